import ChainModel

/// What stands in the boxes.
struct SceneBoxes {
  let network: ChainNetwork
  let scope: Scope
  let overlay: DiagramOverlay
  let labels: DiagramLabels
  let language: Language
  let preset: DiagramPreset
  let maximumCompanies: Int
  let leader: CompanyID?

  func box(for node: NodeID) -> DiagramBox {
    let record = network[node]
    let (state, tab) = overlay.state(of: node, in: scope)
    let name = record.name[language]
    let other = record.name[language == .chinese ? .english : .chinese]
    var box = DiagramBox(identifier: Self.identifier(for: record.key, node), name: name, state: state)
    box.subname = preset == .full && other != name ? other : ""
    box.tab = tab
    box.tabText = tab.flatMap { labels.tabs[$0] } ?? ""
    box.isResource = record.kind == .resource

    var companies: [String] = []
    // Who plans beside who runs would read as running too.
    let strongest = min(scope.state(of: node), .building)
    for row in scope.presences(of: node) where network[row].state(asOf: scope.asOf) >= strongest {
      let presence = network[row]
      if let company = presence.company {
        if company == leader {
          box.hasLeader = true
        } else {
          companies.append(network[company].name[language])
        }
      } else if !presence.project.isEmpty {
        companies.append(presence.project)
      }
    }
    var seen: Set<String> = []
    companies = companies.filter { seen.insert($0).inserted }
    let shown = companies.prefix(maximumCompanies)
    box.unlisted = companies.count - shown.count
    let columns = tab == nil ? CompanyNames.columns : CompanyNames.columnsBesideTab
    box.companies = shown.enumerated().map { position, company in
      // The last line also says how many are left out.
      let rest = position == shown.count - 1 && box.unlisted > 0 ? " +\(box.unlisted)".count : 0
      return CompanyNames.short(company, columns: columns - rest)
    }
    let leading = box.hasLeader ? [leader.map { network[$0].name[language] } ?? ""] : []
    box.tooltip =
      ([
        name, other == name ? "" : other, labels.states[state] ?? "",
        tab.flatMap { labels.tabNames[$0] } ?? "",
      ]
      + leading + companies)
      .filter { !$0.isEmpty }.joined(separator: labels.separator)
    return box
  }

  /// Keys that are plain slugs stand as they are; others are numbered.
  static func identifier(for key: String, _ node: NodeID) -> String {
    let isSlug =
      !key.isEmpty && key.utf8.count <= 80
      && key.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    return isSlug ? "n-\(key)" : "n_\(node.index)"
  }
}
