import ChainModel

/// The links of a scene: each pair and style once.
struct SceneEdges {
  private(set) var edges: [DiagramEdge] = []

  init(_ network: ChainNetwork, boxes: [DiagramBox], nodes: [NodeID]) {
    var positions = [Int?](repeating: nil, count: network.nodeCount)
    for (position, node) in nodes.enumerated() { positions[node.index] = position }
    /// By ends, recycling apart: where the edge stands.
    var known: [Int: Int] = [:]
    for index in network.links.indices {
      guard let tail = positions[network.links[index].source.index],
        let head = positions[network.links[index].target.index], tail != head
      else { continue }
      let style = Self.style(of: network.links[index])
      let isRecycling = style == .recycling
      let ends = (tail * boxes.count + head) * 2 + (isRecycling ? 1 : 0)
      if let position = known[ends] {
        // The stronger of two parallel links is drawn.
        if Self.strength(style) > Self.strength(edges[position].style) { edges[position].style = style }
        continue
      }
      known[ends] = edges.count
      edges.append(
        DiagramEdge(
          identifier: "l\(isRecycling ? "r" : "")-\(boxes[tail].identifier)--\(boxes[head].identifier)",
          tail: tail, head: head, style: style, tooltip: "\(boxes[tail].name) → \(boxes[head].name)"))
    }
  }

  private static func style(of link: ChainLink) -> EdgeStyle {
    if link.isGrade { return .grade }
    if link.relation == .recycling { return .recycling }
    if link.relation.supports { return .support }
    return link.isByproduct ? .byproduct : .feedstock
  }

  private static func strength(_ style: EdgeStyle) -> Int {
    switch style {
    case .feedstock: 4
    case .grade: 3
    case .byproduct: 2
    case .support: 1
    case .recycling: 0
    }
  }

  /// Gives feedstock the tint of the family its tail descends from: the nearest root, the first named
  /// where two are as near. Roots keep their own.
  /// - Returns: the families met, ascending.
  mutating func tint(by families: [DiagramFamily], roots: [String: Int], boxCount: Int) -> [Int] {
    var familyOf = [Int?](repeating: nil, count: boxCount)
    var frontier: [Int] = []
    for (family, entry) in families.prefix(Palette.families.count).enumerated() {
      for box in entry.roots.compactMap({ roots[$0] }) where familyOf[box] == nil {
        familyOf[box] = family
        frontier.append(box)
      }
    }
    var successors = [[Int]](repeating: [], count: boxCount)
    for edge in edges where edge.style == .feedstock || edge.style == .grade {
      successors[edge.tail].append(edge.head)
    }
    while !frontier.isEmpty {
      var next: [Int] = []
      for box in frontier {
        for head in successors[box] where familyOf[head] == nil {
          familyOf[head] = familyOf[box]
          next.append(head)
        }
      }
      frontier = next
    }
    var met: Set<Int> = []
    for position in edges.indices where edges[position].style == .feedstock {
      edges[position].family = familyOf[edges[position].tail]
      if let family = edges[position].family { met.insert(family) }
    }
    return met.sorted()
  }

  /// The lane: the target most recycling links run back to, when they run back at all.
  func loop(columnOf: [Int], entry: String, exit: String) -> LoopLane? {
    let back = edges.indices.filter {
      edges[$0].style == .recycling && columnOf[edges[$0].tail] > columnOf[edges[$0].head]
    }
    let groups = Dictionary(grouping: back) { edges[$0].head }
    let best = groups.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }
    return best.map { LoopLane(target: $0.key, edges: $0.value, entry: entry, exit: exit) }
  }
}
