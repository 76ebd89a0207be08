import GraphCore
import TestSupport
import Testing

@Suite struct SearchTests {
  /// One question, drawn at random.
  struct Question {
    var random: RandomGraph
    let sources: NodeSet
    let direction: Direction
    let horizon: Int?
    let walkable: NodeSet?

    init(seed: UInt64) {
      random = RandomGraph(seed: seed)
      sources = random.nodes(share: 0.15)
      direction = seed.isMultiple(of: 2) ? .downstream : .upstream
      horizon = [nil, 0, 1, 2, 3].randomElement(using: &random.generator)!
      walkable = seed % 3 == 0 ? nil : random.nodes(share: 0.6)
    }

    var answer: Distances {
      random.graph.distances(from: sources, direction: direction, horizon: horizon, through: walkable)
    }

    /// The links as the search walks them.
    var steps: [(from: Int, to: Int)] {
      random.links.map {
        direction == .downstream
          ? ($0.source.index, $0.target.index) : ($0.target.index, $0.source.index)
      }
    }

    func isExpanded(_ node: Int) -> Bool {
      sources.contains(NodeID(node)) || walkable.map { $0.contains(NodeID(node)) } ?? true
    }

    /// Relaxes every link as often as there are nodes.
    var relaxed: [Int?] {
      var distances: [Int?] = (0..<random.nodeCount).map { sources.contains(NodeID($0)) ? 0 : nil }
      for _ in 0..<random.nodeCount {
        for (from, to) in steps where isExpanded(from) {
          guard let reached = distances[from], reached + 1 <= horizon ?? .max else { continue }
          distances[to] = min(distances[to] ?? .max, reached + 1)
        }
      }
      return distances
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `distances agree with relaxation until nothing changes`(seed: UInt64) {
    let question = Question(seed: seed)
    let answer = question.answer
    let expected = question.relaxed
    #expect(question.random.graph.nodes.map { answer[$0] } == expected, "\(question.random)")
    #expect(answer.reachedCount == expected.count { $0 != nil })
    let byDistance = expected.indices.filter { expected[$0] != nil }
      .sorted { (expected[$0]!, $0) < (expected[$1]!, $1) }
    #expect(answer.reached.map(\.index) == byDistance)
  }

  @Test(arguments: UInt64(0)..<300)
  func `a finder lists what a search from each node reaches, whatever it was asked before`(seed: UInt64) {
    var question = Question(seed: seed)
    let graph = question.random.graph
    let ends = question.random.nodes(share: 0.4)
    var finder = NearbyFinder(
      graph, direction: question.direction, horizon: question.horizon, through: question.walkable, to: ends)
    for node in Array(graph.nodes) + graph.nodes.reversed() {
      let distances = graph.distances(
        from: [node], direction: question.direction, horizon: question.horizon, through: question.walkable)
      let expected = distances.reached.filter { $0 != node && ends.contains($0) }
      let found = finder.reached(from: node)
      #expect(found.map(\.node) == expected, "\(question.random)")
      #expect(found.map { $0.steps } == expected.map { distances[$0]! })
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `the link into a node is the smallest that comes from one step nearer`(seed: UInt64) {
    let question = Question(seed: seed)
    let answer = question.answer
    let expected = question.relaxed
    let steps = question.steps
    for node in 0..<question.random.nodeCount {
      let first = steps.indices.first { link in
        guard let distance = expected[node], distance > 0 else { return false }
        let (from, to) = steps[link]
        return to == node && expected[from] == distance - 1 && question.isExpanded(from)
      }
      #expect(answer.link(into: NodeID(node))?.index == first, "\(question.random)")
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `a path is a walk from a source, as long as the distance, through walkable nodes`(seed: UInt64) {
    let question = Question(seed: seed)
    let answer = question.answer
    let steps = question.steps
    for node in question.random.graph.nodes {
      let path = answer.path(to: node).map(\.index)
      guard let distance = answer[node], distance > 0 else {
        #expect(path.isEmpty)
        continue
      }
      #expect(path.count == distance)
      #expect(question.sources.contains(NodeID(steps[path[0]].from)))
      #expect(steps[path[path.count - 1]].to == node.index)
      for (link, next) in zip(path, path.dropFirst()) {
        #expect(steps[link].to == steps[next].from)
        #expect(question.isExpanded(steps[link].to))
      }
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `upstream is downstream in the graph turned round`(seed: UInt64) {
    let question = Question(seed: seed)
    let opposite: Direction = question.direction == .downstream ? .upstream : .downstream
    let turned = question.random.graph.reversed().distances(
      from: question.sources, direction: opposite, horizon: question.horizon, through: question.walkable)
    let answer = question.answer
    for node in question.random.graph.nodes {
      #expect(turned[node] == answer[node] && turned.path(to: node) == answer.path(to: node))
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `one more source, walkable node or step never makes a node farther`(seed: UInt64) {
    var question = Question(seed: seed)
    guard question.random.nodeCount > 0 else { return }
    let extra = question.random.node()
    let graph = question.random.graph
    let answer = question.answer
    let wider = [
      graph.distances(
        from: question.sources.union([extra]), direction: question.direction,
        horizon: question.horizon, through: question.walkable),
      graph.distances(
        from: question.sources, direction: question.direction,
        horizon: question.horizon, through: question.walkable?.union([extra])),
      graph.distances(
        from: question.sources, direction: question.direction,
        horizon: question.horizon.map { $0 + 1 }, through: question.walkable),
    ]
    for node in graph.nodes {
      guard let distance = answer[node] else { continue }
      for other in wider { #expect(other[node].map { $0 <= distance } == true) }
    }
  }

  @Test func `an end need not be walkable, a way through must be`() {
    // 0 → 1 → 2 → 3, and only 2 may be walked through.
    let graph = Digraph(
      nodeCount: 4, links: [(NodeID(0), NodeID(1)), (NodeID(1), NodeID(2)), (NodeID(2), NodeID(3))])
    let fromFirst = graph.distances(from: [NodeID(0)], direction: .downstream, through: [NodeID(2)])
    #expect(fromFirst.reached == [NodeID(0), NodeID(1)])
    let fromSecond = graph.distances(from: [NodeID(1)], direction: .downstream, through: [NodeID(2)])
    #expect(fromSecond[NodeID(3)] == 2)
  }

  @Test func `a source named twice, in an array, is one`() {
    let graph = Digraph(nodeCount: 2, links: [(NodeID(0), NodeID(1))])
    let answer = graph.distances(from: [NodeID(1), NodeID(0), NodeID(1)], direction: .downstream)
    #expect(answer.reached == [NodeID(0), NodeID(1)] && answer.reachedCount == 2)
    #expect(answer[NodeID(1)] == 0 && answer.link(into: NodeID(1)) == nil)
  }

  @Test(arguments: UInt64(0)..<200)
  func `a shortest path is the one the distances give`(seed: UInt64) {
    var question = Question(seed: seed)
    guard question.random.nodeCount > 0 else { return }
    let graph = question.random.graph
    let start = question.random.node()
    let distances = graph.distances(from: [start], direction: .downstream, through: question.walkable)
    for end in graph.nodes {
      let path = graph.shortestPath(from: start, to: end, through: question.walkable)
      #expect(path == (distances[end] == nil ? nil : distances.path(to: end)))
    }
  }

  @Test func `a negative horizon stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let graph = Digraph(nodeCount: 1, links: [])
      _ = graph.distances(from: [NodeID(0)], direction: .downstream, horizon: -1)
    }
  }
}
