/// `gaps`: where is a chain broken, and why does it matter?
public struct GapsRequest: Sendable {
  public var scope: ScopeRequest
  /// Id or name of the chain to list; nil lists all.
  public var chain: String?
  public var horizon: Int?
  public var includesAll: Bool
  public var weights: FactorWeights

  public init(
    scope: ScopeRequest = ScopeRequest(), chain: String? = nil, horizon: Int? = 3, includesAll: Bool = false,
    weights: FactorWeights = .standard
  ) {
    self.scope = scope
    self.chain = chain
    self.horizon = horizon
    self.includesAll = includesAll
    self.weights = weights
  }

  public func run(on dataset: Dataset) throws(RequestError) -> GapsResult {
    let network = dataset.network
    let scope = try scope.resolve(in: network)
    let chain = try network.chain(asked: chain)
    let options = GapOptions(horizon: horizon, chain: chain, includesAll: includesAll, weights: weights)
    return GapsResult(
      network: network, scope: scope, analysis: GapAnalysis(network, scope: scope, options: options))
  }
}

public struct GapsResult: Sendable {
  public let network: ChainNetwork
  public let scope: Scope
  public let analysis: GapAnalysis

  /// The result as text: the conclusion first, then the tables.
  public func text(_ format: TextFormat, language: Language, top: Int? = nil) -> String {
    let tables = GapTables(network, scope: scope, language: language)
    let noteHeader = Headings.reason[language]
    switch format {
    case .json:
      return ResultJSON(network, scope: scope, version: lianTuVersion).gaps(analysis, top: top).text(
        pretty: true)
    case .csv:
      let listed = top.map { Array(analysis.gaps.prefix($0)) } ?? analysis.gaps
      return format.text(heading: [], tables: [tables.gaps(listed)], noteHeader: noteHeader)
    case .table, .md:
      return format.text(
        heading: Headings(network, scope: scope, language: language).gaps(analysis, top: top),
        tables: tables.tables(for: analysis, top: top), noteHeader: noteHeader)
    }
  }
}
