import ChainModel
import TestSupport
import Testing

/// States worked out again level by level, over plain sets, from the words of DESIGN §2.
struct StateOracle {
  let network: ChainNetwork
  let scope: Scope
  private(set) var states: [NodeState]

  init(_ network: ChainNetwork, _ scope: Scope) {
    self.network = network
    self.scope = scope
    states = Array(repeating: .absent, count: network.nodeCount)
    for level in [NodeState.planned, .building, .present] {
      for node in nodes(atLeast: level) { states[node.index] = level }
    }
  }

  private func counts(_ row: Presence, _ level: NodeState) -> Bool {
    guard scope.regions.contains(row.region) else { return false }
    let hasBegun = row.since.map { $0 <= scope.asOf }
    return switch row.status {
    case .operating: hasBegun != false
    case .construction: hasBegun == true || level <= .building
    case .planned: hasBegun == true && row.confidence == .high || level <= .planned
    case .negotiating: level <= .planned
    case .closed: false
    }
  }

  private func nodes(atLeast level: NodeState) -> Set<NodeID> {
    let rows = network.parts.presences.filter { counts($0, level) }
    // A row with another product's process tells of a by-product.
    var made = Set(
      rows.filter { row in
        row.process.map { network.parts.processes[$0.index].output == row.node } ?? true
      }.map(\.node))
    var there = Set(rows.map(\.node))
    for demand in network.parts.demands
    where scope.regions.contains(demand.region) && network[demand.node].kind == .use {
      there.insert(demand.node)
    }
    let namedProcesses = Set(rows.compactMap(\.process))
    // Any row that counts at all tells which route a plant runs.
    let known = Set(
      network.parts.presences.filter { counts($0, .planned) }.compactMap(\.process))
    let ways = network.routes.filter { !$0.isGrade }
    var before = -1
    while before != there.count + made.count {
      before = there.count + made.count
      func runs(_ way: Route) -> Bool {
        way.process.map { namedProcesses.contains($0) } ?? false
          || ways.count { $0.output == way.output } == 1 && made.contains(way.output)
            && !(way.process == nil && way.inputs.contains { $0.relation == .recycling })
      }
      for way in ways {
        if runs(way) { there.formUnion(way.byproducts.map(\.node)) }
        let isRouteKnown = ways.contains { other in
          other.output == way.output && other.process.map { known.contains($0) } ?? false
        }
        let takesIn = runs(way) || !isRouteKnown && made.contains(way.output)
        for input in way.inputs where takesIn && input.isRequired && network[input.node].isCaptive {
          made.insert(input.node)
          there.insert(input.node)
        }
      }
      for node in network.nodeIDs where there.contains(node) {
        if let parent = network[node].parent { there.insert(parent) }
      }
    }
    return there
  }
}

@Suite struct StateOracleTests {
  @Test(arguments: UInt64(0)..<300)
  func `states agree with the naive oracle`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let (network, scope) = (random.network, random.scope)
    #expect(scope.states == StateOracle(network, scope).states, "\(random)")
    #expect(scope.states.map { $0 == .absent } == scope.origins.map { $0 == .none }, "\(random)")
  }

  @Test(arguments: UInt64(0)..<200)
  func `one more row without a process never lowers a state`(seed: UInt64) {
    var random = RandomNetwork(seed: seed)
    guard !random.sketch.parts.nodes.isEmpty else { return }
    let before = random.sketch.scope()
    random.addPlant(withProcess: false)
    let after = random.sketch.scope()
    #expect(zip(before.states, after.states).allSatisfy { $0 <= $1 }, "\(random)")
    #expect(zip(before.routeStates, after.routeStates).allSatisfy { $0 <= $1 }, "\(random)")
  }

  /// A row that says which route runs may take a captive intermediate of another route away.
  @Test(arguments: UInt64(0)..<200)
  func `without captives no row ever lowers a state`(seed: UInt64) {
    var random = RandomNetwork(seed: seed, hasCaptives: false)
    guard !random.sketch.parts.nodes.isEmpty else { return }
    let before = random.sketch.scope()
    random.addPlant(withProcess: true)
    let after = random.sketch.scope()
    #expect(zip(before.states, after.states).allSatisfy { $0 <= $1 }, "\(random)")
  }

  @Test(arguments: UInt64(0)..<100)
  func `a region has all that its parts have`(seed: UInt64) {
    let sketch = RandomNetwork(seed: seed, hasCaptives: false).sketch
    let places = ["county", "city", "province", "china"].map { sketch.scope($0) }
    for (inner, outer) in zip(places, places.dropFirst()) {
      #expect(zip(inner.states, outer.states).allSatisfy { $0 <= $1 })
      #expect(inner.anchors.isSubset(of: outer.anchors))
    }
  }
}
