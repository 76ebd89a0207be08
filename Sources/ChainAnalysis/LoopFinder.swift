import ChainModel

/// Finds, for each node, the shortest walk that closes a recycling loop through it.
///
/// A loop is one chain's: all its nodes are members of a chain, as the battery, the black mass and the
/// lithium salt are of recycled lithium. Through the whole network nearly everything comes back to
/// everything, over waste plastics and naphtha, and a loop that no chain is responsible for says
/// nothing. Where a dataset names no chains, the network as a whole is taken for one.
/// The walk is the shortest way to a recycling link, the link, and the shortest way back; a simple cycle
/// through both would be NP-hard to demand. Tradable goods carry no loop: what anyone can buy does not
/// come back. Docs/Decisions/0020-whose-loop.md.
struct LoopFinder {
  private let graph: Digraph
  /// The nodes a walk may not leave, one set a chain.
  private let groups: [NodeSet]
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
    groups =
      network.parts.chains.isEmpty
      ? [NodeSet(network.nodeIDs)]
      : network.chainIDs.map { NodeSet(network.members(of: $0).map(\.node)) }
    recycling = original.indices.map { LinkID($0) }.filter {
      network[original[$0.index]].relation == .recycling
    }
  }

  /// By node, the shortest loop walk through it, ties to the larger local share, then the earlier chain
  /// and link.
  ///
  /// Two searches a recycling link and chain serve all nodes: there are many of these and few such links.
  /// - Complexity: O(links of each chain × its recycling links) time, O(recycling links × nodes) space
  ///   beside the walks.
  func walks(through nodes: [NodeID], local: NodeSet) -> [NodeID: MaterialLoop] {
    var walks: [NodeID: MaterialLoop] = [:]
    for group in groups {
      let asked = nodes.filter { group.contains($0) }
      let links = closing(inside: group)
      guard !asked.isEmpty, !links.isEmpty else { continue }
      let ways = ways(over: links, inside: group)
      for node in asked {
        for way in ways {
          guard let length = way.length(through: node) else { continue }
          if let known = walks[node], length > known.links.count { continue }
          let found = loop(way.walk(through: node), local: local)
          let isBetter = walks[node].map { known in
            length < known.links.count || found.localShare > known.localShare
          }
          if isBetter ?? true { walks[node] = found }
        }
      }
    }
    return walks
  }

  private func closing(inside group: NodeSet) -> [LinkID] {
    recycling.filter { group.contains(graph.source(of: $0)) && group.contains(graph.target(of: $0)) }
  }

  /// The ways over recycling links of one group, which no walk leaves.
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
  /// The shortest closed walk through each recycling link of each chain that has one: its nodes, in link
  /// order, each set of nodes once.
  func closingWalks() -> [[NodeID]] {
    var seen: Set<NodeSet> = []
    return groups.flatMap { group in
      let links = closing(inside: group)
      return zip(links, ways(over: links, inside: group)).compactMap { link, way -> [NodeID]? in
        let start = graph.source(of: link)
        guard way.length(through: start) != nil else { return nil }
        var met = NodeSet()
        let nodes = way.walk(through: start).map { graph.source(of: $0) }.filter { met.insert($0).inserted }
        return seen.insert(NodeSet(nodes)).inserted ? nodes : nil
      }
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
