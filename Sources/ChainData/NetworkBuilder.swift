import ChainModel
import TableIO

/// Turns a document without errors into the parts of a network: texts become values, ids dense.
struct NetworkBuilder {
  let index: RowIndex

  func build() -> NetworkParts {
    var parts = NetworkParts()
    describe(&parts)
    buildKnowledge(&parts)
    parts.processes = processes()
    buildPlace(&parts)
    return parts
  }

  private func describe(_ parts: inout NetworkParts) {
    let packages = index.document.packages
    if let root = packages.last {
      parts.name = root.descriptor.name
      parts.title = root.descriptor.title
      parts.version = root.descriptor.version
    }
    if let scope = packages.last(where: { $0.descriptor.scope != nil })?.descriptor.scope {
      parts.defaultRegion = index.position(of: scope, in: .regions).map { RegionID($0) }
    }
    parts.asOf = packages.last(where: { $0.descriptor.asOf != nil })?.descriptor.asOf ?? 0
  }

  private func buildKnowledge(_ parts: inout NetworkParts) {
    parts.sources = records(.sources).map { cells in
      Source(
        key: cells.key, title: cells[.title], publisher: cells[.publisher], date: cells[.date],
        url: cells[.url], licence: cells[.licence])
    }
    parts.units = records(.units).map { cells in
      MeasureUnit(
        key: cells.key, name: cells[.name], dimension: cells[.dimension],
        factor: cells.number(.factor) ?? 1)
    }
    parts.industries = records(.industries).map { cells in
      Industry(
        key: cells.key, name: cells.name, tier: cells.choice(.tier), leadUnit: cells[.leadUnit],
        unitsInCharge: cells.list(.unitsInCharge))
    }
    parts.chains = records(.chains).map { cells in
      Chain(
        key: cells.key, industry: cells.id(.industry), name: cells.name,
        kind: cells.choice(.kind) ?? .goods,
        leader: cells.id(.leader), aim: cells[.aim],
        about: Name(chinese: cells[.about], english: cells[.aboutEn]))
    }
    parts.nodes = records(.nodes).map { cells in
      ChainNode(
        key: cells.key, name: cells.name, kind: cells.choice(.kind) ?? .material,
        isTradable: cells.yesNo(.tradable) ?? false, isCaptive: cells.yesNo(.captive) ?? false,
        parent: cells.id(.parent), aliases: cells.list(.aliases), codes: cells.list(.codes),
        unit: cells.id(.unit), investment: cells.number(.investment))
    }
    parts.memberships = rows(.memberships).compactMap { cells in
      guard let chain: ChainID = cells.id(.chain), let node: NodeID = cells.id(.node) else { return nil }
      return Membership(
        chain: chain, node: node, segment: Name(chinese: cells[.segment], english: cells[.segmentEn]),
        order: Int(cells[.order]) ?? 0)
    }
    parts.links = rows(.links).compactMap { cells in
      guard let source: NodeID = cells.id(.from), let target: NodeID = cells.id(.to) else { return nil }
      return LinkRow(
        source: source, target: target, relation: cells.choice(.relation) ?? .feedstock,
        route: cells[.route],
        amount: cells.number(.amount), evidence: cells.evidence)
    }
  }

  private func processes() -> [Process] {
    let records = records(.processes)
    var flows = [[Cells]](repeating: [], count: records.count)
    for cells in rows(.flows) {
      if let process = cells.target(.process) { flows[process].append(cells) }
    }
    return zip(records, flows).compactMap { cells, own in
      guard let output = own.first(where: { $0[.role] == FlowRole.output.rawValue }),
        let product: NodeID = output.id(.node)
      else { return nil }
      var process = Process(
        key: cells.key, name: cells.name, output: product, outputUnit: output.id(.unit),
        investment: cells.number(.investment), confidence: cells.choice(.confidence),
        evidence: cells.evidence)
      for flow in own {
        guard let node: NodeID = flow.id(.node), let role: FlowRole = flow.choice(.role) else { continue }
        let evidence = flow.evidence.filled(from: process.evidence)
        switch role {
        case .output: break
        case .input:
          process.inputs.append(
            Process.Input(
              node: node, relation: flow.choice(.relation) ?? .feedstock, amount: flow.number(.amount),
              unit: flow.id(.unit), isRequired: flow.yesNo(.required) ?? true,
              isPrincipal: flow.yesNo(.principal), evidence: evidence))
        case .byproduct:
          process.byproducts.append(
            Process.Byproduct(
              node: node, amount: flow.number(.amount), unit: flow.id(.unit), evidence: evidence))
        }
      }
      return process
    }
  }

  func records(_ table: TableName) -> [Cells] {
    (index.records[table] ?? []).map { Cells($0, in: index) }
  }

  func rows(_ table: TableName) -> [Cells] {
    (index.rows[table] ?? []).map { Cells($0, in: index) }
  }
}

extension Evidence {
  /// What is empty here taken from `other`.
  fileprivate func filled(from other: Evidence) -> Evidence {
    Evidence(
      source: source ?? other.source, locator: locator.isEmpty ? other.locator : locator, quote: quote)
  }
}
