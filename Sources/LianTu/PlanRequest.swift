import Optimization

/// `plan`: can it be made, what has to be added, and what does a budget buy best?
public struct PlanRequest: Sendable {
  public var scope: ScopeRequest
  /// Ids or names of what is to be made; all of them together.
  public var targets: [String]
  /// With a budget and no targets: the chain whose gaps are wanted; nil is all chains.
  public var chain: String?
  public var regime: SupplyRegime
  /// Most completions to list, ≥ 1.
  public var most: Int
  public var budget: BudgetPlan.Budget?
  public var listsStructures: Bool
  public var limits: PlanLimits

  public init(
    scope: ScopeRequest = ScopeRequest(), targets: [String] = [], chain: String? = nil,
    regime: SupplyRegime = .purchase, most: Int = 5, budget: BudgetPlan.Budget? = nil,
    listsStructures: Bool = false, limits: PlanLimits = PlanLimits()
  ) {
    self.scope = scope
    self.targets = targets
    self.chain = chain
    self.regime = regime
    self.most = most
    self.budget = budget
    self.listsStructures = listsStructures
    self.limits = limits
  }

  /// - Parameter progress: called before each stage of the work.
  /// - Throws: ``RequestError/noSolver(_:)`` also where the integer solver is not installed.
  public func run(
    on dataset: Dataset, progress: (PlanStage) -> Void = { _ in }
  ) throws(RequestError) -> PlanResult {
    let network = dataset.network
    let scope = try scope.resolve(in: network)
    var nodes: [NodeID] = []
    for target in targets { nodes.append(try network.node(asked: target)) }
    let chain = try network.chain(asked: chain)
    do { try IntegerProgram.loadSolver() } catch { throw .noSolver(error.reason) }
    // Without targets a budget is for the gaps, each worth its priority.
    let wanted =
      budget == nil || !nodes.isEmpty
      ? []
      : GapAnalysis(network, scope: scope, options: GapOptions(chain: chain)).gaps.compactMap { gap in
        gap.priority.flatMap { $0 > 0 ? (node: gap.node, worth: $0) : nil }
      }
    let options = PlanOptions(
      targets: nodes, regime: regime, most: most, budget: budget, wanted: wanted,
      listsStructures: listsStructures, limits: limits)
    return PlanResult(
      network: network, scope: scope,
      plan: CompletionPlan(network, scope: scope, options: options, progress: progress))
  }
}

public struct PlanResult: Sendable {
  public let network: ChainNetwork
  public let scope: Scope
  public let plan: CompletionPlan

  /// Whether there is an answer: every target has a known route.
  public var hasAnswer: Bool { plan.unreachable.isEmpty && plan.structures.map { !$0.best.isEmpty } ?? true }

  public func text(_ format: TextFormat, language: Language) -> String {
    let tables = PlanTables(network, scope: scope, language: language)
    let noteHeader = Headings.reason[language]
    switch format {
    case .json:
      return ResultJSON(network, scope: scope, version: lianTuVersion).plan(plan).text(pretty: true)
    case .csv:
      return format.text(heading: [], tables: [tables.all(plan)], noteHeader: noteHeader)
    case .table, .md:
      return format.text(
        heading: tables.heading(plan), tables: tables.tables(plan), noteHeader: noteHeader)
    }
  }
}
