import ChainAnalysis
import ChainModel

/// The lines above a result: what it speaks of, the conclusion, how the numbers are made.
public struct Headings {
  public static let reason = Bilingual("理由", "reason")
  public static let remark = Bilingual("说明", "remark")

  let network: ChainNetwork
  let scope: Scope
  let language: Language

  public init(_ network: ChainNetwork, scope: Scope, language: Language) {
    self.network = network
    self.scope = scope
    self.language = language
  }

  public func gaps(_ analysis: GapAnalysis, top: Int?) -> [String] {
    let counts = GapKind.allCases.compactMap { kind -> String? in
      let count = analysis.gaps.count { $0.kind == kind }
      return count == 0 ? nil : "\(kind.term[language]) \(count)"
    }.joined(separator: text("、", ", "))
    let named = analysis.gaps.count { $0.has(.named) }
    let chain = analysis.options.chain.map { network[$0].name[language] } ?? text("全部产业链", "all chains")
    let total = analysis.gaps.count
    let breakdown = counts.isEmpty ? "" : text("（\(counts)）", " (\(counts))")
    var lines = [
      text(
        "\(place)·\(chain)·状态截至\(scope.asOf)年：缺口\(total)个\(breakdown)，其中政策点名\(named)个。",
        "\(place), \(chain), as of \(scope.asOf): \(total) gaps\(breakdown), \(named) of them named by policy."
      )
    ]
    if let top, top < total {
      lines.append(text("以下列出优先级最高的\(top)个。", "The \(top) of highest priority follow."))
    }
    let weights = PriorityFactor.allCases.filter { analysis.options.weights[$0] > 0 }.map {
      "\($0.term[language]) \(fixed(analysis.options.weights[$0]))"
    }.joined(separator: text("、", ", "))
    lines.append(
      text(
        "优先级为有数据各因素的加权平均（\(weights)），公式见 Docs/Guides/Gaps.zh.md。",
        "Priority is the weighted mean of the factors that have data (\(weights)); see Docs/Guides/Gaps.md."))
    return lines
  }

  public func candidates(_ ranking: CandidateRanking) -> [String] {
    let gaps = Set(ranking.candidates.map(\.gap.node)).count
    let weights = zip(ranking.options.criteria, ranking.options.weights).map {
      "\($0.term[language]) \(fixed($1))"
    }.joined(separator: text("、", ", "))
    let open = ranking.gapsWithoutCandidate.count
    return [
      text(
        "\(place)·状态截至\(scope.asOf)年：为\(gaps)个缺口找到\(ranking.candidates.count)个招商目标，另有\(open)个缺口尚未登记可招企业。",
        "\(place), as of \(scope.asOf): \(ranking.candidates.count) candidates for \(gaps) gaps; "
          + "\(open) gaps have no company on record."),
      text(
        "加权和由\(weights)构成，公式见 Docs/Guides/Ranking.zh.md。",
        "The weighted sum is made of \(weights); see Docs/Guides/Ranking.md."),
    ] + RobustnessWording(network, scope: scope, ranking: ranking, language: language).lines
  }

  private var place: String { network[scope.region].name[language] }
  private func text(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .chinese ? chinese() : english()
  }
}
