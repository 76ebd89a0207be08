import ChainModel
import TestSupport
import Testing

/// What makes a node present, being built or planned (DESIGN §2).
@Suite struct ScopeTests {
  func state(_ key: String, _ sketch: NetworkSketch, in place: String = "city", asOf: Int = 2024) -> NodeState
  {
    sketch.scope(place, asOf: asOf).state(of: sketch.network().id(key))
  }

  /// Status × confidence, then the state with the start-up year unknown, past, this year, next year.
  static let table: [(PresenceStatus, Confidence?, [NodeState])] = [
    (.operating, nil, [.present, .present, .present, .absent]),
    (.operating, .low, [.present, .present, .present, .absent]),
    (.construction, nil, [.building, .present, .present, .building]),
    (.construction, .low, [.building, .present, .present, .building]),
    (.planned, nil, [.planned, .planned, .planned, .planned]),
    (.planned, .medium, [.planned, .planned, .planned, .planned]),
    (.planned, .high, [.planned, .present, .present, .planned]),
    (.negotiating, .high, [.planned, .planned, .planned, .planned]),
    (.closed, .high, [.absent, .absent, .absent, .absent]),
  ]

  @Test(arguments: table.indices)
  func `each status, start-up year and as-of year`(row: Int) {
    let (status, confidence, expected) = Self.table[row]
    for (since, state) in zip([nil, 2020, 2024, 2025], expected) {
      var sketch = NetworkSketch()
      sketch.plant("steel", status, since: since, confidence: confidence)
      let scope = sketch.scope()
      let steel = sketch.network().id("steel")
      #expect(scope.state(of: steel) == state, "\(status) \(String(describing: since))")
      #expect(scope.isPresent(steel) == (state == .present))
      #expect(scope.isAnchor(steel) == (state == .present || state == .building))
      #expect(scope.present.contains(steel) == scope.isPresent(steel))
      #expect(scope.anchors.contains(steel) == scope.isAnchor(steel))
      // One year on, a plant of 2025 stands where one of 2024 stands now.
      #expect(sketch.scope(asOf: 2025).state(of: steel) == (since == 2025 ? expected[2] : state))
    }
  }

  @Test func `the strongest row counts`() {
    var sketch = NetworkSketch()
    sketch.plant("steel", .negotiating)
    sketch.plant("steel", .construction)
    sketch.plant("steel", .closed)
    #expect(state("steel", sketch) == .building)
    #expect(sketch.scope().presences(of: sketch.network().id("steel")) == [PresenceID(0), PresenceID(1)])
    #expect(sketch.scope().origin(of: sketch.network().id("steel")) == .recorded(PresenceID(1)))
  }

  @Test(arguments: [
    ("county", ["county", "city", "province", "china"]), ("city", ["city", "province", "china"]),
    ("elsewhere", ["elsewhere", "china"]),
  ])
  func `a plant counts in its region and in those around it`(place: String, expected: [String]) {
    var sketch = NetworkSketch()
    sketch.plant("steel", in: place)
    let found = sketch.parts.regions.map(\.key).filter { state("steel", sketch, in: $0) == .present }
    #expect(Set(found) == Set(expected))
  }

  @Test func `recorded demand makes a use present, nothing else, and only where it is`() {
    var sketch = NetworkSketch()
    sketch.node("cars", .use)
    sketch.demand("cars")
    sketch.demand("steel")
    #expect(state("cars", sketch) == .present && state("steel", sketch) == .absent)
    #expect(sketch.scope().origin(of: sketch.network().id("cars")) == .demand)
    #expect(state("cars", sketch, in: "town") == .absent)
  }

  @Test(arguments: [PresenceStatus.operating, .construction, .planned, .closed])
  func `a by-product is as far as its route`(status: PresenceStatus) {
    var sketch = NetworkSketch()
    sketch.process("oxidation", "cumene > phenol + acetone")
    sketch.plant("phenol", status)
    #expect(state("acetone", sketch) == state("phenol", sketch))
    let origin = sketch.scope().origin(of: sketch.network().id("acetone"))
    #expect(origin.isDerived == (status != .closed))
  }

  @Test func `of several routes only the one a row names is installed`() {
    var sketch = NetworkSketch()
    sketch.process("old", "benzene > phenol + tar")
    sketch.process("new", "cumene > phenol + acetone")
    sketch.plant("phenol")
    #expect(state("tar", sketch) == .absent && state("acetone", sketch) == .absent)
    #expect(sketch.scope().routeStates == [.absent, .absent])
    sketch.plant("phenol", process: "new")
    #expect(state("tar", sketch) == .absent && state("acetone", sketch) == .present)
    #expect(sketch.scope().routeStates == [.absent, .present])
  }

  @Test func `a row for a by-product that names the process installs it`() {
    var sketch = NetworkSketch()
    sketch.process("oxidation", "cumene > phenol + acetone")
    sketch.process("other", "toluene > phenol")
    sketch.plant("acetone", process: "oxidation")
    #expect(sketch.scope().routeStates == [.present, .absent])
  }

  @Test func `a node made from links has an only route too`() {
    var sketch = NetworkSketch()
    sketch.link("a > c")
    sketch.link("b > c")
    sketch.plant("c", .construction)
    #expect(sketch.scope().routeStates == [.building])
    #expect(!sketch.scope().isInstalled(RouteID(0)))
  }

  @Test func `a captive intermediate stands with its consumer, all the way up`() {
    var sketch = NetworkSketch()
    sketch.node("cumene", .material, captive: true)
    sketch.node("alkylate", .material, captive: true)
    sketch.process("alkylation", "alkylate > cumene")
    sketch.process("oxidation", "cumene > phenol")
    #expect(state("cumene", sketch) == .absent)
    sketch.plant("phenol", .construction)
    #expect(state("cumene", sketch) == .building && state("alkylate", sketch) == .building)
    let network = sketch.network()
    #expect(sketch.scope().origin(of: network.id("cumene")) == .captive(consumer: network.id("phenol")))
    #expect(sketch.scope().routeStates == [.building, .building])
  }

  @Test func `a captive intermediate of a route that is known not to run is absent`() {
    var sketch = NetworkSketch()
    sketch.node("cumene", .material, captive: true)
    sketch.process("oxidation", "cumene > phenol")
    sketch.process("direct", "benzene > phenol")
    sketch.plant("phenol")
    #expect(state("cumene", sketch) == .present, "nothing says which route it is")
    sketch.plant("phenol", process: "direct")
    #expect(state("cumene", sketch) == .absent)
  }

  @Test func `what is not required is not consumed inside the plant`() {
    var sketch = NetworkSketch()
    sketch.node("cumene", .material, captive: true)
    sketch.process("oxidation", "benzene + cumene? > phenol")
    sketch.plant("phenol")
    #expect(state("cumene", sketch) == .absent)
  }

  @Test func `bug: a consumer that is only a by-product does not conjure up a captive plant`() {
    var sketch = NetworkSketch()
    sketch.node("cumene", .material, captive: true)
    sketch.process("oxidation", "cumene > phenol")
    sketch.process("pyrolysis", "lignin > bio-oil + phenol")
    sketch.plant("bio-oil")
    #expect(state("phenol", sketch) == .present)
    #expect(state("cumene", sketch) == .absent)
  }

  @Test func `a grade makes its parent present, never the reverse`() {
    var sketch = NetworkSketch()
    sketch.node("solar", .material, gradeOf: "special")
    sketch.node("special", .material, gradeOf: "plain")
    sketch.plant("solar")
    #expect(state("plain", sketch) == .present && state("special", sketch) == .present)
    sketch.parts.presences = []
    sketch.plant("plain")
    #expect(state("solar", sketch) == .absent)
  }

  @Test func `a present grade installs no route of its parent`() {
    var sketch = NetworkSketch()
    sketch.node("solar", .material, gradeOf: "plain")
    sketch.process("polymerisation", "ethylene > plain + wax")
    sketch.plant("solar")
    #expect(state("plain", sketch) == .present && state("wax", sketch) == .absent)
  }

  @Test(arguments: [
    // kind, tradable, captive, named, eligible when absent
    (NodeKind.material, false, false, false, true), (.material, true, false, false, false),
    (.material, true, false, true, true), (.material, false, true, false, false),
    (.material, false, true, true, false), (.resource, false, false, false, false),
    (.resource, false, false, true, true), (.use, false, false, false, false),
    (.use, false, false, true, true),
    (.equipment, false, false, false, true), (.service, false, false, false, true),
    (.product, false, false, false, true), (.component, false, false, true, true),
  ])
  func `what may be a gap`(kind: NodeKind, tradable: Bool, captive: Bool, named: Bool, expected: Bool) {
    for status in [nil, PresenceStatus.planned, .negotiating, .construction, .operating] {
      var sketch = NetworkSketch()
      sketch.node("x", kind, tradable: tradable, captive: captive)
      if named { sketch.named("x") }
      if let status { sketch.plant("x", status) }
      let isOpen = status != .construction && status != .operating
      #expect(sketch.scope().isEligible(NodeID(0), in: sketch.network()) == (expected && isOpen))
    }
  }
}
