import Optimization

/// `balance`: what is short or over when the plants run, and what holds them back?
public struct BalanceRequest: Sendable {
  public var scope: ScopeRequest
  /// Id or name of the chain to list; nil lists all. The whole scope is always balanced.
  public var chain: String?
  public var countsBuilding: Bool
  /// Ids or names of what may be bought without limit; nil is the standard list.
  public var purchases: [String]?

  public init(
    scope: ScopeRequest = ScopeRequest(), chain: String? = nil, countsBuilding: Bool = false,
    purchases: [String]? = nil
  ) {
    self.scope = scope
    self.chain = chain
    self.countsBuilding = countsBuilding
    self.purchases = purchases
  }

  /// - Throws: ``RequestError/noSolver(_:)`` also where the linear solver is not installed.
  public func run(on dataset: Dataset) throws(RequestError) -> BalanceResult {
    let network = dataset.network
    let scope = try scope.resolve(in: network)
    let chain = try network.chain(asked: chain)
    var bought: [NodeID]?
    if let purchases {
      var nodes: Set<NodeID> = []
      for text in purchases { nodes.insert(try network.node(asked: text)) }
      bought = nodes.sorted()
    }
    do { try LinearProgram.loadSolver() } catch { throw .noSolver(error.reason) }
    return BalanceResult(
      balance: MaterialBalance(
        network, scope: scope, options: BalanceOptions(countsBuilding: countsBuilding, purchases: bought)),
      chain: chain)
  }
}

public struct BalanceResult: Sendable {
  /// Rows of each table unless asked otherwise.
  public static let defaultTop = 10

  public let balance: MaterialBalance
  public let chain: ChainID?

  /// Tables show the first ten of each list unless `top` says otherwise; JSON and CSV hold all.
  public func text(_ format: TextFormat, language: Language, top: Int? = nil) -> String {
    let tables = BalanceTables(balance, chain: chain, language: language)
    let noteHeader = Headings.reason[language]
    switch format {
    case .json:
      return ResultJSON(balance.network, scope: balance.scope, version: lianTuVersion)
        .balance(balance, chain: chain).text(pretty: true)
    case .csv: return format.text(heading: [], tables: [tables.all()], noteHeader: noteHeader)
    case .table, .md:
      return format.text(
        heading: tables.heading(), tables: tables.tables(top: top ?? Self.defaultTop), noteHeader: noteHeader)
    }
  }
}
