// Reading the network: ids in, records out.
//
// Inlinable, so that a caller in another module who reads one field of a record does not pay for a copy
// of all of it, with every string in it retained and released.

extension ChainNetwork {
  @inlinable public var nodeCount: Int { parts.nodes.count }
  @inlinable public var nodeIDs: Range<NodeID> { NodeID(0)..<NodeID(nodeCount) }
  @inlinable public var chainIDs: Range<ChainID> { ChainID(0)..<ChainID(parts.chains.count) }
  @inlinable public var routeIDs: Range<RouteID> { RouteID(0)..<RouteID(routes.count) }

  @inlinable public subscript(node: NodeID) -> ChainNode { parts.nodes[node.index] }
  @inlinable public subscript(chain: ChainID) -> Chain { parts.chains[chain.index] }
  @inlinable public subscript(region: RegionID) -> Region { parts.regions[region.index] }
  @inlinable public subscript(company: CompanyID) -> Company { parts.companies[company.index] }
  @inlinable public subscript(industry: IndustryID) -> Industry { parts.industries[industry.index] }
  @inlinable public subscript(source: SourceID) -> Source { parts.sources[source.index] }
  @inlinable public subscript(unit: UnitID) -> MeasureUnit { parts.units[unit.index] }
  @inlinable public subscript(presence: PresenceID) -> Presence { parts.presences[presence.index] }
  @inlinable public subscript(policy: PolicyID) -> PolicyClause { parts.policies[policy.index] }
  @inlinable public subscript(route: RouteID) -> Route { routes[route.index] }
  @inlinable public subscript(link: LinkID) -> ChainLink { links[link.index] }

  /// The node with id `key`, or nil.
  public func node(_ key: String) -> NodeID? { nodeByKey[key] }
  /// The chains `node` is on, ascending.
  @inlinable public func chains(of node: NodeID) -> [ChainID] { chainsByNode[node.index] }
  /// The members of `chain` by column, then node.
  @inlinable public func members(of chain: ChainID) -> [Membership] { membershipsByChain[chain.index] }
  /// Routes whose main product is `node`; its grades are not among them.
  @inlinable public func routes(making node: NodeID) -> [RouteID] { routesMaking[node.index] }
  /// Routes with `node` among their inputs, required or not.
  @inlinable public func routes(using node: NodeID) -> [RouteID] { routesUsing[node.index] }
  /// All presence rows of `node`, wherever they are.
  @inlinable public func presences(of node: NodeID) -> [PresenceID] { presencesByNode[node.index] }
  /// Clauses that name `node`.
  @inlinable public func clauses(naming node: NodeID) -> [PolicyID] { clausesByNode[node.index] }
  /// Clauses that speak of `chain` as a whole.
  @inlinable public func clauses(naming chain: ChainID) -> [PolicyID] { clausesByChain[chain.index] }
  /// The special grades of `node`.
  @inlinable public func grades(of node: NodeID) -> [NodeID] { gradesByParent[node.index] }

  /// The company at the top of the group that `company` belongs to; itself where nobody controls it.
  public func group(of company: CompanyID) -> CompanyID {
    var current = company
    // A cyclic parent column is an error of the reader; the bound keeps a bad value from hanging.
    for _ in parts.companies.indices {
      guard let parent = self[current].parent else { return current }
      current = parent
    }
    return current
  }

  /// The region in which one looks around before looking outside: the dataset's own for all that lies in
  /// it, a park as well as a county; else the parent.
  public func surroundings(of region: RegionID) -> RegionID? {
    if let own = parts.defaultRegion, own != region, contains(own, region) { return own }
    return self[region].parent
  }

  /// The layout rows of `region`, else of the nearest region around it that has any: a park shares its
  /// county's. Empty where the layout says nothing.
  public func layout(around region: RegionID) -> [LayoutEntry] {
    var current: RegionID? = region
    for _ in parts.regions {
      guard let here = current else { break }
      let own = parts.layout.filter { $0.region == here }
      if !own.isEmpty { return own }
      current = self[here].parent
    }
    return []
  }

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
