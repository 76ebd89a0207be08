extension Digraph {
  /// Stops the program unless the two indexes agree with the list of links.
  ///
  /// Tests call it after making a graph; nothing else does.
  /// - Complexity: O(*V* + *E*).
  public func checkInvariants() {
    precondition(sources.count == targets.count, "links without a second end")
    check(downstream, nearEnds: sources, farEnds: targets)
    check(upstream, nearEnds: targets, farEnds: sources)
  }

  private func check(_ adjacency: Adjacency, nearEnds: [Int32], farEnds: [Int32]) {
    let rows = adjacency.links
    precondition(rows.rowCount == nodeCount, "a row for each node")
    precondition(rows.values.count == linkCount, "each link stands in one row")
    precondition(adjacency.neighbours.count == linkCount, "a far end for each link")
    rows.checkInvariants(below: linkCount)
    for node in 0..<nodeCount {
      for position in rows.range(node) {
        let link = Int(rows.values[position])
        precondition(Int(nearEnds[link]) == node, "link \(link) stands in the wrong row")
        precondition(farEnds[link] == adjacency.neighbours[position], "link \(link) has another far end")
      }
    }
  }
}
