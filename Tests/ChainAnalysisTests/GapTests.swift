import ChainAnalysis
import ChainModel
import TestSupport
import Testing

/// Small chains whose gaps one can tell by looking.
@Suite struct GapTests {
  func analysis(_ sketch: NetworkSketch, in place: String = "city", _ options: GapOptions = GapOptions())
    -> GapAnalysis
  {
    GapAnalysis(sketch.network(), scope: sketch.scope(place), options: options)
  }

  func gap(_ key: String, _ sketch: NetworkSketch, in place: String = "city") -> Gap? {
    analysis(sketch, in: place, GapOptions(includesAll: true)).gaps.first {
      sketch.network()[$0.node].key == key
    }
  }

  func raw(_ factor: PriorityFactor, _ key: String, _ sketch: NetworkSketch) -> Double? {
    gap(key, sketch)?.factors.first { $0.factor == factor }?.raw
  }

  @Test func `the empty network has no gaps`() {
    let analysis = analysis(NetworkSketch())
    #expect(analysis.gaps.isEmpty && analysis.tracked.isEmpty && analysis.imports.isEmpty)
  }

  /// The example of Docs/Guides/Gaps.md: propylene and BPA are here, three nodes between and behind.
  func guideChain() -> NetworkSketch {
    var sketch = NetworkSketch()
    sketch.link("propylene > cumene > phenol > bpa > polycarbonate")
    sketch.plant("propylene")
    sketch.plant("bpa")
    sketch.named("phenol")
    return sketch
  }

  @Test func `the example of the guide, to the last figure`() throws {
    let sketch = guideChain()
    let network = sketch.network()
    let gaps = analysis(sketch).gaps
    #expect(network.keys(gaps.map(\.node)) == ["cumene", "phenol", "polycarbonate"])
    #expect(gaps.map(\.kind) == [.complete, .complete, .extend])
    #expect(
      gaps.map(\.up) == [1, 2, 1] && gaps.map(\.down) == [2, 1, nil] && gaps.map(\.span) == [2, 2, nil])
    #expect(gaps.map(\.direction) == [nil, nil, .downstream])
    let expected: [[PriorityFactor: Double]] = [
      [.readiness: 1, .pull: 0, .push: 0.5, .unlocks: 0.5, .bridges: 0.5, .loop: 0, .policy: 0],
      [.readiness: 0, .pull: 0.5, .push: 0, .unlocks: 0, .bridges: 0.5, .loop: 0, .policy: 1],
      [.readiness: 1, .pull: 0, .push: 0.5, .unlocks: 0, .bridges: 0, .loop: 0, .policy: 0],
    ]
    for (gap, values) in zip(gaps, expected) {
      for score in gap.factors where score.factor != .secures && score.factor != .market {
        #expect(score.value == values[score.factor], "\(network[gap.node].key) \(score.factor)")
      }
    }
    // .2 + .1·½ + .15·½ + .1·½; .2·½ + .1·½ + .15; .2 + .1·½
    for (gap, priority) in zip(gaps, [0.375, 0.3, 0.25]) { #expect(abs(gap.priority! - priority) < 1e-12) }
  }

  @Test func `a gap in a row of three spans three`() {
    var sketch = NetworkSketch()
    sketch.link("a > b > c > d > e")
    sketch.plant("a")
    sketch.plant("e", .construction)
    #expect(["b", "c", "d"].map { gap($0, sketch)?.span } == [3, 3, 3])
    let near = analysis(sketch, GapOptions(horizon: 2)).gaps.sorted { $0.node < $1.node }
    #expect(near.map(\.kind) == [.extend, .complete, .extend])
  }

  @Test func `tradable nodes are not walked through and are no ends`() {
    var sketch = NetworkSketch()
    sketch.node("hydrogen", .material, tradable: true)
    sketch.link("naphtha > hydrogen > peroxide > carbonate")
    sketch.plant("naphtha")
    #expect(gap("peroxide", sketch) == nil)
    sketch.plant("hydrogen")
    #expect(gap("peroxide", sketch) == nil)
    sketch.named("hydrogen")
    #expect(gap("hydrogen", sketch) == nil, "it is here")
    sketch.parts.presences.removeLast()
    let hydrogen = gap("hydrogen", sketch)
    #expect(hydrogen?.kind == .extend && hydrogen?.up == 1 && hydrogen?.direction == .downstream)
  }

  @Test func `by-products are seen from upstream only`() {
    var sketch = NetworkSketch()
    sketch.process("cracking", "naphtha > ethylene + tar")
    sketch.link("tar > pitch")
    sketch.plant("naphtha")
    sketch.plant("pitch")
    #expect(gap("tar", sketch)?.up == 1 && gap("tar", sketch)?.kind == .complete)
    // Nobody builds a naphtha works to get its tar.
    sketch.parts.presences.removeFirst()
    #expect(gap("naphtha", sketch) == nil)
    #expect(gap("ethylene", sketch) == nil)
  }

  @Test func `what nothing leads to is built only where the policy speaks`() {
    for (isNamed, onChain) in [(false, false), (true, false), (false, true)] {
      var sketch = NetworkSketch()
      sketch.link("a > b")
      sketch.chain("chain", ["b"], isNamed: onChain)
      if isNamed { sketch.named("b") }
      #expect(gap("b", sketch)?.kind == (isNamed || onChain ? .build : nil))
      let listed = analysis(sketch).gaps.map(\.node)
      #expect(listed == (isNamed ? [sketch.network().id("b")] : []))
    }
  }

  @Test func `equipment and services that an anchor uses are support`() {
    for kind in NodeKind.allCases {
      var sketch = NetworkSketch()
      sketch.node("x", kind)
      sketch.link("x > plant", .equipment)
      #expect(gap("x", sketch) == nil)
      sketch.plant("plant")
      #expect(gap("x", sketch)?.kind == (kind == .equipment || kind == .service ? .support : nil))
    }
  }

  @Test func `what is being built is tracked, what is planned stays a gap`() {
    var sketch = guideChain()
    sketch.plant("cumene", .construction, since: 2026)
    sketch.plant("phenol", .negotiating)
    let found = analysis(sketch)
    let network = sketch.network()
    #expect(network.keys(found.tracked) == ["cumene"])
    #expect(found.gaps.first { $0.node == network.id("phenol") }?.has(.underway) == true)
    #expect(found.gaps.first { $0.node == network.id("phenol") }?.up == 1, "a plant being built is an anchor")
  }

  @Test func `a county's gap that the city can fill is in its parent`() {
    var sketch = guideChain()
    sketch.plant("cumene", in: "town")
    #expect(gap("cumene", sketch, in: "county")?.has(.inParent) == true)
    #expect(gap("phenol", sketch, in: "county")?.has(.inParent) == false)
    #expect(gap("cumene", sketch) == nil)
    sketch.plant("phenol", .construction, in: "town", since: 2030)
    #expect(gap("phenol", sketch, in: "county")?.stateInParent == .building)
    #expect(gap("phenol", sketch, in: "county")?.has(.inParent) == true)
  }

  @Test func `bug: a present general grade is no customer of its missing special grade`() {
    var sketch = NetworkSketch()
    sketch.node("electronic-acid", .material, gradeOf: "acid")
    sketch.link("acid > electronic-acid")
    sketch.plant("acid")
    let found = gap("electronic-acid", sketch)
    #expect(found?.kind == .extend && found?.direction == .downstream && found?.down == nil)
  }

  @Test func `a missing general grade hands a customer's call on to its special grade`() {
    var sketch = NetworkSketch()
    sketch.node("lfp-cathode", .material, gradeOf: "cathode")
    sketch.link("cathode > cell")
    sketch.plant("cell")
    #expect(gap("lfp-cathode", sketch)?.down == 2 && gap("cathode", sketch)?.down == 1)
  }

  @Test func `a by-product nobody here takes is an offer`() {
    var sketch = NetworkSketch()
    sketch.process("oxidation", "cumene > phenol + acetone")
    sketch.link("acetone > mibk")
    sketch.plant("phenol")
    let network = sketch.network()
    #expect(analysis(sketch).unusedByproducts == [network.id("acetone")])
    #expect(gap("acetone", sketch) == nil)
    sketch.plant("mibk", .construction)
    #expect(analysis(sketch).unusedByproducts == [])
  }

  @Test func `bug: a by-product of a plan is not on offer yet`() {
    var sketch = NetworkSketch()
    sketch.process("oxidation", "cumene > phenol + acetone")
    sketch.plant("phenol", .planned)
    #expect(analysis(sketch).unusedByproducts == [])
    #expect(gap("phenol", sketch) == nil, "nothing here leads to it")
  }

  @Test func `bug: standing in for its general grade does not use a by-product up`() {
    var sketch = NetworkSketch()
    sketch.process("oxidation", "cumene > phenol + crude-acetone")
    sketch.node("crude-acetone", .material, gradeOf: "acetone")
    sketch.plant("phenol")
    let network = sketch.network()
    #expect(analysis(sketch).unusedByproducts == [network.id("crude-acetone")])
    sketch.link("acetone > mibk")
    sketch.plant("mibk")
    #expect(analysis(sketch).unusedByproducts == [], "who takes the general grade takes the special one")
  }

  @Test func `bug: a customer met by a by-product or a grade pulls half`() {
    for isGrade in [false, true] {
      var sketch = NetworkSketch()
      sketch.process("reforming", "methanol > hydrogen")
      #expect(raw(.pull, "methanol", sketch) == nil)
      sketch.plant("hydrogen", .construction)
      #expect(raw(.pull, "methanol", sketch) == 1)
      sketch.parts.presences = []
      if isGrade {
        sketch.node("pure-hydrogen", .material, gradeOf: "hydrogen")
        sketch.plant("pure-hydrogen")
      } else {
        sketch.process("cracking", "naphtha > ethylene + hydrogen")
        sketch.plant("ethylene")
      }
      #expect(raw(.pull, "methanol", sketch) == 0.5)
    }
  }

  @Test(
    arguments: [
      (nil, 1.0), (10_000.0, 0.5), (100_000, 1), (150_000, 1.5), (900_000, 2),
    ] as [(Double?, Double)])
  func `pull counts tonnes where known, half a plant at least, two at most`(
    capacity: Double?, expected: Double
  ) {
    var sketch = NetworkSketch()
    sketch.process("p", "a*1 > b")
    sketch.plant("b", capacity: capacity)
    #expect(raw(.pull, "a", sketch) == expected)
  }

  @Test(
    arguments: [
      // what the feed's plant makes, what another takes of it, the push
      (nil, 0.0, 1.0), (100_000.0, 0, 1), (300_000, 0, 2), (300_000, 160_000, 1.4), (100_000, 99_000, 0.5),
      (100_000, 105_000, 0.5), (100_000, 200_000, -1),
    ] as [(Double?, Double, Double)])
  func `bug: push goes by the surplus where the balance knows it`(
    made: Double?, taken: Double, expected: Double
  ) throws {
    var sketch = NetworkSketch()
    sketch.process("p", "feed*1 > other")
    sketch.process("q", "feed > gap")
    sketch.plant("feed", capacity: made)
    if taken > 0 { sketch.plant("other", capacity: taken) }
    let push = try #require(gap("gap", sketch)?.factors.first { $0.factor == .push })
    #expect(abs(push.raw! - expected) < 1e-9)
    #expect(abs(push.value! - (1 - exp2(-max(0, expected)))) < 1e-9)
  }

  @Test func `bug: a customer that runs two routes needs the gap for both`() {
    var sketch = NetworkSketch()
    sketch.process("old", "g*1 + a > y")
    sketch.process("new", "g*0.5 + b > y")
    sketch.plant("y", process: "old", capacity: 100_000)
    sketch.plant("y", process: "new", capacity: 60_000)
    #expect(gap("g", sketch)?.facts.knownNeed == 130_000)
    #expect(raw(.pull, "g", sketch) == 1.3)
  }

  @Test func `unlocks needs the gap: not what is makeable without it, not what needs more`() {
    var sketch = NetworkSketch()
    sketch.process("p", "g + a > y")
    sketch.process("q", "a > y")
    sketch.process("r", "g + missing > z")
    sketch.process("s", "g > w")
    sketch.node("v", .material, tradable: true)
    sketch.process("t", "g > v")
    sketch.plant("a")
    sketch.plant("w", .construction)
    sketch.link("a > g")
    #expect(raw(.unlocks, "g", sketch) == 0)
    #expect(raw(.secures, "g", sketch) == 1)
    sketch.parts.processes.remove(at: 1)
    sketch.parts.processes[0].inputs.append(Process.Input(node: sketch.node("v")))
    #expect(raw(.unlocks, "g", sketch) == 1, "y, with the tradable v bought")
  }

  @Test func `a factor without data is empty, never 0, and does not count`() throws {
    var sketch = NetworkSketch()
    sketch.node("x", .service)
    sketch.link("x > plant", .service)
    sketch.plant("plant")
    let found = try #require(gap("x", sketch))
    let empty = found.factors.filter { $0.value == nil }.map(\.factor)
    #expect(empty == [.readiness, .push, .market])
    sketch.demand("x", in: "elsewhere")
    #expect(raw(.market, "x", sketch) == 1)
  }

  @Test func `weights are the user's`() throws {
    let sketch = guideChain()
    let weights = FactorWeights([.policy: 2, .market: 1])
    let gaps = analysis(sketch, GapOptions(weights: weights)).gaps
    #expect(gaps.map(\.priority) == [1, 0, 0] && gaps.map(\.rank) == [1, 2, 2])
    let nothing = analysis(sketch, GapOptions(weights: FactorWeights([.market: 1]))).gaps
    #expect(nothing.map(\.priority) == [nil, nil, nil] && nothing.map(\.rank) == [1, 1, 1])
  }

  @Test func `of two loops the shorter is told, of equals the more local`() throws {
    var sketch = NetworkSketch()
    for use in ["car", "grid"] { sketch.node(use, .use) }
    sketch.link("cell > pack > car")
    sketch.link("cell > grid")
    sketch.link("car > black-mass", .recycling)
    sketch.link("grid > black-mass", .recycling)
    sketch.link("black-mass > cell")
    sketch.plant("black-mass")
    sketch.demand("grid")
    let network = sketch.network()
    let cell = try #require(gap("cell", sketch)?.loop)
    #expect(network.keys(cell.nodes) == ["cell", "grid", "black-mass"])
    #expect(cell.localShare == 2.0 / 3)
    let pack = try #require(gap("pack", sketch)?.loop)
    #expect(network.keys(pack.nodes) == ["pack", "car", "black-mass", "cell"])
    #expect(raw(.loop, "pack", sketch) == 0.25)
  }

  @Test func `a loop is one chain's, where there are chains`() throws {
    var sketch = NetworkSketch()
    sketch.node("car", .use)
    sketch.link("cell > pack > car")
    sketch.link("car > black-mass", .recycling)
    sketch.link("black-mass > cell")
    sketch.plant("black-mass")
    #expect(try #require(gap("cell", sketch)).has(.loop))
    sketch.chain("batteries", ["cell", "pack"])
    #expect(try !#require(gap("cell", sketch)).has(.loop), "nobody's loop")
    sketch.chain("recycling", ["cell", "pack", "car", "black-mass"])
    #expect(try #require(gap("cell", sketch)?.loop).nodes.count == 4)
  }

  @Test func `a clause that means the node counts half of one that spells it out`() throws {
    var sketch = NetworkSketch()
    sketch.link("ore > zinc > sheet")
    sketch.plant("ore")
    sketch.named("zinc", quote: "work on what lies between")
    func policy() throws -> Double? {
      try #require(gap("zinc", sketch)).factors.first { $0.factor == .policy }?.value
    }
    #expect(try policy() == 0.5)
    sketch.parts.nodes[sketch.node("zinc").index].aliases = ["lies between"]
    #expect(try policy() == 1)
    sketch.parts.nodes[sketch.node("zinc").index].aliases = []
    sketch.named("zinc")
    #expect(try policy() == 1)
  }

  @Test func `what a plant makes for itself alone is nobody else's input`() throws {
    var sketch = NetworkSketch()
    sketch.node("phosgene", .material, captive: true)
    sketch.process("isocyanate", "phosgene > isocyanate")
    sketch.process("polycarbonate", "phosgene > polycarbonate")
    sketch.plant("isocyanate")
    #expect(sketch.scope().isPresent(sketch.node("phosgene")))
    let found = try #require(gap("polycarbonate", sketch))
    #expect(found.facts.readyInputs.isEmpty && found.facts.missingInputs.count == 1)
    sketch.plant("phosgene")
    #expect(try #require(gap("polycarbonate", sketch)).facts.missingInputs.isEmpty)
  }

  @Test func `a county builds from scratch what its layout gives it`() {
    var sketch = NetworkSketch()
    sketch.chain("cells", ["cell"], isNamed: true)
    sketch.chain("boats", ["boat"], isNamed: true)
    func built(_ place: String) -> [String] {
      let network = sketch.network()
      let options = GapOptions(includesAll: true)
      let gaps = GapAnalysis(network, scope: sketch.scope(place), options: options).gaps
      return network.keys(gaps.filter { $0.kind == .build }.map(\.node))
    }
    #expect(built("county") == ["cell", "boat"])
    sketch.layout("county", ["boats"])
    #expect(built("county") == ["boat"] && built("city") == ["cell", "boat"])
    sketch.parts.regions.append(
      Region(key: "park", name: Name(chinese: "", english: "park"), parent: sketch.region("county")))
    #expect(built("park") == ["boat"], "a park shares its county's layout")
    #expect(built("town") == ["cell", "boat"])
  }

  @Test func `land is no purchase`() {
    var sketch = NetworkSketch()
    sketch.node("field", .resource)
    sketch.node("oil", .resource, tradable: true)
    sketch.process("farm", "field + oil > rape")
    sketch.plant("rape")
    let network = sketch.network()
    let found = GapAnalysis(network, scope: sketch.scope())
    #expect(network.keys(found.imports.map(\.node)) == ["oil"])
  }

  @Test func `a by-product that only an idle route would take is on offer`() {
    var sketch = NetworkSketch()
    sketch.process("chlorination", "propylene > allyl-chloride + hcl")
    sketch.process("chlorohydrin", "allyl-chloride > ech")
    sketch.process("glycerol", "hcl > ech")
    sketch.plant("allyl-chloride", process: "chlorination")
    func unused() -> [String] {
      let network = sketch.network()
      return network.keys(GapAnalysis(network, scope: sketch.scope()).unusedByproducts)
    }
    #expect(unused() == ["hcl"])
    sketch.plant("ech", process: "chlorohydrin")
    #expect(unused() == ["hcl"])
    sketch.plant("ech", process: "glycerol")
    #expect(unused().isEmpty)
  }

  @Test func `a row that names another product's process builds no plant of its own`() {
    var sketch = NetworkSketch()
    sketch.process("caprolactam", "benzene > capro + sulphate")
    sketch.process("synthesis", "ammonia > sulphate")
    sketch.plant("sulphate", process: "caprolactam")
    let network = sketch.network()
    #expect(sketch.scope().isPresent(sketch.node("sulphate")))
    let imports = GapAnalysis(network, scope: sketch.scope()).imports
    #expect(network.keys(imports.map(\.node)) == ["benzene"])
  }

  @Test func `who collects waste buys no new goods`() {
    var sketch = NetworkSketch()
    sketch.node("waste", .resource)
    sketch.link("pack > waste", .recycling)
    sketch.plant("waste")
    #expect(GapAnalysis(sketch.network(), scope: sketch.scope()).imports.isEmpty)
  }

  @Test func `a park looks around in the city, not only in its county`() {
    var sketch = NetworkSketch()
    sketch.link("a > b > c")
    sketch.parts.regions.append(
      Region(key: "park", name: Name(chinese: "", english: "park"), parent: sketch.region("county")))
    sketch.plant("a", in: "park")
    sketch.plant("b", in: "town")
    for place in ["park", "county"] {
      let network = sketch.network()
      let gaps = GapAnalysis(network, scope: sketch.scope(place)).gaps
      #expect(gaps.first { network.keys([$0.node]) == ["b"] }?.has(.inParent) == true, "\(place)")
    }
  }

  @Test func `a general good is made by making a grade of it`() throws {
    var sketch = NetworkSketch()
    sketch.node("flocculant", .material, gradeOf: "water-chemical")
    sketch.process("polymerising", "monomer > flocculant")
    sketch.plant("monomer")
    sketch.named("water-chemical")
    let found = try #require(gap("water-chemical", sketch))
    #expect(found.facts.bestRoute != nil && found.facts.readyInputs == [sketch.node("monomer")])
    #expect(raw(.readiness, "water-chemical", sketch) == 1)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
