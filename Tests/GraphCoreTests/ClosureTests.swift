import GraphCore
import TestSupport
import Testing

@Suite struct ClosureTests {
  /// One question, drawn at random.
  struct Question {
    var random: RandomHypergraph
    let sources: NodeSet
    let routes: RouteSet?
    let excluded: NodeSet

    init(seed: UInt64) {
      random = RandomHypergraph(seed: seed)
      sources = random.nodes(share: 0.3)
      routes = seed % 3 == 0 ? nil : random.someRoutes(share: 0.8)
      excluded = seed.isMultiple(of: 2) ? [] : random.nodes(share: 0.15)
    }

    var answer: Closure { random.graph.closure(of: sources, routes: routes, excluding: excluded) }

    /// The positions of the routes that count.
    var considered: [Int] {
      random.plain.indices.filter { route in
        routes?.contains(RouteID(route)) ?? true
          && !random.plain[route].outputs.contains { excluded.contains(NodeID($0)) }
      }
    }

    /// Runs every route that can run on the round before, round after round, until nothing is new.
    var rounds: [Int: (round: Int, maker: Int?)] {
      var made: [Int: (round: Int, maker: Int?)] = [:]
      for source in sources where !excluded.contains(source) { made[source.index] = (0, nil) }
      for round in 1... {
        let before = Set(made.keys)
        for route in considered where random.plain[route].inputs.isSubset(of: before) {
          for output in random.plain[route].outputs where made[output] == nil {
            made[output] = (round, route)
          }
        }
        if made.count == before.count { break }
      }
      return made
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `closure agrees with the naive oracle`(seed: UInt64) {
    let question = Question(seed: seed)
    let answer = question.answer
    let expected = question.rounds
    #expect(answer.nodes.map(\.index) == expected.keys.sorted(), "\(question.random)")
    for node in question.random.graph.nodes {
      #expect(answer.round(of: node) == expected[node.index]?.round, "\(question.random)")
      #expect(answer.route(making: node)?.index == expected[node.index]?.maker, "\(question.random)")
    }
    let ran = question.considered.filter {
      question.random.plain[$0].inputs.allSatisfy { expected[$0] != nil }
    }
    #expect(answer.routes.map(\.index) == ran, "\(question.random)")
  }

  @Test(arguments: UInt64(0)..<300)
  func `a proof can be run from the sources and ends with the node`(seed: UInt64) {
    let question = Question(seed: seed)
    let answer = question.answer
    for node in question.random.graph.nodes {
      guard let proof = answer.proof(of: node) else {
        #expect(!answer.nodes.contains(node))
        continue
      }
      var made = Set(question.sources.subtracting(question.excluded).map(\.index))
      if made.contains(node.index) { #expect(proof.isEmpty) }
      for route in proof {
        #expect(question.considered.contains(route.index))
        #expect(question.random.plain[route.index].inputs.isSubset(of: made), "\(question.random)")
        made.formUnion(question.random.plain[route.index].outputs)
      }
      #expect(made.contains(node.index), "\(question.random)")
      #expect(Set(proof).count == proof.count)
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `more sources or routes never give less, more exclusions never more`(seed: UInt64) {
    var question = Question(seed: seed)
    let graph = question.random.graph
    let nodes = question.answer.nodes
    let extra = question.random.nodes(share: 0.1)
    let moreSources = graph.closure(
      of: question.sources.union(extra), routes: question.routes, excluding: question.excluded)
    #expect(nodes.isSubset(of: moreSources.nodes))
    #expect(nodes.isSubset(of: graph.closure(of: question.sources, excluding: question.excluded).nodes))
    let fewer = graph.closure(
      of: question.sources, routes: question.routes, excluding: question.excluded.union(extra))
    #expect(fewer.nodes.isSubset(of: nodes) && fewer.nodes.isDisjoint(with: extra))
  }

  @Test(arguments: UInt64(0)..<200)
  func `the closure of a closure is itself`(seed: UInt64) {
    let question = Question(seed: seed)
    let nodes = question.answer.nodes
    let again = question.random.graph.closure(
      of: nodes, routes: question.routes, excluding: question.excluded)
    #expect(again.nodes == nodes)
  }

  @Test func `a route without inputs runs at once`() {
    let graph = Hypergraph(nodeCount: 2, routes: [([], [NodeID(0)]), ([NodeID(0)], [NodeID(1)])])
    let closure = graph.closure(of: [])
    #expect(closure.round(of: NodeID(0)) == 1 && closure.round(of: NodeID(1)) == 2)
    #expect(closure.proof(of: NodeID(1)) == [RouteID(0), RouteID(1)])
    #expect(graph.closure(of: [], routes: []).nodes.isEmpty)
  }

  @Test func `a loop that nothing starts stays still`() {
    let graph = Hypergraph(
      nodeCount: 2, routes: [([NodeID(0)], [NodeID(1)]), ([NodeID(1)], [NodeID(0)])])
    #expect(graph.closure(of: []).nodes.isEmpty)
    #expect(graph.closure(of: [NodeID(1)]).routes == RouteSet(graph.routes))
  }

  @Test func `of two routes in one round the smaller id is the maker`() {
    // Route 0 is found ready after route 1, because its last input comes later in the round.
    let graph = Hypergraph(
      nodeCount: 3, routes: [([NodeID(0), NodeID(1)], [NodeID(2)]), ([NodeID(0)], [NodeID(2)])])
    #expect(graph.closure(of: [NodeID(0), NodeID(1)]).route(making: NodeID(2)) == RouteID(0))
  }
}
