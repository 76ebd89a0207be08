import GraphCore
import TestSupport
import Testing

@Suite struct LossFinderTests {
  /// Fires any route whose inputs are all there and that makes nothing that stopped, over and over.
  func naiveMade(
    _ routes: [(inputs: Set<Int>, outputs: Set<Int>)], sources: Set<Int>, stopped: Set<Int>
  ) -> Set<Int> {
    var there = sources.subtracting(stopped)
    var before = -1
    while before != there.count {
      before = there.count
      for route in routes where route.inputs.isSubset(of: there) && route.outputs.isDisjoint(with: stopped) {
        there.formUnion(route.outputs)
      }
    }
    return there
  }

  @Test(arguments: UInt64(0)..<400)
  func `losses agree with a naive recomputation`(seed: UInt64) {
    var random = RandomHypergraph(seed: seed)
    let sources = random.nodes(share: 0.3)
    let routes = random.someRoutes(share: 0.9)
    let plain = routes.map { random.plain[$0.index] }
    var finder = LossFinder(random.graph, sources: sources, routes: routes)
    let all = naiveMade(plain, sources: Set(sources.map(\.index)), stopped: [])
    #expect(Set(finder.running.map(\.index)) == all)
    var questions: [(stopped: NodeSet, cutOff: NodeSet)] = random.graph.nodes.map { ([$0], []) }
    questions += random.graph.nodes.map { ([], [$0]) }
    for share in [0.2, 0.5, 1] {
      questions.append((random.nodes(share: share), []))
      questions.append((random.nodes(share: share), random.nodes(share: share)))
    }
    for (stopped, cutOff) in questions {
      let left = naiveMade(
        plain, sources: Set(sources.subtracting(cutOff).map(\.index)), stopped: Set(stopped.map(\.index)))
      let loss = finder.loss(stopping: stopped, cuttingOff: cutOff)
      #expect(Set(loss.map(\.index)) == all.subtracting(left), "\(random) \(sources) \(stopped) \(cutOff)")
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `more stops never lose less, and two together lose at least what each does`(seed: UInt64) {
    var random = RandomHypergraph(seed: seed)
    var finder = LossFinder(random.graph, sources: random.nodes(share: 0.4))
    let (a, b) = (random.nodes(share: 0.2), random.nodes(share: 0.2))
    let both = finder.loss(stopping: a.union(b))
    #expect(finder.loss(stopping: a).union(finder.loss(stopping: b)).isSubset(of: both))
    #expect(a.intersection(finder.running).isSubset(of: both))
  }

  @Test func `a loop that fed only itself stays lost`() {
    // 0 starts 1; 1 and 2 then feed each other.
    let graph = Hypergraph(
      nodeCount: 3,
      routes: [
        (inputs: [NodeID(0)], outputs: [NodeID(1)]), ([NodeID(1)], [NodeID(2)]), ([NodeID(2)], [NodeID(1)]),
      ])
    var finder = LossFinder(graph, sources: [NodeID(0)])
    #expect(finder.loss(stopping: [NodeID(0)]) == [NodeID(0), NodeID(1), NodeID(2)])
    #expect(finder.loss(stopping: [NodeID(2)]) == [NodeID(2)])
    #expect(finder.loss(stopping: []).isEmpty)
  }

  @Test(.enabled(if: LifeCycleInventory.shared != nil, "no shared data: set LIANTU_SHARED"))
  func `every node of the life cycle inventory loses what two closures say`() throws {
    let inventory = try #require(LifeCycleInventory.shared)
    let graph = inventory.graph
    var finder = LossFinder(graph, sources: inventory.raws)
    // 661 flows nobody makes, and 137 that start from them.
    #expect(finder.running.count == 798)
    let all = graph.closure(of: inventory.raws).nodes
    for node in graph.nodes {
      let left = graph.closure(of: inventory.raws, excluding: [node]).nodes
      #expect(finder.loss(stopping: [node]) == all.subtracting(left), "\(inventory.flows[node.index])")
    }
  }
}
