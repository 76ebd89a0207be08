/// What can be made from a set of sources, and how.
///
/// Made by ``Hypergraph/closure(of:routes:excluding:)``.
public struct Closure: Sendable {
  /// The sources and every node made from them.
  public let nodes: NodeSet
  /// The routes whose inputs all lie in `nodes`: those that ran.
  public let routes: RouteSet
  let hypergraph: Hypergraph
  /// The round that first gave each node: 0 for a source, −1 where there was none.
  let rounds: [Int32]
  /// The route that first made each node, −1 for a source and where there was none.
  let makers: [Int32]

  /// The round in which `node` was first there: 0 for a source, 1 for what the sources make at once,
  /// and so on; nil if it cannot be made.
  public func round(of node: NodeID) -> Int? {
    let round = rounds[node.index]
    return round < 0 ? nil : Int(round)
  }

  /// The route that first made `node`; of several in the same round, the one with the smallest id.
  /// Nil for a source and for a node that cannot be made.
  public func route(making node: NodeID) -> RouteID? {
    let maker = makers[node.index]
    return maker < 0 ? nil : RouteID(rawValue: maker)
  }

  /// The routes that make `node` from the sources, in an order in which they can run.
  ///
  /// Each route's inputs are sources or outputs of routes before it. The proof takes the first route
  /// of every node; it is not always the one with the fewest routes, which is NP-hard to find.
  /// - Returns: none for a source; nil if `node` cannot be made.
  /// - Complexity: O(*k* log *k* + *i* + *R* / 64) for a proof of *k* routes with *i* inputs.
  public func proof(of node: NodeID) -> [RouteID]? {
    guard rounds[node.index] >= 0 else { return nil }
    var steps: [(round: Int32, route: Int32)] = []
    var taken: RouteSet = []
    var wanted = [node.rawValue]
    while let node = wanted.popLast() {
      let maker = makers[Int(node)]
      guard maker >= 0, taken.insert(RouteID(rawValue: maker)).inserted else { continue }
      steps.append((rounds[Int(node)], maker))
      wanted.append(contentsOf: hypergraph.inputRows[Int(maker)])
    }
    steps.sort { $0 < $1 }
    return steps.map { RouteID(rawValue: $0.route) }
  }
}

extension Hypergraph {
  /// Finds everything that can be made from `sources`: the smallest set that holds them and, with
  /// all inputs of a route, its outputs.
  ///
  /// Forward chaining with a counter of missing inputs for each route, in rounds. A route without
  /// inputs runs in round 1. A loop starts only if something in it can be made from outside; where
  /// it should count nevertheless, ask ``loopClosure(sources:routes:excluding:)``.
  ///
  /// More sources or more routes never give less.
  /// - Parameters:
  ///   - routes: the routes considered; nil for all.
  ///   - excluded: nodes to do without: taken from the sources, along with every route that makes one.
  /// - Complexity: O(*V* + *R* + *I*).
  /// - Reference: Docs/Guides/Closure.md; Gallo, Longo, Pallottino & Nguyen 1993,
  ///   doi:10.1016/0166-218X(93)90045-P.
  public func closure(
    of sources: NodeSet, routes: RouteSet? = nil, excluding excluded: NodeSet = []
  ) -> Closure {
    let (usingStart, using) = (usingRows.starts.span, usingRows.values.span)
    let (outputStart, output) = (outputRows.starts.span, outputRows.values.span)
    // A route that is not considered starts below 0, so its counter never comes to 0.
    var missingCounts = [Int32](repeating: -1, count: routeCount)
    var rounds = [Int32](repeating: -1, count: nodeCount)
    var makers = rounds
    var ran = [Bool](repeating: false, count: routeCount)
    var missing = missingCounts.mutableSpan
    var roundOfNode = rounds.mutableSpan
    var maker = makers.mutableSpan
    var fresh: [Int32] = []  // nodes of the last round
    var ready: [Int32] = []  // routes of the next

    for route in considered(routes, excluding: excluded) {
      missing[route.index] = Int32(inputRows.range(route.index).count)
      if missing[route.index] == 0 { ready.append(route.rawValue) }
    }
    for source in sources.subtracting(excluded) {
      roundOfNode[source.index] = 0
      fresh.append(source.rawValue)
    }
    var round: Int32 = 0
    while !fresh.isEmpty || !ready.isEmpty {
      for node in fresh {
        for position in Int(usingStart[Int(node)])..<Int(usingStart[Int(node) + 1]) {
          let route = Int(using[position])
          missing[route] -= 1
          if missing[route] == 0 { ready.append(Int32(route)) }
        }
      }
      fresh.removeAll(keepingCapacity: true)
      round += 1
      for route in ready {
        ran[Int(route)] = true
        for position in Int(outputStart[Int(route)])..<Int(outputStart[Int(route) + 1]) {
          let node = Int(output[position])
          if roundOfNode[node] < 0 {
            roundOfNode[node] = round
            maker[node] = route
            fresh.append(Int32(node))
          } else if roundOfNode[node] == round {
            maker[node] = min(maker[node], route)
          }
        }
      }
      ready.removeAll(keepingCapacity: true)
    }
    return Closure(
      nodes: NodeSet(count: nodeCount) { rounds[$0] >= 0 },
      routes: RouteSet(count: routeCount) { ran[$0] },
      hypergraph: self, rounds: rounds, makers: makers)
  }

  /// The routes asked for that make nothing of `excluded`.
  func considered(_ routes: RouteSet?, excluding excluded: NodeSet) -> RouteSet {
    var considered = routes ?? RouteSet(self.routes)
    for node in excluded { considered.subtract(self.routes(making: node)) }
    return considered
  }
}
