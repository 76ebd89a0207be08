import ChainModel
import TestSupport
import Testing

/// The rules of “Routes” in Docs/Formats/Dataset.md, one by one.
@Suite struct RouteAssemblyTests {
  /// Routes as `a+b>c`, grades left out, in order.
  func routes(_ sketch: NetworkSketch) -> [String] {
    let network = sketch.network()
    return network.routes.filter { !$0.isGrade }.map { route in
      network.keys(route.requiredInputs.map(\.node)).joined(separator: "+") + ">" + network[route.output].key
    }
  }

  @Test func `the empty network has no route and no link`() {
    let network = NetworkSketch().network()
    #expect(network.routes.isEmpty && network.links.isEmpty && network.nodeCount == 0)
  }

  @Test func `links with one label into one node are needed together, two labels are alternatives`() {
    var sketch = NetworkSketch()
    sketch.link("benzene > phenol", route: "old")
    sketch.link("propylene > phenol", route: "old")
    sketch.link("toluene > phenol", route: "new")
    sketch.link("benzene > styrene", route: "old")
    #expect(routes(sketch) == ["benzene+propylene>phenol", "toluene>phenol", "benzene>styrene"])
  }

  @Test(arguments: [NodeKind.material, .component, .product, .equipment])
  func `unlabelled material links into something made are needed together`(kind: NodeKind) {
    var sketch = NetworkSketch()
    sketch.node("c", kind)
    sketch.link("a > c")
    sketch.link("b > c", .component)
    #expect(routes(sketch) == ["a+b>c"])
  }

  @Test(arguments: [NodeKind.resource, .use, .service])
  func `unlabelled links into a resource, a use or a service are alternatives`(kind: NodeKind) {
    var sketch = NetworkSketch()
    sketch.node("c", kind)
    sketch.link("a > c")
    sketch.link("b > c")
    #expect(routes(sketch) == ["a>c", "b>c"])
    sketch.link("d > c", route: "x")
    sketch.link("e > c", route: "x")
    #expect(routes(sketch) == ["a>c", "b>c", "d+e>c"])
  }

  @Test func `every recycling link is an alternative of its own, labelled or not`() {
    var sketch = NetworkSketch()
    sketch.link("car > scrap", .recycling, route: "x")
    sketch.link("bus > scrap", .recycling, route: "x")
    sketch.link("ship > scrap", .recycling)
    #expect(routes(sketch) == ["car>scrap", "bus>scrap", "ship>scrap"])
    #expect(sketch.network().links.allSatisfy { $0.walk == .none && $0.relation == .recycling })
  }

  @Test(arguments: [Relation.energy, .equipment, .service])
  func `a supporting link is never a route unless labelled with one`(relation: Relation) {
    var sketch = NetworkSketch()
    sketch.link("steam > c", relation)
    #expect(routes(sketch) == [])
    #expect(sketch.network().links.map(\.route) == [nil])
    sketch.link("a > c", route: "x")
    sketch.link("power > c", relation, route: "x")
    #expect(routes(sketch) == ["a+power>c"])
    #expect(sketch.network().links.map(\.walk) == [.none, .both, .none])
  }

  @Test func `a grade can stand in for its parent, never the reverse`() {
    var sketch = NetworkSketch()
    sketch.node("electronic-acid", .material, gradeOf: "acid")
    let network = sketch.network()
    let (grade, parent) = (network.id("electronic-acid"), network.id("acid"))
    #expect(network.routes.map(\.isGrade) == [true])
    #expect(network.hypergraph.closure(of: [grade]).nodes.contains(parent))
    #expect(!network.hypergraph.closure(of: [parent]).nodes.contains(grade))
    #expect(network.grades(of: parent) == [grade] && network.grades(of: grade) == [])
    #expect(network.routes(making: parent) == [], "a grade is no route of its parent's")
  }

  @Test func `distances run through required principal inputs, through by-products only upstream`() {
    var sketch = NetworkSketch()
    sketch.process("p", "a*1 + b*0.05 + c*2? > d + e*0.5")
    sketch.parts.processes[0].inputs.append(
      Process.Input(node: sketch.node("power"), relation: .energy, amount: 500, unit: sketch.unit("kwh")))
    let network = sketch.network()
    let walks = network.links.map { link in
      "\(network[link.source].key)>\(network[link.target].key) \(link.walk)"
    }
    #expect(walks == ["a>d both", "a>e upOnly", "b>d none", "c>d none", "power>d none"])
    #expect(network.keys(network.routes[0].requiredInputs.map(\.node)) == ["a", "b", "power"])
    #expect(network.keys(network.hypergraph.outputs(of: RouteID(0))) == ["d", "e"])
  }

  @Test(
    arguments: [
      // amount and unit of three inputs, which of them are principal
      ([(9.0, "t"), (1.0, "t"), (0.9, "t")], [true, false, false]),
      ([(9.0, "t"), (1.0, "t"), (0.0, "t")], [true, true, false]),
      ([(1.0, "t"), (120.0, "kg"), (0.05, "t")], [true, true, false]),
      ([(1.0, "t"), (0.01, "t"), (nil, nil)], [true, true, true]),
      ([(1.0, "t"), (0.01, "t"), (5.0, "kwh")], [true, true, true]),
      ([(1.0, nil), (0.01, nil), (0.2, nil)], [true, false, true]),
      ([(0.0, "t"), (0.0, "t"), (0.0, "t")], [true, true, true]),
    ] as [([(Double?, String?)], [Bool])])
  func `a tenth of the input mass is principal`(amounts: [(Double?, String?)], expected: [Bool]) {
    var sketch = NetworkSketch()
    let inputs = amounts.enumerated().map { index, amount in
      Process.Input(node: sketch.node("n\(index)"), amount: amount.0, unit: amount.1.map { sketch.unit($0) })
    }
    sketch.parts.processes = [
      Process(key: "p", name: Name(chinese: "p"), output: sketch.node("out"), inputs: inputs)
    ]
    #expect(sketch.network().routes[0].inputs.map(\.isPrincipal) == expected)
  }

  @Test func `bug: exactly a tenth is principal whatever the rounding`() {
    var sketch = NetworkSketch()
    sketch.process("p", "a*0.03 + b*0.27 > c")  // 0.03 + 0.27 = 0.30000000000000004
    #expect(sketch.network().routes[0].inputs.map(\.isPrincipal) == [true, true])
  }

  @Test func `what is stated as principal stands`() {
    var sketch = NetworkSketch()
    sketch.process("p", "a*10 + b*0.1 > c")
    sketch.parts.processes[0].inputs[0].isPrincipal = false
    sketch.parts.processes[0].inputs[1].isPrincipal = true
    #expect(sketch.network().routes[0].inputs.map(\.isPrincipal) == [false, true])
  }

  @Test(arguments: UInt64(0)..<100)
  func `the indexes of a network say what its routes and links say`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let network = random.network
    for node in network.nodeIDs {
      #expect(
        network.routes(making: node)
          == network.routeIDs.filter { !network[$0].isGrade && network[$0].output == node })
      #expect(
        network.routes(using: node)
          == network.routeIDs.filter { id in
            !network[id].isGrade && network[id].inputs.contains { $0.node == node }
          })
      #expect(network.presences(of: node).allSatisfy { network[$0].node == node })
      #expect(network.node(network[node].key) == node)
    }
    #expect(network.digraph.linkCount == network.links.count)
    for link in network.digraph.links {
      #expect(network[link].source == network.digraph.source(of: link))
      #expect(network[link].target == network.digraph.target(of: link))
      #expect(network[link].walk == .none || network[link].relation.carriesMaterial)
    }
    for route in network.routeIDs {
      #expect(
        Set(network.hypergraph.inputs(of: route)) == Set(network[route].requiredInputs.map(\.node)))
      #expect(Set(network.hypergraph.outputs(of: route)) == Set(network[route].outputs))
    }
  }
}
