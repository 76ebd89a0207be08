import ChainModel

/// Finds, for each node, the shortest walk that closes a recycling loop through it.
///
/// A node is on a loop when it shares a strongly connected component of the material links with
/// both ends of a recycling link. The walk is the shortest way to the link, the link, and the
/// shortest way back; a simple cycle through both would be NP-hard to demand. Tradable goods carry
/// no loop: what anyone can buy does not come back.
struct LoopFinder {
  private let graph: Digraph
  private let components: Components
  /// Links of `graph` in the network's numbering.
  private let original: [LinkID]
  private let recycling: [LinkID]

  init(_ network: ChainNetwork) {
    var original: [LinkID] = []
    for (index, link) in network.links.enumerated()
    where (link.relation.carriesMaterial || link.relation == .recycling)
      && !network[link.source].isTradable && !network[link.target].isTradable
    {
      original.append(LinkID(index))
    }
    self.original = original
    graph = Digraph(
      nodeCount: network.nodeCount,
      links: original.map { (source: network[$0].source, target: network[$0].target) })
    components = graph.stronglyConnectedComponents()
    recycling = original.indices.map { LinkID($0) }.filter {
      network[original[$0.index]].relation == .recycling
    }
  }

  /// By node, the shortest loop walk through it, ties to the larger local share, then the earlier link.
  ///
  /// Two searches a recycling link serve all nodes: there are many of these and few such links.
  /// - Complexity: O(recycling links × links of their component) time, O(recycling links × nodes of it)
  ///   space beside the walks.
  func walks(through nodes: [NodeID], local: NodeSet) -> [NodeID: MaterialLoop] {
    var asked = [[NodeID]](repeating: [], count: components.count)
    for node in nodes { asked[components.component(of: node).index].append(node) }
    // Where the link's ends lie in different components no walk leads back.
    var closing = [[LinkID]](repeating: [], count: components.count)
    for link in recycling where isClosing(link) {
      closing[components.component(of: graph.source(of: link)).index].append(link)
    }
    var walks: [NodeID: MaterialLoop] = [:]
    for component in components.ids {
      let (nodes, links) = (asked[component.index], closing[component.index])
      guard !nodes.isEmpty, !links.isEmpty else { continue }
      let ways = ways(over: links, inside: NodeSet(components.members(of: component)))
      var shortest = [Int](repeating: .max, count: nodes.count)
      for way in ways {
        for (position, node) in nodes.enumerated() {
          if let length = way.length(through: node) { shortest[position] = min(shortest[position], length) }
        }
      }
      for way in ways {
        for (position, node) in nodes.enumerated() where way.length(through: node) == shortest[position] {
          let found = loop(way.walk(through: node), local: local)
          if walks[node].map({ found.localShare > $0.localShare }) ?? true { walks[node] = found }
        }
      }
    }
    return walks
  }

  private func isClosing(_ link: LinkID) -> Bool {
    components.component(of: graph.source(of: link)) == components.component(of: graph.target(of: link))
  }

  /// The ways over recycling links of one component, which no walk leaves.
  private func ways(over links: [LinkID], inside: NodeSet) -> [Way] {
    func distances(_ ends: [NodeID], _ direction: Direction) -> [NodeID: Distances] {
      Dictionary(
        uniqueKeysWithValues: Set(ends).map { end in
          (end, graph.distances(from: CollectionOfOne(end), direction: direction, through: inside))
        })
    }
    let there = distances(links.map { graph.source(of: $0) }, .upstream)
    let back = distances(links.map { graph.target(of: $0) }, .downstream)
    return links.map {
      Way(link: $0, there: there[graph.source(of: $0)]!, back: back[graph.target(of: $0)]!)
    }
  }

  /// All shortest walks over one recycling link.
  private struct Way {
    var link: LinkID
    /// To the link's source, searched against the links.
    var there: Distances
    /// From the link's target.
    var back: Distances

    /// How many links the walk through `node` has.
    func length(through node: NodeID) -> Int? {
      guard let ahead = there[node], let behind = back[node] else { return nil }
      return ahead + 1 + behind
    }

    /// From `node` to the link, over it, and back.
    func walk(through node: NodeID) -> [LinkID] {
      there.path(to: node).reversed() + [link] + back.path(to: node)
    }
  }

  private func loop(_ links: [LinkID], local: NodeSet) -> MaterialLoop {
    var met = NodeSet()
    let nodes = links.map { graph.source(of: $0) }.filter { met.insert($0).inserted }
    return MaterialLoop(
      links: links.map { original[$0.index] }, nodes: nodes,
      localShare: Double(nodes.count { local.contains($0) }) / Double(nodes.count))
  }
}

extension LoopFinder {
  /// The shortest closed walk through each recycling link that has one: its nodes, in link order.
  func closingWalks() -> [[NodeID]] {
    recycling.compactMap { link in
      graph.loopWalk(through: graph.source(of: link), closedBy: link).map { Array($0.nodes) }
    }
  }
}

/// A closed walk through a recycling link.
public struct MaterialLoop: Hashable, Sendable {
  public var links: [LinkID]
  /// Distinct nodes in walking order.
  public var nodes: [NodeID]
  /// Share of the nodes that are there or being built, 0 … 1.
  public var localShare: Double
}
