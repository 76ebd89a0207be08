import ChainModel

/// How chains feed each other: what one makes and another goes on from.
///
/// Chain A supplies chain B by a node on both that stands further downstream in A than in B, and by a
/// link from a node of A alone to a node of B alone. A link of recycling makes a supply of its own, for
/// it runs the other way round.
public struct ChainSupply: Hashable, Sendable {
  public var from: ChainID
  public var to: ChainID
  public var isRecycling: Bool
  /// What is handed over, each node once, by id.
  public var nodes: [NodeID]

  /// All supplies between different chains, by chains.
  ///
  /// - Complexity: O(links × chains of their ends).
  public static func all(in network: ChainNetwork) -> [ChainSupply] {
    var handed: [Key: Set<NodeID>] = [:]
    let place = relativePlaces(in: network)
    for node in network.nodeIDs {
      let chains = network.chains(of: node)
      for from in chains {
        for to in chains where from != to && place[from.index][node]! - place[to.index][node]! >= step {
          handed[Key(from, to, false), default: []].insert(node)
        }
      }
    }
    for link in network.links {
      let (makers, users) = (network.chains(of: link.source), network.chains(of: link.target))
      for from in makers where !users.contains(from) {
        for to in users where !makers.contains(to) {
          handed[Key(from, to, link.relation == .recycling), default: []].insert(link.source)
        }
      }
    }
    return handed.keys.sorted().map {
      ChainSupply(from: $0.from, to: $0.to, isRecycling: $0.isRecycling, nodes: handed[$0]!.sorted())
    }
  }

  /// A node on two chains is handed over where it stands at least this much further downstream in one:
  /// a quarter of the way from the first segment to the last.
  private static let step = 0.25

  /// By chain: where each member stands, 0 in the first segment, 1 in the last.
  private static func relativePlaces(in network: ChainNetwork) -> [[NodeID: Double]] {
    network.chainIDs.map { chain in
      let members = network.members(of: chain)
      let orders = members.map(\.order)
      guard let first = orders.min(), let last = orders.max() else { return [:] }
      return Dictionary(
        members.map { ($0.node, first == last ? 0.5 : Double($0.order - first) / Double(last - first)) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  private struct Key: Hashable, Comparable {
    var from: ChainID
    var to: ChainID
    var isRecycling: Bool

    init(_ from: ChainID, _ to: ChainID, _ isRecycling: Bool) {
      self.from = from
      self.to = to
      self.isRecycling = isRecycling
    }

    static func < (a: Key, b: Key) -> Bool {
      (a.from, a.to, a.isRecycling ? 1 : 0) < (b.from, b.to, b.isRecycling ? 1 : 0)
    }
  }
}
