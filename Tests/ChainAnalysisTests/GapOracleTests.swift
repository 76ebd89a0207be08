import ChainAnalysis
import ChainModel
import TestSupport
import Testing

@Suite struct GapOracleTests {
  static let horizons: [Int?] = [1, 2, 3, nil]

  @Test(arguments: UInt64(0)..<300)
  func `kinds, distances and nearest anchors agree with the naive oracle`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let (network, scope) = (random.network, random.scope)
    let around = Scope(network, region: network[scope.region].parent!, asOf: scope.asOf)
    for horizon in Self.horizons {
      let all = GapAnalysis(network, scope: scope, options: GapOptions(horizon: horizon, includesAll: true))
      let oracle = GapOracle(network, scope, horizon: horizon)
      let found = Dictionary(uniqueKeysWithValues: all.gaps.map { ($0.node, $0) })
      for node in network.nodeIDs {
        #expect(found[node]?.kind == oracle.kind(node), "\(network[node].key) of\n\(random)")
        guard let gap = found[node] else { continue }
        #expect(
          gap.up == oracle.up(node) && gap.down == oracle.down(node), "\(network[node].key) of\n\(random)")
        #expect(gap.upstream == oracle.nearest(above: node) && gap.downstream == oracle.nearest(below: node))
        #expect(gap.span == (gap.kind == .complete ? gap.up! + gap.down! - 1 : nil))
        let way: ExtendDirection? = gap.kind == .extend ? (gap.up == nil ? .upstream : .downstream) : nil
        #expect(gap.direction == way)
        #expect(gap.has(.named) == oracle.isNamed(node))
        #expect(gap.has(.inParent) == around.isAnchor(node) && gap.stateInParent == around.state(of: node))
        #expect(gap.has(.underway) == (scope.state(of: node) == .planned))
      }
      let listed = GapAnalysis(network, scope: scope, options: GapOptions(horizon: horizon))
      #expect(
        Set(listed.gaps.map(\.node)) == Set(all.gaps.map(\.node).filter { oracle.isListedByDefault($0) }))
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `each factor agrees with a naive recount`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let (network, scope) = (random.network, random.scope)
    let horizon = Self.horizons[Int(seed) % 4]
    let analysis = GapAnalysis(
      network, scope: scope, options: GapOptions(horizon: horizon, includesAll: true))
    let oracle = GapOracle(network, scope, horizon: horizon)
    for gap in analysis.gaps {
      let raw = Dictionary(uniqueKeysWithValues: gap.factors.map { ($0.factor, $0.raw) })
      let where_ = "\(network[gap.node].key) of\n\(random)"
      #expect(raw[.readiness]! == oracle.readiness(gap.node), "\(where_)")
      let consumers = Dictionary(uniqueKeysWithValues: gap.facts.consumers.map { ($0.node, $0.weight) })
      #expect(consumers == oracle.consumers(gap.node), "\(where_)")
      #expect(gap.facts.suppliers.map(\.node) == oracle.suppliers(gap.node), "\(where_)")
      let possible = oracle.madePossible(gap.node)
      #expect(Set(gap.facts.unlocks) == possible.filter { !scope.isAnchor($0) }, "\(where_)")
      #expect(Set(gap.facts.secures) == possible.filter { scope.isAnchor($0) }, "\(where_)")
      #expect(gap.facts.bridgedPairs == oracle.bridges(gap.node), "\(where_)")
      #expect(raw[.unlocks]! == Double(gap.facts.unlocks.count))
      #expect(raw[.policy]! == Double(network.parts.policies.count { $0.node == gap.node }))
      let outside = network.parts.demands.count { demand in
        demand.node == gap.node && !scope.regions.contains(demand.region)
      }
      #expect(raw[.market]! == (outside == 0 ? nil : Double(outside)))
      #expect((raw[.push]! == nil) == (raw[.readiness]! == nil), "both need a route")
      let bound = gap.facts.consumers.map { 2 * $0.weight }.reduce(0, +)
      #expect((raw[.pull]!!) >= bound / 4 && (raw[.pull]!!) <= bound)
      for score in gap.factors {
        #expect((score.raw == nil) == (score.value == nil))
        #expect(score.value.map { (0...1).contains($0) } ?? true)
      }
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `a gap is on a loop exactly when it and a recycling link of its chain reach each other`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let (network, scope) = (random.network, random.scope)
    let nodes = network.nodeIDs.map(\.index)
    let links = network.links.filter { link in
      (link.relation.carriesMaterial || link.relation == .recycling)
        && !network[link.source].isTradable && !network[link.target].isTradable
    }
    let far = 1_000_000
    // One chain at a time: a walk may not leave it. Without chains the network is one.
    let chains =
      network.parts.chains.isEmpty
      ? [Set(nodes)] : network.chainIDs.map { Set(network.members(of: $0).map(\.node.index)) }
    let steps = chains.map { chain in
      var steps = nodes.map { from in nodes.map { $0 == from && chain.contains(from) ? 0 : far } }
      for link in links
      where link.source != link.target && chain.contains(link.source.index)
        && chain.contains(link.target.index)
      {
        steps[link.source.index][link.target.index] = 1
      }
      for middle in chain {
        for from in chain {
          for to in chain { steps[from][to] = min(steps[from][to], steps[from][middle] + steps[middle][to]) }
        }
      }
      return steps
    }
    let analysis = GapAnalysis(network, scope: scope, options: GapOptions(horizon: nil, includesAll: true))
    for gap in analysis.gaps {
      let shortest = steps.flatMap { steps in
        links.filter { $0.relation == .recycling }
          .map { steps[gap.node.index][$0.source.index] + 1 + steps[$0.target.index][gap.node.index] }
      }.filter { $0 < far }.min()
      let isOnLoop = shortest != nil
      #expect(gap.has(.loop) == isOnLoop, "\(network[gap.node].key) of\n\(random)")
      #expect((gap.loop != nil) == isOnLoop)
      guard let loop = gap.loop else { continue }
      #expect(loop.links.count == shortest, "\(network[gap.node].key) of\n\(random)")
      // The walk closes, goes over a recycling link, and its share is that of its distinct nodes.
      for (link, next) in zip(loop.links, loop.links.dropFirst() + [loop.links[0]]) {
        #expect(network[link].target == network[next].source)
      }
      #expect(network[loop.links[0]].source == gap.node)
      #expect(loop.links.contains { network[$0].relation == .recycling })
      #expect(chains.contains { chain in loop.nodes.allSatisfy { chain.contains($0.index) } })
      #expect(Set(loop.nodes) == Set(loop.links.map { network[$0].source }))
      let local = Double(loop.nodes.count { scope.isAnchor($0) }) / Double(loop.nodes.count)
      #expect(loop.localShare == local && Set(loop.nodes).count == loop.nodes.count)
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `a longer horizon never loses a gap nor a side of it`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let (network, scope) = (random.network, random.scope)
    let found = Self.horizons.map { horizon in
      GapAnalysis(network, scope: scope, options: GapOptions(horizon: horizon, includesAll: true)).gaps
    }
    for (near, far) in zip(found, found.dropFirst()) {
      for gap in near {
        guard let same = far.first(where: { $0.node == gap.node }) else {
          Issue.record("\(network[gap.node].key) is lost in\n\(random)")
          continue
        }
        #expect(gap.up == nil || gap.up == same.up)
        #expect(gap.down == nil || gap.down == same.down)
        #expect(gap.kind != .complete || same.kind == .complete)
      }
    }
  }

  /// Grades and captives aside: a grade's way ends where its parent comes to be, and a row that tells
  /// the route may take a captive away.
  @Test(arguments: UInt64(0)..<200)
  func `one more plant leaves complete gaps complete and never lengthens a way`(seed: UInt64) {
    var random = RandomNetwork(seed: seed, hasCaptives: false)
    func gaps(_ random: RandomNetwork) -> [Gap] {
      var sketch = random.sketch
      for index in sketch.parts.nodes.indices { sketch.parts.nodes[index].parent = nil }
      return GapAnalysis(
        sketch.network(), scope: sketch.scope(), options: GapOptions(horizon: 3, includesAll: true)
      ).gaps
    }
    guard !random.sketch.parts.nodes.isEmpty else { return }
    let before = gaps(random)
    random.addPlant(withProcess: false)
    let scope = random.sketch.scope()
    let after = Dictionary(uniqueKeysWithValues: gaps(random).map { ($0.node, $0) })
    for gap in before where !scope.isAnchor(gap.node) {
      #expect(gap.kind != .complete || after[gap.node]?.kind == .complete, "\(random)")
      if let up = gap.up { #expect((after[gap.node]?.up ?? .max) <= up) }
      if let down = gap.down { #expect((after[gap.node]?.down ?? .max) <= down) }
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `a chain filters what is listed, never what it says`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let (network, scope) = (random.network, random.scope)
    let all = GapAnalysis(network, scope: scope, options: GapOptions(includesAll: true))
    for chain in network.chainIDs {
      let filtered = GapAnalysis(
        network, scope: scope, options: GapOptions(chain: chain, includesAll: true))
      let members = Set(network.members(of: chain).map(\.node))
      func unranked(_ gaps: [Gap]) -> [Gap] {
        gaps.map { gap in
          var gap = gap
          gap.rank = 0
          return gap
        }
      }
      #expect(unranked(filtered.gaps) == unranked(all.gaps.filter { members.contains($0.node) }))
      #expect(filtered.tracked == all.tracked.filter { members.contains($0) })
      #expect(filtered.unusedByproducts == all.unusedByproducts.filter { members.contains($0) })
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `what a picture marks is what the whole analysis finds`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let (network, scope) = (random.network, random.scope)
    for chain in [nil] + network.chainIDs.map(Optional.init) {
      for includesAll in [true, false] {
        let all = GapAnalysis(
          network, scope: scope, options: GapOptions(chain: chain, includesAll: includesAll))
        let kinds = GapKinds(network, scope: scope, horizon: 3, chain: chain, includesAll: includesAll).gaps
        #expect(kinds.map(\.node) == all.gaps.map(\.node).sorted())
        for gap in all.gaps { #expect(kinds.contains { $0.node == gap.node && $0.kind == gap.kind }) }
        var weakness = WeakLinks(network, scope: scope)
        #expect(weakness.found(among: network.membership(of: chain)) == all.weakLinks, "\(random)")
      }
    }
  }

  /// Stops each plant in turn and makes again, route by route, what is left.
  @Test(arguments: UInt64(0)..<200)
  func `a large loss is what making everything anew without the plant does not give`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let (network, scope) = (random.network, random.scope)
    let producibility = Producibility(network, scope: scope)
    let sources = Set(producibility.sources).union(network.nodeIDs.filter { network[$0].isTradable })
      .union(producibility.imports.map(\.node))
    func made(without stopped: NodeID?) -> Set<NodeID> {
      var there = sources.filter { $0 != stopped }
      var before = -1
      while before != there.count {
        before = there.count
        for route in network.routeIDs where network[route].isGrade || scope.isInstalled(route) {
          let outputs = network[route].outputs
          if network[route].requiredInputs.allSatisfy({ there.contains($0.node) })
            && !outputs.contains(where: { $0 == stopped })
          {
            there.formUnion(outputs)
          }
        }
      }
      return there
    }
    let running = made(without: nil)
    let weak = GapAnalysis(network, scope: scope).weakLinks
    for link in weak {
      for case .largeLoss(let lost, _) in link.reasons {
        let expected = running.subtracting(made(without: link.node)).filter {
          $0 != link.node && scope.isPresent($0)
        }
        #expect(lost == expected.sorted(), "\(network[link.node].key) of\n\(random)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `gaps fall in priority, ties in node order and sharing a rank`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let gaps = GapAnalysis(
      random.network, scope: random.scope, options: GapOptions(includesAll: true)
    ).gaps
    for (index, gap) in gaps.enumerated() {
      let known = gap.factors.filter { $0.value != nil && $0.weight > 0 }
      let weight = known.map(\.weight).reduce(0, +)
      let mean = known.map { $0.weight * $0.value! }.reduce(0, +) / weight
      #expect(abs(gap.priority! - mean) < 1e-12)
      #expect(gap.rank == 1 + gaps.count { $0.priority! > gap.priority! })
      guard index > 0 else { continue }
      let before = gaps[index - 1]
      #expect(before.priority! > gap.priority! || before.rank == gap.rank && before.node < gap.node)
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func `the same question gives the same answer`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let first = GapAnalysis(random.network, scope: random.scope)
    let second = GapAnalysis(random.network, scope: random.scope)
    #expect(first.gaps == second.gaps && first.tracked == second.tracked)
  }
}
