/// A closed walk through a node and a link.
///
/// It may pass a node twice: a loop that passes none twice is NP-hard to demand.
public struct LoopWalk: Hashable, Sendable {
  /// The links in walking order; the first leaves the node asked about, the last returns to it.
  public let links: [LinkID]
  /// The nodes on the walk, each once, in the order first met; the node asked about comes first.
  public let nodes: [NodeID]
}

extension Digraph {
  /// Finds a closed walk from `node` to the source of `link`, over `link`, and back to `node`.
  ///
  /// Both legs are shortest paths, so a walk exists exactly when `node` and `link` lie in one
  /// strongly connected component (with `walkable` nil). A leg is empty where its ends are the same:
  /// a self-loop at `node` is a walk of one link.
  /// - Parameters:
  ///   - link: the link that closes the loop, such as one of recycling.
  ///   - walkable: the nodes each leg may walk through; `node` and the ends of `link` need not be
  ///     among them. Nil for all.
  /// - Returns: nil if one of the legs does not exist.
  /// - Complexity: O(*V* + *E*) time, O(*V*) space.
  /// - Reference: Docs/Guides/Search.md.
  public func loopWalk(
    through node: NodeID, closedBy link: LinkID, through walkable: NodeSet? = nil
  ) -> LoopWalk? {
    guard let there = shortestPath(from: node, to: source(of: link), through: walkable),
      let back = shortestPath(from: target(of: link), to: node, through: walkable)
    else { return nil }
    let links = there + [link] + back
    var met: NodeSet = []
    let nodes = links.map { source(of: $0) }.filter { met.insert($0).inserted }
    return LoopWalk(links: links, nodes: nodes)
  }
}
