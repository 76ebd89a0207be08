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
  /// - Complexity: O(recycling links × (V + E)) time, O(V) space beside the walks.
  func walks(through nodes: [NodeID], local: NodeSet) -> [NodeID: MaterialLoop] {
    var asked: [ComponentID: [NodeID]] = [:]
    for node in nodes { asked[components.component(of: node), default: []].append(node) }
    var best: [NodeID: MaterialLoop] = [:]
    for link in recycling {
      let (source, target) = (graph.source(of: link), graph.target(of: link))
      let component = components.component(of: source)
      // Outside its component no walk leads back.
      guard component == components.component(of: target), let here = asked[component] else { continue }
      let inside = NodeSet(components.members(of: component))
      let there = graph.distances(from: [source], direction: .upstream, through: inside)
      let back = graph.distances(from: [target], direction: .downstream, through: inside)
      for node in here {
        guard let ahead = there[node], let behind = back[node] else { continue }
        if let known = best[node], known.links.count < ahead + 1 + behind { continue }
        // The way to the link was searched against it.
        let found = loop(there.path(to: node).reversed() + [link] + back.path(to: node), local: local)
        if best[node].map({ found.isBetter(than: $0) }) ?? true { best[node] = found }
      }
    }
    return best
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

  func isBetter(than other: MaterialLoop) -> Bool {
    (links.count, -localShare) < (other.links.count, -other.localShare)
  }
}
