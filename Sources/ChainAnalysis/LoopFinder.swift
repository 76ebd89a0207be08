import ChainModel

/// Finds, for a node, the shortest walk that closes a recycling loop through it.
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

  /// The shortest loop walk through `node`, ties to the larger local share, then the earlier link.
  func walk(through node: NodeID, local: NodeSet) -> MaterialLoop? {
    var best: MaterialLoop?
    for link in recycling
    where components.component(of: graph.source(of: link)) == components.component(of: node)
      && components.component(of: graph.target(of: link)) == components.component(of: node)
    {
      guard let walk = graph.loopWalk(through: node, closedBy: link) else { continue }
      let nodes = walk.nodes
      let found = MaterialLoop(
        links: walk.links.map { original[$0.index] }, nodes: nodes,
        localShare: Double(nodes.count { local.contains($0) }) / Double(nodes.count))
      if best.map({ found.isBetter(than: $0) }) ?? true { best = found }
    }
    return best
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
