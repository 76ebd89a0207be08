import GraphCore
import TestSupport
import Testing

@Suite struct LoopWalkTests {
  /// A shortest walk by widening sets, then back by the smallest link: links as positions.
  static func leg(_ random: RandomGraph, from start: Int, to end: Int, through walkable: NodeSet?) -> [Int]? {
    let links = random.links.map { (source: $0.source.index, target: $0.target.index) }
    var levels: [Set<Int>] = [[start]]
    var met: Set<Int> = [start]
    while !met.contains(end) {
      let passing = levels.last!.filter { $0 == start || walkable?.contains(NodeID($0)) ?? true }
      let next = Set(links.filter { passing.contains($0.source) }.map(\.target)).subtracting(met)
      if next.isEmpty { return nil }
      met.formUnion(next)
      levels.append(next)
    }
    var walk: [Int] = []
    var node = end
    for level in levels.dropLast().reversed() where node != start {
      let passing = level.filter { $0 == start || walkable?.contains(NodeID($0)) ?? true }
      let link = links.indices.first { links[$0].target == node && passing.contains(links[$0].source) }!
      walk.insert(link, at: 0)
      node = links[link].source
    }
    return walk
  }

  @Test(arguments: UInt64(0)..<300)
  func `the walk is two naive shortest legs with the link between`(seed: UInt64) {
    var random = RandomGraph(seed: seed)
    let graph = random.graph
    let walkable = seed.isMultiple(of: 2) ? nil : random.nodes(share: 0.7)
    guard random.nodeCount > 0 else { return }
    for link in graph.links.prefix(12) {
      let node = random.node()
      let there = Self.leg(random, from: node.index, to: graph.source(of: link).index, through: walkable)
      let back = Self.leg(random, from: graph.target(of: link).index, to: node.index, through: walkable)
      let walk = graph.loopWalk(through: node, closedBy: link, through: walkable)
      guard let there, let back else {
        #expect(walk == nil, "\(random)")
        continue
      }
      #expect(walk?.links.map(\.index) == there + [link.index] + back, "\(random)")
      guard let walk else { continue }
      #expect(walk.nodes.first == node && Set(walk.nodes).count == walk.nodes.count)
      #expect(Set(walk.nodes) == Set(walk.links.map { graph.source(of: $0) }))
      #expect(graph.source(of: walk.links.first!) == node && graph.target(of: walk.links.last!) == node)
      for (link, next) in zip(walk.links, walk.links.dropFirst()) {
        #expect(graph.target(of: link) == graph.source(of: next))
      }
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `a walk exists where node and link share a component`(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let graph = random.graph
    let components = graph.stronglyConnectedComponents()
    for link in graph.links.prefix(10) {
      let ends = [graph.source(of: link), graph.target(of: link)].map { components.component(of: $0) }
      for node in graph.nodes {
        let shared = ends.allSatisfy { $0 == components.component(of: node) }
        #expect((graph.loopWalk(through: node, closedBy: link) != nil) == shared, "\(random)")
      }
    }
  }

  @Test func `a self-loop at the node is a walk of one link`() {
    let graph = Digraph(nodeCount: 1, links: [(NodeID(0), NodeID(0))])
    let walk = graph.loopWalk(through: NodeID(0), closedBy: LinkID(0))
    #expect(walk?.links == [LinkID(0)] && walk?.nodes == [NodeID(0)])
  }

  @Test func `a self-loop elsewhere is fetched and brought back`() {
    let links = [(0, 1), (1, 1), (1, 0)].map { (NodeID($0), NodeID($1)) }
    let walk = Digraph(nodeCount: 2, links: links).loopWalk(through: NodeID(0), closedBy: LinkID(1))
    #expect(walk?.links == [LinkID(0), LinkID(1), LinkID(2)])
    #expect(walk?.nodes == [NodeID(0), NodeID(1)])
  }

  @Test func `a walk may pass a node twice and names it once`() {
    // A battery loop whose two legs share node 1: 0 → 1 → 2 ⇢ 3 → 1 → 0.
    let links = [(0, 1), (1, 2), (2, 3), (3, 1), (1, 0)].map { (NodeID($0), NodeID($1)) }
    let walk = Digraph(nodeCount: 4, links: links).loopWalk(through: NodeID(0), closedBy: LinkID(2))
    #expect(walk?.links.map(\.index) == [0, 1, 2, 3, 4])
    #expect(walk?.nodes.map(\.index) == [0, 1, 2, 3])
  }
}
