/// How far each node is from a set of sources, in links, and by which links it is reached.
///
/// Made by ``Digraph/distances(from:direction:horizon:through:)``.
public struct Distances: Sendable {
  public let direction: Direction
  /// The largest distance looked for; nil where the search was unbounded.
  public let horizon: Int?
  /// How many nodes have a distance.
  public let reachedCount: Int
  let graph: Digraph
  let walkable: NodeSet?
  /// A distance for each node, −1 where it was not reached.
  let values: [Int32]

  /// The fewest links from a source to `node`; nil if it was not reached.
  public subscript(node: NodeID) -> Int? {
    let value = values[node.index]
    return value < 0 ? nil : Int(value)
  }

  /// The nodes that have a distance, by rising distance, then id.
  ///
  /// - Complexity: O(*V*) at each call.
  public var reached: [NodeID] {
    var starts: [Int] = []
    for value in values where value >= 0 {
      while starts.count <= Int(value) + 1 { starts.append(0) }
      starts[Int(value) + 1] += 1
    }
    for level in starts.indices.dropFirst() { starts[level] += starts[level - 1] }
    var nodes = [NodeID](repeating: NodeID(rawValue: -1), count: reachedCount)
    for (node, value) in values.enumerated() where value >= 0 {
      nodes[starts[Int(value)]] = NodeID(node)
      starts[Int(value)] += 1
    }
    return nodes
  }

  /// The link by which `node` was first reached: of those that come from an expanded node one step
  /// nearer to the sources, the one with the smallest id. Nil for a source and for a node not reached.
  ///
  /// - Complexity: O(degree of `node`).
  public func link(into node: NodeID) -> LinkID? {
    let distance = values[node.index]
    guard distance > 0 else { return nil }
    let back = graph.adjacency(direction == .downstream ? .upstream : .downstream)
    for position in back.links.range(node.index) {
      let neighbour = back.neighbours[position]
      if values[Int(neighbour)] == distance - 1, isExpanded(NodeID(rawValue: neighbour)) {
        return LinkID(rawValue: back.links.values[position])
      }
    }
    preconditionFailure("a reached node without a link into it")
  }

  /// The links of one shortest walk to `node`, in walking order: from a source to `node`, along the
  /// links if the search went downstream, against them if it went upstream.
  ///
  /// - Returns: the walk that ``link(into:)`` gives step by step; empty for a source and for a node
  ///   that was not reached.
  /// - Complexity: O(sum of the degrees on the walk).
  public func path(to node: NodeID) -> [LinkID] {
    var path: [LinkID] = []
    var node = node
    while let link = link(into: node) {
      path.append(link)
      node = direction == .downstream ? graph.source(of: link) : graph.target(of: link)
    }
    path.reverse()
    return path
  }

  /// Whether a reached node short of the horizon passes the search on.
  private func isExpanded(_ node: NodeID) -> Bool {
    values[node.index] == 0 || walkable?.contains(node) ?? true
  }
}

extension Digraph {
  /// Measures how far each node is from the nearest of `sources`, breadth first.
  ///
  /// A source is at distance 0. A node other than a source is walked through only if `walkable`
  /// holds it, but every node next to one that is walked through gets a distance: an end need not
  /// be walkable.
  ///
  ///     // How far downstream of what we have is each absent node, looking across absent nodes only?
  ///     graph.distances(from: anchors, direction: .downstream, horizon: 3, through: absent)
  ///
  /// - Parameters:
  ///   - sources: where the search begins; duplicates are one. Without sources nothing is reached.
  ///   - horizon: the largest distance to give, ≥ 0; nil for no bound.
  ///   - walkable: the nodes that may be walked through; nil for all.
  /// - Complexity: O(*V* + *E*) time, O(*V*) space.
  /// - Reference: Docs/Guides/Search.md.
  @inlinable
  public func distances(
    from sources: some Sequence<NodeID>, direction: Direction, horizon: Int? = nil,
    through walkable: NodeSet? = nil
  ) -> Distances {
    search(from: Array(sources), direction: direction, horizon: horizon, through: walkable, goal: nil)
  }

  /// Finds a shortest way downstream from one node to another.
  ///
  /// The two ends need not be walkable. Of several shortest ways, the one that takes the smallest
  /// link id at each step back from the end.
  /// - Returns: the links in walking order, none if the ends are the same; nil if there is no way.
  /// - Complexity: O(*V* + *E*) time, O(*V*) space.
  /// - Reference: Docs/Guides/Search.md.
  public func shortestPath(
    from start: NodeID, to end: NodeID, through walkable: NodeSet? = nil
  ) -> [LinkID]? {
    let distances = search(
      from: [start], direction: .downstream, horizon: nil, through: walkable, goal: end)
    return distances[end] == nil ? nil : distances.path(to: end)
  }

  /// The search itself; stops as soon as `goal` has its distance.
  ///
  /// By then every node nearer than `goal` has one, which is all that `path(to: goal)` looks at.
  @usableFromInline
  func search(
    from sources: [NodeID], direction: Direction, horizon: Int?, through walkable: NodeSet?, goal: NodeID?
  ) -> Distances {
    precondition(horizon ?? 0 >= 0, "a horizon is not negative")
    let limit = horizon.map { Int32(clamping: $0) } ?? .max
    let goal = goal?.rawValue ?? -1
    let adjacency = adjacency(direction)
    let found = BreadthFirst.search(
      starts: adjacency.links.starts.span, neighbours: adjacency.neighbours.span,
      from: sources.lazy.map(\.rawValue), limit: limit, through: walkable, goal: goal)
    return Distances(
      direction: direction, horizon: horizon, reachedCount: found.reached, graph: self, walkable: walkable,
      values: found.distances)
  }
}
