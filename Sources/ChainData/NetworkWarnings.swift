import ChainModel
import TableIO

/// What is worth a look in a dataset without errors.
struct NetworkWarnings {
  var log: IssueLog
  let index: RowIndex
  let network: ChainNetwork

  private var parts: NetworkParts { network.parts }

  init(log: IssueLog, index: RowIndex, network: ChainNetwork) {
    self.log = log
    self.index = index
    self.network = network
  }

  mutating func run() {
    warnOfIsolatedNodes()
    warnOfImpliedConjunctions()
    warnOfProcesses()
    warnOfPresences()
    warnOfCompanies()
  }

  private mutating func report(_ facts: LoadIssue.Facts, _ column: ColumnName, of ref: RowRef) {
    var issue = LoadIssue(facts, at: index.location(column, of: ref))
    issue.length = max(1, index.text(column, of: ref).count)
    log.report(issue)
  }

  private func row(_ table: TableName, _ position: Int) -> RowRef { index.records[table]![position].row }

  private mutating func warnOfIsolatedNodes() {
    var isJoined = [Bool](repeating: false, count: network.nodeCount)
    for link in network.digraph.links {
      isJoined[network.digraph.source(of: link).index] = true
      isJoined[network.digraph.target(of: link).index] = true
    }
    for process in parts.processes.indices {
      isJoined[parts.processes[process].output.index] = true
      for byproduct in parts.processes[process].byproducts { isJoined[byproduct.node.index] = true }
    }
    // A grade is linked to its general good: the link above joins both.
    for position in parts.nodes.indices where !isJoined[position] {
      report(.isolatedNode(parts.nodes[position].key), .id, of: row(.nodes, position))
    }
  }

  /// Several unlabelled material rows into something made mean “together”: perhaps a slip.
  private mutating func warnOfImpliedConjunctions() {
    var rowsByTarget: [NodeID: [Int]] = [:]
    for (position, link) in parts.links.enumerated()
    where link.route.isEmpty && link.relation.carriesMaterial && network[link.target].kind.isMade {
      rowsByTarget[link.target, default: []].append(position)
    }
    for (target, positions) in rowsByTarget where positions.count > 1 {
      let inputs = positions.map { network[parts.links[$0].source].key }
      report(
        .impliedConjunction(node: network[target].key, inputs: inputs), .to,
        of: index.rows[.links]![positions[1]])
    }
  }

  private mutating func warnOfProcesses() {
    for position in parts.processes.indices {
      warnOfAmounts(of: parts.processes[position], at: position)
    }
  }

  private mutating func warnOfAmounts(of process: Process, at position: Int) {
    let material = process.inputs.filter { $0.relation.carriesMaterial }
    if material.count > 1 && material.contains(where: { $0.isPrincipal == nil }) {
      let dimensions = Set(material.filter { $0.amount != nil }.map { dimension(of: $0.unit) })
      if dimensions.count > 1 {
        report(
          .incomparableUnits(process: process.key, dimensions: dimensions.sorted()), .id,
          of: row(.processes, position))
      }
    }
    if let (inputs, outputs) = totals(of: process, material), outputs > inputs * 1.02 {
      report(
        .outputsOutweighInputs(process: process.key, outputs: outputs, inputs: inputs), .id,
        of: row(.processes, position))
    }
  }

  private func dimension(of unit: UnitID?) -> String { unit.map { network[$0].dimension } ?? "" }

  /// What goes in and comes out, where every amount is known in one dimension; in its base unit.
  private func totals(of process: Process, _ material: [Process.Input]) -> (inputs: Double, outputs: Double)?
  {
    guard let first = material.first else { return nil }
    let shared = dimension(of: first.unit)
    func mass(_ amount: Double?, _ unit: UnitID?) -> Double? {
      guard let amount, dimension(of: unit) == shared else { return nil }
      return amount * (unit.map { network[$0].factor } ?? 1)
    }
    var inputs = 0.0
    for input in material {
      guard let own = mass(input.amount, input.unit) else { return nil }
      inputs += own
    }
    guard var outputs = mass(1, process.outputUnit ?? first.unit) else { return nil }
    for byproduct in process.byproducts {
      guard let own = mass(byproduct.amount, byproduct.unit) else { return nil }
      outputs += own
    }
    return (inputs, outputs)
  }

  private mutating func warnOfPresences() {
    for (position, presence) in parts.presences.enumerated() {
      let ref = index.rows[.presence]![position]
      let node = network[presence.node]
      if presence.capacity == nil && presence.status != .closed && node.kind != .use && node.kind != .service
      {
        report(.presenceWithoutCapacity(node: node.key), .capacity, of: ref)
      }
      if let id = presence.process {
        let process = parts.processes[id.index]
        let made = [process.output] + process.byproducts.map(\.node)
        if !made.contains(presence.node) {
          report(
            .processMakesOther(process: process.key, node: node.key, output: network[process.output].key),
            .process, of: ref)
        }
      }
    }
  }

  private mutating func warnOfCompanies() {
    let companies = index.records[.companies] ?? []
    var seen: [(company: Int, column: Int)] = []
    var position = PositionTable(capacity: 2 * companies.count)
    for (company, record) in companies.enumerated() {
      let table = index.tables[record.row.table]
      let row = record.row.row
      for name in [ColumnName.name, .nameEn] {
        guard let column = table.position(of: name), !table.cells.isEmpty(row, column) else { continue }
        let earlier = position.insert(seen.count, hash: table.hash(row, column)) { other in
          let first = companies[seen[other].company].row
          return table.isSame(row, column, as: index.tables[first.table], first.row, seen[other].column)
        }
        if let earlier, seen[earlier].company != company {
          report(
            .duplicateCompanyName(table.cells[row, column], first: companies[seen[earlier].company].key),
            name,
            of: record.row)
        } else if earlier == nil {
          seen.append((company, column))
        }
      }
    }
  }
}
