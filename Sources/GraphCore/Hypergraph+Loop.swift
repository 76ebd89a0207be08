/// The routes that keep each other fed, and what they have and make.
///
/// Made by ``Hypergraph/loopClosure(sources:routes:excluding:)``.
public struct LoopClosure: Hashable, Sendable {
  /// The sources and every output of `routes`.
  public let nodes: NodeSet
  /// The routes all of whose inputs lie in `nodes`.
  public let routes: RouteSet
}

extension Hypergraph {
  /// Finds the largest set of routes all of whose inputs are sources or outputs of the set: routes
  /// that feed each other count, though nothing says how they would start.
  ///
  /// It holds everything that ``closure(of:routes:excluding:)`` makes, and the loops that would run
  /// on once charged. More sources or more routes never give less.
  /// - Parameters:
  ///   - routes: the routes considered; nil for all.
  ///   - excluded: nodes to do without: taken from the sources, along with every route that makes one.
  /// - Complexity: O(*V* + *R* + *I*).
  /// - Reference: Docs/Guides/Closure.md.
  public func loopClosure(
    sources: NodeSet, routes: RouteSet? = nil, excluding excluded: NodeSet = []
  ) -> LoopClosure {
    let sources = sources.subtracting(excluded)
    let kept = fedRoutes(considered(routes, excluding: excluded), supplied: sources)
    var nodes = sources
    for route in kept { nodes.formUnion(outputs(of: route)) }
    return LoopClosure(nodes: nodes, routes: kept)
  }

  /// Drops, until nothing changes, every route with an input that no kept route makes and nobody supplies.
  ///
  /// What remains does not depend on the order: it is the greatest fixed point.
  func fedRoutes(_ routes: RouteSet, supplied: NodeSet) -> RouteSet {
    var kept = [Bool](repeating: false, count: routeCount)
    var makerCounts = [Int32](repeating: 0, count: nodeCount)
    for route in routes {
      kept[route.index] = true
      for output in outputRows[route.index] { makerCounts[Int(output)] += 1 }
    }
    var unfed: [Int32] = []
    for node in nodes where makerCounts[node.index] == 0 && !supplied.contains(node) {
      unfed.append(node.rawValue)
    }
    while let node = unfed.popLast() {
      for route in usingRows[Int(node)] where kept[Int(route)] {
        kept[Int(route)] = false
        for output in outputRows[Int(route)] {
          makerCounts[Int(output)] -= 1
          if makerCounts[Int(output)] == 0, !supplied.contains(NodeID(rawValue: output)) {
            unfed.append(output)
          }
        }
      }
    }
    return RouteSet(count: routeCount) { kept[$0] }
  }

  /// The routes of `routes` that `targets` lead back to: those that make one, those that make their
  /// inputs, and so on. Nothing is traced behind `supplied`.
  func routes(leadingTo targets: NodeSet, among routes: RouteSet, supplied: NodeSet) -> RouteSet {
    var traced = targets.subtracting(supplied)
    var waiting = Array(traced)
    var leading: RouteSet = []
    while let node = waiting.popLast() {
      for route in self.routes(making: node) where routes.contains(route) && leading.insert(route).inserted {
        for input in inputs(of: route) where !supplied.contains(input) && traced.insert(input).inserted {
          waiting.append(input)
        }
      }
    }
    return leading
  }

  /// Finds a small set of nodes that, supplied once, makes a loop run until it makes `target` and
  /// every node of the set again.
  ///
  /// A smallest set if one node is enough, and then the one with the smallest id; else one from
  /// which no single node can be dropped.
  /// - Returns: nothing to supply if `target` is a source or can be made from the sources alone; nil
  ///   if no loop makes it.
  /// - Complexity: O(*n*² (*V* + *R* + *I*)) at worst, where *n* is the number of inputs in the loop.
  /// - Reference: Docs/Guides/Closure.md.
  public func seedSet(for target: NodeID, sources: NodeSet, routes: RouteSet? = nil) -> NodeSet? {
    if sources.contains(target) { return [] }
    let fed = fedRoutes(considered(routes, excluding: []), supplied: sources)
    let loop = self.routes(leadingTo: [target], among: fed, supplied: sources)
    if loop.isEmpty { return nil }

    func starts(_ seeds: NodeSet) -> Bool {
      var unmade = seeds.union([target])
      for route in closure(of: sources.union(seeds), routes: loop).routes {
        unmade.subtract(outputs(of: route))
      }
      return unmade.isEmpty
    }
    if starts([]) { return [] }
    var seeds: NodeSet = []
    for route in loop { seeds.formUnion(inputs(of: route)) }
    seeds.subtract(sources)
    if let single = seeds.first(where: { starts([$0]) }) { return [single] }

    // A set with fewer nodes has fewer to make again, so a node kept once may still go later.
    var isSettled = false
    while !isSettled {
      isSettled = true
      for seed in seeds where starts(seeds.subtracting([seed])) {
        seeds.remove(seed)
        isSettled = false
      }
    }
    return seeds
  }
}
