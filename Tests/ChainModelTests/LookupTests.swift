import ChainModel
import TestSupport
import Testing

@Suite struct LookupTests {
  @Test(arguments: [
    ("phenol", "phenol"), ("phenl", "phenol"), ("phneol", "phenol"), ("PHENOL", "phenol"),
    ("苯分", "苯酚"), ("cumene", "cumene"), ("kumene", "cumene"), ("zzzzzz", nil), ("", nil), ("q", nil),
    ("polypropilene", "polypropylene"), ("polyproplyen", "polypropylene"),
  ])
  func `the nearest name within a third`(text: String, expected: String?) {
    let names = ["", "phenol", "cumene", "苯酚", "polypropylene", "x"]
    #expect(nearestName(to: text, among: names) == expected)
  }

  @Test func `of names equally near the earlier is meant, and a very long text means none`() {
    #expect(nearestName(to: "bat", among: ["cat", "hat"]) == "cat")
    #expect(nearestName(to: String(repeating: "a", count: 101), among: ["a"]) == nil)
    #expect(nearestName(to: "a", among: []) == nil)
  }

  func found(_ text: String, _ sketch: NetworkSketch) -> NodeID? {
    if case .found(let node) = sketch.network().node(named: text) { node } else { nil }
  }

  @Test func `a node is found by id, either name and alias, whatever the case`() {
    var sketch = NetworkSketch()
    let node = sketch.node("pvc")
    sketch.parts.nodes[0].name = Name(chinese: "聚氯乙烯", english: "polyvinyl chloride")
    sketch.parts.nodes[0].aliases = ["vinyl"]
    for text in ["pvc", "PVC", "聚氯乙烯", "Polyvinyl Chloride", "vinyl"] { #expect(found(text, sketch) == node) }
    #expect(found("", sketch) == nil)
    guard case .unknown(let suggestion) = sketch.network().node(named: "pvv") else {
      Issue.record("pvv is nothing")
      return
    }
    #expect(suggestion == "pvc")
  }

  @Test func `bug: an alias of an earlier node does not hide a later node's id`() {
    var sketch = NetworkSketch()
    sketch.node("plastics")
    sketch.parts.nodes[0].aliases = ["pvc"]
    let pvc = sketch.node("pvc")
    #expect(found("pvc", sketch) == pvc)
  }

  @Test func `bug: a name that several have is nobody's, an id is its own`() {
    var sketch = NetworkSketch()
    for key in ["a", "b", "c", "桥", "C"] { sketch.node(key) }
    sketch.parts.nodes[0].name = Name(chinese: "桥", english: "bridge")
    sketch.parts.nodes[1].name = Name(chinese: "桥", english: "span")
    sketch.parts.nodes[1].aliases = ["x", "crossing"]
    sketch.parts.nodes[2].aliases = ["Crossing"]
    func ids(_ text: String) -> [String] {
      if case .ambiguous(let ids) = sketch.network().node(named: text) { ids } else { [] }
    }
    #expect(found("桥", sketch) == NodeID(3), "an id wins over names")
    #expect(found("c", sketch) == NodeID(2) && found("C", sketch) == NodeID(4))
    #expect(found("bridge", sketch) == NodeID(0))
    sketch.parts.nodes[3].key = "d"
    #expect(ids("桥") == ["a", "b"])
    #expect(ids("crossing") == ["b", "c"])
  }

  @Test func `amounts convert within a dimension only`() {
    let sketch = NetworkSketch()
    let network = sketch.network()
    #expect(network.convert(3, from: sketch.unit("wt/a"), to: sketch.unit("t/a")) == 30_000)
    #expect(network.convert(500, from: sketch.unit("kg"), to: sketch.unit("t")) == 0.5)
    #expect(network.convert(1, from: sketch.unit("t"), to: sketch.unit("kwh")) == nil)
    #expect(network.convert(1, from: sketch.unit("t"), to: sketch.unit("t/a")) == nil)
  }

  @Test func `regions contain themselves and what is inside, even if the parents run in a circle`() {
    var sketch = NetworkSketch()
    let network = sketch.network()
    #expect(network.contains(sketch.region("province"), sketch.region("county")))
    #expect(network.contains(sketch.region("county"), sketch.region("county")))
    #expect(!network.contains(sketch.region("county"), sketch.region("province")))
    #expect(network.regions(inside: sketch.region("city")).count == 3)
    sketch.parts.regions[0].parent = sketch.region("county")
    #expect(!sketch.network().contains(sketch.region("elsewhere"), sketch.region("town")))
  }

  @Test func `the members of a chain come by column, then node`() {
    var sketch = NetworkSketch()
    let chain = sketch.chain("petro", ["c", "a", "b"])
    sketch.parts.memberships[0].order = 2
    let network = sketch.network()
    #expect(network.keys(network.members(of: chain).map(\.node)) == ["a", "c", "b"])
    #expect(network.chains(of: network.id("a")) == [chain])
  }
}
