import GraphCore
import TestSupport

/// Random hypergraphs over the sizes 0, 1, 2, 3 and many, with routes that need nothing, make
/// nothing, feed themselves, or name a node twice.
struct RandomHypergraph: CustomStringConvertible {
  let nodeCount: Int
  let routes: [(inputs: [NodeID], outputs: [NodeID])]
  var generator: SeededGenerator

  init(seed: UInt64, mostRoutes: Int = 30) {
    var generator = SeededGenerator(seed: seed)
    let nodeCount = seed < 24 ? Int(seed) / 6 : Int.random(in: 4...16, using: &generator)
    func side(_ most: Int) -> [NodeID] {
      if nodeCount == 0 { return [] }
      return (0..<Int.random(in: 0...most, using: &generator))
        .map { _ in NodeID(Int.random(in: 0..<nodeCount, using: &generator)) }
    }
    let routeCount = min(mostRoutes, [0, 1, nodeCount, nodeCount * 2].randomElement(using: &generator)!)
    routes = (0..<routeCount).map { _ in (side(3), side(2)) }
    self.nodeCount = nodeCount
    self.generator = generator
  }

  var graph: Hypergraph {
    let graph = Hypergraph(nodeCount: nodeCount, routes: routes)
    graph.checkInvariants()
    return graph
  }

  /// Inputs and outputs as plain sets, for the oracles.
  var plain: [(inputs: Set<Int>, outputs: Set<Int>)] {
    routes.map { (Set($0.inputs.map(\.index)), Set($0.outputs.map(\.index))) }
  }

  /// A random part of the nodes, about `share` of them.
  mutating func nodes(share: Double) -> NodeSet {
    NodeSet(
      (0..<nodeCount).filter { _ in Double.random(in: 0..<1, using: &generator) < share }.map { NodeID($0) })
  }

  /// A random part of the routes, about `share` of them.
  mutating func someRoutes(share: Double) -> RouteSet {
    RouteSet(
      routes.indices.filter { _ in Double.random(in: 0..<1, using: &generator) < share }.map { RouteID($0) })
  }

  var description: String {
    "\(nodeCount) nodes, "
      + routes.map { "\($0.inputs.map(\.index))→\($0.outputs.map(\.index))" }.joined(separator: " ")
  }
}
