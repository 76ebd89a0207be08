import ChainAnalysis
import ChainModel

/// How sure a ranking is: random weightings, what a weight may move, what one fact would change.
public struct RobustnessWording {
  private let phrasing: Phrasing
  private let ranking: CandidateRanking
  private let network: ChainNetwork

  public init(_ network: ChainNetwork, scope: Scope, ranking: CandidateRanking, language: Language) {
    phrasing = Phrasing(network: network, scope: scope, language: language)
    self.ranking = ranking
    self.network = network
  }

  /// The conclusion above the list.
  public var lines: [String] { [leader, sampling, nearestChange].compactMap(\.self) }

  private func text(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    phrasing.isChinese ? chinese() : english()
  }

  private func title(of candidate: Candidate) -> String {
    let (company, gap) = (phrasing.name(candidate.company), phrasing.name(candidate.gap.node))
    return text("\(company)（补“\(gap)”）", "\(company) (for \(gap))")
  }

  private var leader: String? {
    guard let first = ranking.candidates.first else { return nil }
    let level = ranking.candidates.count { $0.rank == 1 }
    let shared = level > 1 ? text("（\(level)个并列第一）", " (\(level) share first place)") : ""
    guard let chances = first.chances else {
      return text("首选\(title(of: first))\(shared)。", "First: \(title(of: first))\(shared).")
    }
    return text(
      "首选\(title(of: first))\(shared)：第1名概率\(phrasing.chance(chances.first))，前十名概率\(phrasing.chance(chances.topTen))。",
      "First: \(title(of: first))\(shared): first in \(phrasing.chance(chances.first)) of weightings, "
        + "among the first ten in \(phrasing.chance(chances.topTen)).")
  }

  private var sampling: String? {
    let options = ranking.options
    guard options.samples > 0, !ranking.candidates.isEmpty else { return nil }
    let space =
      switch (options.space?.order != nil, options.space.map { !$0.isWholeSimplex } ?? false) {
      case (true, _): text("按所给的重要性次序和范围", "in the order of importance and bounds given")
      case (_, true): text("在所给范围内", "within the bounds given")
      default: text("不设偏好", "without preference")
      }
    let error = phrasing.rounded(100 * (0.25 / Double(options.samples)).squareRoot(), places: 2)
    return text(
      "概率：\(space)随机抽取\(options.samples)组权重（种子\(options.seed)，标准误差不超过\(error)个百分点），全部\(ranking.alternatives.count)个备选参加，并列者均分。只说明名次随权重变动的稳健程度，不是签约或落地的概率。",
      "Chances: \(options.samples) weightings drawn \(space) (seed \(options.seed), standard error at most "
        + "\(error) points), all \(ranking.alternatives.count) alternatives taking part, ties shared. They say how far a rank "
        + "depends on the weights, not how likely a company is to come.")
  }

  private var nearestChange: String? {
    let changes = ranking.tolerances.compactMap { tolerance in
      tolerance.nearest.map { (tolerance: tolerance, move: abs($0.share - tolerance.share)) }
    }
    guard !ranking.tolerances.isEmpty else { return nil }
    guard let nearest = changes.min(by: { $0.move < $1.move }) else {
      return text("单独改动任何一项权重，首位都不变。", "No single weight, however far it moves, changes first place.")
    }
    return text("最敏感的权重：", "The weight first place hangs on most: ") + sentence(for: nearest.tolerance)
  }

  /// How far one weight may move.
  public func sentence(for tolerance: WeightTolerance) -> String {
    let name = ranking.options.criteria[tolerance.criterion].term[phrasing.language]
    let now = percent(tolerance.share)
    let moves = [(tolerance.below, true), (tolerance.above, false)].compactMap { change, isDown -> String? in
      guard let change else { return nil }
      let rival = title(of: ranking.alternatives[change.challenger])
      return isDown
        ? text(
          "降到\(percent(change.share))以下，\(rival)居首", "below \(percent(change.share)) \(rival) comes first")
        : text(
          "升到\(percent(change.share))以上，\(rival)居首", "above \(percent(change.share)) \(rival) comes first")
    }
    guard !moves.isEmpty else {
      return text("\(name)（现为\(now)）怎样改动，首位都不变。", "\(name) (now \(now)) may take any share.")
    }
    return text(
      "\(name)（现为\(now)）\(moves.joined(separator: "；"))。",
      "\(name) (now \(now)): \(moves.joined(separator: "; ")).")
  }

  /// What one fact would change.
  public func sentence(for doubt: Doubt) -> String {
    let (fact, outcome) = parts(of: doubt)
    let first = doubt.changesFirst ? text("，首位易主", "; first place changes") : ""
    return text(
      "\(fact)：\(outcome)，前十名将换\(doubt.entering)个、\(doubt.moved)个位次变动\(first)。",
      "\(fact): \(outcome), \(doubt.entering) of the first ten would be others and \(doubt.moved) places change"
        + "\(first).")
  }

  func parts(of doubt: Doubt) -> (fact: String, outcome: String) {
    switch doubt.subject {
    case .company(let company, let criterion):
      let (name, term) = (phrasing.name(company), criterion.term[phrasing.language])
      return (
        text("\(name)的\(term)未知", "\(term) of \(name) is unknown"), outcome(doubt.outcome)
      )
    case .gap(let node, let criterion):
      let (name, term) = (phrasing.name(node), criterion.term[phrasing.language])
      return (text("“\(name)”的\(term)未知", "\(term) of \(name) is unknown"), outcome(doubt.outcome))
    case .presence(let id):
      let row = network[id]
      let place = phrasing.name(row.region)
      let company = row.company.map { phrasing.name($0) } ?? place
      let confidence = row.confidence == .low ? text("低", "low") : text("中", "medium")
      return (
        text(
          "\(company)的\(phrasing.name(row.node))（\(place)，可信度\(confidence)）",
          "\(phrasing.name(row.node)) of \(company) (\(place), \(confidence) confidence)"),
        outcome(doubt.outcome)
      )
    }
  }

  private func outcome(_ outcome: Doubt.Outcome) -> String {
    switch outcome {
    case .lowest: text("若实为最低", "at its lowest")
    case .highest: text("若实为最高", "at its highest")
    case .refuted: text("若不属实", "were it not so")
    }
  }

  private func percent(_ share: Double) -> String { "\(phrasing.rounded(share * 100, places: 1))%" }
}
