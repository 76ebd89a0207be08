import GraphCore
import TestSupport
import Testing

@Suite struct ComponentsTests {
  /// Which node leads to which by one link or more: Warshall's closure of a matrix of booleans.
  static func reachability(_ random: RandomGraph) -> [[Bool]] {
    let n = random.nodeCount
    var reaches = [[Bool]](repeating: [Bool](repeating: false, count: n), count: n)
    for link in random.links { reaches[link.source.index][link.target.index] = true }
    for middle in 0..<n {
      for from in 0..<n where reaches[from][middle] {
        for to in 0..<n where reaches[middle][to] { reaches[from][to] = true }
      }
    }
    return reaches
  }

  @Test(arguments: UInt64(0)..<300)
  func `two nodes share a component where each reaches the other`(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let reaches = Self.reachability(random)
    let components = random.graph.stronglyConnectedComponents()
    for a in 0..<random.nodeCount {
      for b in 0..<random.nodeCount {
        let together = components.component(of: NodeID(a)) == components.component(of: NodeID(b))
        #expect(together == (a == b || (reaches[a][b] && reaches[b][a])), "\(random)")
      }
      #expect(components.isCyclic(components.component(of: NodeID(a))) == reaches[a][a], "\(random)")
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `components part the nodes and are numbered upstream first`(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let components = random.graph.stronglyConnectedComponents()
    let members = components.ids.flatMap { components.members(of: $0) }
    #expect(members.sorted() == Array(random.graph.nodes))
    for component in components.ids {
      let members = Array(components.members(of: component))
      #expect(!members.isEmpty && members == members.sorted())
      #expect(members.allSatisfy { components.component(of: $0) == component })
    }
    for link in random.links {
      #expect(components.component(of: link.source) <= components.component(of: link.target), "\(random)")
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `the longest path is the one relaxation finds`(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let reaches = Self.reachability(random)
    // Lengths per node: a link lengthens the walk unless both its ends are in one component.
    var lengths = [Int](repeating: 0, count: random.nodeCount)
    for _ in 0...random.nodeCount {
      for (source, target) in random.links.map({ ($0.source.index, $0.target.index) }) {
        let step = source == target || reaches[target][source] ? 0 : 1
        lengths[target] = max(lengths[target], lengths[source] + step)
      }
    }
    #expect(random.graph.stronglyConnectedComponents().longestPathLength == lengths.max() ?? 0, "\(random)")
  }

  @Test func `two cycles joined by a link`() {
    // 4 ⇄ 3 → 1 → 0 → 2 → 1, and 5 alone.
    let links = [(4, 3), (3, 4), (3, 1), (1, 0), (0, 2), (2, 1)].map { (NodeID($0), NodeID($1)) }
    let components = Digraph(nodeCount: 6, links: links).stronglyConnectedComponents()
    #expect(components.count == 3)
    #expect(components.component(of: NodeID(3)) < components.component(of: NodeID(0)))
    let downstream = components.component(of: NodeID(0))
    #expect(components.members(of: downstream).elementsEqual([NodeID(0), NodeID(1), NodeID(2)]))
    #expect(!components.isCyclic(components.component(of: NodeID(5))))
    #expect(components.longestPathLength == 1)
  }

  @Test func `the same graph gives the same numbers`() {
    let random = RandomGraph(seed: 77)
    let first = random.graph.stronglyConnectedComponents()
    let second = random.graph.stronglyConnectedComponents()
    for node in random.graph.nodes { #expect(first.component(of: node) == second.component(of: node)) }
  }
}
