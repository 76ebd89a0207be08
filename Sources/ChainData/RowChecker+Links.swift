import ChainModel
import TableIO

// What links and processes may say, and only once.

extension RowChecker {
  mutating func runOnLinks() {
    let outputs = checkFlows()
    checkLinks(pairs: statedPairs(outputs))
  }

  /// Checks the flows of each process; gives the rows of main products by process.
  private mutating func checkFlows() -> [String: RowRef] {
    var outputs: [String: RowRef] = [:]
    for ref in index.rows[.flows] ?? [] {
      let role = index.text("role", of: ref)
      let process = index.text("process", of: ref)
      if role == FlowRole.output.rawValue {
        if let first = outputs[process] {
          report(
            .severalOutputs(process: process, first: index.location("role", of: first)), "role", of: ref)
        } else {
          outputs[process] = ref
        }
        let amount = index.text("amount", of: ref)
        if let value = CellValue.number(amount), value != 1 {
          report(.outputAmount(amount), "amount", of: ref)
        }
      }
      if role == FlowRole.output.rawValue || role == FlowRole.byproduct.rawValue {
        for column in ["relation", "required", "principal"] where !index.text(column, of: ref).isEmpty {
          report(.ignoredFlowCell(column: column, role: role), column, of: ref)
        }
      }
      checkFlowSource(ref)
    }
    guard log.torn.isDisjoint(with: [.processes, .flows]) else { return outputs }
    for record in index.records[.processes] ?? [] where outputs[record.key] == nil {
      report(.processWithoutOutput(record.key), "id", of: record.rows[0])
    }
    return outputs
  }

  /// A flow may leave its source to its process.
  private mutating func checkFlowSource(_ ref: RowRef) {
    let process = index.target("process", of: ref)
    for column in ["source", "locator"] where index.text(column, of: ref).isEmpty {
      let inherited = process.map { index.text(column, of: index.records[.processes]![$0]) } ?? ""
      if inherited.isEmpty {
        log.report(
          LoadIssue(
            column == "source" ? .missingSource : .missingLocator, at: index.location(column, of: ref)))
        return
      }
    }
  }

  private struct Pair: Hashable {
    var from: String
    var to: String
  }

  private mutating func statedPairs(_ outputs: [String: RowRef]) -> [Pair: String] {
    var pairs: [Pair: String] = [:]
    for ref in index.rows[.flows] ?? [] where index.text("role", of: ref) == FlowRole.input.rawValue {
      let process = index.text("process", of: ref)
      guard let output = outputs[process] else { continue }
      let pair = Pair(from: index.text("node", of: ref), to: index.text("node", of: output))
      if pair.from == pair.to && !pair.from.isEmpty { report(.selfLink(pair.from), "node", of: ref) }
      if pairs[pair] == nil { pairs[pair] = process }
      if index.text("relation", of: ref) == Relation.recycling.rawValue {
        checkRecycling(from: pair.from, to: pair.to, "relation", of: ref)
      }
    }
    return pairs
  }

  private mutating func checkLinks(pairs: [Pair: String]) {
    for ref in index.rows[.links] ?? [] {
      let pair = Pair(from: index.text("from", of: ref), to: index.text("to", of: ref))
      if pair.from == pair.to && !pair.from.isEmpty { report(.selfLink(pair.from), "to", of: ref) }
      if let process = pairs[pair] {
        report(.pairStatedTwice(from: pair.from, to: pair.to, process: process), "from", of: ref)
      }
      if index.text("relation", of: ref) == Relation.recycling.rawValue {
        checkRecycling(from: pair.from, to: pair.to, "relation", of: ref)
      }
    }
  }

  /// Recycling runs from a use or product to a waste, which is a resource; what is made of the waste
  /// is made of a feedstock.
  private mutating func checkRecycling(from: String, to: String, _ column: String, of ref: RowRef) {
    guard let source = kind(of: from), let target = kind(of: to) else { return }
    if (source != .use && source != .product) || target != .resource {
      report(.recyclingDirection(from: from, to: to), column, of: ref)
    }
  }

  private func kind(of node: String) -> NodeKind? {
    index.position(of: node, in: .nodes).flatMap {
      NodeKind(rawValue: index.text("kind", of: index.records[.nodes]![$0]))
    }
  }
}
