import ChainModel

extension DiagramScene {
  /// Lays the facts out as a picture.
  ///
  /// Up to 40 boxes are drawn in full, up to 90 densely; up to 400 go to A2 with a note.
  /// - Throws: `DiagramError.empty`, or `tooManyBoxes` beyond 400.
  /// - Complexity: O(network) plus O(boxes²) for columns.
  public init(
    network: ChainNetwork, scope: Scope, subject: DiagramSubject, overlay: DiagramOverlay = DiagramOverlay(),
    labels: DiagramLabels, options: DiagramOptions = DiagramOptions()
  ) throws(DiagramError) {
    let members = SceneMembers(network, subject: subject, labels: labels, language: options.language)
    let count = members.nodes.count
    guard count > 0 else { throw .empty }
    guard count <= DiagramLimits.maximumBoxes else {
      throw .tooManyBoxes(found: count, allowed: DiagramLimits.maximumBoxes)
    }
    let size = DiagramSize(boxes: count, asked: options.preset, paper: options.paper)
    self.init(title: labels.title, preset: size.preset, paper: size.paper, language: options.language)
    subtitle =
      labels.subtitle + (size.isEnlarged && !labels.enlargedNote.isEmpty ? [labels.enlargedNote] : [])
    summary = labels.summary
    legendTitle = labels.legendTitle

    let leader: CompanyID? = if case .chain(let chain) = subject { network[chain].leader } else { nil }
    let builder = SceneBoxes(
      network: network, scope: scope, overlay: overlay, labels: labels, language: options.language,
      preset: size.preset, maximumCompanies: max(0, options.maximumCompanies ?? size.companies),
      leader: leader)
    boxes = members.nodes.map(builder.box)

    var links = SceneEdges(network, boxes: boxes, nodes: members.nodes)
    let forward = links.edges.filter { $0.style != .recycling }
    let plan = ColumnPlan(
      segmentOf: members.segmentOf, links: forward.map { .init(tail: $0.tail, head: $0.head) },
      maximum: size.columns)
    columns = plan.columns
    segments = zip(members.segments, plan.ranges).map {
      DiagramSegment(name: $0.name, subname: size.preset == .full ? $0.subname : "", columns: $1)
    }
    var families: [Int] = []
    if count >= DiagramLimits.tintedFrom {
      let roots = Dictionary(
        members.nodes.enumerated().map { (network[$1].key, $0) }, uniquingKeysWith: { first, _ in first })
      families = links.tint(by: options.families, roots: roots, boxCount: count)
    }
    loop = links.loop(columnOf: columnOfBox, entry: labels.loopEntry, exit: labels.loopExit)
    edges = links.edges
    legend = legendEntries(
      labels: labels, leader: leader.map { CompanyNames.withoutForm(network[$0].name[options.language]) },
      families: families.map { ($0, options.families[$0].name) })
  }

  /// The column of each box.
  var columnOfBox: [Int] {
    var result = [Int](repeating: 0, count: boxes.count)
    for (column, members) in columns.enumerated() {
      for box in members { result[box] = column }
    }
    return result
  }

  /// Only what the picture uses, in a fixed order.
  private func legendEntries(
    labels: DiagramLabels, leader: String?, families: [(position: Int, name: String)]
  ) -> [LegendEntry] {
    func isUsed(_ state: BoxState) -> Bool { boxes.contains { $0.state == state } }
    func isUsed(_ tab: DiagramTab) -> Bool { boxes.contains { $0.tab == tab } }
    func isUsed(_ style: EdgeStyle) -> Bool { edges.contains { $0.style == style } }
    var entries = [BoxState.present, .underway, .weak, .gap, .outside].filter(isUsed)
      .map { LegendEntry(.box($0), labels.states[$0] ?? "") }
    entries += [DiagramTab.complete, .extend, .strengthen, .build, .support].filter(isUsed)
      .map { LegendEntry(.tab($0, text: labels.tabs[$0] ?? ""), labels.tabNames[$0] ?? "") }
    entries += [EdgeStyle.feedstock, .grade, .byproduct, .support, .recycling].filter(isUsed)
      .map { LegendEntry(.edge($0), labels.edges[$0] ?? "") }
    if let leader, boxes.contains(where: \.hasLeader) {
      entries.append(LegendEntry(.leader, leader + labels.leaderSuffix))
    }
    return entries + families.map { LegendEntry(.family($0.position), $0.name) }
  }
}
