import ChainAnalysis
import ChainModel
import TableIO

extension ResultJSON {
  /// An audit of the policy: every sentence with what became of it, slips, and what chains rest on.
  public func audit(_ audit: PolicyAudit) -> JSONValue {
    .object(
      head("liantu.audit/1") + [
        ("covered", .int(audit.covered)), ("omitted", .int(audit.omitted)),
        ("missing", .int(audit.missing)),
        ("passages", .array(zip(network.parts.passages, audit.coverage).map(passage))),
        (
          "misquotations",
          .array(
            audit.misquotations.map { slip in
              .object([
                ("policy", .string(network[slip.policy].key)),
                ("locator", .string(network[slip.policy].evidence.locator)),
                ("foundIn", .optional(slip.foundIn)),
              ])
            })
        ),
        (
          "chains",
          .array(
            audit.chains.map { basis in
              .object([
                ("chain", .string(network[basis.chain].key)), ("nodes", .int(basis.members)),
                ("clauses", .int(basis.clauses)), ("named", .int(basis.named)),
                ("sourced", .int(basis.technical)),
                ("unfounded", .strings(basis.unfounded.map { network[$0].key })),
              ])
            })
        ),
      ])
  }

  private func passage(_ passage: PolicyPassage, _ coverage: PolicyAudit.Coverage) -> JSONValue {
    var rows: [String] = []
    var status = "missing"
    switch coverage {
    case .covered(let found):
      status = "covered"
      rows = found.map(describe)
    case .omitted: status = "omitted"
    case .missing: break
    }
    return .object([
      ("id", .string(passage.key)), ("locator", .string(passage.evidence.locator)),
      ("status", .string(status)), ("rows", .strings(rows)),
    ])
  }

  /// A row by its table and what tells it apart there.
  private func describe(_ row: PolicyAudit.Row) -> String {
    switch row {
    case .policy(let policy): return "policies:\(network[policy].key)"
    case .target(let position):
      let target = network.parts.targets[position]
      let subject = target.industry.map { network[$0].key } ?? target.chain.map { network[$0].key } ?? ""
      return "targets:\(subject)/\(target.metric)/\(target.year)"
    case .layout(let position):
      let entry = network.parts.layout[position]
      return "layout:\(network[entry.region].key)/\(entry.role.rawValue)"
    case .presence(let presence):
      return "presence:\(network[network[presence].node].key)/\(network[network[presence].region].key)"
    case .product(let position):
      let product = network.parts.products[position]
      return "products:\(network[product.company].key)/\(network[product.node].key)"
    }
  }
}
