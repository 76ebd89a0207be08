import GraphCore
import TestSupport
import Testing

@Suite struct HypergraphTests {
  @Test(arguments: UInt64(0)..<200)
  func `all four indexes list what the routes say`(seed: UInt64) {
    let random = RandomHypergraph(seed: seed)
    let graph = random.graph
    let plain = random.plain
    #expect(graph.nodeCount == random.nodeCount && graph.routeCount == plain.count)
    for route in graph.routes {
      #expect(graph.inputs(of: route).map(\.index) == plain[route.index].inputs.sorted(), "\(random)")
      #expect(graph.outputs(of: route).map(\.index) == plain[route.index].outputs.sorted(), "\(random)")
    }
    for node in graph.nodes {
      let using = plain.indices.filter { plain[$0].inputs.contains(node.index) }
      let making = plain.indices.filter { plain[$0].outputs.contains(node.index) }
      #expect(graph.routes(using: node).map(\.index) == using, "\(random)")
      #expect(graph.routes(making: node).map(\.index) == making, "\(random)")
    }
  }

  @Test func `the empty hypergraph has nothing`() {
    let graph = Hypergraph(nodeCount: 0, routes: [])
    graph.checkInvariants()
    #expect(graph.nodes.isEmpty && graph.routes.isEmpty)
    #expect(graph.closure(of: []).nodes.isEmpty)
    #expect(graph.loopClosure(sources: []).routes.isEmpty)
    #expect(graph.maximalStructure(targets: [], raws: []).isEmpty)
  }

  @Test func `a route to a node that does not exist stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = Hypergraph(nodeCount: 1, routes: [(inputs: [NodeID(0)], outputs: [NodeID(1)])])
    }
  }
}
