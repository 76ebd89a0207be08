import ChainAnalysis
import ChainModel

/// The sentence an official would sign: why this is a gap and what speaks for closing it.
public struct GapWording {
  let phrasing: Phrasing
  private let network: ChainNetwork
  private let scope: Scope

  public init(_ network: ChainNetwork, scope: Scope, language: Language) {
    phrasing = Phrasing(network: network, scope: scope, language: language)
    self.network = network
    self.scope = scope
  }

  /// Position, need, readiness, effect, loop, clause: each only where there is something to say.
  public func reason(for gap: Gap) -> String {
    let parts = [
      position(of: gap), underway(gap), inParent(gap), need(of: gap), readiness(of: gap), shortage(of: gap),
      effect(of: gap), loop(of: gap), clause(of: gap),
    ].compactMap(\.self)
    return parts.joined(separator: phrasing.isChinese ? "" : " ")
  }

  func text(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    phrasing.isChinese ? chinese() : english()
  }

  private func position(of gap: Gap) -> String {
    let name = phrasing.name(gap.node)
    let place = phrasing.name(scope.region)
    let above = phrasing.list(upstream(of: gap), limit: 3)
    let below = phrasing.list(gap.downstream, limit: 3)
    switch (gap.kind, gap.direction) {
    case (.complete, _) where gap.span == 1:
      return text(
        "上游\(above)、下游\(below)\(place)均有，中间只缺“\(name)”一环。",
        "\(place) has \(above) upstream and \(below) downstream; only \(name) is missing between them.")
    case (.complete, _):
      return text(
        "从上游\(above)到下游\(below)连续缺\(gap.span ?? 0)个环节，“\(name)”是其中一环。",
        "Between \(above) upstream and \(below) downstream \(gap.span ?? 0) links in a row are missing; "
          + "\(name) is one of them.")
    case (.extend, .upstream?):
      return text(
        "\(place)的\(below)\(gap.down == 1 ? "" : "往上\(gap.down ?? 0)步")要用“\(name)”，本地没有，依赖外购。",
        "\(below) in \(place) \(gap.down == 1 ? "uses" : "depends, \(gap.down ?? 0) steps up, on") \(name), "
          + "which is bought from outside.")
    case (.extend, _):
      return text(
        "由\(place)已有的\(above)向下延伸\(gap.up ?? 0)步可到“\(name)”，本地尚无。",
        "\(name) lies \(gap.up ?? 0) step\(gap.up == 1 ? "" : "s") down from \(above) in \(place) and is absent."
      )
    case (.support, _):
      return text(
        "\(place)已有环节要用“\(name)”配套，本地没有。",
        "What stands in \(place) uses \(name), which is absent.")
    case (.build, _) where gap.has(.inParent):
      return text("\(place)没有“\(name)”。", "\(place) has no \(name).")
    case (.build, _):
      return text(
        "“\(name)”在\(place)上下游近处都没有依托，需从头布局。",
        "\(name) has nothing near it up or down the chain in \(place); it would start from scratch.")
    }
  }

  /// The nearest anchors above, those the best route really takes first; one that also stands
  /// below says nothing as long as there are others.
  private func upstream(of gap: Gap) -> [NodeID] {
    let taken = gap.upstream.filter { gap.facts.readyInputs.contains($0) }
    if !taken.isEmpty { return taken }
    let others = gap.upstream.filter { !gap.downstream.contains($0) }
    return others.isEmpty ? gap.upstream : others
  }

  private func underway(_ gap: Gap) -> String? {
    guard gap.has(.underway) else { return nil }
    var node = gap.node
    if case .grade(let grade) = scope.origin(of: node) { node = grade }
    let rows = scope.presences(of: node)
    let companies = unique(rows.compactMap { network[$0].company }.map { phrasing.name($0) })
    let who = companies.isEmpty ? text("有关方面", "a project") : phrasing.join(companies)
    return text("\(who)已有规划或在谈，宜盯住落地。", "Planned or under negotiation by \(who): see it through.")
  }

  private func inParent(_ gap: Gap) -> String? {
    guard gap.has(.inParent), let parent = network[scope.region].parent else { return nil }
    let name = phrasing.name(parent)
    if gap.stateInParent == .building {
      return text(
        "\(name)内已在建，宜就近对接，不必另引。", "Under construction elsewhere in \(name): pair up, do not attract.")
    }
    return text("\(name)内已有，宜就近对接，不必另引。", "Present elsewhere in \(name): pair up, do not attract.")
  }

  private func need(of gap: Gap) -> String? {
    let consumers = gap.facts.consumers
    guard !consumers.isEmpty else { return nil }
    let who = phrasing.list(consumers.map(\.node))
    guard let tonnes = gap.facts.knownNeed else {
      return text(
        "\(who)直接需要它（用量未知）。",
        "\(who) \(consumers.count == 1 ? "needs" : "need") it directly (amount not known).")
    }
    let isPartial = consumers.contains { $0.tonnesPerYear == nil }
    let amount = phrasing.tonnesPerYear(tonnes)
    return text(
      "\(who)满负荷时\(isPartial ? "已知部分" : "")约需\(amount)。",
      "At full load \(who) \(consumers.count == 1 ? "takes" : "take") about \(amount)\(isPartial ? " as far as known" : "")."
    )
  }

  private func readiness(of gap: Gap) -> String? {
    if gap.kind == .support { return nil }
    guard let route = gap.facts.bestRoute else {
      return text("尚未登记可行的工艺路线。", "No route to make it is on record.")
    }
    let (ready, missing) = (gap.facts.readyInputs, gap.facts.missingInputs)
    let way = network[route].process == nil ? nil : phrasing.name(route)
    let by = way.map { text("按\($0)，", "By \($0), ") } ?? ""
    if ready.isEmpty && missing.isEmpty {
      return text(
        "\(by)所需原料均可外购。", by.isEmpty ? "All inputs can be bought." : "\(by)all inputs can be bought.")
    }
    if missing.isEmpty {
      let all = phrasing.list(ready)
      return text(
        "\(by)所需的\(all)本地已具备。",
        "\(by)\(all) \(ready.count == 1 ? "is" : "are") at hand, all it needs beyond what can be bought.")
    }
    if ready.isEmpty {
      let all = phrasing.list(missing)
      return text("\(by)要自备的\(all)本地都还没有。", "\(by)\(all) would have to be secured first; none is at hand.")
    }
    let total = ready.count + missing.count
    let lacking = phrasing.list(missing)
    return text(
      "\(by)要自备的\(total)项投入已有\(ready.count)项，尚缺\(lacking)。",
      "\(by.isEmpty ? "" : by)\(ready.count) of \(total) inputs to secure \(ready.count == 1 ? "is" : "are") at hand; "
        + "\(lacking) \(missing.count == 1 ? "is" : "are") missing.")
  }

  private func shortage(of gap: Gap) -> String? {
    let short = gap.facts.suppliers.filter(\.isShort).map(\.node)
    guard !short.isEmpty else { return nil }
    let names = phrasing.list(short)
    return text(
      "须注意：\(names)满负荷时本地已不足。",
      "Note: \(names) already fall\(short.count == 1 ? "s" : "") short at full load.")
  }

  private func effect(of gap: Gap) -> String? {
    guard !gap.facts.unlocks.isEmpty else { return nil }
    let made = phrasing.list(gap.facts.unlocks)
    return text(
      "补上后即可带动\(made)。", "With it \(made) become\(gap.facts.unlocks.count == 1 ? "s" : "") possible.")
  }

  private func loop(of gap: Gap) -> String? {
    guard let loop = gap.loop else { return nil }
    let here = loop.nodes.count { scope.isAnchor($0) }
    return text(
      "它在回收闭环上，全环\(loop.nodes.count)个环节本地已有\(here)个。",
      "It is on a recycling loop of \(loop.nodes.count) links, \(here) of them local.")
  }

  private func clause(of gap: Gap) -> String? {
    guard let clause = gap.clauses.first.map({ network[$0] }) else { return nil }
    let quote = clause.evidence.quote
    guard let place = phrasing.citation(clause.evidence), !quote.isEmpty else { return nil }
    return text("\(place)：“\(quote)”。", "Policy \(place): “\(quote)”.")
  }
}
