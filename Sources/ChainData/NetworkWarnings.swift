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

  private mutating func report(_ facts: LoadIssue.Facts, _ column: String, of ref: RowRef) {
    var issue = LoadIssue(facts, at: index.location(column, of: ref))
    issue.length = max(1, index.text(column, of: ref).count)
    log.report(issue)
  }

  private func row(_ table: TableName, _ position: Int) -> RowRef { index.records[table]![position].rows[0] }

  private mutating func warnOfIsolatedNodes() {
    var isJoined = [Bool](repeating: false, count: network.nodeCount)
    for link in network.links {
      isJoined[link.source.index] = true
      isJoined[link.target.index] = true
    }
    for process in parts.processes {
      isJoined[process.output.index] = true
      for byproduct in process.byproducts { isJoined[byproduct.node.index] = true }
    }
    for (position, node) in parts.nodes.enumerated() {
      guard let parent = node.parent else { continue }
      isJoined[position] = true
      isJoined[parent.index] = true
    }
    for (position, node) in parts.nodes.enumerated() where !isJoined[position] {
      report(.isolatedNode(node.key), "id", of: row(.nodes, position))
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
        .impliedConjunction(node: network[target].key, inputs: inputs), "to",
        of: index.rows[.links]![positions[1]])
    }
  }

  private mutating func warnOfProcesses() {
    for (position, process) in parts.processes.enumerated() {
      let material = process.inputs.filter { $0.relation.carriesMaterial }
      let isAdditionNeeded = material.count > 1 && material.contains { $0.isPrincipal == nil }
      let known = material.filter { $0.amount != nil }
      let dimensions = Set(known.map { dimension(of: $0.unit) }).sorted()
      if isAdditionNeeded && dimensions.count > 1 {
        report(
          .incomparableUnits(process: process.key, dimensions: dimensions), "id",
          of: row(.processes, position))
      }
      if let (inputs, outputs) = totals(of: process), outputs > inputs * 1.02 {
        report(
          .outputsOutweighInputs(process: process.key, outputs: outputs, inputs: inputs), "id",
          of: row(.processes, position))
      }
    }
  }

  private func dimension(of unit: UnitID?) -> String { unit.map { network[$0].dimension } ?? "" }

  /// What goes in and comes out, where every amount is known in one dimension; in its base unit.
  private func totals(of process: Process) -> (inputs: Double, outputs: Double)? {
    let material = process.inputs.filter { $0.relation.carriesMaterial }
    let outputUnit = process.outputUnit ?? material.first?.unit
    guard !material.isEmpty else { return nil }
    let units = material.map(\.unit) + process.byproducts.map(\.unit) + [outputUnit]
    guard Set(units.map(dimension)).count == 1 else { return nil }
    func total(_ flows: [(amount: Double?, unit: UnitID?)]) -> Double? {
      var sum = 0.0
      for flow in flows {
        guard let amount = flow.amount else { return nil }
        sum += amount * (flow.unit.map { network[$0].factor } ?? 1)
      }
      return sum
    }
    guard let inputs = total(material.map { ($0.amount, $0.unit) }),
      let outputs = total(process.byproducts.map { ($0.amount, $0.unit) } + [(1, outputUnit)])
    else { return nil }
    return (inputs, outputs)
  }

  private mutating func warnOfPresences() {
    for (position, presence) in parts.presences.enumerated() {
      let ref = index.rows[.presence]![position]
      let node = network[presence.node]
      if presence.capacity == nil && presence.status != .closed && node.kind != .use && node.kind != .service
      {
        report(.presenceWithoutCapacity(node: node.key), "capacity", of: ref)
      }
      if let id = presence.process {
        let process = parts.processes[id.index]
        let made = [process.output] + process.byproducts.map(\.node)
        if !made.contains(presence.node) {
          report(
            .processMakesOther(process: process.key, node: node.key, output: network[process.output].key),
            "process", of: ref)
        }
      }
    }
  }

  private mutating func warnOfCompanies() {
    var firstByName: [String: String] = [:]
    for (position, company) in parts.companies.enumerated() {
      let names = [("name", company.name.chinese), ("name_en", company.name.english)]
      for (column, name) in names where !name.isEmpty {
        if column == "name_en" && name == company.name.chinese { continue }
        if let first = firstByName[name] {
          report(.duplicateCompanyName(name, first: first), column, of: row(.companies, position))
        } else {
          firstByName[name] = company.key
        }
      }
    }
  }
}
