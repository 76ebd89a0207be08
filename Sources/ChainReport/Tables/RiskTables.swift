import ChainAnalysis
import ChainModel

/// The tables of `risk`: who stops, what stops, what is cut off, what fails together, what chance does.
public struct RiskTables {
  let network: ChainNetwork
  let scope: Scope
  let language: Language
  private let wording: RiskWording
  private let phrasing: Phrasing

  public init(_ network: ChainNetwork, scope: Scope, language: Language) {
    self.network = network
    self.scope = scope
    self.language = language
    wording = RiskWording(network, scope: scope, language: language)
    phrasing = Phrasing(network: network, scope: scope, language: language)
  }

  /// The conclusion, the directions, how to read the figures.
  public func heading(_ findings: RiskFindings) -> [String] {
    var lines = wording.conclusion(findings)
    lines += wording.directions(findings).enumerated().map { "\($0.offset + 1). \($0.element)" }
    if !(findings.companyPairs.isComplete && findings.nodePairs.isComplete) {
      let examined = findings.companyPairs.examined + findings.nodePairs.examined
      lines.append(
        word(
          "网络很大，只查了\(examined)对，同停才断的组合可能不全。",
          "The network is large: only \(examined) pairs were examined, so the list of pairs may lack some."))
    }
    lines.append(
      word(
        "停产按全停计：外购的照常买得到，停产者自产的一概按断供计，大宗品也是；公式见 Docs/Guides/Risk.zh.md。",
        "A stop is a full stop: what is bought today can still be bought; what the stopped plants made counts as "
          + "gone, bulk goods too; see Docs/Guides/Risk.md."
      )
    )
    return lines
  }

  /// At most `top` rows each; empty tables left out.
  public func tables(_ findings: RiskFindings, top: Int) -> [ResultTable] {
    func first(_ outages: [Outage]) -> [Outage] { Array(outages.prefix(top)) }
    return [
      outages(
        first(findings.companies.filter { !$0.lost.isEmpty }),
        title: Bilingual("哪家停产影响最大", "Which company's stop takes most"), subject: Bilingual("企业", "company")),
      outages(
        first(findings.singlePoints), title: Bilingual("单点环节", "Single points of failure"),
        subject: Bilingual("环节", "node")),
      outages(
        first(findings.regions.filter { !$0.lost.isEmpty }),
        title: Bilingual("哪地停产影响最大", "Which place's stop takes most"), subject: Bilingual("区域", "region")),
      outages(
        first(findings.supplies.filter(\.isSinglePoint)),
        title: Bilingual("哪样断供影响最大", "Which outside supply's loss takes most"),
        subject: Bilingual("外购", "bought")),
      pairs(Array((findings.companyPairs.pairs + findings.nodePairs.pairs).prefix(top))),
      chance(findings.simulation, top: top), convergence(findings.simulation), chains(findings.chains),
    ].filter { !$0.rows.isEmpty }
  }

  /// Every loss set in one table, for formats that hold a single one.
  public func all(_ findings: RiskFindings, top: Int?) -> ResultTable {
    let kinds = [
      (word("企业", "company"), findings.companies), (word("环节", "node"), findings.nodes),
      (word("区域", "region"), findings.regions), (word("外购", "bought"), findings.supplies),
    ]
    let rows = kinds.flatMap { kind, outages in
      (top.map { Array(outages.prefix($0)) } ?? outages).map { outage in
        [kind, wording.name(outage.subject)] + figures(outage) + [names(outage.stopped), names(outage.lost)]
      }
    }
    return ResultTable(
      title: word("停产影响", "Loss sets"),
      columns: [.init(word("类别", "class")), .init(word("对象", "subject"))] + figureColumns + [
        .init(word("自身停下", "stops itself")), .init(word("停摆环节", "lost")),
      ], rows: rows)
  }

  private var figureColumns: [ResultTable.Column] {
    [
      .init(word("停摆", "lost"), .right), .init(word("带停", "knock-on"), .right),
      .init(word("占已有", "share"), .right),
    ]
  }

  private func figures(_ outage: Outage) -> [String] {
    ["\(outage.lost.count)", "\(outage.knockOn.count)", outage.share.map { phrasing.percent($0) } ?? "—"]
  }

  private func outages(_ outages: [Outage], title: Bilingual, subject: Bilingual) -> ResultTable {
    ResultTable(
      title: title[language], columns: [.init(subject[language])] + figureColumns,
      rows: outages.map { [wording.name($0.subject)] + figures($0) },
      notes: outages.map { wording.reason(for: $0) })
  }

  private func pairs(_ pairs: [JointOutage]) -> ResultTable {
    ResultTable(
      title: word("同停才断（不可同时停）", "Pairs that fail only together"),
      columns: [
        .init(word("甲", "first")), .init(word("乙", "second")), .init(word("同停停摆", "lost"), .right),
        .init(word("多出", "excess"), .right),
      ],
      rows: pairs.map {
        [wording.name($0.first), wording.name($0.second), "\($0.lost.count)", "\($0.excess.count)"]
      }, notes: pairs.map { wording.reason(for: $0) })
  }

  private func chance(_ simulation: OutageSimulation, top: Int) -> ResultTable {
    let listed = simulation.nodes.filter { $0.lost.mean > 0 }
      .sorted { ($1.lost.mean, $0.node) < ($0.lost.mean, $1.node) }.prefix(top)
    return ResultTable(
      title: word("随机停产下最易断的环节", "Nodes lost most often by chance"),
      columns: [
        .init(word("环节", "node")), .init(word("停摆可能", "chance"), .right),
        .init(word("95%置信区间", "95% interval"), .right),
      ],
      rows: listed.map { [phrasing.name($0.node), wording.exactPercent($0.lost.mean), interval($0.lost)] })
  }

  private func convergence(_ simulation: OutageSimulation) -> ResultTable {
    ResultTable(
      title: word("抽样是否够多（样本翻两番，区间约减半）", "Were there enough samples (four times as many halve the interval)"),
      columns: [
        .init(word("样本", "samples"), .right), .init(word("平均停摆", "mean loss"), .right),
        .init(word("95%置信区间", "95% interval"), .right),
      ],
      rows: simulation.siteCount == 0
        ? []
        : simulation.convergence.map {
          ["\($0.samples)", percent2($0.share.mean), "\(percent2($0.share.low))–\(percent2($0.share.high))"]
        })
  }

  private func chains(_ chains: [RiskFindings.ChainResilience]) -> ResultTable {
    ResultTable(
      title: word("产业链韧性（1 − 最坏一家停产的停摆占比）", "Resilience (1 − share lost in the worst company's stop)"),
      columns: [
        .init(word("产业链", "chain")), .init(word("已有", "present"), .right),
        .init(word("韧性", "resilience"), .right), .init(word("平均韧性", "mean"), .right),
        .init(word("最坏的一家", "worst company")),
      ],
      rows: chains.map { row in
        [
          network[row.chain].name[language], "\(row.present)", share(row.resilience), share(row.mean),
          row.worstCompany.map { phrasing.name($0) } ?? "—",
        ]
      })
  }

  private func interval(_ estimate: OutageSimulation.Estimate) -> String {
    "\(wording.exactPercent(estimate.low))–\(wording.exactPercent(estimate.high))"
  }
  private func percent2(_ share: Double) -> String { "\(phrasing.rounded(share * 100, places: 2))%" }
  private func share(_ measure: Measure) -> String { measure.value.map { phrasing.percent($0) } ?? "—" }
  private func names(_ nodes: [NodeID]) -> String {
    nodes.map { phrasing.name($0) }.joined(separator: word("、", "; "))
  }
  private func word(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .chinese ? chinese() : english()
  }
}
