import ChainAnalysis
import ChainModel
import TestSupport
import Testing

struct MaterialBalanceTests {
  /// The city of Docs/Guides/Balance.md: phenol by way of captive cumene, bisphenol A, two users of phenol.
  private func guideCity() -> NetworkSketch {
    var sketch = NetworkSketch()
    sketch.node("cumene", .material, captive: true)
    sketch.process("alkylation", "benzene*0.7 + propylene*0.4 > cumene")
    sketch.process("oxidation", "cumene*1.3 > phenol + acetone*0.6")
    sketch.process("condensation", "phenol*0.8 + acetone*0.3 > bpa")
    sketch.process("resin", "phenol*0.5 > resin")
    sketch.plant("phenol", confidence: .high, capacity: 100_000)
    sketch.plant("bpa", confidence: .high, capacity: 100_000)
    sketch.plant("resin", confidence: .high, capacity: 80_000)
    for index in sketch.parts.processes.indices { sketch.parts.processes[index].confidence = .high }
    return sketch
  }

  private func balance(
    _ sketch: NetworkSketch, _ options: BalanceOptions = BalanceOptions()
  ) -> MaterialBalance {
    MaterialBalance(sketch.network(), scope: sketch.scope(), options: options)
  }

  private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-6) -> Bool {
    a.map { abs($0 - b) <= tolerance * max(1, abs(b)) } ?? false
  }

  @Test func `the guide's city comes out as worked by hand`() throws {
    let found = balance(guideCity())
    let network = found.network
    func node(_ key: String) throws -> NodeBalance { try #require(found[network.id(key)]) }
    let phenol = try node("phenol")
    #expect(phenol.supply == QuantityRange(low: 100_000, value: 100_000, high: 100_000))
    #expect(
      near(phenol.use.value, 120_000) && near(phenol.use.low, 114_000) && near(phenol.use.high, 126_000))
    guard case .short(let least, let most) = phenol.verdict else {
      Issue.record("phenol is \(phenol.verdict)")
      return
    }
    #expect(near(least, 14_000) && near(most, 26_000))
    guard case .over(let spare, _) = try node("acetone").verdict else {
      Issue.record("acetone is over")
      return
    }
    #expect(near(spare, 60_000 * 0.95 - 30_000 * 1.05))
    let cumene = try node("cumene")
    #expect(near(cumene.supply.value, 130_000) && cumene.verdict == .even)
    let (benzene, propylene) = (try node("benzene"), try node("propylene"))
    #expect(near(benzene.use.value, 91_000) && near(propylene.use.value, 52_000))
    guard case .bought(let need?) = benzene.verdict else {
      Issue.record("benzene is bought")
      return
    }
    #expect(near(need.value, 91_000) && near(need.low, 91_000 * 0.95 * 0.95, 1e-9))

    // Stage 2: all at nameplate.
    let bought = try #require(found.purchase?.bought)
    let expected: [(String, Double)] = [("benzene", 91_000), ("phenol", 20_000), ("propylene", 52_000)]
    #expect(network.keys(bought.keys.sorted()).sorted() == expected.map(\.0))
    for (key, quantity) in expected { #expect(near(bought[network.id(key)], quantity), "\(key)") }

    // Stage 3: phenol binds; a tonne of it runs 1/40,000 of the resin plant, which needs least.
    let bottleneck = try #require(found.bottleneck)
    #expect(near(bottleneck.total.value, 2.75))
    #expect(bottleneck.prices.map(\.node) == [network.id("phenol")])
    #expect(near(bottleneck.prices[0].value, 1 / 80_000) && bottleneck.prices[0].isRobust)
    let loads = Dictionary(
      uniqueKeysWithValues: bottleneck.loads.map { (network[found.units[$0.unit].node].key, $0) })
    #expect(near(loads["phenol"]?.value, 1) && near(loads["resin"]?.value, 1))
    #expect(
      near(loads["bpa"]?.value, 0.75) && near(loads["bpa"]?.least, 0.75) && near(loads["bpa"]?.most, 0.75))
    #expect(found.coverage.units == Measure(1, over: 3) && found.coverage.flows.value == 1)
  }

  @Test func `what is not known is counted, and said with what would settle it`() throws {
    var sketch = guideCity()
    sketch.plant("phenol", in: "town", company: "small")
    let found = balance(sketch)
    let phenol = try #require(found[found.network.id("phenol")])
    guard case .shortUnless(let least) = phenol.verdict else {
      Issue.record("\(phenol.verdict)")
      return
    }
    #expect(near(least, 14_000) && phenol.unknownMakers.count == 1)
    // It may be of any size, so nothing is bought and nothing binds; what it would have to make is said.
    #expect(found.purchase?.bought[found.network.id("phenol")] == nil)
    #expect(near(found.purchase?.needed[phenol.unknownMakers[0]], 20_000))
    #expect(found.bottleneck?.prices.isEmpty == true && near(found.bottleneck?.total.value, 3))
  }

  @Test func `a capacity of intake is known for what it takes, and for what it makes where the yield is`()
    throws
  {
    for (recipe, product) in [("feed*2 > part", 50.0), ("feed > part", nil)] {
      var sketch = NetworkSketch()
      sketch.process("p", recipe)
      sketch.plant("feed", confidence: .high, capacity: 80)
      sketch.plant("part", process: "p", confidence: .high, capacity: 100)
      sketch.parts.presences[1].capacityBasis = .input
      sketch.parts.processes[0].confidence = .high
      let found = balance(sketch)
      let feed = try #require(found[found.network.id("feed")])
      #expect(feed.use == QuantityRange(low: 100, value: 100, high: 100))
      #expect(feed.verdict == .short(least: 20, most: 20))
      let part = try #require(found[found.network.id("part")])
      if let product {
        #expect(near(part.supply.value, product))
      } else {
        #expect(part.verdict == .sold(nil))
      }
      #expect(near(found.bottleneck?.total.value, 1.8))
    }
  }

  @Test func `plants being built count when asked, by-products follow their main product`() throws {
    var sketch = NetworkSketch()
    sketch.process("cracking", "naphtha*3 > ethylene + propylene*0.5")
    sketch.process("pp", "propylene*1 > pp")
    sketch.plant("ethylene", .construction, capacity: 1_000)
    sketch.plant("pp", .construction, capacity: 800)
    #expect(balance(sketch).units.isEmpty)
    let found = balance(sketch, BalanceOptions(countsBuilding: true))
    let propylene = try #require(found[found.network.id("propylene")])
    #expect(near(propylene.supply.value, 500) && near(propylene.use.value, 800))
    // More propylene would need more ethylene: the cracker is full, so pp runs at five eighths.
    let loads = try #require(found.bottleneck).loads.map(\.value)
    #expect(near(loads[0], 1) && near(loads[1], 0.625))
  }

  @Test func `two sources about plants of one project are a conflict, not a shortage to close`() throws {
    var sketch = NetworkSketch()
    sketch.process("cracking", "naphtha*3 > ethylene + c4*0.2")
    sketch.process("extraction", "c4*2.3 > butadiene")
    sketch.plant("ethylene", capacity: 1_000_000, company: "X")
    sketch.plant("butadiene", capacity: 150_000, company: "X")
    sketch.parts.sources = [Source(key: "one"), Source(key: "two")]
    sketch.parts.processes[0].byproducts[0].evidence = Evidence(source: SourceID(0))
    sketch.parts.processes[1].inputs[0].evidence = Evidence(source: SourceID(1))
    func conflict(_ sketch: NetworkSketch) throws -> CoefficientConflict? {
      let found = balance(sketch)
      let c4 = try #require(found[found.network.id("c4")])
      guard case .short = c4.verdict else { Issue.record("short"); return nil }
      return c4.conflict
    }
    let found = try #require(try conflict(sketch))
    #expect(found.made == SourceID(0) && found.taken == SourceID(1) && near(found.ratio, 345 / 200))
    // One source for both, or plants of two companies: a shortage.
    var agreed = sketch
    agreed.parts.processes[1].inputs[0].evidence = Evidence(source: SourceID(0))
    #expect(try conflict(agreed) == nil)
    var apart = sketch
    apart.parts.presences[1].company = apart.company("Y")
    #expect(try conflict(apart) == nil)
  }

  @Test func `a plant's own by-product figure stands, and is reported where the recipe contradicts it`()
    throws
  {
    for (stated, isContradiction) in [(58_000.0, false), (20_000, true)] {
      var sketch = guideCity()
      sketch.plant("acetone", process: "oxidation", confidence: .high, capacity: stated)
      let found = balance(sketch)
      #expect(near(found[found.network.id("acetone")]?.supply.value, stated))
      #expect(found.contradictions.count == (isContradiction ? 1 : 0))
    }
  }

  @Test func `pieces and tonnes are not added`() throws {
    var sketch = NetworkSketch()
    sketch.parts.units.append(MeasureUnit(key: "gwh", dimension: "energy", factor: 1_000_000))
    sketch.parts.units.append(MeasureUnit(key: "gwh/a", dimension: "energy-rate", factor: 1_000_000))
    sketch.process("cells", "lithium*600 > cell")
    sketch.parts.processes[0].outputUnit = sketch.unit("gwh")
    sketch.parts.processes[0].confidence = .high
    sketch.plant("cell", confidence: .high, capacity: 2)
    sketch.parts.presences[0].unit = sketch.unit("gwh/a")
    sketch.process("per tonne", "copper*2 > wire")
    sketch.plant("wire", capacity: 3)
    sketch.parts.presences[1].unit = sketch.unit("gwh/a")
    let found = balance(sketch)
    let lithium = try #require(found[found.network.id("lithium")])
    #expect(near(lithium.use.value, 1_200) && found[found.network.id("cell")]?.dimension == "energy")
    // A recipe per tonne says nothing of a plant measured in energy.
    #expect(found[found.network.id("copper")]?.verdict == .bought(nil))
  }

  @Test func `empty, unknown, zero, cyclic and disconnected scopes have an answer`() {
    let nothing = balance(NetworkSketch())
    #expect(nothing.units.isEmpty && nothing.bottleneck == nil && nothing.purchase == nil)
    #expect(nothing.coverage.flows.value == nil)
    var unknown = NetworkSketch()
    unknown.process("p", "a*1 > b")
    unknown.plant("b")
    #expect(balance(unknown).bottleneck == nil && balance(unknown).units.count == 1)
    var zero = unknown
    zero.parts.presences[0].capacity = 0
    zero.parts.presences[0].unit = zero.unit("t/a")
    #expect(balance(zero).bottleneck == nil)
    // Each needs the other and gets less back than it gives: nothing can run.
    var loop = NetworkSketch()
    loop.process("one", "b*2 > a")
    loop.process("two", "a*2 > b")
    loop.plant("a", capacity: 100)
    loop.plant("b", capacity: 100)
    #expect(near(balance(loop).bottleneck?.total.value, 0))
    #expect(balance(loop).purchase?.bought.count == 2)
    var apart = NetworkSketch()
    apart.plant("x", capacity: 5)
    apart.plant("y", capacity: 7)
    #expect(near(balance(apart).bottleneck?.total.value, 2))
    let bare = balance(guideCity(), BalanceOptions(purchases: []))
    #expect(near(bare.bottleneck?.total.value, 0))
  }

  @Test(arguments: [1e-300, 1e-9, 1e11, 1e200, 1.7e308])
  func `figures no plant can have end in an answer`(figure: Double) {
    var sketch = guideCity()
    for index in sketch.parts.presences.indices { sketch.parts.presences[index].capacity = figure }
    sketch.parts.processes[3].inputs[0].amount = figure
    sketch.parts.units[4].factor = 1e300
    sketch.parts.presences[2].unit = sketch.unit("wt/a")
    let found = balance(sketch)
    #expect(found.nodes.allSatisfy { $0.supply.high.isFinite && $0.use.high.isFinite })
    if let total = found.bottleneck?.total { #expect((0...3.001).contains(total.value)) }
  }

  @Test func `a long chain of absurd coefficients does not overflow`() {
    var sketch = NetworkSketch()
    for step in 0..<40 {
      sketch.node("n\(step)", .material, captive: true)
      sketch.process("p\(step)", "n\(step)*999999999999 + x*0 > n\(step + 1)")
    }
    sketch.plant("n40", capacity: 1_000)
    #expect(balance(sketch).bottleneck != nil)
  }

  @Test(arguments: UInt64(0)..<300)
  func `where all is known the accounts are those of the full-load accounts`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let (network, scope) = (random.network, random.scope)
    let plain = MaterialAccounts(network, scope: scope, counting: .present)
    let found = MaterialBalance(network, scope: scope)
    for node in network.nodeIDs {
      let account = plain[node]
      guard account.unknownSupplies == 0, account.unknownUses == 0, account.supply + account.use > 0,
        let balance = found[node], balance.unknownMakers.isEmpty, balance.unknownTakers.isEmpty
      else { continue }
      #expect(near(balance.supply.value, account.supply), "seed \(seed) \(network[node].key)\n\(random)")
      #expect(near(balance.use.value, account.use), "seed \(seed) \(network[node].key)\n\(random)")
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `ranges hold what they should, loads stay within theirs`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    for building in [false, true] {
      let found = MaterialBalance(
        random.network, scope: random.scope, options: BalanceOptions(countsBuilding: building))
      for node in found.nodes {
        switch node.verdict {
        case .short(let least, let most): #expect(least > 0 && least <= most ?? .infinity)
        case .over(let least, let most): #expect(least > 0 && least <= most ?? .infinity)
        default: break
        }
      }
      guard let bottleneck = found.bottleneck else { continue }
      let sum = bottleneck.loads.map(\.value).reduce(0, +)
      #expect(near(sum, bottleneck.total.value), "seed \(seed)")
      for load in bottleneck.loads {
        #expect(0 <= load.least && load.least <= load.value && load.value <= load.most && load.most <= 1)
      }
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `shadow prices lie between the finite differences on either side`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let base = MaterialBalance(
      random.network, scope: random.scope, options: BalanceOptions(countsBuilding: true))
    guard let bottleneck = base.bottleneck else { return }
    let free = Set(bottleneck.purchases).union(bottleneck.unlimited)
    for node in base.nodes.map(\.node) where !free.contains(node) {
      let price = bottleneck.prices.first { $0.node == node }?.value ?? 0
      func total(_ extra: Double) -> Double? {
        let options = BalanceOptions(countsBuilding: true, extraSupply: [node: extra])
        return MaterialBalance(random.network, scope: random.scope, options: options).bottleneck?.total.value
      }
      // The most is concave in the supply: a small step up gains no more than the price a tonne, a small
      // step down loses no less; where it does not bend they are equal.
      let step = 100.0
      if let more = total(step) {
        #expect((more - bottleneck.total.value) / step <= price + 1e-10, "seed \(seed)\n\(random)")
      }
      if let less = total(-step) {
        #expect((bottleneck.total.value - less) / step >= price - 1e-10, "seed \(seed)\n\(random)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `the least purchase is the deficit where all is known`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let found = MaterialBalance(random.network, scope: random.scope)
    guard let purchase = found.purchase else { return }
    let graded = Set(found.gradeTransfers.flatMap { [$0.from, $0.to] })
    for node in found.nodes where !graded.contains(node.node) {
      // A plant of unknown size may make it, or take it on its way to something bought.
      guard (node.makers + node.takers).allSatisfy({ found.units[$0].size == .known }),
        node.unknownMakers.isEmpty
      else { continue }
      let deficit = max(0, node.use.value - node.supply.value)
      #expect(
        abs((purchase.bought[node.node] ?? 0) - deficit) < 1e-3 + 1e-6 * deficit, "seed \(seed)\n\(random)")
    }
  }
}
