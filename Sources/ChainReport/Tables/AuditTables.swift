import ChainAnalysis
import ChainModel

/// What an audit found, in words: sentences without a row, slips of quotation, members without a basis.
public struct AuditTables {
  let network: ChainNetwork
  let language: Language
  private let phrasing: Phrasing

  public init(_ network: ChainNetwork, scope: Scope, language: Language) {
    self.network = network
    self.language = language
    phrasing = Phrasing(network: network, scope: scope, language: language)
  }

  /// The conclusion, then how it was reached.
  public func heading(_ audit: PolicyAudit) -> [String] {
    let members = audit.chains.reduce(0) { $0 + $1.members }
    let unfounded = audit.chains.reduce(0) { $0 + $1.unfounded.count }
    let passages = network.parts.passages.count
    let first =
      passages == 0
      ? word(
        "数据包没有政策原文（passages 表），无法核对条款是否都已入表。",
        "The dataset holds no text of its policy (table passages): coverage cannot be told.")
      : word(
        "政策原文\(passages)句：\(audit.covered)句已入表，\(audit.omitted)句注明不入表，\(audit.missing)句尚无对应行。",
        "\(passages) sentences of the policy: \(audit.covered) became rows, \(audit.omitted) are left out with a "
          + "reason, \(audit.missing) have no row.")
    return [
      first,
      word(
        "引文与原文不符\(audit.misquotations.count)处；链上环节\(members)个位置中，既无条款也无技术来源的\(unfounded)个。",
        "\(audit.misquotations.count) quotations differ from the text; of \(members) places on chains, \(unfounded) "
          + "have neither a clause nor a technical source."),
      word(
        "一句算已入表：有行引用其原话，或同一出处的行写有其中的名称或数字。",
        "A sentence counts as a row when a row quotes it, or a row of the same place holds a name or figure of it."
      ),
    ]
  }

  public func tables(_ audit: PolicyAudit) -> [ResultTable] {
    [chains(audit), missing(audit), misquotations(audit), omitted(audit)].filter { !$0.rows.isEmpty }
  }

  private func chains(_ audit: PolicyAudit) -> ResultTable {
    ResultTable(
      title: word("各链依据", "What the chains rest on"),
      columns: [
        .init(word("产业链", "chain")), .init(word("环节", "nodes"), .right),
        .init(word("条款", "clauses"), .right), .init(word("政策点名", "named"), .right),
        .init(word("有技术来源", "sourced"), .right), .init(word("两者皆无", "neither"), .right),
      ],
      rows: audit.chains.map { basis in
        [
          network[basis.chain].name[language], "\(basis.members)", "\(basis.clauses)", "\(basis.named)",
          "\(basis.technical)", "\(basis.unfounded.count)",
        ]
      },
      notes: audit.chains.map { phrasing.join($0.unfounded.map(phrasing.name)) })
  }

  private func missing(_ audit: PolicyAudit) -> ResultTable {
    passages(audit, title: word("尚无对应行的句子", "Sentences without a row")) { $0 == .missing }
  }

  private func omitted(_ audit: PolicyAudit) -> ResultTable {
    passages(audit, title: word("注明不入表的句子", "Sentences left out, and why")) {
      if case .omitted = $0 { true } else { false }
    }
  }

  private func passages(
    _ audit: PolicyAudit, title: String, where isListed: (PolicyAudit.Coverage) -> Bool
  ) -> ResultTable {
    let listed = zip(network.parts.passages, audit.coverage).filter { isListed($1) }
    return ResultTable(
      title: title, columns: [.init(word("出处", "place")), .init(word("原文", "text"))],
      rows: listed.map { [$0.0.evidence.locator, $0.0.evidence.quote] },
      notes: listed.map { if case .omitted(let reason) = $0.1 { reason } else { "" } })
  }

  private func misquotations(_ audit: PolicyAudit) -> ResultTable {
    ResultTable(
      title: word("与原文不符的引文", "Quotations that differ from the text"),
      columns: [
        .init(word("条款", "clause")), .init(word("注明出处", "said to be in")),
        .init(word("实际所在", "found in")), .init(word("引文", "quotation")),
      ],
      rows: audit.misquotations.map { slip in
        let clause = network[slip.policy]
        return [
          clause.key, clause.evidence.locator, slip.foundIn ?? word("原文没有", "nowhere"), clause.evidence.quote,
        ]
      })
  }

  private func word(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .chinese ? chinese() : english()
  }
}
