/// Lists, again and again, which of the nodes asked for lie near one node.
///
/// It gives what `distances(from: [node], …).reached` gives, but looks only as far as it gets: for many
/// short searches in a large graph.
///
///     var above = NearbyFinder(graph, direction: .upstream, horizon: 3, through: absent, to: anchors)
///     above.reached(from: gap)  // the anchors at most three links upstream, nearest first
///
/// - Complexity: O(*V*) to make and to hold; O(nodes and links reached) a question.
/// - Reference: Docs/Guides/Search.md.
public struct NearbyFinder: Sendable {
  private let adjacency: Digraph.Adjacency
  private let limit: Int32
  private let isWalkable: [Bool]
  private let isEnd: [Bool]
  /// How far each node is; −1 for all of them between questions.
  private var distances: [Int32]

  /// - Parameters:
  ///   - horizon: the largest distance to look for, ≥ 0; nil for no bound.
  ///   - walkable: the nodes that may be walked through; nil for all.
  ///   - ends: the nodes to list.
  public init(
    _ graph: Digraph, direction: Direction, horizon: Int? = nil, through walkable: NodeSet? = nil,
    to ends: NodeSet
  ) {
    precondition(horizon ?? 0 >= 0, "a horizon is not negative")
    adjacency = graph.adjacency(direction)
    limit = horizon.map { Int32(clamping: $0) } ?? .max
    isWalkable = graph.nodes.map { walkable?.contains($0) ?? true }
    isEnd = graph.nodes.map { ends.contains($0) }
    distances = [Int32](repeating: -1, count: graph.nodeCount)
  }

  /// The ends within the horizon of `start`, by rising distance, then id; `start` itself is not listed.
  public mutating func reached(from start: NodeID) -> [(node: NodeID, steps: Int)] {
    let starts = adjacency.links.starts
    let neighbours = adjacency.neighbours
    var queue = [start.rawValue]
    distances[start.index] = 0
    var head = 0
    while head < queue.count {
      let node = Int(queue[head])
      head += 1
      let next = distances[node] + 1
      if next > limit { break }
      if next > 1 && !isWalkable[node] { continue }
      for position in Int(starts[node])..<Int(starts[node + 1]) {
        let neighbour = neighbours[position]
        guard distances[Int(neighbour)] < 0 else { continue }
        distances[Int(neighbour)] = next
        queue.append(neighbour)
      }
    }
    var found: [(node: NodeID, steps: Int)] = []
    for node in queue.dropFirst() where isEnd[Int(node)] {
      found.append((NodeID(rawValue: node), Int(distances[Int(node)])))
    }
    found.sort { ($0.steps, $0.node) < ($1.steps, $1.node) }
    for node in queue { distances[Int(node)] = -1 }
    return found
  }
}
