// Reading the network: ids in, records out.

extension ChainNetwork {
  public var nodeCount: Int { parts.nodes.count }
  public var nodeIDs: some RandomAccessCollection<NodeID> { parts.nodes.indices.lazy.map { NodeID($0) } }
  public var chainIDs: some RandomAccessCollection<ChainID> { parts.chains.indices.lazy.map { ChainID($0) } }
  public var routeIDs: some RandomAccessCollection<RouteID> { routes.indices.lazy.map { RouteID($0) } }

  public subscript(node: NodeID) -> ChainNode { parts.nodes[node.index] }
  public subscript(chain: ChainID) -> Chain { parts.chains[chain.index] }
  public subscript(region: RegionID) -> Region { parts.regions[region.index] }
  public subscript(company: CompanyID) -> Company { parts.companies[company.index] }
  public subscript(industry: IndustryID) -> Industry { parts.industries[industry.index] }
  public subscript(source: SourceID) -> Source { parts.sources[source.index] }
  public subscript(unit: UnitID) -> MeasureUnit { parts.units[unit.index] }
  public subscript(presence: PresenceID) -> Presence { parts.presences[presence.index] }
  public subscript(policy: PolicyID) -> PolicyClause { parts.policies[policy.index] }
  public subscript(route: RouteID) -> Route { routes[route.index] }
  public subscript(link: LinkID) -> ChainLink { links[link.index] }

  /// The node with id `key`, or nil.
  public func node(_ key: String) -> NodeID? { nodeByKey[key] }
  /// The chains `node` is on, ascending.
  public func chains(of node: NodeID) -> [ChainID] { chainsByNode[node.index] }
  /// The members of `chain` by column, then node.
  public func members(of chain: ChainID) -> [Membership] { membershipsByChain[chain.index] }
  /// Routes whose main product is `node`; its grades are not among them.
  public func routes(making node: NodeID) -> [RouteID] { routesMaking[node.index] }
  /// Routes with `node` among their inputs, required or not.
  public func routes(using node: NodeID) -> [RouteID] { routesUsing[node.index] }
  /// All presence rows of `node`, wherever they are.
  public func presences(of node: NodeID) -> [PresenceID] { presencesByNode[node.index] }
  /// Clauses that name `node`.
  public func clauses(naming node: NodeID) -> [PolicyID] { clausesByNode[node.index] }
  /// Clauses that speak of `chain` as a whole.
  public func clauses(naming chain: ChainID) -> [PolicyID] { clausesByChain[chain.index] }
  /// The special grades of `node`.
  public func grades(of node: NodeID) -> [NodeID] { gradesByParent[node.index] }

  /// `region` and everything inside it.
  public func regions(inside region: RegionID) -> Set<RegionID> {
    Set(parts.regions.indices.lazy.map { RegionID($0) }.filter { contains(region, $0) })
  }

  /// Whether `inner` is `outer` or lies inside it.
  public func contains(_ outer: RegionID, _ inner: RegionID) -> Bool {
    var current: RegionID? = inner
    // A cyclic parent column is an error of the reader; the bound keeps a bad value from hanging.
    for _ in 0...parts.regions.count {
      guard let here = current else { return false }
      if here == outer { return true }
      current = self[here].parent
    }
    return false
  }

  /// `amount` of unit `from` expressed in unit `to`, or nil when their dimensions differ.
  public func convert(_ amount: Double, from: UnitID, to: UnitID) -> Double? {
    guard self[from].dimension == self[to].dimension else { return nil }
    return amount * self[from].factor / self[to].factor
  }
}
