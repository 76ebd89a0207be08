import ChainAnalysis
import ChainModel

/// The sentences of `risk`: what a stop takes with it, and what to do first.
public struct RiskWording {
  let network: ChainNetwork
  let scope: Scope
  let language: Language
  let phrasing: Phrasing

  public init(_ network: ChainNetwork, scope: Scope, language: Language) {
    self.network = network
    self.scope = scope
    self.language = language
    phrasing = Phrasing(network: network, scope: scope, language: language)
  }

  /// What it speaks of, then the conclusion in one or two sentences.
  public func conclusion(_ findings: RiskFindings) -> [String] {
    let place = phrasing.name(scope.region)
    let chain = findings.chain.map { network[$0].name[language] } ?? text("全部产业链", "all chains")
    let present = findings.members.count
    guard present > 0 else {
      return [
        text(
          "\(place)·\(chain)·状态截至\(scope.asOf)年：没有已有环节，谈不上停产风险。",
          "\(place), \(chain), as of \(scope.asOf): nothing is present, so nothing can stop.")
      ]
    }
    var lines = [
      text(
        "\(place)·\(chain)·状态截至\(scope.asOf)年：已有环节\(present)个、在产企业\(findings.companies.count)家；"
          + "\(findings.singlePoints.count)个环节是单点（一断就带停别的环节）。",
        "\(place), \(chain), as of \(scope.asOf): \(present) present nodes, \(findings.companies.count) companies; "
          + "\(findings.singlePoints.count) nodes are single points of failure (their stop takes others with it)."
      )
    ]
    if let worst = findings.companies.first, let share = worst.share, !worst.lost.isEmpty {
      lines.append(
        text(
          "任一家企业停产，影响最大的是\(name(worst.subject))：\(worst.lost.count)个环节停摆，占已有环节的\(phrasing.percent(share))。",
          "Of all companies the stop of \(name(worst.subject)) takes most: \(worst.lost.count) nodes, "
            + "\(phrasing.percent(share)) of what is present."))
    }
    return lines
  }

  /// Three to five things to look at first, the heaviest on top; numbered by who prints them.
  public func directions(_ findings: RiskFindings) -> [String] {
    var found: [String] = []
    if let company = findings.companies.first(where: \.isSinglePoint) {
      found.append(
        text("盯住龙头：", "The company to watch: ") + reason(for: company))
    }
    if let node = findings.singlePoints.first {
      found.append(text("单点环节：", "The single point: ") + reason(for: node))
    }
    let good = findings.supplies.first {
      if case .good = $0.subject { $0.isSinglePoint } else { false }
    }
    if let good { found.append(text("稳住外购：", "The supply to secure: ") + reason(for: good)) }
    if let pair = (findings.companyPairs.pairs + findings.nodePairs.pairs).first {
      found.append(text("不可同停：", "Not both at once: ") + reason(for: pair))
    }
    if let sentence = chance(findings.simulation) {
      found.append(text("随机停产：", "By chance: ") + sentence)
    }
    return found
  }

  /// What one stop takes.
  public func reason(for outage: Outage) -> String {
    let subject = name(outage.subject)
    let knockOn = phrasing.list(outage.knockOn, limit: 6)
    switch outage.subject {
    case .company, .region:
      let own = outage.stopped.count
      if own == 0 {
        return text(
          "\(subject)在产的环节别处都有，停产不断链。", "Others run everything \(subject) runs: its stop breaks nothing.")
      }
      let stop = text(
        "\(subject)停产，只有它在做的\(phrasing.list(outage.stopped, limit: 6))随之停下",
        "If \(subject) stops, \(phrasing.list(outage.stopped, limit: 6)), which only it runs, stop")
      return outage.knockOn.isEmpty
        ? stop + text("，不再带停别的环节。", "; nothing else does.")
        : stop
          + text(
            "，并带停\(knockOn)。",
            " and take \(knockOn) with them.")
    case .node:
      return outage.knockOn.isEmpty
        ? text("\(subject)一断，不带停别的环节。", "If \(subject) stops, nothing else does.")
        : text(
          "\(subject)一断，\(knockOn)随之停摆。",
          "If \(subject) stops, it takes \(knockOn) with it.")
    case .good, .goods:
      return outage.knockOn.isEmpty
        ? text("\(subject)断供，不带停任何环节。", "Without \(subject) nothing stops.")
        : text(
          "\(subject)断供，\(knockOn)停摆。",
          "Without \(subject), \(knockOn) cannot run.")
    }
  }

  /// What only both take.
  public func reason(for pair: JointOutage) -> String {
    let (first, second) = (name(pair.first), name(pair.second))
    return text(
      "\(first)与\(second)停其一，\(phrasing.list(pair.excess))还有另一路可走；两者同停才断。",
      "If one of \(first) and \(second) stops, there is another way to \(phrasing.list(pair.excess)); if both stop there is none."
    )
  }

  /// What random outages take on average; nil where nothing was drawn.
  public func chance(_ simulation: OutageSimulation) -> String? {
    guard let share = simulation.share, let share95 = simulation.share95, simulation.siteCount > 0 else {
      return nil
    }
    let options = simulation.options
    let assumed = exactPercent(options.outage)
    let (mean, low, high) = (exactPercent(share.mean), exactPercent(share.low), exactPercent(share.high))
    let bound = exactPercent(share95)
    let stopped =
      simulation.samples < options.samples
      ? text(
        "（网络很大，原定\(options.samples)次，只抽到此）", " (of \(options.samples) asked for: the network is large)") : ""
    return text(
      "假定\(simulation.siteCount)处厂区（企业×区域）各以\(assumed)的可能停产、互不相干，抽样\(simulation.samples)次\(stopped)："
        + "平均\(mean)的已有环节停摆（95%置信区间\(low)–\(high)），百次中九十五次不超过\(bound)。",
      "Assuming each of \(simulation.siteCount) sites (company × region) stands still with probability \(assumed), "
        + "one without regard to another, \(simulation.samples) samples\(stopped): on average \(mean) of the present nodes "
        + "are lost (95 % confidence interval \(low)–\(high)), in 95 of 100 samples at most \(bound).")
  }

  func name(_ subject: Outage.Subject) -> String {
    switch subject {
    case .node(let node), .good(let node): phrasing.name(node)
    case .company(let company): phrasing.name(company)
    case .region(let region): phrasing.name(region)
    case .goods(let kind): kind.boughtTerm[language]
    }
  }

  /// One decimal: chances are small.
  func exactPercent(_ share: Double) -> String { "\(phrasing.rounded(share * 100, places: 1))%" }

  func text(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    phrasing.isChinese ? chinese() : english()
  }
}

extension NodeKind {
  /// All bought goods of this kind together.
  var boughtTerm: Bilingual {
    switch self {
    case .resource: Bilingual("外购资源（全部）", "all bought resources")
    case .material: Bilingual("外购原材料（全部）", "all bought materials")
    case .component: Bilingual("外购零部件（全部）", "all bought components")
    case .product: Bilingual("外购制成品（全部）", "all bought products")
    case .equipment: Bilingual("外购设备（全部）", "all bought equipment")
    case .service: Bilingual("外购服务（全部）", "all bought services")
    case .use: Bilingual("外部需求（全部）", "all outside uses")
    }
  }
}
