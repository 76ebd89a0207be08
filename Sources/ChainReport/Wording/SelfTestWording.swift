import ChainAnalysis
import ChainModel
import TableIO

/// What a self-test found: how far to trust the list, then the figures.
public struct SelfTestWording {
  let report: SelfTestReport
  let language: Language

  public init(_ report: SelfTestReport, language: Language) {
    self.report = report
    self.language = language
  }

  /// The depth the sentence speaks of.
  private var depth: Int { report.task == .nodes ? 20 : 10 }
  private var tested: SelfTestReport.Method { report.task == .nodes ? .gapList : .combined }

  private func text(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .chinese ? chinese() : english()
  }

  public var lines: [String] { [finding, verdict, setup] }

  private var rivals: [SelfTestReport.Row] {
    report.rows.filter { $0.k == depth && $0.method != tested }
  }

  private var finding: String {
    guard let own = report.row(tested, at: depth)?.recall else { return "" }
    let others = rivals.map { "\($0.method.term[language]) \(percent($0.recall.mean))" }
      .joined(separator: text("、", ", "))
    return report.task == .nodes
      ? text(
        "藏起的环节有\(estimate(own))重新出现在缺链清单前\(depth)名；其他猜法：\(others)。",
        "Of the nodes hidden, \(estimate(own)) come back among the first \(depth) gaps; other ways of guessing: "
          + "\(others).")
      : text(
        "藏起的关系有\(estimate(own))被猜中（每个起点猜\(depth)个）；其他猜法：\(others)。",
        "Of the links hidden, \(estimate(own)) are among the \(depth) guessed a source; other ways of guessing: "
          + "\(others).")
  }

  /// Whether the difference to the best other way is larger than both intervals.
  private var verdict: String {
    guard let own = report.row(tested, at: depth)?.recall,
      let best = rivals.max(by: { $0.recall.mean < $1.recall.mean })
    else { return "" }
    let name = best.method.term[language]
    guard let half = own.halfWidth, let other = best.recall.halfWidth else {
      return text(
        "只重复一次，看不出差别是否偶然；请加大 --repeats。", "One repeat cannot tell chance from skill; raise --repeats.")
    }
    if own.mean - half > best.recall.mean + other {
      return text(
        "可信程度：明显好于最好的基线（\(name)），名次有信息；但仍有\(percent(1 - own.mean))没有找回，不在前\(depth)名不等于不缺。",
        "How far to trust it: clearly better than the best baseline (\(name)), so the order tells something; "
          + "yet \(percent(1 - own.mean)) were not found: not among the first \(depth) does not mean not missing."
      )
    }
    if own.mean + half < best.recall.mean - other {
      return text(
        "可信程度：不如\(name)。在这份数据上，名次只宜作讨论的起点，不宜据以取舍。",
        "How far to trust it: worse than \(name). On this data the order is a start for discussion, not a decision."
      )
    }
    return text(
      "可信程度：与\(name)分不出高下。名次宜作讨论的起点，取舍请看每条的理由和依据。",
      "How far to trust it: no different from \(name) within the error. Take the order as a start for discussion "
        + "and decide by the reasons and evidence of each line.")
  }

  private var setup: String {
    let share = percent(report.share)
    return report.task == .nodes
      ? text(
        "做法：\(report.known)个可藏环节每次藏\(report.hidden)个（约\(share)），重复\(report.repeats)次，种子\(report.seed)；±为95%置信区间。见 Docs/Guides/SelfTest.zh.md。",
        "Method: \(report.hidden) of \(report.known) nodes hidden (about \(share)), \(report.repeats) repeats, seed "
          + "\(report.seed); ± is the 95% confidence interval. See Docs/Guides/SelfTest.md.")
      : text(
        "做法：\(report.known)条可藏关系每次藏\(report.hidden)条（约\(share)），重复\(report.repeats)次，种子\(report.seed)；±为95%置信区间。见 Docs/Guides/SelfTest.zh.md。",
        "Method: \(report.hidden) of \(report.known) links hidden (about \(share)), \(report.repeats) repeats, seed "
          + "\(report.seed); ± is the 95% confidence interval. See Docs/Guides/SelfTest.md.")
  }

  public var table: ResultTable {
    ResultTable(
      title: text("自测", "Self-test"),
      columns: [
        .init(text("猜法", "way of guessing")), .init("k", .right), .init(text("找回率", "recall"), .right),
        .init(text("准确率", "precision"), .right),
      ],
      rows: report.rows.map {
        [$0.method.term[language], "\($0.k)", estimate($0.recall), estimate($0.precision)]
      })
  }

  public func json(version: String, dataset: String) -> JSONValue {
    func number(_ estimate: SelfTestReport.Estimate) -> JSONValue {
      .object([("mean", .double(estimate.mean)), ("halfWidth", .optional(estimate.halfWidth))])
    }
    let (chinese, english) = (Self(report, language: .chinese), Self(report, language: .english))
    return .object([
      ("schema", .string("liantu.selftest/1")), ("version", .string(version)), ("dataset", .string(dataset)),
      ("task", .string(report.task.rawValue)), ("repeats", .int(report.repeats)),
      ("seed", .string("\(report.seed)")), ("share", .double(report.share)), ("known", .int(report.known)),
      ("hidden", .int(report.hidden)),
      (
        "rows",
        .array(
          report.rows.map {
            .object([
              ("method", .string($0.method.rawValue)), ("k", .int($0.k)), ("recall", number($0.recall)),
              ("precision", number($0.precision)),
            ])
          })
      ),
      ("reason", .string(chinese.finding + chinese.verdict)),
      ("reason_en", .string(english.finding + " " + english.verdict)),
    ])
  }

  private func estimate(_ estimate: SelfTestReport.Estimate) -> String {
    percent(estimate.mean) + (estimate.halfWidth.map { " ± \(percent($0))" } ?? "")
  }

  private func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)%"
  }
}

extension SelfTestReport.Method {
  public var term: Bilingual {
    switch self {
    case .gapList: Bilingual("缺链清单", "gap list")
    case .combined: Bilingual("共用与名称合用", "shared targets and names")
    case .commonNeighbours: Bilingual("共同邻居", "common neighbours")
    case .preferentialAttachment: Bilingual("偏好连接", "preferential attachment")
    case .popularity: Bilingual("热门程度", "popularity")
    case .itemCosine: Bilingual("物品余弦", "item cosine")
    case .random: Bilingual("随机", "random")
    }
  }
}
