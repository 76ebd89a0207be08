import ChainAnalysis
import ChainData
import ChainModel
import Foundation
import TestSupport
import Testing

struct OutageRiskTests {
  /// The city of Docs/Guides/Risk.md.
  private func guideCity() -> NetworkSketch {
    var sketch = NetworkSketch()
    sketch.node("crude", .resource, tradable: true)
    sketch.process("cracking", "crude*3 > ethylene + propylene*0.5")
    sketch.process("dehydrogenation", "propane > propylene")
    sketch.link("ethylene > film")
    sketch.link("propylene > fibre")
    sketch.node("propane", .material, tradable: true)
    sketch.plant("ethylene", process: "cracking", company: "X")
    sketch.plant("propylene", process: "dehydrogenation", company: "Y")
    sketch.plant("film", in: "town", company: "Z")
    sketch.plant("fibre", in: "town", company: "Z")
    return sketch
  }

  @Test func `the guide's city comes out as worked by hand`() throws {
    let sketch = guideCity()
    let network = sketch.network()
    let findings = RiskFindings(network, scope: sketch.scope())
    func outage(_ list: [Outage], _ subject: Outage.Subject) throws -> Outage {
      try #require(list.first { $0.subject == subject })
    }
    func company(_ key: String) -> Outage.Subject {
      .company(CompanyID(network.parts.companies.firstIndex { $0.key == key }!))
    }
    #expect(findings.members.count == 4)
    // X alone makes ethylene; propylene is left from dehydrogenation.
    let x = try outage(findings.companies, company("X"))
    #expect(network.keys(x.stopped) == ["ethylene"] && network.keys(x.knockOn) == ["film"])
    #expect(x.share == 0.5)
    // Y's stop takes propylene, and by the definition every route that makes it: the cracker too.
    let y = try outage(findings.companies, company("Y"))
    #expect(Set(network.keys(y.lost)) == ["propylene", "ethylene", "film", "fibre"])
    let crude = try outage(findings.supplies, .good(network.id("crude")))
    #expect(Set(network.keys(crude.lost)) == ["ethylene", "film"])
    let propane = try outage(findings.supplies, .good(network.id("propane")))
    #expect(propane.lost.isEmpty)
    let town = try outage(findings.regions, .region(sketch.region("town")))
    #expect(Set(network.keys(town.lost)) == ["film", "fibre"] && town.knockOn.isEmpty)
    #expect(findings.singlePoints.map { network[$0.stopped[0]].key } == ["propylene", "ethylene"])
    // Nothing is lost only together: propylene's own plants are Y's alone.
    #expect(findings.companyPairs.pairs.isEmpty && findings.companyPairs.isComplete)
  }

  @Test func `two suppliers fail only together, and so do two routes`() throws {
    var sketch = NetworkSketch()
    sketch.link("a > c", route: "one")
    sketch.link("b > c", route: "two")
    sketch.process("first", "a > d")
    sketch.process("second", "b > d")
    sketch.plant("a", company: "A")
    sketch.plant("b", company: "B")
    sketch.plant("d", process: "first", company: "C")
    sketch.plant("d", process: "second", company: "D")
    sketch.link("d > e")
    sketch.plant("e", company: "E")
    let network = sketch.network()
    let findings = RiskFindings(network, scope: sketch.scope())
    let pairs = findings.companyPairs.pairs.map { pair in
      Set(
        [pair.first, pair.second].map { subject in
          if case .company(let company) = subject { network[company].key } else { "?" }
        })
    }
    #expect(pairs == [["A", "B"], ["C", "D"]] || pairs == [["C", "D"], ["A", "B"]])
    #expect(findings.companyPairs.pairs.allSatisfy { network.keys($0.excess) == ["d", "e"] })
    let nodes = findings.nodePairs.pairs
    #expect(nodes.map(\.first) == [.node(network.id("a"))] && nodes.map(\.second) == [.node(network.id("b"))])
  }

  private static func populated(_ seed: UInt64) -> (network: ChainNetwork, scope: Scope) {
    let random = RandomNetwork(seed: seed)
    var sketch = random.sketch
    var generator = SeededGenerator(seed: seed &+ 77)
    for index in sketch.parts.presences.indices where Double.random(in: 0..<1, using: &generator) < 0.8 {
      sketch.parts.presences[index].company = sketch.company("c\(Int.random(in: 0..<4, using: &generator))")
    }
    let network = sketch.network()
    return (network, Scope(network, region: random.scope.region, asOf: random.scope.asOf))
  }

  @Test(arguments: UInt64(0)..<300)
  func `every loss set agrees with a naive recomputation`(seed: UInt64) {
    let (network, scope) = Self.populated(seed)
    expectNaive(network, scope, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<300)
  func `pairs are exactly those that take more than their singles`(seed: UInt64) {
    let (network, scope) = Self.populated(seed)
    let naive = NaiveProduction(network, scope)
    var risk = OutageRisk(network, scope: scope)
    let companies = Set(naive.companies)
    var expected: Set<Set<CompanyID>> = []
    for a in companies {
      for b in companies where a < b {
        let single = naive.lost(naive.own([a])).union(naive.lost(naive.own([b])))
        if !naive.lost(naive.own([a, b])).subtracting(single).isEmpty { expected.insert([a, b]) }
      }
    }
    let found = risk.companyPairs()
    #expect(found.isComplete && found.pairs.count == expected.count)
    for pair in found.pairs {
      guard case .company(let a) = pair.first, case .company(let b) = pair.second else { continue }
      #expect(expected.contains([a, b]), "seed \(seed)")
      #expect(Set(pair.lost) == naive.lost(naive.own([a, b])))
    }
    let nodes = scope.present.filter { node in
      let record = network[node]
      return !record.isTradable
        && (record.kind == .resource || !scope.origin(of: node).isDerived && record.kind != .use)
    }
    var nodePairs = 0
    for a in nodes {
      for b in nodes where a < b {
        let single = naive.lost([a]).union(naive.lost([b]))
        nodePairs += naive.lost([a, b]).subtracting(single).isEmpty ? 0 : 1
      }
    }
    #expect(risk.nodePairs().pairs.count == nodePairs, "seed \(seed)")
  }

  @Test(.enabled(if: RealData.network != nil, "no dataset"))
  func `every loss set of the real data agrees with a naive recomputation`() throws {
    let network = try #require(RealData.network)
    for year in [2024, 2030] {
      let scope = Scope(network, region: try #require(network.parts.defaultRegion), asOf: year)
      expectNaive(network, scope, "\(year)")
    }
  }

  @Test func `resilience is the worst company's share, as in chain health`() throws {
    let sketch = guideCity()
    let network = sketch.network()
    let findings = RiskFindings(network, scope: sketch.scope())
    let health = HealthAnalysis(network, scope: sketch.scope()).health(of: Array(network.nodeIDs))
    #expect(health.resilience.value == findings.companies.compactMap(\.share).max().map { 1 - $0 })
  }

  private func expectNaive(_ network: ChainNetwork, _ scope: Scope, _ label: String) {
    let naive = NaiveProduction(network, scope)
    let findings = RiskFindings(network, scope: scope, simulation: .init(samples: 2))
    #expect(Set(findings.nodes.map(\.subject)) == Set(scope.present.map { .node($0) }), "\(label)")
    for outage in findings.nodes {
      #expect(Set(outage.lost) == naive.lost(Set(outage.stopped)), "\(label) \(outage.subject)")
    }
    #expect(findings.companies.count == Set(naive.companies).count, "\(label)")
    for outage in findings.companies {
      guard case .company(let company) = outage.subject else { continue }
      #expect(Set(outage.stopped) == naive.own([company]), "\(label)")
      #expect(Set(outage.lost) == naive.lost(naive.own([company])), "\(label)")
    }
    for outage in findings.regions {
      guard case .region(let region) = outage.subject else { continue }
      let inside = network.regions(inside: region)
      let own = naive.nodes { inside.contains(network[$0].region) }
      #expect(Set(outage.lost) == naive.lost(own), "\(label)")
    }
    for outage in findings.supplies {
      #expect(Set(outage.lost) == naive.lost([], without: Set(outage.stopped)), "\(label)")
    }
  }
}

/// Makes again, route by route, what can still be made.
private struct NaiveProduction {
  let network: ChainNetwork
  let scope: Scope
  let sources: Set<NodeID>
  let routes: [Route]
  let all: Set<NodeID>

  init(_ network: ChainNetwork, _ scope: Scope) {
    self.network = network
    self.scope = scope
    let producibility = Producibility(network, scope: scope)
    sources = Set(producibility.sources).union(producibility.imports.map(\.node))
      .union(network.nodeIDs.filter { network[$0].isTradable })
    routes = network.routeIDs.filter { network[$0].isGrade || scope.isInstalled($0) }.map { network[$0] }
    all = Self.made(routes, sources)
  }

  var companies: [CompanyID] { scope.present.flatMap { rows($0) }.compactMap { network[$0].company } }

  func rows(_ node: NodeID) -> [PresenceID] {
    scope.presences(of: node).filter { network[$0].state(asOf: scope.asOf) == .present }
  }

  /// The nodes with plants here all of which are `isOwn`.
  func nodes(where isOwn: (PresenceID) -> Bool) -> Set<NodeID> {
    Set(scope.present.filter { !rows($0).isEmpty && rows($0).allSatisfy(isOwn) })
  }

  func own(_ companies: Set<CompanyID>) -> Set<NodeID> {
    nodes { row in network[row].company.map { companies.contains($0) } ?? false }
  }

  func lost(_ stopped: Set<NodeID>, without cutOff: Set<NodeID> = []) -> Set<NodeID> {
    let kept = routes.filter { $0.outputs.allSatisfy { !stopped.contains($0) } }
    let left = Self.made(kept, sources.subtracting(stopped).subtracting(cutOff))
    return all.subtracting(left).intersection(Set(scope.present))
  }

  private static func made(_ routes: [Route], _ sources: Set<NodeID>) -> Set<NodeID> {
    var have = sources
    var before = -1
    while before != have.count {
      before = have.count
      for route in routes where route.inputs.allSatisfy({ !$0.isRequired || have.contains($0.node) }) {
        have.formUnion(route.outputs)
      }
    }
    return have
  }
}

/// The dataset of the package itself.
private enum RealData {
  static let network: ChainNetwork? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return DatasetReader.read(at: root.appendingPathComponent("Data/yueyang").path).network
  }()
}
