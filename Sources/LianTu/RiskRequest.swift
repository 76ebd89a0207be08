/// `risk`: what breaks when a node, a company, a place or an outside supply fails?
public struct RiskRequest: Sendable {
  public var scope: ScopeRequest
  /// Id or name of the chain whose nodes count; nil is all chains.
  public var chain: String?
  public var simulation: OutageSimulationOptions

  public init(
    scope: ScopeRequest = ScopeRequest(), chain: String? = nil,
    simulation: OutageSimulationOptions = OutageSimulationOptions()
  ) {
    self.scope = scope
    self.chain = chain
    self.simulation = simulation
  }

  public func run(on dataset: Dataset) throws(RequestError) -> RiskResult {
    let network = dataset.network
    let scope = try scope.resolve(in: network)
    let chain = try network.chain(asked: chain)
    return RiskResult(
      network: network, scope: scope,
      findings: RiskFindings(network, scope: scope, chain: chain, simulation: simulation))
  }
}

public struct RiskResult: Sendable {
  /// Rows of each table unless asked otherwise.
  public static let defaultTop = 10

  public let network: ChainNetwork
  public let scope: Scope
  public let findings: RiskFindings

  /// Tables show the first ten of each list unless `top` says otherwise; JSON and CSV hold all.
  public func text(_ format: TextFormat, language: Language, top: Int? = nil) -> String {
    let tables = RiskTables(network, scope: scope, language: language)
    let noteHeader = Headings.reason[language]
    switch format {
    case .json:
      return ResultJSON(network, scope: scope, version: lianTuVersion).risk(findings, top: top)
        .text(pretty: true)
    case .csv:
      return format.text(heading: [], tables: [tables.all(findings, top: top)], noteHeader: noteHeader)
    case .table, .md:
      return format.text(
        heading: tables.heading(findings), tables: tables.tables(findings, top: top ?? Self.defaultTop),
        noteHeader: noteHeader)
    }
  }
}
