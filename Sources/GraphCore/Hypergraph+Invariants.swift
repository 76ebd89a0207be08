extension Hypergraph {
  /// Stops the program unless the four indexes are well formed and agree.
  ///
  /// Tests call it after making a hypergraph; nothing else does.
  /// - Complexity: O(*V* + *R* + *I*).
  public func checkInvariants() {
    check(routeSide: inputRows, nodeSide: usingRows)
    check(routeSide: outputRows, nodeSide: makingRows)
  }

  private func check(routeSide: PackedRows, nodeSide: PackedRows) {
    precondition(routeSide.rowCount == routeCount, "a row for each route")
    precondition(nodeSide.rowCount == nodeCount, "a row for each node")
    routeSide.checkInvariants(below: nodeCount)
    nodeSide.checkInvariants(below: routeCount)
    precondition(routeSide.transposed(rowCount: nodeCount) == nodeSide, "the two sides disagree")
  }
}
