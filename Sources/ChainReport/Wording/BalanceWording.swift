import ChainAnalysis
import ChainModel

/// The sentences of `balance`: what is short, over or unknown, what to check and what holds back.
public struct BalanceWording {
  let balance: MaterialBalance
  let network: ChainNetwork
  let language: Language
  let phrasing: Phrasing
  /// The nodes spoken of: those of one chain, or all.
  let members: (NodeID) -> Bool

  public init(_ balance: MaterialBalance, chain: ChainID?, language: Language) {
    self.balance = balance
    network = balance.network
    self.language = language
    phrasing = Phrasing(network: balance.network, scope: balance.scope, language: language)
    let inside = chain.map { NodeSet(balance.network.members(of: $0).map(\.node)) }
    members = { inside?.contains($0) ?? true }
  }

  var nodes: [NodeBalance] { balance.nodes.filter { members($0.node) } }

  /// Nodes of certain shortage, the largest share of the use first; conflicts are listed apart.
  public var short: [NodeBalance] {
    nodes.filter { if case .short = $0.verdict { $0.conflict == nil } else { false } }
      .sorted(by: isHeavier)
  }
  public var conflicts: [NodeBalance] { nodes.filter { $0.conflict != nil } }
  public var over: [NodeBalance] {
    nodes.filter { if case .over = $0.verdict { true } else { false } }
      .sorted(by: isHeavier)
  }
  /// Short or over unless plants of unknown size change it; else unknown where anything is made here.
  public var leaning: [NodeBalance] {
    nodes.filter {
      switch $0.verdict {
      case .shortUnless, .overUnless: true
      default: false
      }
    }.sorted(by: isHeavier)
  }
  /// Made and taken here, alike as far as the figures can tell.
  public var even: [NodeBalance] {
    nodes.filter { $0.verdict == .even }.sorted {
      ($1.supply.value, $0.node) < ($0.supply.value, $1.node)
    }
  }
  public var unknown: [NodeBalance] { nodes.filter { $0.verdict == .unknown && !$0.takers.isEmpty } }
  public var bought: [NodeBalance] {
    nodes.filter { if case .bought(.some) = $0.verdict { true } else { false } }
      .sorted(by: isHeavier)
  }
  public var boughtUnknown: [NodeBalance] { nodes.filter { $0.verdict == .bought(nil) } }

  /// What it speaks of and the conclusion.
  public func conclusion(chain: ChainID?) -> [String] {
    let place = phrasing.name(balance.scope.region)
    let about = chain.map { network[$0].name[language] } ?? text("全部产业链", "all chains")
    let counted = balance.options.countsBuilding ? text("，在建计入", ", with what is being built") : ""
    let head = text(
      "\(place)·\(about)·状态截至\(balance.scope.asOf)年\(counted)：",
      "\(place), \(about), as of \(balance.scope.asOf)\(counted): ")
    guard !balance.units.isEmpty else {
      return [head + text("没有装置，无从平衡。", "there are no plants, so nothing to balance.")]
    }
    let coverage = balance.coverage
    var lines = [
      head
        + text(
          "装置\(balance.units.count)组，满负荷时\(short.count)种中间品确定短缺、\(over.count)种确定富余，"
            + "\(conflicts.count)种系数冲突待核，\(leaning.count + unknown.count)种因数据不全说不准。",
          "\(balance.units.count) units. At full load intermediates certainly short: \(short.count), certainly over: "
            + "\(over.count), resting on coefficients in conflict: \(conflicts.count), not to be told for want of data: "
            + "\(leaning.count + unknown.count)."),
      text(
        "依据：\(share(coverage.flows))的投入产出有数、\(share(coverage.units))的装置有规模、"
          + "\(share(coverage.nodes))的环节收支全部已知；其余计数列出，不作猜测。",
        "What it rests on: \(share(coverage.flows)) of the recipe lines have a figure, \(share(coverage.units)) of the "
          + "units a size, \(share(coverage.nodes)) of the nodes all of both; the rest is counted, not guessed."
      ),
    ]
    lines += lists
    if let bottleneck = balance.bottleneck {
      let mean = bottleneck.total.value / Double(bottleneck.units.count)
      lines.append(
        mean < 1e-9
          ? text(
            "只许按外购清单买料时，没有一组装置开得起来。", "With only what the purchase list allows, no unit can run.")
          : text(
            "按外购清单（大宗品和本地无装置的，或 --buy 所列）供料，\(bottleneck.units.count)组有规模的装置平均可开到\(phrasing.percent(mean))。",
            "With only what the purchase list allows (bulk goods and what nobody here makes, or --buy), "
              + "the \(bottleneck.units.count) units of known size can run at \(phrasing.percent(mean)) on average."
          ))
    } else {
      lines.append(
        text(
          "没有一组装置的规模已知且不为零，无法求瓶颈。",
          "No unit has a known size other than 0, so bottlenecks cannot be worked out."))
    }
    return lines
  }

  /// Which they are, with the least that is certain; a few of each.
  private var lists: [String] {
    func line(_ title: String, _ nodes: [NodeBalance], _ said: (NodeBalance) -> String) -> String? {
      guard !nodes.isEmpty else { return nil }
      let shown = nodes.prefix(6).map { phrasing.name($0.node) + said($0) }.joined(separator: text("、", ", "))
      let rest = nodes.count > 6 ? text("等\(nodes.count)种", " and \(nodes.count - 6) more") : ""
      return title + shown + rest + text("。", ".")
    }
    func least(_ node: NodeBalance) -> String {
      text("至少\(figure(margin(node), node))", " at least \(figure(margin(node), node))")
    }
    func nominal(_ node: NodeBalance) -> String {
      let difference = figure(-missing(node), node)
      return text("（账面\(difference)）", " (on paper \(difference))")
    }
    return [
      line(text("短缺：", "Short: "), short, least),
      line(text("富余：", "Over: "), over, least),
      line(text("系数冲突：", "In conflict: "), conflicts, nominal),
      line(text("供需相当（差额在误差内）：", "Even within the margins: "), even, nominal),
      line(text("未知：", "Not to be told: "), leaning + unknown) { _ in "" },
    ].compactMap(\.self)
  }

  /// Three to five things to do, as far as there are so many.
  public func directions(chain: ChainID?) -> [String] {
    var found: [String] = []
    if let node = short.first { found.append(text("先补短缺：", "Close the shortage: ") + reason(for: node)) }
    if let node = over.first { found.append(text("消化富余：", "Use the surplus: ") + reason(for: node)) }
    if let node = conflicts.max(by: { missing($0) < missing($1) }) {
      found.append(reason(for: node))
    }
    if let price = heaviest { found.append(text("瓶颈：", "Bottleneck: ") + reason(for: price)) }
    if let node = leaning.first(where: {
      if case .shortUnless = $0.verdict { true } else { false }
    }) ?? leaning.first {
      found.append(text("补一个数：", "The figure to find: ") + reason(for: node))
    }
    return found
  }

  /// The binding node to look at first: certain before doubtful, then the highest price; a conflict of
  /// coefficients is none.
  var heaviest: Bottleneck.Price? {
    let own = (balance.bottleneck?.prices ?? []).filter { members($0.node) && !isConflict($0.node) }
    return own.first(where: \.isRobust) ?? own.first
  }

  func isConflict(_ node: NodeID) -> Bool { balance[node]?.conflict != nil }

  /// What a binding node is: a bottleneck, one only if the figures hold, or a conflict of coefficients.
  func nature(of price: Bottleneck.Price) -> String {
    if isConflict(price.node) { return text("系数冲突", "conflict") }
    return price.isRobust ? text("瓶颈", "bottleneck") : text("误差之内", "within the margin")
  }

  public func reason(for node: NodeBalance) -> String {
    let name = phrasing.name(node.node)
    let (supply, use) = (amount(node.supply, of: node), amount(node.use, of: node))
    switch node.verdict {
    case .short(let least, let most):
      if let conflict = node.conflict { return reason(for: conflict, of: node) }
      return text(
        "\(name)满负荷需\(use)，本地供\(supply)，短缺\(span(least, most, node))（\(names(node.takers))要用）。",
        "\(name): \(use) needed at full load, \(supply) made here, short by \(span(least, most, node)) "
          + "(taken by \(names(node.takers))).")
    case .over(let least, let most):
      return text(
        "\(name)满负荷产\(supply)，本地用\(use)，富余\(span(least, most, node))（来自\(names(node.makers))）。",
        "\(name): \(supply) made at full load, \(use) used here, over by \(span(least, most, node)) "
          + "(from \(names(node.makers))).")
    case .even:
      return text(
        "\(name)供\(supply)、用\(use)，在数据误差内持平。",
        "\(name): \(supply) made, \(use) used, even as far as the figures can tell.")
    case .shortUnless(let least):
      return text(
        "\(name)已知用量\(use)，已知供应\(supply)；\(names(node.unknownMakers))产量未知，须至少供\(figure(least, node))才不短缺。",
        "\(name): known use \(use), known supply \(supply); \(names(node.unknownMakers)) of unknown yield must give at "
          + "least \(figure(least, node)), or it is short.")
    case .overUnless(let least):
      return text(
        "\(name)已知供应\(supply)，已知用量\(use)；\(names(node.unknownTakers))用量未知，须至少用\(figure(least, node))才不富余。",
        "\(name): known supply \(supply), known use \(use); \(names(node.unknownTakers)) of unknown take must use at "
          + "least \(figure(least, node)), or it is over.")
    case .bought(let need):
      return need.map {
        text(
          "\(name)本地无装置，\(names(node.takers))满负荷须外购\(amount($0, of: node))\(unknownTake(node))。",
          "\(name): nobody here makes it; \(names(node.takers)) buy \(amount($0, of: node)) at full load"
            + "\(unknownTake(node)).")
      } ?? text("\(name)本地无装置，用量未知。", "\(name): nobody here makes it; the take is not known.")
    case .sold(let made):
      return made.map {
        text(
          "\(name)产\(amount($0, of: node))，全部外销。", "\(name): \(amount($0, of: node)) made, all of it sold.")
      } ?? text("\(name)外销，产量未知。", "\(name): sold, the make is not known.")
    case .unknown:
      let makers = node.unknownMakers.isEmpty ? nil : names(node.unknownMakers)
      let takers = node.unknownTakers.isEmpty ? nil : names(node.unknownTakers)
      return text(
        "\(name)：\([makers.map { "\($0)的产量" }, takers.map { "\($0)的用量" }].compactMap(\.self).joined(separator: "、"))未知。",
        "\(name): \([makers.map { "what \($0) make" }, takers.map { "what \($0) take" }].compactMap(\.self).joined(separator: " and ")) is not known."
      )
    }
  }

  private func reason(for conflict: CoefficientConflict, of node: NodeBalance) -> String {
    let name = phrasing.name(node.node)
    let (made, taken) = (source(conflict.made), source(conflict.taken))
    return text(
      "系数冲突：\(name)按\(made)的收率供\(amount(node.supply, of: node))，按\(taken)需\(amount(node.use, of: node))，"
        + "相差\(phrasing.rounded(conflict.ratio, places: 2))倍；两头是同一企业或项目配套的装置，先核数据，再谈短缺。",
      "Coefficients in conflict: by the yield of \(made) \(name) comes to \(amount(node.supply, of: node)), by the "
        + "figures of \(taken) \(amount(node.use, of: node)) are needed, \(phrasing.rounded(conflict.ratio, places: 2)) "
        + "times as much; the plants were built for each other, so check the figures before speaking of a shortage."
    )
  }

  /// A round quantity, a tenth to a hundredth of what is taken of a node, to count its gain by.
  func step(of node: NodeID) -> Double {
    let use = balance[node]?.use.value ?? 0
    var step = 1.0
    while step * 100 <= use { step *= 10 }
    while step * 10 > use, step > 1e-9 { step /= 10 }
    return step
  }

  /// What a little more of a binding node does.
  public func reason(for price: Bottleneck.Price) -> String {
    if let node = balance[price.node], node.conflict != nil { return reason(for: node) }
    let name = phrasing.name(price.node)
    let step = step(of: price.node)
    let gained = phrasing.rounded(price.value * step * 100, places: 1)
    let unit = balance[price.node].map { figure(step, $0) } ?? ""
    let certain =
      price.isRobust
      ? text("，数据取高取低都成立", ", whichever way the figures err")
      : text("，但数据取高或取低时不成立", ", though not if the figures err one way")
    return text(
      "\(name)限制了装置负荷：每多\(unit)，各装置利用率合计可升\(gained)个百分点\(certain)。",
      "\(name) holds the plants back: \(unit) more would raise the sum of their utilisations by \(gained) points"
        + "\(certain).")
  }

  /// The main products of some units, with who runs them where several make the same.
  func names(_ indices: [Int], limit: Int = 3) -> String {
    let all = unique(indices.map { name(of: $0) })
    guard all.count > limit else { return phrasing.join(all) }
    let shown =
      phrasing.isChinese
      ? all.prefix(limit).joined(separator: "、") : all.prefix(limit).joined(separator: ", ")
    return text("\(shown)等\(all.count)组装置", "\(shown) and \(all.count - limit) more")
  }

  /// A unit by its process, or by its product where the process is not known.
  func name(of unit: Int) -> String {
    let unit = balance.units[unit]
    if let route = unit.route, network[route].process != nil { return phrasing.name(route) }
    return phrasing.name(unit.node)
  }

  func companies(of unit: Int) -> String {
    let names = unique(
      balance.units[unit].plants.compactMap { network[$0].company }.map { phrasing.name($0) })
    return names.isEmpty ? "—" : names.joined(separator: text("、", ", "))
  }

  /// A figure in the node's own unit: 8.4万吨/年, 84,000 t/a.
  func figure(_ value: Double, _ node: NodeBalance) -> String {
    if node.dimension == "mass" { return phrasing.tonnesPerYear(value) }
    let unit = unit(of: node)
    return "\(phrasing.rounded(value / unit.factor, places: 2)) \(unit.name)"
  }

  /// The unit a node's own plants are measured in, else the dimension's base unit; not for masses.
  func unit(of node: NodeBalance) -> (name: String, factor: Double) {
    let rate = node.dimension + "-rate"
    let own = node.makers.lazy.flatMap { balance.units[$0].plants }.compactMap { row -> MeasureUnit? in
      guard network[row].node == node.node, let unit = network[row].unit else { return nil }
      return network[unit].dimension == rate ? network[unit] : nil
    }.first
    let unit = own ?? network.parts.units.first { $0.dimension == rate && $0.factor == 1 }
    guard let unit else { return (node.dimension, 1) }
    return (phrasing.isChinese && !unit.name.isEmpty ? unit.name : unit.key, unit.factor)
  }

  /// A range, or the one figure it is.
  func amount(_ range: QuantityRange, of node: NodeBalance) -> String {
    if range.isPoint { return figure(range.value, node) }
    return text(
      "\(figure(range.value, node))（\(figure(range.low, node))至\(figure(range.high, node))）",
      "\(figure(range.value, node)) (\(figure(range.low, node)) to \(figure(range.high, node)))")
  }

  func span(_ least: Double, _ most: Double?, _ node: NodeBalance) -> String {
    guard let most else { return text("至少\(figure(least, node))", "at least \(figure(least, node))") }
    if most - least <= 1e-9 * most { return figure(least, node) }
    return text(
      "\(figure(least, node))至\(figure(most, node))", "\(figure(least, node)) to \(figure(most, node))")
  }

  private func unknownTake(_ node: NodeBalance) -> String {
    node.unknownTakers.isEmpty
      ? ""
      : text(
        "以上（\(names(node.unknownTakers))用量未知）", " or more (\(names(node.unknownTakers)) of unknown take)")
  }

  /// Masses first, for tonnes and pieces do not compare; then by how much is certain.
  private func isHeavier(_ a: NodeBalance, _ b: NodeBalance) -> Bool {
    let (aIsMass, bIsMass) = (a.dimension == "mass", b.dimension == "mass")
    if aIsMass != bIsMass { return aIsMass }
    return (margin(b), a.node) < (margin(a), b.node)
  }

  /// Use less supply as the figures stand.
  private func missing(_ node: NodeBalance) -> Double { node.use.value - node.supply.value }

  private func margin(_ node: NodeBalance) -> Double {
    switch node.verdict {
    case .short(let least, _), .over(let least, _), .shortUnless(let least), .overUnless(let least): least
    case .bought(let need): need?.value ?? 0
    case .even, .sold, .unknown: 0
    }
  }

  func source(_ source: SourceID) -> String {
    let title = network[source].title
    return phrasing.isChinese
      ? "《\(title.isEmpty ? network[source].key : title)》"
      : "“\(title.isEmpty ? network[source].key : title)”"
  }

  func share(_ measure: Measure) -> String { measure.value.map { phrasing.percent($0) } ?? "—" }

  func text(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    phrasing.isChinese ? chinese() : english()
  }
}
