import ChainModel

// The tables of a place: regions, companies, what is where, what the policy wants.

extension NetworkBuilder {
  func buildPlace(_ parts: inout NetworkParts) {
    parts.regions = records(.regions).map { cells in
      Region(key: cells.key, name: cells.name, kind: cells[.kind], parent: cells.id(.parent))
    }
    parts.layout = rows(.layout).compactMap { cells in
      guard let region: RegionID = cells.id(.region), let role: LayoutRole = cells.choice(.role) else {
        return nil
      }
      return LayoutEntry(
        region: region, role: role, industry: cells.id(.industry), focus: cells.list(.focus),
        evidence: cells.evidence)
    }
    parts.companies = records(.companies).map { cells in
      Company(
        key: cells.key, name: cells.name, kind: cells.choice(.kind), headquarters: cells.id(.headquarters),
        parent: cells.id(.parent))
    }
    parts.presences = rows(.presence).compactMap(presence)
    parts.products = rows(.products).compactMap { cells in
      guard let company: CompanyID = cells.id(.company), let node: NodeID = cells.id(.node) else {
        return nil
      }
      return Product(company: company, node: node, share: cells.number(.share), evidence: cells.evidence)
    }
    parts.supplies = rows(.supplies).compactMap { cells in
      guard let from: CompanyID = cells.id(.fromCompany), let to: CompanyID = cells.id(.toCompany),
        let node: NodeID = cells.id(.node)
      else { return nil }
      return Supply(from: from, to: to, node: node, region: cells.id(.region), evidence: cells.evidence)
    }
    parts.demands = rows(.demand).compactMap { cells in
      guard let node: NodeID = cells.id(.node), let region: RegionID = cells.id(.region) else { return nil }
      return Demand(
        node: node, region: region, asOf: cells[.asOf], amount: cells.number(.amount),
        unit: cells.id(.unit),
        evidence: cells.evidence)
    }
    parts.indicators = rows(.indicators).compactMap(indicator)
    parts.targets = rows(.targets).compactMap { cells in
      guard let year = Int(cells[.year]), let value = cells.number(.value) else { return nil }
      return Target(
        industry: cells.id(.industry), chain: cells.id(.chain), metric: cells[.metric], year: year,
        value: value, unit: cells.id(.unit), evidence: cells.evidence)
    }
    parts.policies = records(.policies).compactMap { cells in
      guard let action: PolicyAction = cells.choice(.action) else { return nil }
      return PolicyClause(
        key: cells.key, node: cells.id(.node), chain: cells.id(.chain), action: action,
        company: cells.id(.company), evidence: cells.evidence, note: cells[.note])
    }
    parts.passages = records(.passages).map { cells in
      PolicyPassage(key: cells.key, evidence: cells.evidence, omitted: cells[.omitted])
    }
  }

  private func presence(_ cells: Cells) -> Presence? {
    guard let node: NodeID = cells.id(.node), let region: RegionID = cells.id(.region),
      let status: PresenceStatus = cells.choice(.status)
    else { return nil }
    return Presence(
      node: node, company: cells.id(.company), region: region, project: cells[.project],
      process: cells.id(.process), status: status, since: Int(cells[.since]),
      capacity: cells.number(.capacity),
      unit: cells.id(.unit), capacityBasis: cells.choice(.capacityBasis) ?? .output, asOf: cells[.asOf],
      confidence: cells.choice(.confidence), evidence: cells.evidence)
  }

  private func indicator(_ cells: Cells) -> Indicator? {
    let subject: Indicator.Subject
    if let node: NodeID = cells.id(.node) {
      subject = .node(node)
    } else if let company: CompanyID = cells.id(.company) {
      subject = .company(company)
    } else if let region: RegionID = cells.id(.region) {
      subject = .region(region)
    } else if let chain: ChainID = cells.id(.chain) {
      subject = .chain(chain)
    } else {
      return nil
    }
    guard let value = cells.number(.value) else { return nil }
    return Indicator(
      subject: subject, name: cells[.indicator], asOf: cells[.asOf], value: value, unit: cells.id(.unit),
      evidence: cells.evidence)
  }
}
