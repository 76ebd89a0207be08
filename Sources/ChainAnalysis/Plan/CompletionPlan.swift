import ChainModel

/// What a plan is asked.
public struct PlanOptions: Sendable {
  /// Products that all are to be made.
  public var targets: [NodeID]
  public var regime: SupplyRegime
  /// Most completions to list, ≥ 1.
  public var most: Int
  public var budget: BudgetPlan.Budget?
  /// What a budget buys, with its worth; the targets, at 1 each, where it is empty.
  public var wanted: [(node: NodeID, worth: Double)]
  public var listsStructures: Bool
  /// Where to stop counting structures.
  public var structureLimit: Int
  public var limits: PlanLimits

  public init(
    targets: [NodeID] = [], regime: SupplyRegime = .purchase, most: Int = 5,
    budget: BudgetPlan.Budget? = nil, wanted: [(node: NodeID, worth: Double)] = [],
    listsStructures: Bool = false, structureLimit: Int = 10_000, limits: PlanLimits = PlanLimits()
  ) {
    precondition(most >= 1 && structureLimit >= 1, "a list holds something")
    self.targets = Array(NodeSet(targets))
    self.regime = regime
    self.most = most
    self.budget = budget
    self.wanted = wanted
    self.listsStructures = listsStructures
    self.structureLimit = structureLimit
    self.limits = limits
  }
}

/// Whether targets can be made, what it takes, what of it cannot be done without, and what a budget
/// buys best.
///
/// - Complexity: verdicts and labels O(V + E) each; the least completion is NP-hard and is searched
///   exactly within the limits.
/// - Reference: Docs/Guides/Plan.md; Prigent et al. 2017, doi:10.1371/journal.pcbi.1005276.
public struct CompletionPlan: Sendable {
  public let options: PlanOptions
  public let basis: PlanBasis
  /// By target.
  public let verdicts: [TargetVerdict]
  /// 无已知路线: targets that nothing known makes in the regime asked for.
  public let unreachable: [NodeID]
  /// The least completions; nil where a target is unreachable, or none was asked for.
  public let completions: Completions?
  /// By completion.
  public let details: [CompletionDetail]
  /// 必补: absent nodes that only a project brings, and without which, and without the routes that
  /// make them, the targets cannot be made.
  public let essential: [NodeID]
  public let budget: BudgetPlan?
  public let structures: StructureAnalysis?

  /// - Parameter progress: called before each stage of the work.
  public init(
    _ network: ChainNetwork, scope: Scope, options: PlanOptions, progress: (PlanStage) -> Void = { _ in }
  ) {
    self.options = options
    let clock = SearchClock(options.limits)
    let targets = NodeSet(options.targets)
    let bases = SupplyRegime.allCases.map {
      PlanBasis(network, scope: scope, regime: $0, targets: targets)
    }
    let basis = bases.first { $0.regime == options.regime }!
    self.basis = basis
    progress(.verdicts)
    verdicts = options.targets.map { target in
      TargetVerdict(
        target: target, regimes: bases.map { RegimeVerdict($0, target: target, clock: clock) })
    }
    let problem = basis.problem
    let reachable = problem.reachable
    unreachable = options.targets.filter { !reachable.contains($0) }
    progress(.completions)
    let price = { (route: RouteID) in network.investment(in: route) }
    completions =
      targets.isEmpty || !unreachable.isEmpty
      ? nil : Completions(problem, targets: targets, price: price, most: options.most, clock: clock)
    details =
      completions?.best.map {
        CompletionDetail($0, targets: targets, basis: basis, scope: scope, clock: clock)
      } ?? []
    essential =
      completions == nil ? [] : Self.essential(problem, targets: targets, network: network, scope: scope)
    if let budget = options.budget {
      progress(.budget)
      let wanted = options.wanted.isEmpty ? options.targets.map { ($0, 1.0) } : options.wanted
      let own = PlanBasis(
        network, scope: scope, regime: options.regime, targets: NodeSet(wanted.map(\.0)))
      self.budget = BudgetPlan(
        own.problem, wanted: wanted, budget: budget, price: price, clock: clock)
    } else {
      self.budget = nil
    }
    if options.listsStructures {
      progress(.structures)
      structures = StructureAnalysis(
        network, basis: bases.last!, targets: targets, most: options.most,
        countLimit: options.structureLimit, clock: clock)
    } else {
      structures = nil
    }
  }

  /// Each absent node that could matter is left out in turn. What is only ever a by-product is nobody's
  /// project: it comes with the routes, which are chosen for something else.
  private static func essential(
    _ problem: CompletionProblem, targets: NodeSet, network: ChainNetwork, scope: Scope
  ) -> [NodeID] {
    let relevant = problem.relevantRoutes(for: targets)
    let used = relevant.reduce(into: NodeSet()) { $0.formUnion(problem.graph.inputs(of: $1)) }
    let there = problem.reached(with: [])
    return used.subtracting(there).subtracting(targets).filter { node in
      !scope.isAnchor(node) && !network[node].isCaptive
        && network.routes(making: node).contains { relevant.contains($0) }
        && !targets.isSubset(of: problem.reached(with: problem.projects, excluding: [node]))
    }
  }
}

/// What a plan is busy with.
public enum PlanStage: Sendable { case verdicts, completions, budget, structures }

/// How a completion works: every route it runs, what it buys, what it waits for.
public struct CompletionDetail: Sendable {
  /// In an order in which they can run, unless a seed is needed: projects and what is there already.
  public let steps: [RouteID]
  /// Bulk goods and imports that the steps take in.
  public let purchases: [NodeID]
  /// Steps and inputs that are still being built.
  public let building: [NodeID]
  /// By target that only a loop makes: what starts it.
  public let seeds: [SmallestSeed]

  init(
    _ completion: Completion, targets: NodeSet, basis: PlanBasis, scope: Scope, clock: SearchClock
  ) {
    let problem = basis.problem
    let graph = problem.graph
    let routes = problem.free.union(RouteSet(completion.projects))
    let closure = graph.closure(of: problem.sources, routes: routes)
    var used: RouteSet = []
    var ordered: [(round: Int, route: RouteID)] = []
    var seeds: [SmallestSeed] = []
    for target in targets {
      if let proof = closure.proof(of: target) {
        for route in proof where used.insert(route).inserted {
          let round = graph.inputs(of: route).compactMap { closure.round(of: $0) }.max() ?? 0
          ordered.append((round, route))
        }
      } else {
        let fed = graph.loopClosure(sources: problem.sources, routes: routes).routes
        let loop = graph.routes(leadingTo: [target], among: fed, supplied: problem.sources)
        for route in loop where used.insert(route).inserted { ordered.append((.max, route)) }
        if let seed = SmallestSeed(
          graph, target: target, sources: problem.sources, routes: loop, clock: clock)
        {
          seeds.append(seed)
        }
      }
    }
    steps = ordered.sorted { ($0.round, $0.route) < ($1.round, $1.route) }.map(\.route)
    let inputs = steps.reduce(into: NodeSet()) { $0.formUnion(graph.inputs(of: $1)) }
    purchases = inputs.filter { basis.bought.contains($0) && !scope.isAnchor($0) }
    let outputs = steps.filter { scope.state(of: $0) == .building }.flatMap { Array(graph.outputs(of: $0)) }
    building = NodeSet(
      outputs.filter { scope.state(of: $0) == .building } + inputs.filter { scope.state(of: $0) == .building }
    ).map { $0 }
    self.seeds = seeds
  }
}
