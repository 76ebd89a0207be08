import ChainModel

/// Which nodes a scene shows, and under which heading.
struct SceneMembers {
  struct Segment {
    var name: String
    var subname: String
  }

  private(set) var segments: [Segment] = []
  /// In drawing order: by segment, then as the data lists them.
  private(set) var nodes: [NodeID] = []
  /// By position in `nodes`.
  private(set) var segmentOf: [Int] = []

  init(_ network: ChainNetwork, subject: DiagramSubject, labels: DiagramLabels, language: Language) {
    switch subject {
    case .chain(let chain): addMembers(of: chain, in: network, labels: labels, language: language)
    case .around(let node, let hops): addSurroundings(of: node, hops: hops, in: network, labels: labels)
    case .network: addAll(of: network, labels: labels)
    }
  }

  private mutating func add(_ found: [NodeID], under segment: Segment) {
    guard !found.isEmpty else { return }
    nodes += found
    segmentOf += Array(repeating: segments.count, count: found.count)
    segments.append(segment)
  }

  /// A segment stands where its first member does; members of one heading stay together.
  private mutating func addMembers(
    of chain: ChainID, in network: ChainNetwork, labels: DiagramLabels, language: Language
  ) {
    var order: [Name] = []
    var members: [Name: [NodeID]] = [:]
    var seen: Set<NodeID> = []
    for membership in network.members(of: chain) where seen.insert(membership.node).inserted {
      if members[membership.segment] == nil { order.append(membership.segment) }
      members[membership.segment, default: []].append(membership.node)
    }
    let other: Language = language == .chinese ? .english : .chinese
    for name in order {
      let title = name[language].isEmpty ? labels.unnamedSegment : name[language]
      let subtitle = name[other]
      add(members[name] ?? [], under: Segment(name: title, subname: subtitle == title ? "" : subtitle))
    }
  }

  /// Up- and downstream along the links, each by its own search; a node found by both, as in a loop,
  /// stands on the nearer side.
  private mutating func addSurroundings(
    of centre: NodeID, hops: Int, in network: ChainNetwork, labels: DiagramLabels
  ) {
    precondition(hops >= 0, "a distance")
    let up = network.digraph.distances(from: CollectionOfOne(centre), direction: .upstream, horizon: hops)
    let down = network.digraph.distances(from: CollectionOfOne(centre), direction: .downstream, horizon: hops)
    let found = network.nodeIDs.filter { $0 != centre && (up[$0] != nil || down[$0] != nil) }
    let isUpstream = { (node: NodeID) in up[node] ?? .max <= down[node] ?? .max }
    add(found.filter(isUpstream), under: Segment(name: labels.upstream, subname: ""))
    add([centre], under: Segment(name: labels.focus, subname: ""))
    add(found.filter { !isUpstream($0) }, under: Segment(name: labels.downstream, subname: ""))
  }

  private mutating func addAll(of network: ChainNetwork, labels: DiagramLabels) {
    for kind in [NodeKind.resource, .material, .component, .equipment, .service, .product, .use] {
      add(
        network.nodeIDs.filter { network[$0].kind == kind },
        under: Segment(name: labels.kinds[kind] ?? kind.rawValue, subname: ""))
    }
  }
}
