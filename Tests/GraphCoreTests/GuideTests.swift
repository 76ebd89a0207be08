import GraphCore
import Testing

/// The worked examples of Docs/Guides come out as the pages say.
@Suite struct GuideTests {
  @Test func `search guide`() {
    let graph = Digraph(
      nodeCount: 5, links: [(0, 1), (1, 2), (1, 3), (3, 4)].map { (NodeID($0), NodeID($1)) })
    let absent: NodeSet = [NodeID(1), NodeID(3), NodeID(4)]
    let anchors: NodeSet = [NodeID(0), NodeID(2)]
    let up = graph.distances(from: anchors, direction: .downstream, horizon: 3, through: absent)
    let down = graph.distances(from: anchors, direction: .upstream, horizon: 3, through: absent)
    #expect(absent.map { up[$0] } == [1, 2, 3])
    #expect(absent.map { down[$0] } == [1, nil, nil])
    #expect(up.path(to: NodeID(4)) == [LinkID(0), LinkID(2), LinkID(3)])
  }

  @Test func `components guide`() {
    let links = [(3, 2), (2, 3), (2, 0), (0, 1)].map { (NodeID($0), NodeID($1)) }
    let components = Digraph(nodeCount: 5, links: links).stronglyConnectedComponents()
    let batteries = components.component(of: NodeID(2))
    #expect(components.members(of: batteries).map(\.index) == [2, 3] && components.isCyclic(batteries))
    #expect(batteries < components.component(of: NodeID(0)))
    #expect(components.count == 4 && components.longestPathLength == 2)
  }

  @Test func `closure guide`() {
    let graph = Hypergraph(
      nodeCount: 5,
      routes: [([0, 1], [2]), ([2], [3]), ([3], [4]), ([4], [2])].map { inputs, outputs in
        (inputs.map { NodeID($0) }, outputs.map { NodeID($0) })
      })
    let (brine, ash, carbonate, waste) = (NodeID(0), NodeID(1), NodeID(2), NodeID(4))
    let all = graph.closure(of: [brine, ash])
    #expect(all.nodes == NodeSet(graph.nodes))
    #expect(all.round(of: carbonate) == 1 && all.route(making: carbonate) == RouteID(0))
    #expect(all.round(of: waste) == 3 && all.proof(of: waste)?.map(\.index) == [0, 1, 2])
    #expect(graph.closure(of: [ash]).nodes == [ash])
    #expect(graph.loopClosure(sources: [ash]).routes.map(\.index) == [1, 2, 3])
    #expect(graph.seedSet(for: NodeID(3), sources: [ash]) == [carbonate])
    #expect(graph.closure(of: [brine, ash], excluding: [carbonate]).nodes == [brine, ash])
  }
}
