import ChainModel

/// The process-network view of some targets: which units can matter, in how many ways, and the best.
///
/// Units are routes, raws the sources of the loop regime. A unit whose main product is a raw is dropped,
/// as the theory has it; a raw that comes only as a by-product is no reason to drop one.
/// - Reference: Docs/Guides/MaximalStructure.md; Friedler et al. 1992, 1993.
public struct StructureAnalysis: Sendable {
  /// The units of the maximal structure, ascending; none if a target cannot be made.
  public let maximal: [RouteID]
  public private(set) var count = StructureCount.none
  /// The cheapest structures, the one with the fewest units first; none where there is no structure.
  public let best: [Completion]
  /// Whether `best` holds all of least cost in which no unit can be spared.
  public let isBestComplete: Bool
  /// Whether the first is proven the cheapest.
  public let isProven: Bool
  /// Whether cost is investment; else, since not every unit is priced, the number of units not there.
  public let isPriced: Bool
  /// The cost of the best: 亿元 or units; nil without one.
  public let cost: Double?

  init(
    _ network: ChainNetwork, basis: PlanBasis, targets: NodeSet, most: Int, countLimit: Int,
    clock: SearchClock
  ) {
    let raws = basis.problem.sources
    let graph = Hypergraph(
      nodeCount: network.nodeCount,
      routes: network.routes.map { route in
        (
          inputs: route.requiredInputs.map(\.node),
          outputs: [route.output] + route.byproducts.map(\.node).filter { !raws.contains($0) }
        )
      })
    let structure = graph.maximalStructure(targets: targets, raws: raws)
    let made = structure.reduce(into: NodeSet()) { $0.formUnion(graph.outputs(of: $1)) }
    let free = basis.problem.free
    let price = { (route: RouteID) -> Double? in free.contains(route) ? 0 : network.investment(in: route) }
    isPriced = structure.allSatisfy { price($0) != nil }
    // Counted last, for it may take all the time that is left.
    defer {
      count = graph.structureCount(
        targets: targets, raws: raws, routes: structure, limit: countLimit, isOver: { clock.isOver })
    }
    guard !targets.isEmpty, targets.isSubset(of: made) else {
      maximal = []
      (best, isBestComplete, isProven, cost) = ([], true, true, nil)
      return
    }
    maximal = Array(structure)
    let problem = CompletionProblem(
      graph: graph, sources: raws, projects: structure, allowsLoops: true)
    var search = CompletionSearch(problem, demanding: targets, clock: clock)
    let isPriced = isPriced
    let cost = { (route: RouteID) -> Double in isPriced ? price(route) ?? 0 : free.contains(route) ? 0 : 1 }
    search.minimize(price: cost)
    guard case .optimal(let least) = search.solve() else {
      let first = problem.firstCompletion(of: targets) ?? []
      best = [Completion(first, prices: price)]
      (isBestComplete, isProven) = (false, false)
      self.cost = first.reduce(0) { $0 + cost($1) }
      return
    }
    search.limit(cost, to: least.projects.reduce(0) { $0 + cost($1) }, slack: 1e-7)
    search.setObjective { _ in 1 }
    var found: [RouteSet] = []
    var isComplete = false
    while found.count < most, !isComplete {
      switch search.solve() {
      case .optimal(let next):
        found.append(next.projects)
        search.exclude(next.projects)
      case .infeasible: isComplete = true
      case .stopped: found = found.isEmpty ? [problem.irredundant(least.projects, for: targets)] : found
      }
      if clock.isOver { break }
    }
    if !isComplete, case .infeasible = search.solve() { isComplete = true }
    // The least is one of them: where the solver finds none it is at a loss.
    if found.isEmpty { (found, isComplete) = ([least.projects], false) }
    best = found.map { Completion($0, prices: price) }.sorted { a, b in
      a.projects.count == b.projects.count
        ? a.projects.lexicographicallyPrecedes(b.projects) : a.projects.count < b.projects.count
    }
    isBestComplete = isComplete
    isProven = true
    self.cost = best.first?.projects.reduce(0) { $0 + cost($1) }
  }
}
