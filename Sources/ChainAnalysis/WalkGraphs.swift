import ChainModel

/// The digraphs that distances run on, one a direction, and which nodes may be passed through.
///
/// Upstream distances run along links of either walk; downstream ones leave by-products out. A
/// path passes only through nodes that are neither anchors nor tradable; a tradable node may be
/// reached but ends no path.
struct WalkGraphs {
  let up: Digraph
  let down: Digraph
  /// Nodes a path may pass through: not yet there, and not simply bought.
  let walkable: NodeSet
  /// Anchors that may end a path.
  let ends: NodeSet

  init(_ network: ChainNetwork, scope: Scope) {
    var upLinks: [(source: NodeID, target: NodeID)] = []
    var downLinks = upLinks
    for index in network.links.indices {
      let walk = scope.walk(along: network.links[index])
      guard walk != .none else { continue }
      let ends = (network.links[index].source, network.links[index].target)
      upLinks.append(ends)
      if walk == .both { downLinks.append(ends) }
    }
    up = Digraph(nodeCount: network.nodeCount, links: upLinks)
    down = Digraph(nodeCount: network.nodeCount, links: downLinks)
    walkable = NodeSet(network.nodeIDs.filter { !scope.isAnchor($0) && !network[$0].isTradable })
    ends = NodeSet(scope.anchors.filter { !network[$0].isTradable })
  }

  /// Fewest steps from an anchor down to each node.
  func upDistances(horizon: Int?) -> Distances {
    up.distances(from: ends, direction: .downstream, horizon: horizon, through: walkable)
  }

  /// Fewest steps from each node down to an anchor.
  func downDistances(horizon: Int?) -> Distances {
    down.distances(from: ends, direction: .upstream, horizon: horizon, through: walkable)
  }

  /// Finds the anchors upstream of a node.
  func anchorsAbove(horizon: Int?) -> NearbyFinder {
    NearbyFinder(up, direction: .upstream, horizon: horizon, through: walkable, to: ends)
  }

  /// Finds the anchors downstream of a node.
  func anchorsBelow(horizon: Int?) -> NearbyFinder {
    NearbyFinder(down, direction: .downstream, horizon: horizon, through: walkable, to: ends)
  }
}

/// Anchors on one side of a gap, nearest first, then by id.
typealias NearbyAnchors = [(node: NodeID, steps: Int)]
