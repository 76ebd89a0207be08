import GraphCore
import TestSupport
import Testing

@Suite struct LoopClosureTests {
  /// Whether every input of `kept` is a source or an output of `kept`.
  static func feedsItself(_ kept: [Int], in random: RandomHypergraph, sources: Set<Int>) -> Bool {
    let routes = random.plain
    let had = kept.reduce(sources) { $0.union(routes[$1].outputs) }
    return kept.allSatisfy { routes[$0].inputs.isSubset(of: had) }
  }

  @Test(arguments: UInt64(0)..<200)
  func `it is the union of all sets that feed themselves`(seed: UInt64) {
    var random = RandomHypergraph(seed: seed, mostRoutes: 8)
    let sources = random.nodes(share: 0.2)
    let plainSources = Set(sources.map(\.index))
    var expected: Set<Int> = []
    for subset in 0..<(1 << random.routes.count) {
      let kept = random.routes.indices.filter { subset >> $0 & 1 == 1 }
      if Self.feedsItself(kept, in: random, sources: plainSources) { expected.formUnion(kept) }
    }
    let answer = random.graph.loopClosure(sources: sources)
    #expect(answer.routes.map(\.index) == expected.sorted(), "\(random)")
    let nodes = expected.reduce(plainSources) { $0.union(random.plain[$1].outputs) }
    #expect(answer.nodes.map(\.index) == nodes.sorted(), "\(random)")
  }

  @Test(arguments: UInt64(0)..<200)
  func `it agrees with dropping unfed routes one at a time`(seed: UInt64) {
    let question = ClosureTests.Question(seed: seed)
    let routes = question.random.plain
    let sources = Set(question.sources.subtracting(question.excluded).map(\.index))
    var kept = question.considered
    while true {
      let had = kept.reduce(sources) { $0.union(routes[$1].outputs) }
      guard let unfed = kept.lastIndex(where: { !routes[$0].inputs.isSubset(of: had) }) else { break }
      kept.remove(at: unfed)
    }
    let answer = question.random.graph.loopClosure(
      sources: question.sources, routes: question.routes, excluding: question.excluded)
    #expect(answer.routes.map(\.index) == kept, "\(question.random)")
  }

  @Test(arguments: UInt64(0)..<200)
  func `it holds the closure, and more sources or routes never give less`(seed: UInt64) {
    var question = ClosureTests.Question(seed: seed)
    let graph = question.random.graph
    let answer = graph.loopClosure(
      sources: question.sources, routes: question.routes, excluding: question.excluded)
    let closure = question.answer
    #expect(closure.nodes.isSubset(of: answer.nodes) && closure.routes.isSubset(of: answer.routes))
    let more = graph.loopClosure(
      sources: question.sources.union(question.random.nodes(share: 0.1)), excluding: question.excluded)
    #expect(answer.nodes.isSubset(of: more.nodes) && answer.routes.isSubset(of: more.routes))
  }

  // MARK: Seeds

  @Test func `a ring is started by any one of its nodes`() {
    let graph = Hypergraph(
      nodeCount: 3,
      routes: [([NodeID(0)], [NodeID(1)]), ([NodeID(1)], [NodeID(2)]), ([NodeID(2)], [NodeID(0)])])
    #expect(graph.seedSet(for: NodeID(2), sources: []) == [NodeID(0)])
  }

  @Test func `a route that multiplies its own input is started by it`() {
    // Brine and a little product make more product.
    let graph = Hypergraph(nodeCount: 2, routes: [([NodeID(0), NodeID(1)], [NodeID(1)])])
    #expect(graph.seedSet(for: NodeID(1), sources: [NodeID(0)]) == [NodeID(1)])
    #expect(graph.seedSet(for: NodeID(1), sources: []) == nil)
  }

  @Test func `two rings that feed one plant need a seed each`() {
    let graph = Hypergraph(
      nodeCount: 3,
      routes: [
        ([NodeID(0)], [NodeID(0)]), ([NodeID(1)], [NodeID(1)]), ([NodeID(0), NodeID(1)], [NodeID(2)]),
      ])
    #expect(graph.seedSet(for: NodeID(2), sources: []) == [NodeID(0), NodeID(1)])
  }

  @Test func `a seed that only another seed needed goes with it`() {
    // 1 is made again from 0 alone, so 0 can be spared only once 1 is no seed; 2 and 3 are enough.
    let graph = Hypergraph(
      nodeCount: 5,
      routes: [
        ([NodeID(0)], [NodeID(0)]), ([NodeID(0)], [NodeID(1)]), ([NodeID(2)], [NodeID(2)]),
        ([NodeID(3)], [NodeID(3)]), ([NodeID(2), NodeID(3)], [NodeID(4)]),
        ([NodeID(1), NodeID(2), NodeID(3)], [NodeID(4)]),
      ])
    #expect(graph.seedSet(for: NodeID(4), sources: []) == [NodeID(2), NodeID(3)])
  }

  @Test func `what can be made needs no seed`() {
    let graph = Hypergraph(nodeCount: 2, routes: [([NodeID(0)], [NodeID(1)])])
    #expect(graph.seedSet(for: NodeID(1), sources: [NodeID(0)]) == [])
    #expect(graph.seedSet(for: NodeID(0), sources: [NodeID(0)]) == [])
    #expect(graph.seedSet(for: NodeID(1), sources: []) == nil)
  }

  @Test(arguments: UInt64(0)..<300)
  func `seeds start the loop, are made again, and none can be spared`(seed: UInt64) {
    let question = ClosureTests.Question(seed: seed)
    let graph = question.random.graph
    let loop = graph.loopClosure(sources: question.sources, routes: question.routes)
    func starts(_ seeds: NodeSet, _ target: NodeID) -> Bool {
      let ran = graph.closure(of: question.sources.union(seeds), routes: loop.routes).routes
      let made = Set(ran.flatMap { graph.outputs(of: $0) })
      return made.contains(target) && seeds.allSatisfy(made.contains)
    }
    for target in graph.nodes {
      let seeds = graph.seedSet(for: target, sources: question.sources, routes: question.routes)
      #expect((seeds != nil) == loop.nodes.contains(target), "\(question.random)")
      guard let seeds, !question.sources.contains(target) else { continue }
      #expect(starts(seeds, target), "\(question.random)")
      for seed in seeds { #expect(!starts(seeds.subtracting([seed]), target), "\(question.random)") }
      if seeds.count > 1 {
        #expect(!graph.nodes.contains { starts([$0], target) }, "\(question.random)")
      }
    }
  }
}
