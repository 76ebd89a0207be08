// Which nodes may be called a gap at all.

extension ChainNetwork {
  /// Whether a clause names the node itself.
  public func isNamed(_ node: NodeID) -> Bool { !clauses(naming: node).isEmpty }

  /// Whether a clause spells its node out, by name or alias, rather than meaning it.
  public func isLiteral(_ clause: PolicyClause) -> Bool {
    guard let node = clause.node.map({ self[$0] }) else { return false }
    let names = [node.name.chinese, node.name.english] + node.aliases
    return names.contains { !$0.isEmpty && clause.evidence.quote.contains($0) }
  }

  /// Whether the node is on a chain that a clause speaks of.
  public func isOnNamedChain(_ node: NodeID) -> Bool {
    chains(of: node).contains { !clauses(naming: $0).isEmpty }
  }
}

extension ChainNetwork {
  /// The industries that the layout gives `region`, its lead and special ones; nil where it names none,
  /// as for a city as a whole.
  public func layoutIndustries(of region: RegionID) -> Set<IndustryID>? {
    let named = Set(layout(around: region).compactMap(\.industry))
    return named.isEmpty ? nil : named
  }

  /// Whether `node` is on a chain of one of `industries`.
  public func isOnChain(_ node: NodeID, of industries: Set<IndustryID>) -> Bool {
    chains(of: node).contains { self[$0].industry.map(industries.contains) ?? false }
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
