/// The neighbours of each node one way, packed end to end: what a search over a large graph needs, and
/// nothing else.
///
/// A ``Digraph`` also knows its links by id and both ways; over millions of links that is three times the
/// memory.
/// - Complexity: O(*V* + *E*) to make; 4 bytes a node and 4 bytes a link to hold.
package struct NeighbourLists: Sendable {
  let starts: [Int32]
  let neighbours: [Int32]

  /// - Parameters:
  ///   - rows: the node that each link is listed under.
  ///   - ends: the node at each link's other end.
  /// - Precondition: every node lies in `0 ..< nodeCount`; fewer than 2³¹ − 1 links.
  package init(nodeCount: Int, rows: [Int32], ends: [Int32]) {
    precondition(rows.count == ends.count && rows.count < Int32.max, "link count out of range")
    var starts = [Int32](large: nodeCount + 1, repeating: 0)
    var neighbours = [Int32](large: rows.count, repeating: 0)
    let (row, end) = (rows.span, ends.span)
    var start = starts.mutableSpan
    var neighbour = neighbours.mutableSpan
    for link in row.indices { start[Int(row[link]) + 1] += 1 }
    for node in 0..<nodeCount { start[node + 1] += start[node] }
    // Each row's start serves as its cursor, ends up at the next row's start, and is shifted back.
    for link in row.indices {
      let node = Int(row[link])
      neighbour[Int(start[node])] = end[link]
      start[node] += 1
    }
    for node in stride(from: nodeCount, to: 0, by: -1) { start[node] = start[node - 1] }
    start[0] = 0
    self.starts = starts
    self.neighbours = neighbours
  }

  /// The fewest links from one of `sources` to each node, −1 where there is no way.
  ///
  /// - Parameter horizon: the largest distance to give, ≥ 0; nil for no bound.
  /// - Complexity: O(*V* + *E*).
  package func distances(from sources: [Int32], horizon: Int? = nil) -> [Int32] {
    precondition(horizon ?? 0 >= 0, "a horizon is not negative")
    return BreadthFirst.search(
      starts: starts.span, neighbours: neighbours.span, from: sources,
      limit: horizon.map { Int32(clamping: $0) } ?? .max, through: nil, goal: -1
    ).distances
  }
}
