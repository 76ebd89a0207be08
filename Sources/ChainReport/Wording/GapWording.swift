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
    let above = phrasing.list(upstream(of: gap), limit: 3, dated: true)
    let below = phrasing.list(gap.downstream, limit: 3, dated: true)
    let shown = upstream(of: gap).prefix(3) + gap.downstream.prefix(3)
    let areThere = shown.allSatisfy { scope.isPresent($0) } ? "均有" : "均已有或在建"
    switch (gap.kind, gap.direction) {
    case (.complete, _) where gap.span == 1 && gap.facts.missingInputs.isEmpty:
      return text(
        "上游\(above)、下游\(below)\(place)\(areThere)，中间只缺“\(name)”一环。",
        "\(place) has \(above) upstream and \(below) downstream; only \(name) is missing between them.")
    case (.complete, _) where gap.span == 1:
      return text(
        "上游\(above)、下游\(below)\(place)\(areThere)，中间缺“\(name)”。",
        "\(place) has \(above) upstream and \(below) downstream; \(name) between them is missing.")
    case (.complete, _):
      return text(
        "从上游\(above)到下游\(below)连续缺\(gap.span ?? 0)个环节，“\(name)”是其中一环。",
        "Between \(above) upstream and \(below) downstream \(gap.span ?? 0) links in a row are missing; "
          + "\(name) is one of them.")
    case (.extend, .upstream?) where isOnlyOption(gap):
      return text(
        "\(place)的\(below)也可用“\(name)”（现走别的路线），本地没有。",
        "\(below) in \(place) could use \(name), by another route than today's; it is absent.")
    case (.extend, .upstream?):
      return text(
        "\(place)的\(below)\(gap.down == 1 ? "" : "往上\(gap.down ?? 0)步")要用“\(name)”，本地没有，依赖外购。",
        "Used in \(place)\(gap.down == 1 ? "" : ", \(gap.down ?? 0) steps down,") by \(below): \(name), "
          + "which is absent and bought from outside.")
    case (.extend, _):
      return text(
        "由\(place)已有的\(above)向下延伸\(gap.up ?? 0)步可到“\(name)”，本地尚无。",
        "\(gap.up ?? 0) step\(gap.up == 1 ? "" : "s") down from \(above) in \(place) lies \(name), which is absent."
      )
    case (.support, _):
      return text(
        "\(place)已有环节要用“\(name)”配套，本地没有。",
        "What stands in \(place) uses \(name), which is absent.")
    case (.build, _) where gap.has(.inParent):
      return text("\(place)没有“\(name)”。", "\(place) has no \(name).")
    case (.build, _):
      return text(
        "“\(name)”的主料上游和用户在\(place)近处都还没有，需从头布局。",
        "Nothing near it up or down the chain in \(place): \(name) would start from scratch.")
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

  /// Whether all that stands next to it downstream runs by routes that do without.
  private func isOnlyOption(_ gap: Gap) -> Bool {
    guard gap.down == 1 else { return false }
    let users = gap.facts.consumers.filter { gap.downstream.contains($0.node) }
    return !users.isEmpty && users.allSatisfy { $0.weight < 1 }
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
    guard gap.has(.inParent), let parent = network.surroundings(of: scope.region) else { return nil }
    let name = phrasing.name(parent)
    if gap.stateInParent == .building {
      return text(
        "\(name)内已在建，宜就近对接，不必另引。", "Under construction elsewhere in \(name): pair up, do not attract.")
    }
    return text("\(name)内已有，宜就近对接，不必另引。", "Present elsewhere in \(name): pair up, do not attract.")
  }

  private func need(of gap: Gap) -> String? {
    let consumers = gap.facts.consumers.filter { $0.weight == 1 }
    let others = gap.facts.consumers.filter { $0.weight < 1 }.map(\.node)
    guard !consumers.isEmpty else {
      guard !others.isEmpty, !isOnlyOption(gap) else { return nil }
      return text(
        "\(phrasing.list(others))也可用它（现走别的路线）。",
        "Could be used by \(phrasing.list(others)), by another route than today's.")
    }
    let who = phrasing.list(consumers.map(\.node))
    guard let tonnes = gap.facts.knownNeed else {
      return text(
        "\(who)直接需要它（用量未知）。",
        "Needed directly by \(who) (amount not known).")
    }
    let isPartial = consumers.contains { $0.tonnesPerYear == nil }
    let amount = phrasing.tonnesPerYear(tonnes)
    return text(
      "\(who)满负荷时\(isPartial ? "已知部分" : "")约需\(amount)。",
      "Need at full load, \(who): about \(amount)\(isPartial ? " as far as known" : "").")
  }

  private func readiness(of gap: Gap) -> String? {
    if gap.kind == .support { return nil }
    guard let route = gap.facts.bestRoute else {
      return text("尚未登记可行的工艺路线。", "No route to make it is on record.")
    }
    let way = network[route].process == nil ? nil : phrasing.name(route)
    let by = way.map { text("按\($0)，", "By \($0): ") } ?? ""
    let ready = gap.facts.readyInputs.filter { scope.isPresent($0) }
    let building = gap.facts.readyInputs.filter { !scope.isPresent($0) }
    let missing = gap.facts.missingInputs
    if ready.isEmpty && building.isEmpty && missing.isEmpty {
      return text(
        "\(by)所需原料均可外购。", by.isEmpty ? "All inputs can be bought." : "\(by)all inputs can be bought.")
    }
    var parts: [String] = []
    if !ready.isEmpty {
      parts.append(text("\(phrasing.list(ready))本地已具备", "at hand: \(phrasing.list(ready))"))
    }
    if !building.isEmpty { parts.append(awaited(building)) }
    if !missing.isEmpty { parts.append(lacking(missing)) }
    let list = parts.joined(separator: text("，", "; "))
    return text("\(by)所需的\(list)。", by.isEmpty ? "\(capitalised(list))." : "\(by)\(list).")
  }

  private func awaited(_ nodes: [NodeID]) -> String {
    let names = phrasing.join(nodes.map { phrasing.name($0) })
    let year = nodes.compactMap { phrasing.expectedStart(of: $0) }.max()
    let expected = year.map { text("（预计\($0)年）", " (expected \($0))") } ?? ""
    return text("\(names)待在建项目投产\(expected)", "under construction: \(names)\(expected)")
  }

  /// What a plant makes for itself alone is not for sale.
  private func lacking(_ nodes: [NodeID]) -> String {
    let names = nodes.prefix(4).map { node in
      guard scope.isAnchor(node), case .captive(let consumer) = scope.origin(of: node) else {
        return phrasing.name(node)
      }
      return text(
        "\(phrasing.name(node))（本地仅\(phrasing.name(consumer))装置自产自用）",
        "\(phrasing.name(node)) (made here only inside the \(phrasing.name(consumer)) plant)")
    }
    let list =
      phrasing.join(Array(names))
      + (nodes.count > 4 ? text("等\(nodes.count)项", " and \(nodes.count - 4) more") : "")
    return text("\(list)尚缺", "missing: \(list)")
  }

  private func shortage(of gap: Gap) -> String? {
    let short = gap.facts.suppliers.filter(\.isShort).map(\.node)
    let spent = gap.facts.suppliers.filter { !$0.isShort && $0.surplusTonnesPerYear.map { $0 < 0 } ?? false }
      .map(\.node)
    var notes: [String] = []
    if !short.isEmpty {
      let names = phrasing.join(short.map { phrasing.name($0) })
      notes.append(
        text(
          "须注意：\(names)满负荷时本地已不足，须另找来源。", "Note: short already at full load, to be found elsewhere: \(names)."
        ))
    }
    if !spent.isEmpty {
      let names = phrasing.join(spent.map { phrasing.name($0) })
      notes.append(
        text(
          "须注意：\(names)按已有和在建装置满负荷计已无富余。",
          "Note: nothing to spare at full load of what runs or is being built: \(names)."))
    }
    return notes.isEmpty ? nil : notes.joined(separator: text("", " "))
  }

  private func effect(of gap: Gap) -> String? {
    guard !gap.facts.unlocks.isEmpty else { return nil }
    let made = phrasing.list(gap.facts.unlocks)
    return text("补上后即可带动\(made)。", "It would make possible: \(made).")
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
    let remark = network.isLiteral(clause) ? "" : matching(clause)
    return text("\(place)：“\(quote)”\(remark)。", "Policy \(place): “\(quote)”\(remark).")
  }

  /// How a clause that does not spell the node out came to it.
  private func matching(_ clause: PolicyClause) -> String {
    text(
      clause.note.isEmpty ? "（文件未逐字写出此环节，按文意归入）" : "（\(clause.note)）",
      " (not named literally; matched from the text)")
  }

  private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
