import GraphCore
import TestSupport

/// Random graphs over the sizes 0, 1, 2, 3 and many, from nearly empty to dense, with self-loops,
/// parallel links, isolated nodes and parts that nothing leads to.
struct RandomGraph: CustomStringConvertible {
  let nodeCount: Int
  let links: [(source: NodeID, target: NodeID)]
  var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    nodeCount = seed < 24 ? Int(seed) / 6 : Int.random(in: 4...24, using: &generator)
    let most = nodeCount == 0 ? 0 : nodeCount * [0, 1, 1, 2, 4].randomElement(using: &generator)!
    // Links end among the first nodes only, at times: the others stay isolated.
    let linked = max(1, nodeCount - Int.random(in: 0...3, using: &generator))
    var links: [(source: NodeID, target: NodeID)] = []
    for _ in 0..<most {
      let source = NodeID(Int.random(in: 0..<min(linked, nodeCount), using: &generator))
      let target = NodeID(Int.random(in: 0..<min(linked, nodeCount), using: &generator))
      links.append((source, target))
      if Int.random(in: 0..<8, using: &generator) == 0 { links.append((source, target)) }
      if Int.random(in: 0..<12, using: &generator) == 0 { links.append((target, target)) }
    }
    self.links = links
  }

  var graph: Digraph {
    let graph = Digraph(nodeCount: nodeCount, links: links)
    graph.checkInvariants()
    return graph
  }

  /// A random part of the nodes, about `share` of them.
  mutating func nodes(share: Double) -> NodeSet {
    NodeSet(
      (0..<nodeCount).filter { _ in Double.random(in: 0..<1, using: &generator) < share }.map { NodeID($0) })
  }

  /// A random node of a graph that has one.
  mutating func node() -> NodeID { NodeID(Int.random(in: 0..<nodeCount, using: &generator)) }

  var description: String {
    "\(nodeCount) nodes, "
      + links.map { "\($0.source.rawValue)→\($0.target.rawValue)" }.joined(separator: " ")
  }
}
