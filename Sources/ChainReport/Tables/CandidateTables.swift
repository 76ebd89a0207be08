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

  /// Facts worth checking that are listed.
  private static let doubtsListed = 5

  public func tables(for ranking: CandidateRanking, doubts: [Doubt], top: Int?) -> [ResultTable] {
    [
      candidates(ranking, top: top), partners(ranking), tolerances(ranking), facts(doubts, ranking),
      orphans(ranking.gapsWithoutCandidate).capped(at: top, language),
    ].filter { !$0.rows.isEmpty }
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
        .init("PROMETHEE", .right), .init(word("第1名概率", "first in"), .right),
        .init(word("前十概率", "top ten in"), .right), .init(word("总部", "headquarters")),
        .init(word("性质", "kind")),
      ],
      rows: listed.map { candidate in
        [
          "\(candidate.rank)", phrasing.name(candidate.company), phrasing.name(candidate.gap.node),
          candidate.host.map { phrasing.name($0) } ?? "—", candidate.weightedSum.map(fixed) ?? "—",
          fixed(candidate.topsis), fixed(candidate.promethee),
          candidate.chances.map { phrasing.chance($0.first) } ?? "—",
          candidate.chances.map { phrasing.chance($0.topTen) } ?? "—",
          network[candidate.company].headquarters.map { phrasing.name($0) } ?? "—",
          network[candidate.company].kind?.term[language] ?? "—",
        ]
      }, notes: listed.map { wording.reason(for: $0) })
  }

  /// Whom the policy tells to work with, listed whole: an official looks for these names first.
  private func partners(_ ranking: CandidateRanking) -> ResultTable {
    let partners = ranking.policyPartners(in: network, scope: scope)
    return ResultTable(
      title: word("文件点名的企业", "Companies the policy names"),
      columns: [
        .init(word("企业", "company")), .init(word("在本地", "here")), .init(word("可补缺口", "gap")),
        .init(word("总名次", "overall rank"), .right), .init(word("条款", "clause")),
      ],
      rows: partners.map { partner in
        [
          phrasing.name(partner.company),
          partner.state == .absent ? word("无项目", "no project") : partner.state.term[language],
          partner.best.map { phrasing.name($0.gap.node) }
            ?? word("所做环节本地已有或未登记，作合作对象", "none: a partner for what is here"),
          partner.best.map { "\($0.overallRank)" } ?? "—",
          phrasing.citation(network[partner.clauses[0]].evidence) ?? "—",
        ]
      })
  }

  private func tolerances(_ ranking: CandidateRanking) -> ResultTable {
    let wording = RobustnessWording(network, scope: scope, ranking: ranking, language: language)
    func share(_ value: Double?) -> String {
      value.map { "\(phrasing.rounded($0 * 100, places: 1))%" } ?? "—"
    }
    return ResultTable(
      title: word("权重动多少，首位易主", "How far a weight moves before first place changes"),
      columns: [
        .init(word("准则", "criterion")), .init(word("现为", "now"), .right),
        .init(word("低于", "below"), .right), .init(word("高于", "above"), .right),
      ],
      // Where nothing changes it the line above the list has said so.
      rows: ranking.tolerances.allSatisfy { $0.nearest == nil }
        ? []
        : ranking.tolerances.map {
          [
            ranking.options.criteria[$0.criterion].term[language], share($0.share), share($0.below?.share),
            share($0.above?.share),
          ]
        }, notes: ranking.tolerances.map { $0.nearest == nil ? "" : wording.sentence(for: $0) })
  }

  private func facts(_ doubts: [Doubt], _ ranking: CandidateRanking) -> ResultTable {
    let wording = RobustnessWording(network, scope: scope, ranking: ranking, language: language)
    return ResultTable(
      title: word("最值得核实的事实", "Facts most worth checking"),
      columns: [
        .init(word("事实", "fact")), .init(word("结果", "outcome")),
        .init(word("换入前十", "new in first ten"), .right), .init(word("位次变动", "places changed"), .right),
      ],
      rows: doubts.prefix(Self.doubtsListed).map {
        let (fact, outcome) = wording.parts(of: $0)
        return [fact, outcome, "\($0.entering)", "\($0.moved)"]
      })
  }

  private func orphans(_ gaps: [Gap]) -> ResultTable {
    ResultTable(
      title: word("尚未登记可招企业的缺口", "Gaps without a company on record"),
      columns: [.init(word("环节", "node")), .init(word("类型", "kind"))],
      rows: gaps.map { [phrasing.name($0.node), $0.kindTerm[language]] })
  }

  private func word(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .chinese ? chinese() : english()
  }
}
