import GraphCore

/// What could be built on what: sources that are there, routes that cost nothing, routes to choose.
///
/// The question every plan asks, without names: which projects make a target producible?
public struct CompletionProblem: Sendable {
  public let graph: Hypergraph
  /// Nodes that need not be made.
  public let sources: NodeSet
  /// Routes that run at no cost: installed ones, grades, what comes inside a plant.
  public let free: RouteSet
  /// Routes that may be chosen, each a project.
  public let projects: RouteSet
  /// Whether routes that feed each other count although none of them could start.
  public let allowsLoops: Bool

  public init(
    graph: Hypergraph, sources: NodeSet, free: RouteSet = [], projects: RouteSet? = nil,
    allowsLoops: Bool = false
  ) {
    self.graph = graph
    self.sources = sources
    self.free = free
    self.projects = (projects ?? RouteSet(graph.routes)).subtracting(free)
    self.allowsLoops = allowsLoops
  }

  /// Everything there is once `chosen` are built.
  public func reached(with chosen: RouteSet, excluding excluded: NodeSet = []) -> NodeSet {
    let routes = free.union(chosen)
    return allowsLoops
      ? graph.loopClosure(sources: sources, routes: routes, excluding: excluded).nodes
      : graph.closure(of: sources, routes: routes, excluding: excluded).nodes
  }

  /// Everything there could be.
  public var reachable: NodeSet { reached(with: projects) }

  /// The routes that can matter for `targets`: they can run, and a target leads back to them.
  func relevantRoutes(for targets: NodeSet) -> RouteSet {
    let all = free.union(projects)
    let running =
      allowsLoops
      ? graph.loopClosure(sources: sources, routes: all).routes
      : graph.closure(of: sources, routes: all).routes
    return graph.routes(leadingTo: targets, among: running, supplied: sources)
  }

  /// Of `chosen`, those left when each that can be spared is dropped, the last first.
  func irredundant(_ chosen: RouteSet, for targets: NodeSet) -> RouteSet {
    var kept = chosen
    for route in chosen.reversed() {
      kept.remove(route)
      if !targets.isSubset(of: reached(with: kept)) { kept.insert(route) }
    }
    return kept
  }

  /// A completion without search: for each target the routes forward chaining meets first, then
  /// without those that can be spared. Nil if a target cannot be reached.
  func firstCompletion(of targets: NodeSet) -> RouteSet? {
    var chosen: RouteSet = []
    if allowsLoops {
      guard targets.isSubset(of: reachable) else { return nil }
      chosen = relevantRoutes(for: targets).subtracting(free)
    } else {
      let closure = graph.closure(of: sources, routes: free.union(projects))
      for target in targets {
        guard let proof = closure.proof(of: target) else { return nil }
        chosen.formUnion(proof)
      }
      chosen.subtract(free)
    }
    return irredundant(chosen, for: targets)
  }
}

extension Hypergraph {
  /// The routes of `routes` that `targets` lead back to, behind `supplied` nothing.
  func routes(leadingTo targets: NodeSet, among routes: RouteSet, supplied: NodeSet) -> RouteSet {
    var traced = supplied
    var leading: RouteSet = []
    var waiting = Array(targets.subtracting(supplied))
    traced.formUnion(waiting)
    while let node = waiting.popLast() {
      for route in self.routes(making: node) where routes.contains(route) {
        guard leading.insert(route).inserted else { continue }
        for input in inputs(of: route) where traced.insert(input).inserted { waiting.append(input) }
      }
    }
    return leading
  }
}
