import GraphCore
import Optimization

/// The fewest nodes that, supplied once, start a loop and are made by it again (首次投料).
public struct SmallestSeed: Hashable, Sendable {
  public let nodes: [NodeID]
  /// Whether it is proven that fewer do not do.
  public let isProven: Bool
  /// What no seed can be smaller than.
  public let sizeBound: Double

  /// - Parameter routes: routes that keep each other fed and lead to `target`.
  /// - Returns: nil if no loop of `routes` makes `target`.
  init?(
    _ graph: Hypergraph, target: NodeID, sources: NodeSet, routes: RouteSet, clock: SearchClock
  ) {
    guard let known = graph.seedSet(for: target, sources: sources, routes: routes) else { return nil }
    guard known.count > 1 else {
      (nodes, isProven, sizeBound) = (Array(known), true, Double(known.count))
      return
    }
    let fed = graph.loopClosure(sources: sources, routes: routes).routes
    let loop = graph.routes(leadingTo: [target], among: fed, supplied: sources)
    let candidates = loop.reduce(into: NodeSet()) { $0.formUnion(graph.inputs(of: $1)) }
      .subtracting(sources)
    var program = IntegerProgram(.minimize)
    var columns: [NodeID: ColumnID] = [:]
    for node in candidates { columns[node] = program.addBinary(cost: 1) }
    /// What is had, and what is made, from a choice of seeds.
    func outcome(_ seeds: NodeSet) -> (had: NodeSet, made: NodeSet) {
      let closure = graph.closure(of: sources.union(seeds), routes: loop)
      return (closure.nodes, closure.routes.reduce(into: NodeSet()) { $0.formUnion(graph.outputs(of: $1)) })
    }
    var bound = 0.0
    while !clock.isOver {
      let solved = program.solve(limits: SolveLimits(nodes: clock.limits.nodes, seconds: clock.secondsLeft))
      guard solved.status == .optimal, let objective = solved.objective else { break }
      bound = objective
      let seeds = NodeSet(candidates.filter { node in columns[node].map(solved.isChosen) ?? false })
      let made = outcome(seeds).made
      let unmade = seeds.union([target]).subtracting(made)
      if unmade.isEmpty {
        (nodes, isProven, sizeBound) = (Array(seeds), true, objective)
        return
      }
      // Inside what these seeds and any more reach that still leave `node` unmade, nothing helps it:
      // a choice that needs it made has a seed outside.
      for node in unmade {
        var widened = seeds
        for more in candidates where !widened.contains(more) {
          widened.insert(more)
          if outcome(widened).made.contains(node) { widened.remove(more) }
        }
        let had = outcome(widened).had
        let outside = candidates.filter { !had.contains($0) }.compactMap { columns[$0] }.map { Term(1, $0) }
        if node == target {
          program.addRow(outside, 1...Double.infinity)
        } else if let own = columns[node] {
          program.addRow(outside + [Term(-1, own)], 0...Double.infinity)
        }
      }
    }
    (nodes, isProven, sizeBound) = (Array(known), false, bound)
  }
}
