import ChainDiagram
import ChainModel

/// A network written as two small tables, for scenes made by hand.
///
/// Nodes: `id|name|english|r or m|state|tab|companies|L`, under `# segment|english` headings; links:
/// `a > b c` under `# relation` headings.
struct SceneTable {
  var nodes: String
  var links: String
  var chain = Name(chinese: "试验链", english: "test chain")
  var leader = Name(chinese: "湖南石化", english: "Hunan Petrochemical")

  /// The network, its overlay and the scope everything is in.
  func network() -> (network: ChainNetwork, overlay: DiagramOverlay) {
    var parts = NetworkParts()
    parts.name = "test"
    parts.asOf = 2024
    parts.regions = [Region(key: "yueyang", name: Name(chinese: "岳阳市", english: "Yueyang"))]
    parts.companies = [Company(key: "leader", name: leader)]
    parts.chains = [Chain(key: "chain", name: chain, leader: CompanyID(0))]
    var overlay = DiagramOverlay()
    var segment = Name(chinese: "")
    var order = -1
    for line in nodes.split(separator: "\n") {
      if line.hasPrefix("# ") {
        let names = line.dropFirst(2).split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        segment = Name(chinese: names[0], english: names.count > 1 ? names[1] : "")
        order += 1
        continue
      }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      let node = NodeID(parts.nodes.count)
      parts.nodes.append(
        ChainNode(
          key: cells[0], name: Name(chinese: cells[1], english: cells[2]),
          kind: cells[3] == "r" ? .resource : .material))
      parts.memberships.append(Membership(chain: ChainID(0), node: node, segment: segment, order: order))
      overlay.tabs[node] = Self.tab(cells[5])
      addPresences(of: node, state: cells[4], companies: cells[6], isLeaders: cells[7] == "L", to: &parts)
    }
    addLinks(to: &parts)
    return (ChainNetwork(parts), overlay)
  }

  func scene(options: DiagramOptions = DiagramOptions()) throws -> DiagramScene {
    let (network, overlay) = network()
    return try DiagramScene(
      network: network, scope: Scope(network, region: RegionID(0), asOf: 2024), subject: .chain(ChainID(0)),
      overlay: overlay, labels: .plain, options: options)
  }

  private static func tab(_ word: String) -> DiagramTab? {
    switch word {
    case "补": .complete
    case "延": .extend
    case "建": .build
    case "强": .strengthen
    default: nil
    }
  }

  private func addPresences(
    of node: NodeID, state: String, companies: String, isLeaders: Bool, to parts: inout NetworkParts
  ) {
    let status: PresenceStatus
    switch state {
    case "present", "weak": status = .operating
    case "underway": status = .construction
    default: return
    }
    var found: [CompanyID?] = isLeaders ? [CompanyID(0)] : []
    for name in companies.split(separator: ";").map(String.init) {
      let known = parts.companies.firstIndex { $0.name.chinese == name }
      if known == nil { parts.companies.append(Company(key: name, name: Name(chinese: name))) }
      found.append(CompanyID(known ?? parts.companies.count - 1))
    }
    for company in found.isEmpty ? [nil] : found {
      parts.presences.append(
        Presence(
          node: node, company: company, region: RegionID(0), status: status,
          since: status == .operating ? 2020 : nil))
    }
  }

  private func addLinks(to parts: inout NetworkParts) {
    let ids = Dictionary(
      parts.nodes.enumerated().map { ($1.key, NodeID($0)) }, uniquingKeysWith: { first, _ in first })
    var relation = "feedstock"
    for line in links.split(separator: "\n") {
      if line.hasPrefix("# ") {
        relation = String(line.dropFirst(2))
        continue
      }
      let sides = line.split(separator: " > ")
      guard let source = ids[String(sides[0])] else { continue }
      for target in sides[1].split(separator: " ").compactMap({ ids[String($0)] }) {
        if relation == "byproduct" {
          // A process whose main product is the by-product's first sibling.
          guard let main = parts.links.first(where: { $0.source == source })?.target else { continue }
          parts.processes.append(
            Process(
              key: "p\(parts.processes.count)", name: Name(chinese: "过程"), output: main,
              inputs: [Process.Input(node: source)], byproducts: [Process.Byproduct(node: target)]))
        } else {
          parts.links.append(
            LinkRow(source: source, target: target, relation: Relation(rawValue: relation) ?? .feedstock))
        }
      }
    }
  }
}

extension DiagramLabels {
  /// Words as ChainReport writes them, enough for a picture.
  static var plain: DiagramLabels {
    var labels = DiagramLabels()
    labels.title = "试验产业链图谱 · 岳阳市"
    labels.subtitle = ["范围：岳阳市", "状态截至 2024 年", "数据：test", "LianTu 链图 0.1.0", "依据：岳发〔2024〕6号 四（六）4"]
    labels.summary = "试验"
    labels.legendTitle = "图例"
    labels.states = [.present: "已投产", .weak: "已有但薄弱", .underway: "在建/规划", .gap: "本地缺口", .outside: "外购·未列入"]
    labels.tabs = [
      .complete: "补", .extend: "延", .build: "建", .strengthen: "强", .support: "配", .building: "在建",
      .planned: "规划",
    ]
    labels.tabNames = [.complete: "补链", .extend: "延链", .build: "建链", .strengthen: "强链", .support: "配套"]
    labels.edges = [.feedstock: "原料/部件", .byproduct: "副产", .support: "能源·设备·服务", .recycling: "回收循环"]
    labels.leaderSuffix = "（链主）"
    labels.loopEntry = "回流入口"
    labels.loopExit = "退役回收"
    labels.upstream = "上游"
    labels.focus = "本环节"
    labels.downstream = "下游"
    return labels
  }
}
