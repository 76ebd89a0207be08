import ChainDiagram
import ChainModel

/// The words of a diagram, in Chinese and English.
public struct DiagramWording: Sendable {
  public let language: Language

  public init(_ language: Language) { self.language = language }

  /// All labels for a picture of `subject` as `scope` sees it.
  /// - Parameter version: of the program; stands on the page.
  public func labels(
    _ network: ChainNetwork, scope: Scope, subject: DiagramSubject, version: String
  ) -> DiagramLabels {
    var labels = sharedLabels
    let region = network[scope.region].name[language]
    labels.title = title(network, subject: subject, region: region)
    labels.subtitle = subtitle(network, scope: scope, subject: subject, version: version)
    labels.summary = summary(network, scope: scope, subject: subject, region: region)
    return labels
  }

  /// The words that stand on every picture.
  private var sharedLabels: DiagramLabels {
    var labels = DiagramLabels()
    labels.legendTitle = say("图例", "Legend")
    labels.states = [
      .present: say("已投产", "operating"), .weak: say("已有但薄弱", "present but weak"),
      .underway: say("在建/规划", "under way"), .gap: say("本地缺口", "local gap"),
      .outside: say("外购·未列入", "bought in or not listed"),
    ]
    // One letter in either language: a tab is 15 points wide.
    labels.tabs = [
      .complete: say("补", "C"), .extend: say("延", "E"), .build: say("建", "B"), .strengthen: say("强", "S"),
      .support: say("配", "A"), .building: say("在建", "U/C"), .planned: say("规划", "PL"),
    ]
    labels.tabNames = [
      .complete: say("补链", "complete"), .extend: say("延链", "extend"), .build: say("建链", "build"),
      .strengthen: say("强链", "strengthen"), .support: say("配套", "ancillary"),
      .building: say("在建", "under construction"), .planned: say("规划", "planned"),
    ]
    labels.edges = [
      .feedstock: say("原料/部件", "feedstock, component"), .grade: say("属于", "a kind of"),
      .byproduct: say("副产", "by-product"),
      .support: say("能源·设备·服务", "energy, equipment, service"), .recycling: say("回收循环", "recycling"),
    ]
    labels.leaderSuffix = say("（链主）", " (chain leader)")
    labels.loopEntry = say("回流入口", "loop entry")
    labels.loopExit = say("退役回收", "end of life")
    labels.unnamedSegment = say("其他", "Other")
    labels.upstream = say("上游", "Upstream")
    labels.focus = say("本环节", "This node")
    labels.downstream = say("下游", "Downstream")
    labels.kinds = [
      .resource: say("资源", "Resources"), .material: say("材料", "Materials"),
      .component: say("部件", "Components"),
      .product: say("产品", "Products"), .equipment: say("设备", "Equipment"), .service: say("服务", "Services"),
      .use: say("应用", "Uses"),
    ]
    labels.separator = say("｜", " | ")
    labels.enlargedNote = say("环节较多，已改用 A2 幅面", "many nodes: drawn for A2 paper")
    return labels
  }

  /// Families that tint the edges of large petrochemical pictures; those not in a picture are skipped.
  public var families: [DiagramFamily] {
    [
      DiagramFamily(name: say("乙烯系", "ethylene"), roots: ["ethylene"]),
      DiagramFamily(name: say("丙烯系", "propylene"), roots: ["propylene"]),
      DiagramFamily(name: say("碳四系", "C4"), roots: ["c4-cut", "crude-c4", "mixed-c4"]),
      DiagramFamily(name: say("碳五碳九系", "C5/C9"), roots: ["c5-cut", "c9-cut", "pygas"]),
      DiagramFamily(
        name: say("芳烃系", "aromatics"), roots: ["btx", "benzene", "toluene", "xylene", "p-xylene"]),
    ]
  }

  /// What is said under a picture whose type is small, nil when it is not.
  public func advice(_ printed: PrintedText) -> String? {
    guard let suggestion = printed.suggestion else { return nil }
    let size = "\((printed.smallest * 10).rounded() / 10)"
    let remedy =
      switch suggestion {
      case .preset(let preset): say("建议改用 --preset \(preset.rawValue)", "try --preset \(preset.rawValue)")
      case .paper(let paper): say("建议改用 --paper \(paper.rawValue)", "try --paper \(paper.rawValue)")
      case .filter: say("建议按产业链或环节筛选", "filter by chain, or draw around a node")
      }
    return say(
      "印在纸上的最小字号为 \(size) 磅，小于 6 磅：\(remedy)", "the smallest type prints at \(size) pt, under 6: \(remedy)")
  }

  /// Why a picture could not be made.
  public func sentence(_ error: DiagramError) -> String {
    switch error {
    case .empty: say("没有可画的环节", "there is nothing to draw")
    case .tooManyBoxes(let found, let allowed):
      say(
        "共 \(found) 个环节，超过 \(allowed) 个，图上无法辨认：请用 --chain 或 --around 缩小范围",
        "\(found) nodes are more than the \(allowed) a picture can show: narrow it with --chain or --around")
    }
  }

  func say(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .chinese ? chinese() : english()
  }
}

extension DiagramWording {
  private func title(_ network: ChainNetwork, subject: DiagramSubject, region: String) -> String {
    switch subject {
    case .chain(let chain):
      let name = network[chain].name[language]
      let suffix = name.hasSuffix("链") ? "图谱" : name.hasSuffix("产业") ? "链图谱" : "产业链图谱"
      return say("\(name)\(suffix) · \(region)", "\(capitalised(name)): industry chain · \(region)")
    case .around(let node, let hops):
      let name = network[node].name[language]
      return say(
        "\(name)上下游图谱（\(hops) 步以内）· \(region)", "\(capitalised(name)): within \(hops) links · \(region)")
    case .network:
      return say("产业链全图 · \(region)", "All industry chains · \(region)")
    }
  }

  private func capitalised(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

  private func subtitle(
    _ network: ChainNetwork, scope: Scope, subject: DiagramSubject, version: String
  ) -> [String] {
    let region = network[scope.region].name[language]
    // Some chains are called by what they do alone: 储运, 应用.
    let chain: ChainID? = if case .chain(let drawn) = subject { drawn } else { nil }
    let industry = chain.flatMap { network[$0].industry }.map { network[$0].name[language] }
    var parts =
      [
        industry ?? "",
        say("范围：\(region)", "Scope: \(region)"),
        say("状态截至 \(scope.asOf) 年", "as of \(scope.asOf)"),
      ] + imprint(network, version: version)
    parts.removeAll(where: \.isEmpty)
    if let basis = basis(network, subject: subject) { parts.append(say("依据：\(basis)", "basis: \(basis)")) }
    return parts
  }

  /// Which data and which program a picture comes from.
  func imprint(_ network: ChainNetwork, version: String) -> [String] {
    let data = [network.parts.name, network.parts.version].filter { !$0.isEmpty }.joined(separator: " ")
    return [say("数据：\(data)", "data: \(data)"), say("LianTu 链图 \(version)", "LianTu \(version)")]
  }

  /// The first clause that speaks of the subject: source and place in it.
  private func basis(_ network: ChainNetwork, subject: DiagramSubject) -> String? {
    let clauses: [PolicyID] =
      switch subject {
      case .chain(let chain):
        network.clauses(naming: chain)
          + network.members(of: chain).flatMap { network.clauses(naming: $0.node) }
      case .around(let node, _): network.clauses(naming: node)
      case .network: []
      }
    guard let evidence = clauses.first.map({ network[$0].evidence }), let source = evidence.source else {
      return nil
    }
    let title = network[source].title.isEmpty ? network[source].key : network[source].title
    return [documentNumber(in: title) ?? title, evidence.locator].filter { !$0.isEmpty }.joined(
      separator: " ")
  }

  private func summary(
    _ network: ChainNetwork, scope: Scope, subject: DiagramSubject, region: String
  ) -> String {
    let nodes: [NodeID] =
      switch subject {
      case .chain(let chain): network.members(of: chain).map(\.node)
      case .around(let node, _): [node]
      case .network: Array(network.nodeIDs)
      }
    let present = nodes.count { scope.isPresent($0) }
    let underway = nodes.count { scope.state(of: $0) == .building || scope.state(of: $0) == .planned }
    return say(
      "\(region)，截至 \(scope.asOf) 年：共 \(nodes.count) 个环节，已有 \(present) 个，在建或规划 \(underway) 个。",
      "\(region), as of \(scope.asOf): \(nodes.count) nodes, \(present) present, \(underway) under way.")
  }
}
