import ChainAnalysis
import ChainModel
import TestSupport
import Testing

struct ChainHealthTests {
  /// The chain of Docs/Guides/Health.md.
  private func guideChain() -> NetworkSketch {
    var sketch = NetworkSketch()
    sketch.link("a > b")
    sketch.link("b > c")
    sketch.link("c > d")
    sketch.plant("a", company: "X")
    sketch.plant("b", company: "X")
    sketch.plant("d", company: "Y")
    return sketch
  }

  private func health(_ sketch: NetworkSketch, _ place: String = "city") -> ChainHealth {
    let network = sketch.network()
    return HealthAnalysis(network, scope: sketch.scope(place)).health(of: Array(network.nodeIDs))
  }

  @Test func `the guide's chain comes out as worked by hand`() {
    let health = health(guideChain())
    #expect(health.completeness == Measure(0.75, over: 4))
    #expect(health.inputCoverage == Measure(0.5, over: 2))
    #expect(health.depth == Measure(0.5, over: 4))
    #expect(health.concentration == Measure(1, over: 3))
    #expect(abs((health.resilience.value ?? 0) - 1.0 / 3) < 1e-12 && health.resilience.count == 2)
    #expect(abs((health.meanResilience.value ?? 0) - 0.5) < 1e-12)
    #expect(
      health.worstCompany
        == guideChain().network().parts.companies.firstIndex { $0.key == "X" }.map { CompanyID($0) })
    #expect(health.loopClosure.value == nil && health.localSupply.value == nil)
    #expect(health.localSupplyKnown == Measure(0, over: 2))
  }

  @Test func `nothing is undefined by accident: an empty set and an empty region`() {
    let nothing = HealthAnalysis(guideChain().network(), scope: guideChain().scope()).health(of: [])
    for measure in [
      nothing.completeness, nothing.inputCoverage, nothing.localSupply, nothing.depth, nothing.loopClosure,
      nothing.concentration, nothing.resilience, nothing.meanResilience,
    ] {
      #expect(measure.value == nil && measure.count == 0)
    }
    let elsewhere = health(guideChain(), "elsewhere")
    #expect(elsewhere.completeness == Measure(0, over: 4))
    #expect(elsewhere.depth == Measure(0, over: 4))
    #expect(elsewhere.resilience.value == nil && elsewhere.concentration.value == nil)
  }

  @Test func `local supply is shared by need`() {
    var sketch = NetworkSketch()
    sketch.process("first", "feed*2 > one")
    sketch.process("second", "feed*1 > two")
    sketch.plant("feed", capacity: 100)
    sketch.plant("one", capacity: 40)
    sketch.plant("two", capacity: 120)
    let health = health(sketch)
    // 200 t are taken, 100 made: each input is half covered.
    #expect(health.localSupply == Measure(0.5, over: 2))
    #expect(health.localSupplyKnown == Measure(1, over: 2))
    sketch.plant("feed")
    #expect(self.health(sketch).localSupply.value == nil, "a plant of unknown size makes supply unknown")
  }

  @Test func `concentration is the index of Herfindahl and Hirschman, never across units`() {
    var sketch = NetworkSketch()
    sketch.plant("x", capacity: 30, company: "A")
    sketch.plant("x", capacity: 10, company: "B")
    #expect(health(sketch).concentration == Measure(0.625, over: 1))
    sketch.plant("x", company: "C")
    #expect(health(sketch).concentration.value == nil)
  }

  @Test func `a loop counts the share of its shortest walk that is here`() {
    var sketch = NetworkSketch()
    sketch.link("waste > metal")
    sketch.link("metal > cell")
    sketch.link("cell > car")
    sketch.link("car > waste", .recycling)
    sketch.plant("metal")
    #expect(health(sketch).loopClosure == Measure(0.25, over: 1))
  }

  @Test(arguments: UInt64(0)..<200)
  func `every figure stays within its range, and completeness and losses agree with a naive count`(
    seed: UInt64
  ) {
    var random = RandomNetwork(seed: seed)
    var generator = SeededGenerator(seed: seed &+ 99)
    for index in random.sketch.parts.presences.indices where Bool.random(using: &generator) {
      let company = random.sketch.company("c\(Int.random(in: 0..<4, using: &generator))")
      random.sketch.parts.presences[index].company = company
    }
    let network = random.sketch.network()
    let scope = random.scope
    let nodes = Array(network.nodeIDs)
    let health = HealthAnalysis(network, scope: scope).health(of: nodes)
    for measure in [
      health.completeness, health.inputCoverage, health.localSupply, health.localSupplyKnown, health.depth,
      health.loopClosure, health.concentration, health.resilience, health.meanResilience,
    ] {
      #expect(measure.value.map { (0...1.0000001).contains($0) } ?? true, "seed \(seed)")
    }
    let present = nodes.filter { scope.state(of: $0) == .present }
    let eligible = nodes.filter { scope.isEligible($0, in: network) }
    let whole = present.count + eligible.count
    #expect(health.completeness.value == (whole == 0 ? nil : Double(present.count) / Double(whole)))
    if let worst = health.resilience.value, let mean = health.meanResilience.value {
      #expect(worst <= mean + 1e-12)
    }
    let naive = naiveWorstLoss(network, scope, present)
    #expect((health.resilience.value == nil) == (naive == nil), "seed \(seed)")
    #expect(abs(1 - (health.resilience.value ?? 0) - (naive ?? 1)) < 1e-12, "seed \(seed)")
  }

  /// Stops each company in turn and makes again, route by route, what can still be made.
  private func naiveWorstLoss(_ network: ChainNetwork, _ scope: Scope, _ present: [NodeID]) -> Double? {
    func companies(of node: NodeID) -> [CompanyID?] {
      scope.presences(of: node).filter { network[$0].state(asOf: scope.asOf) == .present }.map {
        network[$0].company
      }
    }
    let involved = Set(present.flatMap { companies(of: $0) }.compactMap(\.self))
    guard !present.isEmpty, !involved.isEmpty else { return nil }
    let producibility = Producibility(network, scope: scope)
    let installed = network.routeIDs.filter { network[$0].isGrade || scope.isInstalled($0) }
    func made(without stopped: Set<NodeID>) -> Set<NodeID> {
      var have = Set(producibility.sources).union(producibility.imports.map(\.node))
        .union(network.nodeIDs.filter { network[$0].isTradable }).subtracting(stopped)
      var grew = true
      while grew {
        grew = false
        for route in installed where network[route].outputs.allSatisfy({ !stopped.contains($0) }) {
          guard network[route].inputs.allSatisfy({ !$0.isRequired || have.contains($0.node) }) else {
            continue
          }
          for output in network[route].outputs where have.insert(output).inserted { grew = true }
        }
      }
      return have
    }
    let all = made(without: [])
    return involved.map { company in
      let stopped = Set(
        network.nodeIDs.filter { node in
          let own = companies(of: node)
          return scope.isPresent(node) && !own.isEmpty && own.allSatisfy { $0 == company }
        })
      let left = made(without: stopped)
      return Double(present.count { all.contains($0) && !left.contains($0) }) / Double(present.count)
    }.max()
  }

  @Test(arguments: UInt64(0)..<200)
  func `one more running plant never makes a chain less complete`(seed: UInt64) {
    var random = RandomNetwork(seed: seed, hasCaptives: false)
    let before = HealthAnalysis(random.network, scope: random.sketch.scope()).health(
      of: Array(random.network.nodeIDs))
    guard random.network.nodeCount > 0 else { return }
    let node = random.network[NodeID(Int(seed) % random.network.nodeCount)].key
    random.sketch.plant(node)
    let after = HealthAnalysis(random.network, scope: random.sketch.scope()).health(
      of: Array(random.network.nodeIDs))
    #expect((after.completeness.value ?? 0) >= (before.completeness.value ?? 0) - 1e-12, "seed \(seed)")
  }
}
