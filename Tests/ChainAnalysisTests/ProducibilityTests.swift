import ChainAnalysis
import ChainModel
import TestSupport
import Testing

@Suite struct ProducibilityTests {
  /// Fires any route whose inputs are all there until nothing new comes.
  func naiveClosure(_ network: ChainNetwork, _ sources: Set<NodeID>) -> Set<NodeID> {
    var there = sources
    var before = -1
    while before != there.count {
      before = there.count
      for route in network.routes where route.inputs.allSatisfy({ !$0.isRequired || there.contains($0.node) })
      {
        there.formUnion(route.outputs)
      }
    }
    return there
  }

  /// Drops any route with an input nobody has or makes until nothing more goes.
  func naiveLoop(_ network: ChainNetwork, _ sources: Set<NodeID>) -> Set<NodeID> {
    var kept = network.routes
    while true {
      let made = sources.union(kept.flatMap(\.outputs))
      let fed = kept.filter { $0.inputs.allSatisfy { !$0.isRequired || made.contains($0.node) } }
      if fed.count == kept.count { return made }
      kept = fed
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `the three regimes agree with naive closures`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let (network, scope) = (random.network, random.scope)
    let found = Producibility(network, scope: scope)
    var needs: [NodeID: [RouteID]] = [:]
    for route in network.routeIDs where scope.isInstalled(route) {
      for node in Set(network[route].requiredInputs.map(\.node)) where !scope.isPresent(node) {
        needs[node, default: []].append(route)
      }
    }
    #expect(Dictionary(uniqueKeysWithValues: found.imports.map { ($0.node, $0.routes) }) == needs)
    #expect(found.imports.map(\.node) == needs.keys.sorted())
    let sources = Set(found.sources)
    let bought = sources.union(needs.keys).union(network.nodeIDs.filter { network[$0].isTradable })
    #expect(Set(found.local) == naiveClosure(network, sources), "\(random)")
    #expect(Set(found.purchase) == naiveClosure(network, bought), "\(random)")
    #expect(Set(found.loop) == naiveLoop(network, bought), "\(random)")
    // What is there can be made, if running plants may buy and loops may run.
    #expect(scope.present.isSubset(of: found.loop), "\(random)")
    #expect(found.sources.isSubset(of: scope.present))
    #expect(found.local.isSubset(of: found.purchase) && found.purchase.isSubset(of: found.loop))
  }

  @Test(arguments: UInt64(0)..<200)
  func `what one may buy only adds`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let before = Producibility(random.network, scope: random.scope)
    var sketch = random.sketch
    for index in sketch.parts.nodes.indices where index.isMultiple(of: 3) {
      sketch.parts.nodes[index].isTradable = true
    }
    let network = sketch.network()
    let after = Producibility(
      network, scope: Scope(network, region: random.scope.region, asOf: random.scope.asOf))
    #expect(after.local == before.local)
    #expect(before.purchase.isSubset(of: after.purchase) && before.loop.isSubset(of: after.loop))
  }

  @Test func `buying, importing and looping each make more`() {
    var sketch = NetworkSketch()
    sketch.node("water", .material, tradable: true)
    sketch.process("oxidation", "cumene > phenol + acetone")
    sketch.plant("phenol")
    sketch.process("bpa", "phenol + acetone > bpa")
    sketch.link("water > ice")
    sketch.link("egg > hen > egg")
    let network = sketch.network()
    let found = Producibility(network, scope: sketch.scope())
    #expect(network.keys(found.sources) == [])
    #expect(network.keys(found.imports.map(\.node)) == ["cumene"])
    #expect(network.keys(found.local) == [])
    #expect(Set(network.keys(found.purchase)) == ["water", "ice", "cumene", "phenol", "acetone", "bpa"])
    #expect(found.loop == found.purchase.union([network.id("egg"), network.id("hen")]))
  }

  @Test func `bug: a general grade that is here only as its special grade is no source of its own`() {
    var sketch = NetworkSketch()
    sketch.node("solar", .material, gradeOf: "plain")
    sketch.plant("solar")
    let network = sketch.network()
    let found = Producibility(network, scope: sketch.scope())
    #expect(network.keys(found.sources) == ["solar"])
    #expect(found.local.contains(network.id("plain")))
  }

  @Test func `bug: a by-product with a row of its own is no source while its route is installed`() {
    var sketch = NetworkSketch()
    sketch.process("oxidation", "cumene > phenol + acetone")
    sketch.plant("phenol", process: "oxidation")
    sketch.plant("acetone", process: "oxidation")
    #expect(Producibility(sketch.network(), scope: sketch.scope()).sources.isEmpty)
  }
}
