import ChainAnalysis
import ChainModel

/// The tables of a candidate ranking.
public struct CandidateTables {
  let network: ChainNetwork
  let scope: Scope
  let language: Language
  private let wording: CandidateWording
  private let phrasing: Phrasing

  public init(_ network: ChainNetwork, scope: Scope, language: Language) {
    self.network = network
    self.scope = scope
    self.language = language
    wording = CandidateWording(network, scope: scope, language: language)
    phrasing = Phrasing(network: network, scope: scope, language: language)
  }

  public func tables(for ranking: CandidateRanking, top: Int?) -> [ResultTable] {
    [candidates(ranking, top: top), orphans(ranking.gapsWithoutCandidate)].filter { !$0.rows.isEmpty }
  }

  public func candidates(_ ranking: CandidateRanking, top: Int?) -> ResultTable {
    let listed = top.map { Array(ranking.candidates.prefix($0)) } ?? ranking.candidates
    return ResultTable(
      title: word(
        "招商目标（按\(ranking.options.method.term.chinese)排序）",
        "Candidates by \(ranking.options.method.term.english)"),
      columns: [
        .init(word("名次", "rank"), .right), .init(word("企业", "company")), .init(word("补缺口", "gap")),
        .init(word("宜落", "host")), .init(word("加权和", "sum"), .right), .init("TOPSIS", .right),
        .init(word("总部", "headquarters")), .init(word("性质", "kind")),
      ],
      rows: listed.map { candidate in
        [
          "\(candidate.rank)", phrasing.name(candidate.company), phrasing.name(candidate.gap.node),
          candidate.host.map { phrasing.name($0) } ?? "—", candidate.weightedSum.map(fixed) ?? "—",
          fixed(candidate.topsis),
          network[candidate.company].headquarters.map { phrasing.name($0) } ?? "—",
          network[candidate.company].kind?.term[language] ?? "—",
        ]
      }, notes: listed.map { wording.reason(for: $0) })
  }

  private func orphans(_ gaps: [Gap]) -> ResultTable {
    ResultTable(
      title: word("尚未登记可招企业的缺口", "Gaps without a company on record"),
      columns: [.init(word("环节", "node")), .init(word("类型", "kind"))],
      rows: gaps.map { [phrasing.name($0.node), $0.kindTerm[language]] })
  }

  private func word(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }
}
