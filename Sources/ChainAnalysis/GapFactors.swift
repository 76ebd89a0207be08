import ChainModel

/// Counts, for one gap, what each factor is made of.
struct GapFactors {
  let network: ChainNetwork
  let scope: Scope
  let accounts: MaterialAccounts
  let horizon: Int?
  /// Demand rows outside the scope, by node.
  let outsideDemand: [NodeID: Int]

  init(
    _ network: ChainNetwork, scope: Scope, accounts: MaterialAccounts, horizon: Int?
  ) {
    self.network = network
    self.scope = scope
    self.accounts = accounts
    self.horizon = horizon
    outsideDemand = Dictionary(
      network.parts.demands.filter { !scope.regions.contains($0.region) }.map { ($0.node, 1) },
      uniquingKeysWith: +)
  }

  /// - Parameters:
  ///   - above: the anchors upstream of the gap within the horizon.
  ///   - below: those downstream of it.
  func facts(of gap: NodeID, above: NearbyAnchors, below: NearbyAnchors) -> GapFacts {
    var facts = GapFacts()
    addReadiness(of: gap, to: &facts)
    facts.consumers = consumers(of: gap)
    facts.suppliers = suppliers(of: gap)
    for made in madePossible(by: gap) {
      if scope.isAnchor(made) { facts.secures.append(made) } else { facts.unlocks.append(made) }
    }
    facts.bridgedPairs = bridgedPairs(above, below)
    return facts
  }

  func scores(
    of gap: NodeID, _ facts: GapFacts, loop: MaterialLoop?, weights: FactorWeights
  ) -> [FactorScore] {
    PriorityFactor.allCases.map { factor in
      let (raw, value) = measure(factor, gap, facts, loop)
      return FactorScore(factor: factor, raw: raw, value: value, weight: weights[factor])
    }
  }

  private func measure(
    _ factor: PriorityFactor, _ gap: NodeID, _ facts: GapFacts, _ loop: MaterialLoop?
  ) -> (raw: Double?, value: Double?) {
    func counted(_ count: Double) -> (Double?, Double?) { (count, saturated(count)) }
    switch factor {
    case .readiness:
      guard facts.bestRoute != nil else { return (nil, nil) }
      let total = facts.readyInputs.count + facts.missingInputs.count
      let share = total == 0 ? 1 : Double(facts.readyInputs.count) / Double(total)
      return (share, share)
    case .pull: return counted(facts.consumers.map { $0.weight * $0.scale }.reduce(0, +))
    case .push:
      guard facts.bestRoute != nil else { return (nil, nil) }
      return counted(facts.suppliers.map(\.scale).reduce(0, +))
    case .unlocks: return counted(Double(facts.unlocks.count))
    case .secures: return counted(Double(facts.secures.count))
    case .bridges: return counted(Double(facts.bridgedPairs))
    case .loop: return (loop?.localShare ?? 0, loop?.localShare ?? 0)
    case .policy:
      let clauses = network.clauses(naming: gap).map { network[$0] }
      let value = clauses.contains { network.isLiteral($0) } ? 1 : clauses.isEmpty ? 0 : 0.5
      return (Double(clauses.count), value)
    case .market:
      guard let rows = outsideDemand[gap] else { return (nil, nil) }
      return counted(Double(rows))
    }
  }

  /// The route with the largest share of required, not freely bought inputs at hand.
  private func addReadiness(of gap: NodeID, to facts: inout GapFacts) {
    var best = -1.0
    for route in network.routesToMake(gap) {
      let needed = network.inputsToSecure(route)
      let ready = needed.filter { isOnOffer($0) }
      let share = needed.isEmpty ? 1 : Double(ready.count) / Double(needed.count)
      guard share > best else { continue }
      best = share
      facts.bestRoute = route
      facts.readyInputs = ready
      facts.missingInputs = needed.filter { !isOnOffer($0) }
    }
  }

  private func consumers(of gap: NodeID) -> [GapFacts.Consumer] {
    var found: [NodeID: GapFacts.Consumer] = [:]
    for route in network.routes(using: gap) {
      let consumer = network[route].output
      guard consumer != gap, scope.isAnchor(consumer),
        network.hypergraph.inputs(of: route).contains(gap)
      else { continue }
      let runs = scope.state(of: route) >= .building
      let isMetOtherwise = self.isMetOtherwise(consumer, than: route)
      let entry = GapFacts.Consumer(
        node: consumer, weight: runs || !isMetOtherwise ? 1 : 0.5,
        tonnesPerYear: runs ? accounts.need(of: gap, by: route) : nil)
      found[consumer] = found[consumer].map { $0.merged(with: entry) } ?? entry
    }
    return found.keys.sorted().map { found[$0]! }
  }

  /// Whether `consumer` is made by another route already, or could be from what is at hand; as a
  /// by-product or in a special grade it counts only where it is so made, for nobody builds a cracker
  /// to get its tar.
  private func isMetOtherwise(_ consumer: NodeID, than route: RouteID) -> Bool {
    network.hypergraph.routes(making: consumer).contains { other in
      if other == route { return false }
      if network[other].isGrade { return isMet(other) }
      return scope.state(of: other) >= .building || network[other].output == consumer && isMet(other)
    }
  }

  private func suppliers(of gap: NodeID) -> [GapFacts.Supplier] {
    var found: Set<NodeID> = []
    for route in network.routesToMake(gap) {
      for input in network[route].inputs
      where input.relation.carriesMaterial && input.node != gap && scope.isAnchor(input.node)
        && !network[input.node].isTradable
      {
        found.insert(input.node)
      }
    }
    return found.sorted().map { node in
      GapFacts.Supplier(
        node: node, surplusTonnesPerYear: accounts[node].surplus, isShort: accounts[node].isShort)
    }
  }

  /// Nodes one of whose routes needs nothing more than `gap`, and that no other route makes today.
  private func madePossible(by gap: NodeID) -> [NodeID] {
    guard !network[gap].isTradable else { return [] }
    var found: Set<NodeID> = []
    for route in network.routes(using: gap) {
      let made = network[route].output
      // A waste that comes back is a loop, and a use is demand: one gap makes neither possible.
      guard made != gap, !network[made].isTradable, network[made].kind != .resource,
        network[made].kind != .use,
        network.hypergraph.inputs(of: route).contains(gap),
        network.hypergraph.inputs(of: route).allSatisfy({ $0 == gap || isAtHand($0) }),
        !network.routes(making: made).contains(where: { isMet($0) })
      else { continue }
      found.insert(made)
    }
    return found.sorted()
  }

  /// Pairs (upstream anchor, downstream anchor) with at most `horizon` absent nodes between them.
  private func bridgedPairs(_ above: NearbyAnchors, _ below: NearbyAnchors) -> Int {
    func isNear(_ upper: Int, _ lower: Int) -> Bool { horizon.map { upper + lower - 1 <= $0 } ?? true }
    var pairs = 0
    // The farther up the one anchor stands, the nearer the other must be: both lists are walked once.
    var reach = below.count
    for upper in above {
      while reach > 0, !isNear(upper.steps, below[reach - 1].steps) { reach -= 1 }
      pairs += reach
    }
    // An anchor on both sides is no pair with itself.
    let upper = NodeSet(above.lazy.map(\.node))
    for lower in below where upper.contains(lower.node) {
      if let steps = above.first(where: { $0.node == lower.node })?.steps, isNear(steps, lower.steps) {
        pairs -= 1
      }
    }
    return pairs
  }

  private func isAtHand(_ node: NodeID) -> Bool { isOnOffer(node) || network[node].isTradable }

  /// Here or being built, and not merely inside the plant that uses it up.
  private func isOnOffer(_ node: NodeID) -> Bool {
    guard scope.isAnchor(node) else { return false }
    if case .captive = scope.origin(of: node) { return false }
    return true
  }

  private func isMet(_ route: RouteID) -> Bool {
    network.hypergraph.inputs(of: route).allSatisfy(isAtHand)
  }
}

extension GapFacts.Consumer {
  /// The same consumer by two routes: the stronger call, the needs that are known together.
  func merged(with other: Self) -> Self {
    let needs = [tonnesPerYear, other.tonnesPerYear].compactMap(\.self)
    return Self(
      node: node, weight: max(weight, other.weight),
      tonnesPerYear: needs.isEmpty ? nil : needs.reduce(0, +))
  }

  var scale: Double { plants(tonnesPerYear) }
}

extension GapFacts.Supplier {
  /// What is left over, as plants; a feed that is short counts against.
  var scale: Double { isShort ? -1 : plants(surplusTonnesPerYear) }
}

/// Tonnes a year as a number of typical plants of 100,000: half at least, two at most, one if unknown.
private func plants(_ tonnesPerYear: Double?) -> Double {
  tonnesPerYear.map { min(2, max(0.5, $0 / 100_000)) } ?? 1
}

extension ChainNetwork {
  /// The routes that make `node`; of a general good without any, those that make its special grades.
  func routesToMake(_ node: NodeID) -> [RouteID] {
    var (found, goods, next) = (routes(making: node), [node], 0)
    while found.isEmpty, next < goods.count {
      let grades = grades(of: goods[next]).filter { !goods.contains($0) }
      goods += grades
      found = grades.flatMap { routes(making: $0) }
      next += 1
    }
    return found
  }

  /// The distinct required inputs of a route that cannot simply be bought.
  func inputsToSecure(_ route: RouteID) -> [NodeID] {
    let output = self[route].output
    var found: [NodeID] = []
    for input in self[route].requiredInputs where !self[input.node].isTradable && input.node != output {
      if !found.contains(input.node) { found.append(input.node) }
    }
    return found
  }
}
