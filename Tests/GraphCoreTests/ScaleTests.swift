import GraphCore
import Testing

/// A path and a ring of a million nodes: whatever recursed would overflow its stack here.
@Suite struct ScaleTests {
  static let size = 1_000_000
  static let last = NodeID(size - 1)

  /// 0 → 1 → … → last, and back to 0 if `closed`.
  static func line(closed: Bool) -> Digraph {
    let sources = Array(0..<Int32(closed ? size : size - 1))
    return Digraph(
      nodeCount: size, rawSources: sources, rawTargets: sources.map { $0 + 1 == size ? 0 : $0 + 1 })
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

  /// Each node makes the next, the last makes the first.
  static let ring = Hypergraph(
    nodeCount: size, routes: (0..<size).map { ([NodeID($0)], [NodeID(($0 + 1) % size)]) })

  @Test func `a million routes run one after another`() {
    let closure = Self.ring.closure(of: [NodeID(0)])
    #expect(closure.routes.count == Self.size && closure.round(of: Self.last) == Self.size - 1)
    #expect(closure.proof(of: Self.last)?.count == Self.size - 1)
  }

  @Test func `a million routes feed each other, or fall one after another`() {
    #expect(Self.ring.loopClosure(sources: []).nodes.count == Self.size)
    let row = RouteSet(Self.ring.routes).subtracting([RouteID(Self.size - 1)])
    #expect(Self.ring.loopClosure(sources: [], routes: row).routes.isEmpty)
    #expect(Self.ring.maximalStructure(targets: [Self.last], raws: [NodeID(0)]).count == Self.size - 1)
  }
}
