// Which nodes may be called a gap at all.

extension ChainNetwork {
  /// Whether a clause names the node itself.
  public func isNamed(_ node: NodeID) -> Bool { !clauses(naming: node).isEmpty }

  /// Whether the node is on a chain that a clause speaks of.
  public func isOnNamedChain(_ node: NodeID) -> Bool {
    chains(of: node).contains { !clauses(naming: $0).isEmpty }
  }
}

extension Scope {
  /// Whether `node` may be a gap here: absent or merely planned, and something one attracts.
  ///
  /// Resources, uses and tradable goods are not attracted unless the policy names them; a captive
  /// intermediate never is, for it comes with its plant.
  public func isEligible(_ node: NodeID, in network: ChainNetwork) -> Bool {
    let record = network[node]
    guard state(of: node) <= .planned, !record.isCaptive else { return false }
    let isAttracted = record.kind != .resource && record.kind != .use && !record.isTradable
    return isAttracted || network.isNamed(node)
  }
}
