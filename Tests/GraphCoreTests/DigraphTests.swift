import GraphCore
import TestSupport
import Testing

@Suite struct DigraphTests {
  @Test func `the empty graph has nothing`() {
    let graph = Digraph(nodeCount: 0, links: [])
    graph.checkInvariants()
    #expect(graph.nodes.isEmpty && graph.links.isEmpty)
    #expect(graph.reversed() == graph)
  }

  @Test func `self-loops and parallel links keep their ids`() {
    let graph = Digraph(
      nodeCount: 3,
      links: [
        (NodeID(1), NodeID(0)), (NodeID(0), NodeID(1)), (NodeID(1), NodeID(1)), (NodeID(0), NodeID(1)),
      ])
    graph.checkInvariants()
    #expect(graph.outgoing(NodeID(0)).elementsEqual([LinkID(1), LinkID(3)]))
    #expect(graph.successors(of: NodeID(0)).elementsEqual([NodeID(1), NodeID(1)]))
    #expect(graph.incoming(NodeID(1)).elementsEqual([LinkID(1), LinkID(2), LinkID(3)]))
    #expect(graph.predecessors(of: NodeID(1)).elementsEqual([NodeID(0), NodeID(1), NodeID(0)]))
    #expect(graph.outDegree(of: NodeID(1)) == 2 && graph.inDegree(of: NodeID(1)) == 3)
    #expect(graph.outgoing(NodeID(2)).isEmpty && graph.incoming(NodeID(2)).isEmpty)
  }

  @Test(arguments: UInt64(0)..<200)
  func `both indexes list what the links say`(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let graph = random.graph
    let links = random.links
    #expect(graph.nodeCount == random.nodeCount && graph.linkCount == links.count)
    for link in graph.links {
      #expect(graph.source(of: link) == links[link.index].source)
      #expect(graph.target(of: link) == links[link.index].target)
    }
    for node in graph.nodes {
      let leaving = links.indices.filter { links[$0].source == node }
      let entering = links.indices.filter { links[$0].target == node }
      #expect(graph.outgoing(node).map(\.index) == leaving)
      #expect(graph.incoming(node).map(\.index) == entering)
      #expect(Array(graph.successors(of: node)) == leaving.map { links[$0].target })
      #expect(Array(graph.predecessors(of: node)) == entering.map { links[$0].source })
      #expect(graph.outDegree(of: node) == leaving.count && graph.inDegree(of: node) == entering.count)
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `turned round, every link goes the other way`(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let reversed = random.graph.reversed()
    reversed.checkInvariants()
    #expect(
      reversed == Digraph(nodeCount: random.nodeCount, links: random.links.map { ($0.target, $0.source) }))
    #expect(reversed.reversed() == random.graph)
  }

  @Test func `a link to a node that does not exist stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = Digraph(nodeCount: 1, links: [(NodeID(0), NodeID(1))])
    }
  }
}
