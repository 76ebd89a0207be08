import Foundation
import GraphCore
import TestSupport
import Testing

@Suite struct MaximalStructureTests {
  /// A process network in plain sets.
  struct Problem {
    var routes: [(inputs: Set<Int>, outputs: Set<Int>)]
    var targets: Set<Int>
    var raws: Set<Int>

    /// Whether `units` is a combinatorially feasible structure (Friedler et al. 1992, axioms S1–S5).
    func isFeasible(_ units: [Int]) -> Bool {
      let made = units.reduce(into: Set<Int>()) { $0.formUnion(routes[$1].outputs) }
      let used = units.reduce(into: Set<Int>()) { $0.formUnion(routes[$1].inputs) }
      guard targets.isSubset(of: made), made.isDisjoint(with: raws),
        used.isSubset(of: made.union(raws))
      else { return false }
      var useful = targets
      for _ in units {
        for unit in units where !useful.isDisjoint(with: routes[unit].outputs) {
          useful.formUnion(routes[unit].inputs)
        }
      }
      return units.allSatisfy { !useful.isDisjoint(with: routes[$0].outputs) }
    }

    /// Every feasible structure, by trying all subsets.
    var structures: [[Int]] {
      (0..<(1 << routes.count))
        .map { subset in routes.indices.filter { subset >> $0 & 1 == 1 } }
        .filter(isFeasible)
    }

    /// The reduction and composition steps as the definition words them.
    var naive: [Int] {
      var kept = routes.indices.filter { routes[$0].outputs.isDisjoint(with: raws) }
      while true {
        let had = kept.reduce(raws) { $0.union(routes[$1].outputs) }
        let fed = kept.filter { routes[$0].inputs.isSubset(of: had) }
        if fed.count == kept.count { break }
        kept = fed
      }
      var wanted = targets.subtracting(raws)
      while true {
        let behind = kept.filter { !wanted.isDisjoint(with: routes[$0].outputs) }
        let more = behind.reduce(wanted) { $0.union(routes[$1].inputs) }.subtracting(raws)
        if more == wanted { return behind }
        wanted = more
      }
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `it agrees with the definition read literally`(seed: UInt64) {
    var random = RandomHypergraph(seed: seed)
    let targets = random.nodes(share: 0.2)
    let raws = random.nodes(share: 0.3)
    let problem = Problem(
      routes: random.plain, targets: Set(targets.map(\.index)), raws: Set(raws.map(\.index)))
    let answer = random.graph.maximalStructure(targets: targets, raws: raws)
    #expect(answer.map(\.index) == problem.naive, "\(random), targets \(targets), raws \(raws)")
  }

  @Test(arguments: UInt64(0)..<200)
  func `it is the union of all feasible structures`(seed: UInt64) {
    var random = RandomHypergraph(seed: seed, mostRoutes: 8)
    let raws = random.nodes(share: 0.4)
    let targets = NodeSet(random.nodes(share: 0.2).subtracting(raws).prefix(1))
    let problem = Problem(
      routes: random.plain, targets: Set(targets.map(\.index)), raws: Set(raws.map(\.index)))
    let answer = random.graph.maximalStructure(targets: targets, raws: raws)
    let union = problem.structures.reduce(into: Set<Int>()) { $0.formUnion($1) }
    #expect(answer.map(\.index) == union.sorted(), "\(random), targets \(targets), raws \(raws)")
  }

  @Test(arguments: UInt64(0)..<200)
  func `more routes or targets never drop a route`(seed: UInt64) {
    var random = RandomHypergraph(seed: seed)
    let targets = random.nodes(share: 0.2)
    let raws = random.nodes(share: 0.3)
    let some = random.someRoutes(share: 0.7)
    let graph = random.graph
    let part = graph.maximalStructure(targets: targets, raws: raws, routes: some)
    #expect(part.isSubset(of: some))
    #expect(part.isSubset(of: graph.maximalStructure(targets: targets, raws: raws)))
    let wider = targets.union(random.nodes(share: 0.2))
    #expect(part.isSubset(of: graph.maximalStructure(targets: wider, raws: raws, routes: some)))
  }

  @Test(arguments: UInt64(0)..<300)
  func `structures are as many as trying all subsets finds`(seed: UInt64) {
    var random = RandomHypergraph(seed: seed, mostRoutes: 9)
    let raws = random.nodes(share: 0.4)
    let targets = NodeSet(random.nodes(share: 0.3).subtracting(raws).prefix(2))
    let problem = Problem(
      routes: random.plain, targets: Set(targets.map(\.index)), raws: Set(raws.map(\.index)))
    let expected = targets.isEmpty ? 0 : problem.structures.count
    let answer = random.graph.structureCount(targets: targets, raws: raws)
    #expect(answer.count == expected && answer.isComplete, "\(random), targets \(targets), raws \(raws)")
    guard expected > 1 else { return }
    let part = random.graph.structureCount(targets: targets, raws: raws, limit: expected - 1)
    #expect(part.count == expected - 1 && !part.isComplete)
    let whole = random.graph.structureCount(targets: targets, raws: raws, limit: expected)
    #expect(whole.count == expected && whole.isComplete)
  }

  // MARK: Published examples

  /// A published example: its units, and how large its answers are.
  struct Golden: Sendable, CustomTestStringConvertible {
    let name: String
    let kept: Int
    let dropped: [String]
    let structures: Int
    var testDescription: String { "example \(name)" }
  }

  static let goldens = [
    Golden(name: "3-2", kept: 7, dropped: [], structures: 19),
    Golden(name: "4-1", kept: 7, dropped: ["u1", "u7", "u9", "u11"], structures: 13),
    Golden(name: "5-1", kept: 6, dropped: [], structures: 10),
    Golden(name: "6-1", kept: 7, dropped: [], structures: 19),
  ]

  @Test(.enabled(if: SharedData.root != nil, "no shared data: set LIANTU_SHARED"), arguments: goldens)
  func `the published examples come out as printed`(golden: Golden) throws {
    let file = try #require(SharedData.root)
      .appendingPathComponent("golden/p-graph/example-\(golden.name).csv")
    var unitNames: [String] = []
    var materialNames: [String] = []
    var problem = Problem(routes: [], targets: [], raws: [])
    for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let (unit, role, material, kind) = (cells[0], cells[2], cells[3], cells[4])
      if !unitNames.contains(unit) {
        unitNames.append(unit)
        problem.routes.append(([], []))
      }
      if !materialNames.contains(material) { materialNames.append(material) }
      let (u, m) = (unitNames.firstIndex(of: unit)!, materialNames.firstIndex(of: material)!)
      if role == "input" { problem.routes[u].inputs.insert(m) } else { problem.routes[u].outputs.insert(m) }
      if kind == "raw" { problem.raws.insert(m) }
      if kind == "product" { problem.targets.insert(m) }
    }
    let graph = Hypergraph(
      nodeCount: materialNames.count,
      routes: problem.routes.map { ($0.inputs.map { NodeID($0) }, $0.outputs.map { NodeID($0) }) })
    graph.checkInvariants()
    let answer = graph.maximalStructure(
      targets: NodeSet(problem.targets.map { NodeID($0) }), raws: NodeSet(problem.raws.map { NodeID($0) }))
    #expect(answer.count == golden.kept)
    #expect(RouteSet(graph.routes).subtracting(answer).map { unitNames[$0.index] } == golden.dropped)
    let count = graph.structureCount(
      targets: NodeSet(problem.targets.map { NodeID($0) }), raws: NodeSet(problem.raws.map { NodeID($0) }))
    #expect(count.count == golden.structures && count.isComplete)
    let structures = problem.structures
    #expect(structures.count == golden.structures)
    #expect(structures.reduce(into: Set<Int>()) { $0.formUnion($1) } == Set(answer.map(\.index)))
  }
}
