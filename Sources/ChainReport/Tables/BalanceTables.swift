import ChainAnalysis
import ChainModel

/// The tables of `balance`: short, over, in conflict, unknown, bought; loads and bottlenecks.
public struct BalanceTables {
  let balance: MaterialBalance
  let chain: ChainID?
  let language: Language
  private let network: ChainNetwork
  private let wording: BalanceWording
  private let phrasing: Phrasing

  public init(_ balance: MaterialBalance, chain: ChainID?, language: Language) {
    self.balance = balance
    self.chain = chain
    self.language = language
    network = balance.network
    wording = BalanceWording(balance, chain: chain, language: language)
    phrasing = wording.phrasing
  }

  /// The conclusion, the directions, how to read the figures.
  public func heading() -> [String] {
    var lines = wording.conclusion(chain: chain)
    lines += wording.directions(chain: chain).enumerated().map { "\($0.offset + 1). \($0.element)" }
    lines.append(
      word(
        "产能按公布值、单耗按来源，各按可信程度留误差；公式见 Docs/Guides/Balance.zh.md。",
        "Capacities are as published, coefficients as in their sources, each with a margin by how far it is trusted; "
          + "see Docs/Guides/Balance.md."))
    return lines
  }

  public func tables(top: Int) -> [ResultTable] {
    func first(_ nodes: [NodeBalance]) -> [NodeBalance] { Array(nodes.prefix(top)) }
    return [
      nodes(first(wording.short), Bilingual("确定短缺", "Certainly short")),
      nodes(first(wording.over), Bilingual("确定富余", "Certainly over")),
      nodes(first(wording.conflicts), Bilingual("系数冲突（先核单耗）", "Coefficients in conflict: check them first")),
      nodes(first(wording.even), Bilingual("供需相当（差额在误差内）", "Even, as far as the figures can tell")),
      nodes(first(wording.leaning), Bilingual("缺一个数才能定", "One figure short of an answer")),
      nodes(first(wording.unknown), Bilingual("未知", "Unknown")),
      nodes(first(wording.bought), Bilingual("本地无装置、满负荷外购", "Made nowhere here: bought at full load")),
      contradictions(), loads(top: top), prices(top: top), chains(),
    ].filter { !$0.rows.isEmpty }
  }

  /// Every node in one table, for formats that hold a single one.
  public func all() -> ResultTable {
    nodes(wording.nodes, Bilingual("物料平衡", "Material balance"), isPlain: true)
  }

  private func nodes(_ nodes: [NodeBalance], _ title: Bilingual, isPlain: Bool = false) -> ResultTable {
    let purchase = balance.purchase
    let prices = Dictionary(
      uniqueKeysWithValues: (balance.bottleneck?.prices ?? []).map { ($0.node, $0) })
    return ResultTable(
      title: title[language],
      columns: [
        .init(word("环节", "node")), .init(word("本地供应", "supply"), .right),
        .init(word("本地用量", "use"), .right),
        .init(word("差额", "balance"), .right), .init(word("至少外购", "least purchase"), .right),
        .init(word("未知（供/用）", "unknown (made/taken)"), .right), .init(word("单位", "unit")),
      ]
        + (isPlain
          ? [
            .init(word("判断", "verdict")),
            .init(word("影子价（百分点/单位）", "shadow price (points per unit)"), .right),
          ] : []),
      rows: nodes.map { node in
        let isMass = node.dimension == "mass"
        let unit =
          isMass
          ? (name: word("万吨/年", "t/a"), factor: phrasing.isChinese ? 10_000 : 1) : wording.unit(of: node)
        func cell(_ value: Double) -> String {
          phrasing.rounded(value / unit.factor, places: isMass && unit.factor == 1 ? 0 : 2)
        }
        let row = [
          phrasing.name(node.node), cell(node.supply.value), cell(node.use.value),
          cell(node.supply.value - node.use.value),
          purchase.flatMap { $0.bought[node.node] }.map(cell) ?? "—",
          "\(node.unknownMakers.count)/\(node.unknownTakers.count)",
          unit.name,
        ]
        guard isPlain else { return row }
        let price = prices[node.node]
        return row + [
          node.verdict.term(conflict: node.conflict != nil)[language],
          price.map { phrasing.rounded($0.value * unit.factor * 100, places: 6) } ?? "—",
        ]
      }, notes: nodes.map { wording.reason(for: $0) })
  }

  private func contradictions() -> ResultTable {
    ResultTable(
      title: word("系数冲突（装置自报与单耗不符）", "In conflict: a plant's figure and the recipe's"),
      columns: [
        .init(word("环节", "node")), .init(word("来自", "from")), .init(word("自报", "stated"), .right),
        .init(word("按单耗", "by recipe"), .right),
      ],
      rows: balance.contradictions.filter { wording.members($0.node) }.compactMap { row in
        guard let node = balance[row.node] else { return nil }
        return [
          phrasing.name(row.node), wording.name(of: row.unit), wording.figure(row.stated, node),
          wording.figure(row.recipe, node),
        ]
      })
  }

  private func loads(top: Int) -> ResultTable {
    let loads = (balance.bottleneck?.loads ?? []).filter { wording.members(balance.units[$0.unit].node) }
      .sorted { ($0.most, $0.value, $0.unit) < ($1.most, $1.value, $1.unit) }
    return ResultTable(
      title: word(
        "装置负荷（只许外购本地无装置的和大宗品时的最大利用率合计；区间为各最优解之间）",
        "Loads (most utilisation when only bulk goods and what nobody here makes are bought; range over all optima)"
      ),
      columns: [
        .init(word("装置", "unit")), .init(word("企业", "company")), .init(word("产能", "capacity"), .right),
        .init(word("利用率", "utilisation"), .right), .init(word("区间", "range"), .right),
      ],
      rows: loads.prefix(top).map { load in
        let unit = balance.units[load.unit]
        let capacity = unit.capacity.flatMap { capacity in
          balance[unit.node].map { wording.figure(capacity.value, $0) }
        }
        return [
          wording.name(of: load.unit), wording.companies(of: load.unit), capacity ?? "—",
          phrasing.percent(load.value),
          balance.bottleneck?.hasRanges == true
            ? "\(phrasing.percent(load.least))–\(phrasing.percent(load.most))" : "—",
        ]
      })
  }

  private func prices(top: Int) -> ResultTable {
    let prices = (balance.bottleneck?.prices ?? []).filter { wording.members($0.node) }
    return ResultTable(
      title: word("瓶颈与影子价", "Bottlenecks and shadow prices"),
      columns: [
        .init(word("环节", "node")), .init(word("性质", "nature")),
        .init(word("每多", "for each"), .right), .init(word("可增利用率（百分点）", "points gained"), .right),
      ],
      rows: prices.prefix(top).map {
        let step = wording.step(of: $0.node)
        let amount = balance[$0.node].map { wording.figure(step, $0) } ?? "—"
        return [
          phrasing.name($0.node), wording.nature(of: $0), amount,
          phrasing.rounded($0.value * step * 100, places: 2),
        ]
      },
      notes: prices.prefix(top).map { wording.reason(for: $0) })
  }

  private func chains() -> ResultTable {
    ResultTable(
      title: word("各链瓶颈（单独求各链装置的最大利用率）", "The bottleneck of each chain, its own units alone"),
      columns: [
        .init(word("产业链", "chain")), .init(word("装置（有规模/全部）", "units (sized/all)"), .right),
        .init(word("可达利用率", "reachable"), .right),
        .init(word("瓶颈", "bottleneck")),
      ],
      rows: (balance.bottleneck?.chains ?? []).filter { chain == nil || $0.chain == chain }.map { row in
        [
          network[row.chain].name[language], "\(row.units.count)/\(unitCount(of: row.chain))",
          phrasing.percent(row.mean),
          row.prices.isEmpty
            ? word("无", "none") : row.prices.prefix(3).map(binding).joined(separator: word("、", ", ")),
        ]
      })
  }

  /// The units of a chain, those of unknown size among them: they limit nothing.
  private func unitCount(of chain: ChainID) -> Int {
    let members = NodeSet(network.members(of: chain).map(\.node))
    return balance.units.count { members.contains($0.node) }
  }

  private func binding(_ price: Bottleneck.Price) -> String {
    let nature = wording.nature(of: price)
    return price.isRobust && !wording.isConflict(price.node)
      ? phrasing.name(price.node)
      : word("\(phrasing.name(price.node))（\(nature)）", "\(phrasing.name(price.node)) (\(nature))")
  }

  private func word(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .chinese ? chinese() : english()
  }
}

extension NodeBalance.Verdict {
  /// What a file calls it.
  public var code: String {
    switch self {
    case .short: "short"
    case .over: "over"
    case .even: "even"
    case .shortUnless: "short-unless"
    case .overUnless: "over-unless"
    case .bought: "bought"
    case .sold: "sold"
    case .unknown: "unknown"
    }
  }

  func term(conflict: Bool) -> Bilingual {
    if conflict { return Bilingual("系数冲突", "conflict") }
    switch self {
    case .short: return Bilingual("短缺", "short")
    case .over: return Bilingual("富余", "over")
    case .even: return Bilingual("持平", "even")
    case .shortUnless: return Bilingual("或短缺", "short unless")
    case .overUnless: return Bilingual("或富余", "over unless")
    case .bought: return Bilingual("外购", "bought")
    case .sold: return Bilingual("外销", "sold")
    case .unknown: return Bilingual("未知", "unknown")
    }
  }
}
