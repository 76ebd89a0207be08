import ChainAnalysis
import ChainModel
import TestSupport
import Testing

struct WeakLinkTests {
  private func analysis(_ sketch: NetworkSketch) -> GapAnalysis {
    GapAnalysis(sketch.network(), scope: sketch.scope())
  }

  private func reasons(_ key: String, _ sketch: NetworkSketch) -> [WeakLink.Reason] {
    let network = sketch.network()
    return analysis(sketch).weakLinks.first { network[$0.node].key == key }?.reasons ?? []
  }

  private func feedForTwo() -> NetworkSketch {
    var sketch = NetworkSketch()
    sketch.link("feed > one")
    sketch.link("feed > two")
    for node in ["one", "two"] { sketch.plant(node, company: "buyer") }
    return sketch
  }

  @Test func `one company behind two consumers is a weakness, a second supplier mends it`() {
    var sketch = feedForTwo()
    sketch.plant("feed", company: "seller")
    let network = sketch.network()
    guard case .soleSupplier(let company, let consumers)? = reasons("feed", sketch).first else {
      Issue.record("no sole supplier")
      return
    }
    #expect(network[company].key == "seller")
    #expect(consumers.map { network[$0].key } == ["one", "two"])
    sketch.plant("feed", company: "another")
    #expect(reasons("feed", sketch).isEmpty)
  }

  @Test func `a supplier nobody knows is not called the only one`() {
    var sketch = feedForTwo()
    sketch.plant("feed", company: "seller")
    sketch.plant("feed")
    #expect(reasons("feed", sketch).isEmpty)
  }

  @Test(arguments: [(100.0, 79.0, 0), (100, 81, 1), (100, 109, 1), (100, 111, 2)])
  func `use beyond four fifths is tight, beyond a tenth more is short`(
    supply: Double, use: Double, count: Int
  ) {
    var sketch = NetworkSketch()
    sketch.process("making", "feed*1 > made")
    sketch.plant("feed", capacity: supply, company: "seller")
    sketch.plant("made", capacity: use, company: "buyer")
    let found = reasons("feed", sketch)
    #expect(found.count == count)
    if count == 2 { #expect(found[1] == .short(supply: supply, need: use)) }
  }

  @Test func `what takes a tenth of everything with it is a weakness`() {
    var sketch = NetworkSketch()
    for link in ["root > a", "a > b", "b > c"] { sketch.link(link) }
    for node in ["root", "a", "b", "c"] { sketch.plant(node) }
    let network = sketch.network()
    guard case .largeLoss(let lost, let share)? = reasons("root", sketch).first else {
      Issue.record("no large loss")
      return
    }
    #expect(lost.map { network[$0].key } == ["a", "b", "c"] && share == 1)
    #expect(reasons("a", sketch).isEmpty, "two others are too few")
  }

  @Test func `two companies without a deal are introduced, once, and only across companies`() {
    var sketch = NetworkSketch()
    sketch.link("feed > made")
    sketch.link("feed > own")
    sketch.plant("feed", company: "seller")
    sketch.plant("made", company: "buyer")
    sketch.plant("own", company: "seller")
    let network = sketch.network()
    let found = analysis(sketch).pairings
    #expect(found.count == 1)
    #expect(found.first.map { network[$0.target].key } == "made")
    sketch.parts.supplies.append(
      Supply(from: sketch.company("seller"), to: sketch.company("buyer"), node: sketch.node("feed")))
    #expect(analysis(sketch).pairings.isEmpty)
  }

  @Test func `a grade and its general grade are no pair, nor is a plant under construction`() {
    var sketch = NetworkSketch()
    sketch.node("grade", .material, gradeOf: "general")
    sketch.link("feed > made")
    sketch.plant("grade", company: "one")
    sketch.plant("general", company: "two")
    sketch.plant("feed", company: "one")
    sketch.plant("made", .construction, company: "two")
    #expect(analysis(sketch).pairings.isEmpty)
  }

  @Test func `a group is not introduced to itself`() {
    var sketch = NetworkSketch()
    sketch.link("feed > made")
    sketch.plant("feed", company: "seller")
    sketch.plant("made", company: "buyer")
    #expect(analysis(sketch).pairings.count == 1)
    sketch.parts.companies[sketch.company("seller").index].parent = sketch.company("holding")
    #expect(analysis(sketch).pairings.count == 1)
    sketch.parts.companies[sketch.company("buyer").index].parent = sketch.company("holding")
    #expect(analysis(sketch).pairings.isEmpty)
  }

  @Test func `who makes it as a by-product or in a special grade is a supplier too`() {
    var sketch = feedForTwo()
    sketch.plant("feed", company: "seller")
    #expect(reasons("feed", sketch).count == 1)
    var byproduct = sketch
    byproduct.process("electrolysis", "brine > chlorine + feed")
    byproduct.plant("chlorine", process: "electrolysis", company: "another")
    #expect(
      !reasons("feed", byproduct).contains { if case .soleSupplier = $0 { true } else { false } })
    var grade = sketch
    grade.node("fine-feed", .material, gradeOf: "feed")
    grade.plant("fine-feed", company: "another")
    #expect(reasons("feed", grade).isEmpty)
    var own = sketch
    own.node("fine-feed", .material, gradeOf: "feed")
    own.plant("fine-feed", company: "seller")
    #expect(reasons("feed", own).count == 1)
  }

  /// The buyer is known to make its product by a route that does without.
  @Test func `who runs another route is no buyer`() {
    var sketch = NetworkSketch()
    sketch.process("chlorohydrin", "propylene > ech")
    sketch.process("glycerol", "acid > ech")
    sketch.plant("acid", company: "seller")
    sketch.plant("ech", company: "buyer")
    #expect(analysis(sketch).pairings.count == 1, "nobody knows which route")
    sketch.plant("ech", process: "chlorohydrin", company: "buyer")
    #expect(analysis(sketch).pairings.isEmpty)
  }
}
