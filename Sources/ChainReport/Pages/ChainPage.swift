import ChainAnalysis
import ChainModel

/// A chain on one page of Markdown: what it is, its routes, where the region stands, what the policy
/// says, and every source it rests on.
public struct ChainPage {
  let network: ChainNetwork
  let scope: Scope
  let chain: ChainID
  let language: Language
  private let phrasing: Phrasing

  public init(_ network: ChainNetwork, scope: Scope, chain: ChainID, language: Language) {
    self.network = network
    self.scope = scope
    self.chain = chain
    self.language = language
    phrasing = Phrasing(network: network, scope: scope, language: language)
  }

  /// - Parameters:
  ///   - gaps: of this chain, most important first.
  ///   - supplies: between all chains.
  ///   - picture: path of the chain's picture from the page; nil for none.
  public func text(health: ChainHealth, gaps: [Gap], supplies: [ChainSupply], picture: String?) -> String {
    let record = network[chain]
    var lines = ["# \(escaped(record.name[language]))", ""]
    let other = language == .chinese ? record.name.english : record.name.chinese
    let industry = record.industry.map { network[$0].name[language] }
    lines += [[other, industry ?? ""].filter { !$0.isEmpty }.map(escaped).joined(separator: " · "), ""]
    if !record.about[language].isEmpty { lines += [escaped(record.about[language]), ""] }
    if let picture { lines += ["![\(escaped(record.name[language]))](\(picture))", ""] }
    lines += standing(health) + gapLines(gaps) + members() + routes() + neighbours(supplies) + clauses()
    lines += sources()
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Where the region stands

  private func standing(_ health: ChainHealth) -> [String] {
    let place = phrasing.name(scope.region)
    var lines = [
      heading("\(place)现状（截至\(scope.asOf)年）", "Where \(place) stands (as of \(scope.asOf))"),
      "",
    ]
    if let leader = network[chain].leader {
      lines += [word("链主：", "Chain leader: ") + escaped(phrasing.name(leader)), ""]
    }
    if !network[chain].aim.isEmpty {
      lines += [word("目标：", "Aim (as printed): ") + escaped(network[chain].aim), ""]
    }
    let share = health.completeness.value.map { phrasing.percent($0) } ?? "—"
    var sentence = word(
      "\(health.nodeCount)个环节，已有\(health.present)个，在建\(health.building)个，规划\(health.planned)个；完整度\(share)",
      "\(health.nodeCount) nodes: \(health.present) present, \(health.building) under construction, "
        + "\(health.planned) planned; completeness \(share)")
    for figure in [HealthFigure.inputCoverage, .depth, .loopClosure] {
      guard let value = figure.measure(in: health).value else { continue }
      sentence += word("，", ", ") + figure.term[language] + word("", " ") + phrasing.percent(value)
    }
    return lines + [sentence + word("。", "."), ""]
  }

  private func gapLines(_ gaps: [Gap]) -> [String] {
    guard !gaps.isEmpty else { return [] }
    let wording = GapWording(network, scope: scope, language: language)
    return [heading("最要紧的缺口", "The gaps that matter most"), ""]
      + gaps.enumerated().map { position, gap in
        "\(position + 1). **\(escaped(phrasing.name(gap.node)))**"
          + word("（\(gap.kindTerm.chinese)）：", " (\(gap.kindTerm.english)): ")
          + escaped(wording.reason(for: gap))
      } + [""]
  }

  private func members() -> [String] {
    var table = ResultTable(
      title: word("环节", "Nodes"),
      columns: [
        .init(word("分段", "segment")), .init(word("环节", "node")), .init(word("状态", "state")),
        .init(word("本地企业", "local companies")),
      ])
    for member in network.members(of: chain) {
      let companies = Set(scope.presences(of: member.node).compactMap { network[$0].company }).sorted()
      table.rows.append([
        member.segment[language], phrasing.name(member.node), scope.state(of: member.node).term[language],
        companies.map(phrasing.name).joined(separator: word("、", ", ")),
      ])
    }
    return [table.markdown(noteHeader: "")]
  }

  // MARK: Routes

  private func routes() -> [String] {
    let nodes = network.members(of: chain).map(\.node)
    let routes = nodes.flatMap { network.routes(making: $0) }.filter { !network[$0].isGrade }
    guard !routes.isEmpty else { return [] }
    return [heading("工艺路线", "Routes"), ""] + routes.map { "- " + line(network[$0]) } + [""]
  }

  private func line(_ route: Route) -> String {
    let required = route.inputs.filter(\.isRequired).map { phrasing.name($0.node) }
    let optional = route.inputs.filter { !$0.isRequired }.map { phrasing.name($0.node) }
    var text = required.isEmpty ? "" : required.joined(separator: " + ")
    if !optional.isEmpty {
      text += word("（可用：\(phrasing.join(optional))）", " (may take \(phrasing.join(optional)))")
    }
    text += " → \(phrasing.name(route.output))"
    if !route.byproducts.isEmpty {
      let names = phrasing.join(route.byproducts.map { phrasing.name($0.node) })
      text += word("，副产\(names)", ", by-product \(names)")
    }
    let name = route.process == nil ? "" : route.name[language] + word("：", ": ")
    return escaped(name + text) + citation(route.evidence)
  }

  private func citation(_ evidence: Evidence) -> String {
    guard let source = evidence.source else { return "" }
    return " [\(escaped(network[source].key))]"
  }

  // MARK: Neighbours and the policy

  private func neighbours(_ supplies: [ChainSupply]) -> [String] {
    func line(_ supply: ChainSupply, _ other: ChainID) -> String {
      let goods = supply.nodes.prefix(4).map(phrasing.name)
      let more =
        supply.nodes.count > 4 ? word("等\(supply.nodes.count)项", " and \(supply.nodes.count - 4) more") : ""
      return "- \(escaped(network[other].name[language]))" + word("：", ": ")
        + escaped(goods.joined(separator: word("、", ", ")) + more)
    }
    let given = supplies.filter { $0.from == chain && !$0.isRecycling }.map { line($0, $0.to) }
    let taken = supplies.filter { $0.to == chain && !$0.isRecycling }.map { line($0, $0.from) }
    var lines: [String] = []
    if !taken.isEmpty { lines += [heading("从哪些链取", "Takes from"), ""] + taken + [""] }
    if !given.isEmpty { lines += [heading("供给哪些链", "Supplies"), ""] + given + [""] }
    return lines
  }

  private func clauses() -> [String] {
    let clauses =
      network.clauses(naming: chain)
      + network.members(of: chain).flatMap { network.clauses(naming: $0.node) }
    var seen: Set<Evidence> = []
    let quoted = clauses.map { network[$0].evidence }.filter { !$0.quote.isEmpty && seen.insert($0).inserted }
    guard !quoted.isEmpty else { return [] }
    return [heading("政策条款", "Clauses of the policy (as printed)"), ""]
      + quoted.map { "- “\(escaped($0.quote))” \(escaped($0.locator))" } + [""]
  }

  // MARK: Sources

  private func sources() -> [String] {
    let members = network.members(of: chain).map(\.node)
    let inside = Set(members)
    var used: Set<SourceID> = []
    for node in members {
      for route in network.routes(making: node) {
        if let source = network[route].evidence.source { used.insert(source) }
        for input in network[route].inputs { if let source = input.evidence.source { used.insert(source) } }
      }
      for presence in scope.presences(of: node) {
        if let source = network[presence].evidence.source { used.insert(source) }
      }
      for clause in network.clauses(naming: node) {
        if let source = network[clause].evidence.source { used.insert(source) }
      }
    }
    for link in network.parts.links where inside.contains(link.source) && inside.contains(link.target) {
      if let source = link.evidence.source { used.insert(source) }
    }
    guard !used.isEmpty else { return [] }
    return [heading("来源", "Sources"), ""]
      + used.sorted().map { source in
        let record = network[source]
        let parts = [record.title, record.publisher, record.date].filter { !$0.isEmpty }.map(escaped)
        return "- [\(escaped(record.key))] \(parts.joined(separator: word("，", ", ")))\(address(record.url))"
      } + [""]
  }

  /// Links to the web only, and only such as Markdown cannot misread.
  private func address(_ url: String) -> String {
    guard url.hasPrefix("https://") || url.hasPrefix("http://"),
      url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") })
    else { return "" }
    return " <\(url)>"
  }

  private func heading(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    "## " + escaped(word(chinese(), english()))
  }
  private func escaped(_ text: String) -> String { markdownEscaped(text) }
  private func word(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .chinese ? chinese() : english()
  }
}
