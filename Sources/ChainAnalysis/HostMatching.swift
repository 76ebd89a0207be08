import ChainModel

/// Judges the counties and parks of a scope as hosts for a gap.
struct HostMatching {
  let network: ChainNetwork
  let scope: Scope
  /// Regions of the scope that hold no other region, by id; the scope itself when it has no parts.
  let hosts: [RegionID]
  private let layoutByRegion: [RegionID: [LayoutEntry]]
  /// By node: the hosts it stands in.
  private let hostsOfNode: [Set<RegionID>]

  init(_ network: ChainNetwork, scope: Scope) {
    self.network = network
    self.scope = scope
    let parents = Set(network.parts.regions.compactMap(\.parent))
    let leaves = scope.regions.filter { !parents.contains($0) }.sorted()
    hosts = leaves.isEmpty ? [scope.region] : leaves
    layoutByRegion = Dictionary(grouping: network.parts.layout, by: \.region)
    let hosts = hosts
    hostsOfNode = network.nodeIDs.map { node in
      let places = Self.standingPlaces(of: node, network, scope)
      // A park stands in its county, whose plants are its neighbours; a row for the scope as a whole is
      // nobody's.
      return Set(
        hosts.filter { host in
          places.contains { $0 == host || $0 != scope.region && network.contains($0, host) }
        })
    }
  }

  /// The best host for `gap`, with what speaks for it; nil where no host fits at all.
  func bestHost(for gap: Gap) -> (region: RegionID, facts: Candidate.HostFacts)? {
    var best: (region: RegionID, facts: Candidate.HostFacts, value: Double)?
    for host in hosts {
      let facts = self.facts(of: host, for: gap)
      let value = facts.hostFit + (facts.localFit ?? 0)
      if value > (best?.value ?? 0) { best = (host, facts, value) }
    }
    return best.map { ($0.region, $0.facts) }
  }

  /// Where `company` itself wants to settle with `gap`, as far as a row of this scope says so.
  func chosenHost(of company: CompanyID, for gap: Gap, making product: NodeID)
    -> (region: RegionID, facts: Candidate.HostFacts)?
  {
    let rows = [gap.node, product].flatMap { scope.presences(of: $0) }.map { network[$0] }
    guard let row = rows.first(where: { $0.company == company && hosts.contains($0.region) }) else {
      return nil
    }
    var facts = facts(of: row.region, for: gap)
    facts.isChosen = true
    return (row.region, facts)
  }

  private func facts(of host: RegionID, for gap: Gap) -> Candidate.HostFacts {
    var facts = Candidate.HostFacts()
    for entry in layout(around: host) {
      let fit = layoutFit(of: entry, for: gap.node)
      if fit > facts.layoutFit { (facts.layout, facts.layoutFit) = (entry, fit) }
    }
    let partners = Set(
      gap.facts.readyInputs + gap.facts.missingInputs + gap.facts.consumers.map(\.node)
        + gap.facts.suppliers.map(\.node))
    for node in partners.sorted() {
      if hostsOfNode[node.index].contains(host) {
        facts.neighbours.append(node)
      } else if scope.isAnchor(node) {
        facts.nearby.append(node)
      } else {
        facts.missing.append(node)
      }
    }
    return facts
  }

  /// What the layout says of a host and of the regions in scope around it: a park shares its county's.
  private func layout(around host: RegionID) -> [LayoutEntry] {
    var entries: [LayoutEntry] = []
    var current: RegionID? = host
    for _ in network.parts.regions {
      guard let here = current, scope.regions.contains(here) else { break }
      entries += layoutByRegion[here] ?? []
      current = network[here].parent
    }
    return entries
  }

  /// A lead industry counts more than a speciality, a focus that names the chain more than none.
  private func layoutFit(of entry: LayoutEntry, for node: NodeID) -> Double {
    guard let industry = entry.industry else { return 0 }
    let chains = network.chains(of: node).filter { network[$0].industry == industry }
    guard !chains.isEmpty else { return 0 }
    let isFocused = entry.focus.contains { focus in
      chains.contains { chain in
        let names = [network[chain].name.chinese, network[chain].name.english].filter { !$0.isEmpty }
        return !focus.isEmpty && names.contains { $0.contains(focus) || focus.contains($0) }
      }
    }
    switch (entry.role, isFocused) {
    case (.lead, true): return 1
    case (.lead, false), (.special, true): return 0.75
    case (.special, false): return 0.5
    }
  }

  /// Where plants of the node stand; a derived node stands where what it is derived from stands.
  private static func standingPlaces(
    of node: NodeID, _ network: ChainNetwork, _ scope: Scope
  ) -> Set<RegionID> {
    Set(
      scope.derivation(of: node, in: network).flatMap { scope.presences(of: $0) }.map { network[$0] }
        .filter { $0.state(asOf: scope.asOf) >= .building }.map(\.region))
  }
}

extension Candidate.HostFacts {
  /// 园区匹配: the layout's word and who is already there, 0 … 1.
  var hostFit: Double { 0.6 * layoutFit + 0.4 * saturated(Double(neighbours.count)) }

  /// 本地配套: partners in the host count full, elsewhere in scope half; nil without partners.
  var localFit: Double? {
    let total = neighbours.count + nearby.count + missing.count
    guard total > 0 else { return nil }
    return (Double(neighbours.count) + 0.5 * Double(nearby.count)) / Double(total)
  }
}
