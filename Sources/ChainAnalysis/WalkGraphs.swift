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
    func graph(_ keep: (ChainLink.Walk) -> Bool) -> Digraph {
      Digraph(
        nodeCount: network.nodeCount,
        links: network.links.filter { keep(scope.walk(along: $0)) }
          .map { (source: $0.source, target: $0.target) })
    }
    up = graph { $0 != .none }
    down = graph { $0 == .both }
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

  /// Anchors upstream of `node` with their distances, nearest first, then by id.
  func anchors(above node: NodeID, horizon: Int?) -> [(node: NodeID, steps: Int)] {
    found(up.distances(from: [node], direction: .upstream, horizon: horizon, through: walkable), except: node)
  }

  /// Anchors downstream of `node` with their distances, nearest first, then by id.
  func anchors(below node: NodeID, horizon: Int?) -> [(node: NodeID, steps: Int)] {
    found(
      down.distances(from: [node], direction: .downstream, horizon: horizon, through: walkable), except: node)
  }

  private func found(_ distances: Distances, except start: NodeID) -> [(node: NodeID, steps: Int)] {
    distances.reached.compactMap { node in
      guard node != start, ends.contains(node), let steps = distances[node] else { return nil }
      return (node, steps)
    }
  }
}
