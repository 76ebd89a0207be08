import ChainModel

/// Whether a target can be made, in each regime, with a proof either way.
public struct TargetVerdict: Sendable {
  public let target: NodeID
  /// One for each regime, in their order.
  public let regimes: [RegimeVerdict]

  public subscript(regime: SupplyRegime) -> RegimeVerdict? { regimes.first { $0.regime == regime } }
  /// Whether the regimes disagree.
  public var isDivided: Bool { Set(regimes.map(\.isProducible)).count > 1 }
}

/// The answer for one target in one regime.
public struct RegimeVerdict: Sendable {
  /// A route that was tried and what it lacks.
  public struct TriedRoute: Hashable, Sendable {
    public let route: RouteID
    public let missing: [NodeID]
  }

  public let regime: SupplyRegime
  /// Whether some choice of routes makes it.
  public let isProducible: Bool
  /// Whether it can be made with what is there, no project added.
  public let isThere: Bool
  /// Routes that make it; in an order in which they can run unless a seed is needed.
  public let proof: [RouteID]
  /// Only where nothing but a loop makes it: what to supply once so that it starts.
  public let seed: SmallestSeed?
  /// Where it cannot be made: the routes tried back from it, each with what it lacks.
  public let tried: [TriedRoute]
  /// Of what is lacking, the nodes that no known route makes.
  public let deadEnds: [NodeID]

  init(_ basis: PlanBasis, target: NodeID, clock: SearchClock) {
    let problem = basis.problem
    let graph = problem.graph
    regime = basis.regime
    let all = problem.free.union(problem.projects)
    let closure = graph.closure(of: problem.sources, routes: all)
    let reachable = problem.reachable
    isProducible = reachable.contains(target)
    isThere = problem.reached(with: []).contains(target)
    guard isProducible else {
      (proof, seed) = ([], nil)
      (tried, deadEnds) = Self.failure(graph, target: target, all, reachable)
      return
    }
    (tried, deadEnds) = ([], [])
    let chosen = problem.firstCompletion(of: [target]) ?? []
    let first = graph.closure(of: problem.sources, routes: problem.free.union(chosen))
    if let steps = first.proof(of: target) ?? closure.proof(of: target) {
      (proof, seed) = (steps, nil)
      return
    }
    let fed = graph.loopClosure(sources: problem.sources, routes: problem.free.union(chosen)).routes
    proof = Array(graph.routes(leadingTo: [target], among: fed, supplied: problem.sources))
    seed = SmallestSeed(graph, target: target, sources: problem.sources, routes: all, clock: clock)
  }

  /// Back from the target over everything that cannot be made.
  private static func failure(
    _ graph: Hypergraph, target: NodeID, _ routes: RouteSet, _ reachable: NodeSet
  ) -> (tried: [TriedRoute], deadEnds: [NodeID]) {
    var tried: [TriedRoute] = []
    var deadEnds: [NodeID] = []
    var seen: NodeSet = [target]
    var listed: RouteSet = []
    var waiting = [target]
    var position = 0
    while position < waiting.count {
      let node = waiting[position]
      position += 1
      let makers = graph.routes(making: node).filter { routes.contains($0) }
      if makers.isEmpty { deadEnds.append(node) }
      for route in makers where listed.insert(route).inserted {
        let missing = graph.inputs(of: route).filter { !reachable.contains($0) }
        tried.append(TriedRoute(route: route, missing: missing))
        for input in missing where seen.insert(input).inserted { waiting.append(input) }
      }
    }
    return (tried, deadEnds)
  }
}
