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
    return fedRoutes(considered(routes, excluding: excluded), supplied: sources)
  }

  /// Drops, until nothing changes, every route with an input that no kept route makes and nobody supplies.
  ///
  /// What remains does not depend on the order: it is the greatest fixed point.
  func fedRoutes(_ routes: RouteSet, supplied: NodeSet) -> LoopClosure {
    let (usingStart, using) = (usingRows.starts.span, usingRows.values.span)
    let (outputStart, output) = (outputRows.starts.span, outputRows.values.span)
    var kept = [Bool](repeating: false, count: routeCount)
    // Of each node: the kept routes that make it, and one more if it is supplied.
    var sourceCounts = [Int32](repeating: 0, count: nodeCount)
    var isKept = kept.mutableSpan
    var sourceCount = sourceCounts.mutableSpan
    for node in supplied { sourceCount[node.index] = 1 }
    for route in routes {
      isKept[route.index] = true
      for position in Int(outputStart[route.index])..<Int(outputStart[route.index + 1]) {
        sourceCount[Int(output[position])] += 1
      }
    }
    var unfed: [Int32] = []
    for node in 0..<nodeCount where sourceCount[node] == 0 { unfed.append(Int32(node)) }
    while let node = unfed.popLast() {
      for position in Int(usingStart[Int(node)])..<Int(usingStart[Int(node) + 1]) {
        let route = Int(using[position])
        guard isKept[route] else { continue }
        isKept[route] = false
        for position in Int(outputStart[route])..<Int(outputStart[route + 1]) {
          let output = Int(output[position])
          sourceCount[output] -= 1
          if sourceCount[output] == 0 { unfed.append(Int32(output)) }
        }
      }
    }
    return LoopClosure(
      nodes: NodeSet(count: nodeCount) { sourceCounts[$0] > 0 },
      routes: RouteSet(count: routeCount) { kept[$0] })
  }

  /// The routes of `routes` that `targets` lead back to: those that make one, those that make their
  /// inputs, and so on. Nothing is traced behind `supplied`.
  func routes(leadingTo targets: NodeSet, among routes: RouteSet, supplied: NodeSet) -> RouteSet {
    var isTraced = [Bool](repeating: false, count: nodeCount)
    for node in supplied { isTraced[node.index] = true }
    var isOpen = [Bool](repeating: false, count: routeCount)  // may lead, not met yet
    for route in routes { isOpen[route.index] = true }
    var leading: RouteSet = []
    var waiting: [Int32] = []
    func trace(_ node: Int32) {
      if isTraced[Int(node)] { return }
      isTraced[Int(node)] = true
      waiting.append(node)
    }
    for target in targets { trace(target.rawValue) }
    while let node = waiting.popLast() {
      for route in makingRows[Int(node)] where isOpen[Int(route)] {
        isOpen[Int(route)] = false
        leading.insert(RouteID(rawValue: route))
        for input in inputRows[Int(route)] { trace(input) }
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
    let fed = loopClosure(sources: sources, routes: routes)
    let loop = self.routes(leadingTo: [target], among: fed.routes, supplied: sources)
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
