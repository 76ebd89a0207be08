/// How far a node or route exists in the region and year asked about; later cases are stronger.
public enum NodeState: Int, CaseIterable, Comparable, Sendable {
  case absent, planned, building, present

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// What an export calls it.
  public var code: String {
    switch self {
    case .absent: "absent"
    case .planned: "planned"
    case .building: "building"
    case .present: "present"
    }
  }
}

/// Why a node counts as it does.
public enum StateOrigin: Hashable, Sendable {
  /// Nothing speaks for it.
  case none
  /// A presence row.
  case recorded(PresenceID)
  /// Recorded demand for a use.
  case demand
  /// A by-product of a route that is there.
  case byproduct(of: RouteID)
  /// Made and consumed inside the plant that makes this product.
  case captive(consumer: NodeID)
  /// A special grade of it is there.
  case grade(NodeID)

  /// Derived states are never a company's.
  public var isDerived: Bool {
    switch self {
    case .none, .recorded, .demand: false
    case .byproduct, .captive, .grade: true
    }
  }
}

/// A region and a year resolved against the network: what is there, what is being built (范围).
public struct Scope: Sendable {
  public let region: RegionID
  public let asOf: Int
  /// The region and everything inside it.
  public let regions: Set<RegionID>
  /// By node.
  public let states: [NodeState]
  public let origins: [StateOrigin]
  /// By route: `present` is *installed*.
  public let routeStates: [NodeState]
  public let present: NodeSet
  /// Present or being built: a plant under construction is already someone's customer.
  public let anchors: NodeSet

  @usableFromInline let presencesByNode: [[PresenceID]]

  /// - Complexity: O((V + E) · d), d = the depth of derivations, small in practice.
  public init(_ network: ChainNetwork, region: RegionID, asOf: Int) {
    self.region = region
    self.asOf = asOf
    let inside = network.regions(inside: region)
    regions = inside
    let local = network.nodeIDs.map { node in
      network.presences(of: node).filter {
        inside.contains(network[$0].region) && network[$0].state(asOf: asOf) != .absent
      }
    }
    presencesByNode = local
    var derivation = StateDerivation(network, local: local, regions: inside, asOf: asOf)
    derivation.run()
    states = derivation.states
    origins = derivation.origins
    routeStates = derivation.routeStates
    present = NodeSet(network.nodeIDs.filter { derivation.states[$0.index] == .present })
    anchors = NodeSet(network.nodeIDs.filter { derivation.states[$0.index] >= .building })
  }

  @inlinable public func state(of node: NodeID) -> NodeState { states[node.index] }
  @inlinable public func origin(of node: NodeID) -> StateOrigin { origins[node.index] }
  @inlinable public func state(of route: RouteID) -> NodeState { routeStates[route.index] }
  @inlinable public func isPresent(_ node: NodeID) -> Bool { states[node.index] == .present }
  @inlinable public func isAnchor(_ node: NodeID) -> Bool { states[node.index] >= .building }
  @inlinable public func isInstalled(_ route: RouteID) -> Bool { routeStates[route.index] == .present }
  /// How distances run along `link` here.
  ///
  /// A special grade leads to its general grade only while that one is missing: once it is here it is
  /// nobody's customer for its own special grade.
  @inlinable public func walk(along link: ChainLink) -> ChainLink.Walk {
    link.isGrade && isAnchor(link.target) ? .none : link.walk
  }
  /// `node`, and where it is derived the nodes whose plants it comes from, nearest first.
  public func derivation(of node: NodeID, in network: ChainNetwork) -> [NodeID] {
    var nodes = [node]
    while true {
      let source: NodeID
      switch origin(of: nodes[nodes.count - 1]) {
      case .byproduct(let route): source = network[route].output
      case .captive(let consumer): source = consumer
      case .grade(let grade): source = grade
      case .none, .recorded, .demand: return nodes
      }
      if nodes.contains(source) { return nodes }
      nodes.append(source)
    }
  }

  /// The presence rows of `node` that count here, in table order.
  @inlinable public func presences(of node: NodeID) -> [PresenceID] { presencesByNode[node.index] }
}

extension Presence {
  /// What this row makes of its node in `year`.
  ///
  /// Construction counts as present from its start-up year on; a plan only when its confidence is
  /// high; a plant that starts later than `year` is not there yet.
  public func state(asOf year: Int) -> NodeState {
    switch status {
    case .operating: (since ?? year) <= year ? .present : .absent
    case .construction: since.map { $0 <= year } ?? false ? .present : .building
    case .planned: (since.map { $0 <= year } ?? false) && confidence == .high ? .present : .planned
    case .negotiating: .planned
    case .closed: .absent
    }
  }
}
