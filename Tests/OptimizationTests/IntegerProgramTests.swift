import Optimization
import TestSupport
import Testing

private let infinity = Double.infinity

@Test func `a knapsack holds the tent`() {
  var knapsack = IntegerProgram(.maximize)
  let tent = knapsack.addBinary(cost: 5)
  let stove = knapsack.addBinary(cost: 4)
  knapsack.addRow([Term(3, tent), Term(2, stove)], -infinity...4)
  let outcome = knapsack.solve()
  #expect(outcome.status == .optimal && outcome.objective == 5 && outcome.bound == 5 && outcome.gap == 0)
  #expect(outcome.isChosen(tent) && !outcome.isChosen(stove))
}

@Test func `whole numbers may have wide bounds and stand beside others`() {
  var program = IntegerProgram(.maximize)
  let whole = program.addColumn(0...100, cost: 1)
  let other = program.addColumn(0...infinity, cost: 1, isInteger: false)
  program.addRow([Term(2, whole)], -infinity...7)
  program.addRow([Term(1, whole), Term(1, other)], -infinity...3.5)
  let outcome = program.solve()
  #expect(outcome.status == .optimal && outcome.objective == 3.5)
  #expect(outcome.value(of: whole).map { $0 == $0.rounded() } == true)
}

@Test func `programs that CBC itself has no answer to`() {
  #expect(IntegerProgram().solve().status == .optimal)
  var rows = IntegerProgram()
  rows.addRow([], 1...1)
  #expect(rows.solve().status == .infeasible)
  var columns = IntegerProgram(.maximize)
  columns.addBinary(cost: 1)
  columns.addColumn(0.5...2.5, cost: 1)
  #expect(columns.solve().values == [1, 2])
  columns.addColumn(0.2...0.8)
  #expect(columns.solve().status == .infeasible)
  var linear = IntegerProgram(.maximize)
  let x = linear.addColumn(0...infinity, cost: 2, isInteger: false)
  linear.addRow([Term(2, x)], -infinity...3)
  #expect(linear.solve().objective == 3)
  var open = IntegerProgram(.maximize)
  let y = open.addColumn(0...infinity, cost: 1)
  open.addRow([Term(1, y)], 1...infinity)
  #expect(open.solve().status == .unbounded)
}

@Test func `a contradiction between binaries is infeasible`() {
  var program = IntegerProgram()
  let a = program.addBinary(cost: 1)
  let b = program.addBinary(cost: 1)
  // Solvable in fractions, not in whole numbers.
  program.addRow([Term(2, a), Term(2, b)], 1...1)
  let outcome = program.solve()
  #expect(outcome.status == .infeasible && outcome.values == nil && outcome.gap == nil)
}

/// Equal shares of a random sum: the classic case that branch and bound cannot prune.
private func hardProgram() -> IntegerProgram {
  var generator = SeededGenerator(seed: 7)
  var program = IntegerProgram(.maximize)
  let columns = (0..<50).map { _ in
    program.addBinary(cost: Double(Int.random(in: 40...60, using: &generator)))
  }
  for _ in 0..<5 {
    program.addRow(
      columns.map { Term(Double(Int.random(in: 20...70, using: &generator)), $0) }, -infinity...1_000)
  }
  return program
}

@Test func `a limit leaves the incumbent and a bound it cannot pass`() throws {
  let outcome = hardProgram().solve(limits: SolveLimits(nodes: 5))
  #expect(outcome.status == .stopped)
  let objective = try #require(outcome.objective)
  let bound = try #require(outcome.bound)
  #expect(bound >= objective - 1e-6)
  #expect(hardProgram().solve(limits: SolveLimits(nodes: 5)) == outcome, "nodes stop it at the same place")
}

private struct Small {
  var program: IntegerProgram
  var costs: [Double]
  var rows: [(terms: [Double], bounds: ClosedRange<Double>)] = []

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    program = IntegerProgram(Bool.random(using: &generator) ? .minimize : .maximize)
    costs = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
      Double(Int.random(in: -5...9, using: &generator))
    }
    let columns = costs.map { program.addBinary(cost: $0) }
    for _ in 0..<Int.random(in: 1...7, using: &generator) {
      let terms = costs.map { _ in Double(max(-3, Int.random(in: -8...4, using: &generator))) }
      let bound = Double(Int.random(in: -4...4, using: &generator))
      let bounds =
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: -infinity...bound
        case 1: bound...bound
        default: bound...infinity
        }
      rows.append((terms, bounds))
      program.addRow(zip(terms, columns).map { Term($0, $1) }, bounds)
    }
  }

  /// The best over all 2ⁿ choices.
  var best: Double? {
    (0..<(1 << costs.count)).compactMap { choice -> Double? in
      func sum(_ numbers: [Double]) -> Double {
        numbers.indices.reduce(0) { $0 + (choice >> $1 & 1 == 1 ? numbers[$1] : 0) }
      }
      return rows.allSatisfy { $0.bounds.contains(sum($0.terms)) } ? sum(costs) : nil
    }.reduce(nil) { best, value in
      best.map { program.sense == .minimize ? min($0, value) : max($0, value) } ?? value
    }
  }
}

@Test(arguments: UInt64(0)..<300)
func `binaries agree with trying every choice`(seed: UInt64) {
  let small = Small(seed: seed)
  let outcome = small.program.solve()
  #expect(outcome.objective == small.best, "seed \(seed)")
  #expect(outcome.status == (small.best == nil ? .infeasible : .optimal), "seed \(seed)")
  guard let values = outcome.values else { return }
  #expect(values.allSatisfy { $0 == 0 || $0 == 1 })
  for row in small.rows {
    #expect(row.bounds.contains(zip(row.terms, values).reduce(0) { $0 + $1.0 * $1.1 }), "seed \(seed)")
  }
}
