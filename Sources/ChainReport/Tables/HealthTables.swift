import ChainAnalysis
import ChainModel

/// One line of a health table: whose health it is.
public struct HealthRow: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    case chain(ChainID)
    case industry(IndustryID)
    case region(RegionID)
  }

  public var subject: Subject
  public var health: ChainHealth

  public init(subject: Subject, health: ChainHealth) {
    self.subject = subject
    self.health = health
  }
}

/// The figures of chain health under their names.
public enum HealthFigure: String, CaseIterable, Sendable {
  case completeness, inputCoverage, localSupply, localSupplyKnown, depth, loopClosure, concentration
  case resilience, meanResilience

  public var term: Bilingual {
    switch self {
    case .completeness: Bilingual("完整度", "completeness")
    case .inputCoverage: Bilingual("闭合度", "input coverage")
    case .localSupply: Bilingual("本地配套率", "local supply")
    case .localSupplyKnown: Bilingual("配套已知", "supply known")
    case .depth: Bilingual("延伸度", "depth")
    case .loopClosure: Bilingual("闭环度", "loop closure")
    case .concentration: Bilingual("集中度", "concentration")
    case .resilience: Bilingual("韧性", "resilience")
    case .meanResilience: Bilingual("平均韧性", "mean resilience")
    }
  }

  public func measure(in health: ChainHealth) -> Measure {
    switch self {
    case .completeness: health.completeness
    case .inputCoverage: health.inputCoverage
    case .localSupply: health.localSupply
    case .localSupplyKnown: health.localSupplyKnown
    case .depth: health.depth
    case .loopClosure: health.loopClosure
    case .concentration: health.concentration
    case .resilience: health.resilience
    case .meanResilience: health.meanResilience
    }
  }
}

/// Chain health as a table, with what the figures mean said above it.
public struct HealthTables {
  let network: ChainNetwork
  let scope: Scope
  let language: Language
  private let phrasing: Phrasing

  public init(_ network: ChainNetwork, scope: Scope, language: Language) {
    self.network = network
    self.scope = scope
    self.language = language
    phrasing = Phrasing(network: network, scope: scope, language: language)
  }

  /// The conclusion: which modelled group is the most and the least complete.
  public func heading(_ rows: [HealthRow]) -> [String] {
    let modelled = rows.filter { $0.health.completeness.value != nil }
    let place = phrasing.name(scope.region)
    var lines = [
      word(
        "\(place)·状态截至\(scope.asOf)年：共\(rows.count)项，已建模\(modelled.count)项。",
        "\(place), as of \(scope.asOf): \(rows.count) rows, \(modelled.count) of them modelled.")
    ]
    // Earlier rows win a tie, so the sentence does not depend on the sort.
    if let best = modelled.max(by: { completeness($0) < completeness($1) }),
      let worst = modelled.min(by: { completeness($0) < completeness($1) }), best != worst
    {
      lines.append(
        word(
          "完整度最高的是\(name(best))（\(share(best.health.completeness))），最低的是\(name(worst))（\(share(worst.health.completeness))）。",
          "Most complete: \(name(best)) (\(share(best.health.completeness))); least: \(name(worst)) "
            + "(\(share(worst.health.completeness)))."))
    }
    lines.append(
      word(
        "“—”为无定义或数据不足；括号内为依据的个数；公式见 Docs/Guides/Health.zh.md。",
        "“—” is undefined or unknown; in brackets, how many things a figure rests on; see Docs/Guides/Health.md."
      ))
    return lines
  }

  public func table(_ rows: [HealthRow]) -> ResultTable {
    ResultTable(
      title: word("产业链健康度", "Chain health"),
      columns: [
        .init(word("对象", "subject")), .init(word("环节", "nodes"), .right),
        .init(word("已有", "present"), .right),
        .init(word("在建", "building"), .right),
      ]
        + HealthFigure.allCases.map { .init($0.term[language], .right) },
      rows: rows.map { row in
        [
          name(row), "\(row.health.nodeCount)", "\(row.health.present)", "\(row.health.building)",
        ] + HealthFigure.allCases.map { cell($0.measure(in: row.health)) }
      }, notes: rows.map { note($0) })
  }

  private func note(_ row: HealthRow) -> String {
    guard let company = row.health.worstCompany, let value = row.health.resilience.value, value < 1 else {
      return ""
    }
    let lost = phrasing.percent(1 - value)
    return word(
      "\(phrasing.name(company))一家停产，现有环节最多受影响\(lost)。",
      "If \(phrasing.name(company)) alone stops, \(lost) of the present nodes are affected.")
  }

  func name(_ row: HealthRow) -> String {
    switch row.subject {
    case .chain(let chain): network[chain].name[language]
    case .industry(let industry): network[industry].name[language]
    case .region(let region): network[region].name[language]
    }
  }

  private func completeness(_ row: HealthRow) -> Double { row.health.completeness.value ?? 0 }
  private func share(_ measure: Measure) -> String { measure.value.map { phrasing.percent($0) } ?? "—" }
  private func cell(_ measure: Measure) -> String {
    measure.value.map { "\(phrasing.percent($0)) (\(measure.count))" } ?? "—"
  }
  private func word(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .chinese ? chinese() : english()
  }
}
