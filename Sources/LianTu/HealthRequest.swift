/// What the rows of a health table are.
public enum HealthGrouping: String, CaseIterable, Sendable { case chain, industry, county }

/// `health`: how complete, fed, deep, closed, spread and resilient the chains are.
public struct HealthRequest: Sendable {
  public var scope: ScopeRequest
  public var grouping: HealthGrouping
  /// Only this chain's nodes; nil is all chains.
  public var chain: String?

  public init(scope: ScopeRequest = ScopeRequest(), grouping: HealthGrouping = .chain, chain: String? = nil) {
    self.scope = scope
    self.grouping = grouping
    self.chain = chain
  }

  public func run(on dataset: Dataset) throws(RequestError) -> HealthResult {
    let network = dataset.network
    let scope = try scope.resolve(in: network)
    let chain = try network.chain(asked: chain)
    return HealthResult(
      network: network, scope: scope, grouping: grouping,
      rows: grouping == .county
        ? Self.counties(network, scope, chain) : Self.groups(network, scope, chain, grouping))
  }

  private static func groups(
    _ network: ChainNetwork, _ scope: Scope, _ chain: ChainID?, _ grouping: HealthGrouping
  ) -> [HealthRow] {
    let analysis = HealthAnalysis(network, scope: scope)
    let chains = network.chainIDs.filter { chain == nil || $0 == chain }
    if grouping == .chain {
      return chains.map {
        HealthRow(subject: .chain($0), health: analysis.health(of: network.memberNodes(of: [$0])))
      }
    }
    return network.parts.industries.indices.map { IndustryID($0) }.compactMap { industry in
      let own = chains.filter { network[$0].industry == industry }
      guard chain == nil || !own.isEmpty else { return nil }
      return HealthRow(
        subject: .industry(industry), health: analysis.health(of: network.memberNodes(of: own)))
    }
  }

  /// Each region of the scope that holds no other, over the same nodes.
  private static func counties(_ network: ChainNetwork, _ scope: Scope, _ chain: ChainID?) -> [HealthRow] {
    let chains = network.chainIDs.filter { chain == nil || $0 == chain }
    let nodes = network.memberNodes(of: Array(chains))
    let parents = Set(network.parts.regions.compactMap(\.parent))
    return scope.regions.filter { !parents.contains($0) }.sorted().map { region in
      let own = Scope(network, region: region, asOf: scope.asOf)
      return HealthRow(
        subject: .region(region), health: HealthAnalysis(network, scope: own).health(of: nodes))
    }
  }
}

extension ChainNetwork {
  /// The members of some chains, each once, by id.
  func memberNodes(of chains: [ChainID]) -> [NodeID] {
    Set(chains.flatMap { members(of: $0) }.map(\.node)).sorted()
  }
}

public struct HealthResult: Sendable {
  public let network: ChainNetwork
  public let scope: Scope
  public let grouping: HealthGrouping
  public let rows: [HealthRow]

  public func text(_ format: TextFormat, language: Language) -> String {
    let tables = HealthTables(network, scope: scope, language: language)
    switch format {
    case .json:
      return ResultJSON(network, scope: scope, version: lianTuVersion)
        .health(rows, grouping: grouping.rawValue).text(pretty: true)
    case .csv, .md, .table:
      return format.text(
        heading: format == .csv ? [] : tables.heading(rows), tables: [tables.table(rows)],
        noteHeader: Headings.reason[language])
    }
  }
}
