import ChainModel
import TableIO

// What links and processes may say, and only once.

extension RowChecker {
  mutating func runOnLinks() {
    let outputs = checkFlows()
    checkLinks(pairs: statedPairs(outputs))
  }

  /// Checks the flows of each process; gives the rows of main products by process.
  private mutating func checkFlows() -> [RowRef?] {
    let processes = index.records[.processes] ?? []
    var outputs = [RowRef?](repeating: nil, count: processes.count)
    for ref in index.rows[.flows] ?? [] {
      let role = index.text(.role, of: ref)
      let process = index.target(.process, of: ref)
      if role == FlowRole.output.rawValue {
        checkOutput(ref, first: process.flatMap { outputs[$0] })
        if let process, outputs[process] == nil { outputs[process] = ref }
      }
      if role == FlowRole.output.rawValue || role == FlowRole.byproduct.rawValue {
        for column: ColumnName in [.relation, .required, .principal] where !index.isEmpty(column, of: ref) {
          report(.ignoredFlowCell(column: column.rawValue, role: role), column, of: ref)
        }
      }
      checkFlowSource(ref, of: process.map { processes[$0] })
    }
    guard log.torn.isDisjoint(with: [.processes, .flows]) else { return outputs }
    for (position, process) in processes.enumerated() where outputs[position] == nil {
      report(.processWithoutOutput(process.key), .id, of: process.row)
    }
    return outputs
  }

  /// A process has one main product, and amounts are per unit of it.
  private mutating func checkOutput(_ ref: RowRef, first: RowRef?) {
    if let first {
      let process = index.text(.process, of: ref)
      report(.severalOutputs(process: process, first: index.location(.role, of: first)), .role, of: ref)
    }
    guard !index.isEmpty(.amount, of: ref) else { return }
    let amount = index.text(.amount, of: ref)
    if let value = CellValue.number(amount), value != 1 { report(.outputAmount(amount), .amount, of: ref) }
  }

  /// A flow may leave its source to its process.
  private mutating func checkFlowSource(_ ref: RowRef, of process: RowIndex.Record?) {
    for column: ColumnName in [.source, .locator] where index.isEmpty(column, of: ref) {
      guard process.map({ Cells($0, in: index).isEmpty(column) }) ?? true else { continue }
      log.report(
        LoadIssue(
          column == .source ? .missingSource : .missingLocator, at: index.location(column, of: ref)))
      return
    }
  }

  /// What goes in and what comes out, by position among the nodes.
  private struct Pair: Hashable {
    var from: Int
    var to: Int
  }

  /// The pairs that processes state, each with the first process that does.
  private mutating func statedPairs(_ outputs: [RowRef?]) -> [Pair: Int] {
    var pairs: [Pair: Int] = [:]
    for ref in index.rows[.flows] ?? [] where index.text(.role, of: ref) == FlowRole.input.rawValue {
      guard let process = index.target(.process, of: ref), let output = outputs[process],
        let pair = pair(index.target(.node, of: ref), index.target(.node, of: output))
      else { continue }
      if pair.from == pair.to { report(.selfLink(index.text(.node, of: ref)), .node, of: ref) }
      if pairs[pair] == nil { pairs[pair] = process }
      checkRecycling(pair, ref)
    }
    return pairs
  }

  private mutating func checkLinks(pairs: [Pair: Int]) {
    for ref in index.rows[.links] ?? [] {
      guard let pair = pair(index.target(.from, of: ref), index.target(.to, of: ref)) else { continue }
      if pair.from == pair.to { report(.selfLink(index.text(.from, of: ref)), .to, of: ref) }
      if let process = pairs[pair] {
        report(
          .pairStatedTwice(
            from: index.text(.from, of: ref), to: index.text(.to, of: ref),
            process: index.records[.processes]![process].key), .from, of: ref)
      }
      checkRecycling(pair, ref)
    }
  }

  private func pair(_ from: Int?, _ to: Int?) -> Pair? {
    guard let from, let to else { return nil }
    return Pair(from: from, to: to)
  }

  /// Recycling runs from a use or product to a waste, which is a resource; what is made of the waste
  /// is made of a feedstock.
  private mutating func checkRecycling(_ pair: Pair, _ ref: RowRef) {
    guard index.text(.relation, of: ref) == Relation.recycling.rawValue,
      let source = kind(of: pair.from), let target = kind(of: pair.to)
    else { return }
    if (source != .use && source != .product) || target != .resource {
      let nodes = index.records[.nodes]!
      report(
        .recyclingDirection(from: nodes[pair.from].key, to: nodes[pair.to].key), .relation, of: ref)
    }
  }

  private func kind(of node: Int) -> NodeKind? {
    Cells(index.records[.nodes]![node], in: index).choice(.kind)
  }
}
