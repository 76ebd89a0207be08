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
      routes: routes.map { (inputs: $0.requiredInputs.map { $0.node }, outputs: $0.outputs) })

    var nodeByKey: [String: NodeID] = Dictionary(minimumCapacity: nodeCount)
    for index in parts.nodes.indices.reversed() { nodeByKey[parts.nodes[index].key] = NodeID(index) }
    self.nodeByKey = nodeByKey
    routesMaking = Self.positions(in: routes, under: nodeCount) { $0.isGrade ? nil : $0.output }
    var using = [[RouteID]](repeating: [], count: nodeCount)
    for index in routes.indices where !routes[index].isGrade {
      for input in routes[index].inputs.indices {
        let node = routes[index].inputs[input].node.index
        if using[node].last != RouteID(index) { using[node].append(RouteID(index)) }
      }
    }
    routesUsing = using
    presencesByNode = Self.positions(in: parts.presences, under: nodeCount) { $0.node }
    gradesByParent = Self.positions(in: parts.nodes, under: nodeCount) { $0.parent }
    clausesByNode = Self.positions(in: parts.policies, under: nodeCount) { $0.node }
    clausesByChain = Self.positions(in: parts.policies, under: parts.chains.count) { $0.chain }

    var members = [[Membership]](repeating: [], count: parts.chains.count)
    var chains = [[ChainID]](repeating: [], count: nodeCount)
    for index in parts.memberships.indices {
      let (chain, node) = (parts.memberships[index].chain, parts.memberships[index].node)
      members[chain.index].append(parts.memberships[index])
      chains[node.index].append(chain)
    }
    membershipsByChain = members.map { $0.sorted { ($0.order, $0.node) < ($1.order, $1.node) } }
    for node in chains.indices where chains[node].count > 1 { chains[node].sort() }
    chainsByNode = chains
  }

  /// The positions of `rows` under what each refers to, ascending: the other way round a reference.
  ///
  /// By position and not by element: a row holds many strings, and a copy retains them all.
  private static func positions<Row, Owner: DenseID, ID: DenseID>(
    in rows: [Row], under count: Int, _ owner: (Row) -> Owner?
  ) -> [[ID]] {
    var positions = [[ID]](repeating: [], count: count)
    for index in rows.indices {
      if let owner = owner(rows[index]) { positions[owner.index].append(ID(index)) }
    }
    return positions
  }
}
