import GraphCore
import Testing

/// A path and a ring of a million nodes: whatever recursed would overflow its stack here.
@Suite struct ScaleTests {
  static let size = 1_000_000
  static let last = NodeID(size - 1)

  /// 0 → 1 → … → last, and back to 0 if `closed`.
  static func line(closed: Bool) -> Digraph {
    Digraph(
      nodeCount: size,
      links: (0..<(closed ? size : size - 1)).map { (NodeID($0), NodeID(($0 + 1) % size)) })
  }

  @Test func `a path of a million nodes`() {
    let graph = Self.line(closed: false)
    let distances = graph.distances(from: [NodeID(0)], direction: .downstream)
    #expect(distances[Self.last] == Self.size - 1 && distances.reachedCount == Self.size)
    #expect(distances.path(to: Self.last).count == Self.size - 1)
    let components = graph.stronglyConnectedComponents()
    #expect(components.count == Self.size && components.longestPathLength == Self.size - 1)
    #expect(components.component(of: Self.last) == ComponentID(Self.size - 1))
    #expect(graph.loopWalk(through: NodeID(0), closedBy: LinkID(7)) == nil)
  }

  @Test func `a ring of a million nodes`() {
    let graph = Self.line(closed: true)
    let distances = graph.distances(from: [Self.last], direction: .upstream)
    #expect(distances[NodeID(0)] == Self.size - 1)
    let components = graph.stronglyConnectedComponents()
    #expect(components.count == 1 && components.isCyclic(ComponentID(0)))
    let walk = graph.loopWalk(through: NodeID(9), closedBy: LinkID(5))
    #expect(walk?.links.count == Self.size && walk?.nodes.count == Self.size)
  }

  @Test func `a million routes in a row and in a ring`() {
    let graph = Hypergraph(
      nodeCount: Self.size,
      routes: (0..<Self.size).map { ([NodeID($0)], [NodeID(($0 + 1) % Self.size)]) })
    let closure = graph.closure(of: [NodeID(0)])
    #expect(closure.routes.count == Self.size && closure.round(of: Self.last) == Self.size - 1)
    #expect(closure.proof(of: Self.last)?.count == Self.size - 1)
    #expect(graph.loopClosure(sources: []).nodes.count == Self.size)
    let row = RouteSet(graph.routes).subtracting([RouteID(Self.size - 1)])
    #expect(graph.loopClosure(sources: [], routes: row).routes.isEmpty)
    #expect(graph.maximalStructure(targets: [Self.last], raws: [NodeID(0)]).count == Self.size - 1)
  }
}
