/// The frozen model: every name is a dense id, every table indexed both ways, nothing changes.
///
/// Build the parts, freeze them once, ask as often as you like.
/// - Complexity: freezing is O(rows) time and space.
public struct ChainNetwork: Sendable {
  public let parts: NetworkParts
  /// All ways to make something: processes first, then link routes in order of appearance.
  public let routes: [Route]
  /// The projected links, `LinkID` = position.
  public let links: [ChainLink]
  /// The projection as a digraph: every link, whatever its relation.
  public let digraph: Digraph
  /// Required inputs ⇒ outputs, one hyperedge a route.
  public let hypergraph: Hypergraph

  let nodeByKey: [String: NodeID]
  @usableFromInline let routesMaking: [[RouteID]]
  @usableFromInline let routesUsing: [[RouteID]]
  @usableFromInline let presencesByNode: [[PresenceID]]
  @usableFromInline let membershipsByChain: [[Membership]]
  @usableFromInline let chainsByNode: [[ChainID]]
  @usableFromInline let clausesByNode: [[PolicyID]]
  @usableFromInline let clausesByChain: [[PolicyID]]
  @usableFromInline let gradesByParent: [[NodeID]]

  /// Freezes `parts`; every id in them must be in range.
  public init(_ parts: NetworkParts) {
    self.parts = parts
    let assembly = RouteAssembly(parts: parts)
    routes = assembly.routes
    links = assembly.links
    let nodeCount = parts.nodes.count
    digraph = Digraph(
      nodeCount: nodeCount, links: links.map { (source: $0.source, target: $0.target) })
    hypergraph = Hypergraph(
      nodeCount: nodeCount,
      routes: routes.map { (inputs: $0.requiredInputs.map(\.node), outputs: $0.outputs) })

    nodeByKey = Dictionary(
      parts.nodes.enumerated().map { ($1.key, NodeID($0)) }, uniquingKeysWith: { first, _ in first })
    var making = [[RouteID]](repeating: [], count: nodeCount)
    var using = [[RouteID]](repeating: [], count: nodeCount)
    for (index, route) in routes.enumerated() where !route.isGrade {
      making[route.output.index].append(RouteID(index))
      for input in route.inputs where using[input.node.index].last != RouteID(index) {
        using[input.node.index].append(RouteID(index))
      }
    }
    routesMaking = making
    routesUsing = using
    var presences = [[PresenceID]](repeating: [], count: nodeCount)
    for (index, presence) in parts.presences.enumerated() {
      presences[presence.node.index].append(PresenceID(index))
    }
    presencesByNode = presences

    var members = [[Membership]](repeating: [], count: parts.chains.count)
    var chains = [[ChainID]](repeating: [], count: nodeCount)
    for membership in parts.memberships {
      members[membership.chain.index].append(membership)
      chains[membership.node.index].append(membership.chain)
    }
    membershipsByChain = members.map { $0.sorted { ($0.order, $0.node) < ($1.order, $1.node) } }
    chainsByNode = chains.map { $0.sorted() }

    var byNode = [[PolicyID]](repeating: [], count: nodeCount)
    var byChain = [[PolicyID]](repeating: [], count: parts.chains.count)
    for (index, clause) in parts.policies.enumerated() {
      if let node = clause.node { byNode[node.index].append(PolicyID(index)) }
      if let chain = clause.chain { byChain[chain.index].append(PolicyID(index)) }
    }
    clausesByNode = byNode
    clausesByChain = byChain

    var grades = [[NodeID]](repeating: [], count: nodeCount)
    for (index, node) in parts.nodes.enumerated() {
      if let parent = node.parent { grades[parent.index].append(NodeID(index)) }
    }
    gradesByParent = grades
  }
}
