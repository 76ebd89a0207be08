import ChainAnalysis
import ChainModel

/// The gaps of a scope found again from the words of DESIGN §5, with a matrix of all distances.
struct GapOracle {
  let network: ChainNetwork
  let scope: Scope
  let horizon: Int
  /// Fewest steps between two nodes across nodes that are neither anchors nor tradable.
  private var upward: [[Int]]
  private var downward: [[Int]]

  static let far = 1_000_000

  init(_ network: ChainNetwork, _ scope: Scope, horizon: Int?) {
    self.network = network
    self.scope = scope
    self.horizon = horizon ?? Self.far - 1
    let nodes = Array(network.nodeIDs)
    let none = nodes.map { _ in nodes.map { _ in Self.far } }
    (upward, downward) = (none, none)
    for row in network.parts.links where row.relation == .feedstock || row.relation == .component {
      upward[row.source.index][row.target.index] = 1
      downward[row.source.index][row.target.index] = 1
    }
    for route in network.routes where route.process != nil {
      for input in route.inputs
      where input.isRequired && input.isPrincipal
        && (input.relation == .feedstock || input.relation == .component)
      {
        downward[input.node.index][route.output.index] = 1
        for output in route.outputs { upward[input.node.index][output.index] = 1 }
      }
    }
    for node in nodes {
      guard let parent = network[node].parent, !scope.anchors.contains(parent) else { continue }
      upward[node.index][parent.index] = 1
      downward[node.index][parent.index] = 1
    }
    for middle in nodes where !scope.anchors.contains(middle) && !network[middle].isTradable {
      for from in nodes.indices {
        for to in nodes.indices {
          upward[from][to] = min(upward[from][to], upward[from][middle.index] + upward[middle.index][to])
          downward[from][to] = min(
            downward[from][to], downward[from][middle.index] + downward[middle.index][to])
        }
      }
    }
  }

  private var ends: [NodeID] { scope.anchors.filter { !network[$0].isTradable } }

  func up(_ node: NodeID) -> Int? {
    ends.map { upward[$0.index][node.index] }.min().flatMap { $0 <= horizon ? $0 : nil }
  }

  func down(_ node: NodeID) -> Int? {
    ends.map { downward[node.index][$0.index] }.min().flatMap { $0 <= horizon ? $0 : nil }
  }

  func isEligible(_ node: NodeID) -> Bool {
    let record = network[node]
    if scope.anchors.contains(node) || record.isCaptive { return false }
    if record.kind == .resource || record.kind == .use || record.isTradable { return isNamed(node) }
    return true
  }

  func isNamed(_ node: NodeID) -> Bool { network.parts.policies.contains { $0.node == node } }

  func kind(_ node: NodeID) -> GapKind? {
    guard isEligible(node) else { return nil }
    switch (up(node), down(node)) {
    case (.some, .some): return .complete
    case (nil, nil), (.some, nil), (nil, .some):
      let supported =
        network.parts.links.filter { $0.source == node && $0.relation.supports }.map(\.target)
        + network.routes.filter { route in
          route.inputs.contains { $0.node == node && $0.relation.supports } && route.process != nil
        }.map(\.output)
      let isSupport = network[node].kind == .equipment || network[node].kind == .service
      if isSupport && supported.contains(where: { scope.anchors.contains($0) }) { return .support }
      if up(node) != nil || down(node) != nil { return .extend }
      let isOnNamedChain = network.parts.memberships.contains { membership in
        membership.node == node && network.parts.policies.contains { $0.chain == membership.chain }
      }
      let own = network.parts.layout.filter { $0.region == scope.region }.compactMap(\.industry)
      let isOwn = network.parts.memberships.contains { membership in
        membership.node == node && own.contains { $0 == network[membership.chain].industry }
      }
      return (own.isEmpty || isOwn) && (isNamed(node) || isOnNamedChain) ? .build : nil
    }
  }

  func isListedByDefault(_ node: NodeID) -> Bool {
    isNamed(node) || kind(node) == .support || min(up(node) ?? 9, down(node) ?? 9) <= 2
  }

  /// The anchors a node's distance leads to.
  func nearest(above node: NodeID) -> [NodeID] {
    guard let up = up(node) else { return [] }
    return ends.filter { upward[$0.index][node.index] == up }
  }
  func nearest(below node: NodeID) -> [NodeID] {
    guard let down = down(node) else { return [] }
    return ends.filter { downward[node.index][$0.index] == down }
  }

  // MARK: factors

  private var ways: [Route] { network.routes.filter { !$0.isGrade } }
  private func required(_ route: Route) -> Set<NodeID> { Set(route.requiredInputs.map(\.node)) }
  private var atHand: Set<NodeID> {
    Set(network.nodeIDs.filter { isOnOffer($0) || network[$0].isTradable })
  }
  /// What a plant makes for itself alone is nobody else's to use.
  private func isOnOffer(_ node: NodeID) -> Bool {
    if case .captive = scope.origin(of: node) { return false }
    return scope.anchors.contains(node)
  }

  func readiness(_ gap: NodeID) -> Double? {
    waysToMake([gap]).map { route in
      let needed = required(route).filter { $0 != route.output && !network[$0].isTradable }
      return needed.isEmpty ? 1 : Double(needed.count { isOnOffer($0) }) / Double(needed.count)
    }.max()
  }

  /// Anchors that need the gap, with weight 1 or ½.
  func consumers(_ gap: NodeID) -> [NodeID: Double] {
    var found: [NodeID: Double] = [:]
    for consumer in scope.anchors where consumer != gap {
      let users = network.routeIDs.filter {
        !network[$0].isGrade && network[$0].output == consumer && required(network[$0]).contains(gap)
      }
      if users.isEmpty { continue }
      let isFull = users.contains { user in
        if scope.state(of: user) >= .building { return true }
        return !network.routeIDs.contains { other in
          guard other != user, network[other].outputs.contains(consumer) else { return false }
          let isMet = required(network[other]).isSubset(of: atHand)
          if network[other].output == consumer { return isMet || scope.state(of: other) >= .building }
          return scope.state(of: other) >= .building
        }
      }
      found[consumer] = isFull ? 1 : 0.5
    }
    return found
  }

  /// Its own routes, else those of its grades, else of theirs.
  private func waysToMake(_ goods: Set<NodeID>) -> [Route] {
    let own = ways.filter { goods.contains($0.output) }
    let wider = goods.union(network.nodeIDs.filter { network[$0].parent.map(goods.contains) ?? false })
    return own.isEmpty && wider != goods ? waysToMake(wider) : own
  }

  func suppliers(_ gap: NodeID) -> [NodeID] {
    let inputs = waysToMake([gap]).flatMap(\.inputs).filter { $0.relation.carriesMaterial }
    return ends.filter { end in end != gap && inputs.contains { $0.node == end } }
  }

  /// What one more node at hand newly allows, in one step.
  func madePossible(_ gap: NodeID) -> Set<NodeID> {
    func makeable(from hand: Set<NodeID>) -> Set<NodeID> {
      Set(ways.filter { required($0).isSubset(of: hand) }.map(\.output))
    }
    return makeable(from: atHand.union([gap])).subtracting(makeable(from: atHand)).subtracting([gap])
      .filter { !network[$0].isTradable && network[$0].kind != .resource && network[$0].kind != .use }
  }

  func bridges(_ gap: NodeID) -> Int {
    var pairs = 0
    for upper in ends {
      for lower in ends where upper != lower {
        let (above, below) = (upward[upper.index][gap.index], downward[gap.index][lower.index])
        if above <= horizon && below <= horizon && above + below - 1 <= horizon { pairs += 1 }
      }
    }
    return pairs
  }
}
