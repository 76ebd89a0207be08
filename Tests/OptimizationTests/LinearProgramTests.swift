import Optimization
import TestSupport
import Testing

private let infinity = Double.infinity

private func near(_ a: Double, _ b: Double, _ tolerance: Double = 1e-6) -> Bool {
  (a - b).magnitude <= tolerance * max(1, a.magnitude, b.magnitude)
}

@Test func `the diet is beans alone`() throws {
  var diet = LinearProgram(.minimize)
  let rice = diet.addColumn(cost: 2)
  let beans = diet.addColumn(cost: 3)
  let protein = diet.addRow([Term(1, rice), Term(3, beans)], 6...infinity)
  let solution = try #require(diet.solve().solution)
  #expect(near(solution.objective, 6))
  #expect(near(solution[rice], 0) && near(solution[beans], 2))
  #expect(near(solution.dual(of: protein), 1))
  #expect(near(solution.reducedCost(of: rice), 1) && near(solution.reducedCost(of: beans), 0))
  #expect(near(solution.activity(of: protein), 6))
}

/// Hillier & Lieberman's Wyndor Glass: two products, three plants; shadow prices 0, 3/2, 1.
@Test func `the glass works earn 36`() throws {
  var glass = LinearProgram(.maximize)
  let doors = glass.addColumn(cost: 3)
  let windows = glass.addColumn(cost: 5)
  glass.addRow([Term(1, doors)], -infinity...4)
  glass.addRow([Term(2, windows)], -infinity...12)
  glass.addRow([Term(3, doors), Term(2, windows)], -infinity...18)
  let solution = try #require(glass.solve().solution)
  #expect(near(solution.objective, 36))
  #expect(near(solution[doors], 2) && near(solution[windows], 6))
  #expect(zip(solution.duals, [0, 1.5, 1]).allSatisfy { near($0, $1) })
}

@Test func `a dual is the change of the objective for each unit`() throws {
  for sense in [ObjectiveSense.minimize, .maximize] {
    var program = LinearProgram(sense)
    let a = program.addColumn(0...3, cost: 1)
    let b = program.addColumn(0...5, cost: -2)
    let row = program.addRow([Term(1, a), Term(1, b)], 4...4)
    let before = try #require(program.solve().solution)
    program.setBounds(of: row, to: 4.5...4.5)
    let after = try #require(program.solve().solution)
    #expect(near((after.objective - before.objective) / 0.5, before.dual(of: row)), "\(sense)")
  }
}

@Test func `a contradiction is infeasible and its ray shows why`() {
  var program = LinearProgram()
  let x = program.addColumn(cost: 1)
  program.addRow([Term(1, x)], -infinity...1)
  program.addRow([Term(1, x)], 2...infinity)
  guard case .infeasible(let ray) = program.solve() else {
    Issue.record("not infeasible, or without a ray")
    return
  }
  // The rows so weighted cancel the column, and demand more than nothing.
  #expect(near(ray[0] + ray[1], 0) && ray[0] != 0)
}

@Test func `a free ride is unbounded and its ray leads there`() {
  var program = LinearProgram(.maximize)
  let x = program.addColumn(cost: 1)
  let y = program.addColumn(cost: 1)
  program.addRow([Term(1, x), Term(-1, y)], 0...1)
  guard case .unbounded(let ray) = program.solve() else {
    Issue.record("not unbounded, or without a ray")
    return
  }
  #expect(ray[0] + ray[1] > 0 && near(ray[0], ray[1]))
}

@Test func `infeasible and unbounded at once is infeasible`() {
  var program = LinearProgram(.maximize)
  let x = program.addColumn(cost: 1)
  let y = program.addColumn(cost: 0)
  program.addRow([Term(1, y)], 2...2)
  program.addRow([Term(1, y)], 3...3)
  program.addRow([Term(1, x), Term(0, y)], 0...infinity)
  guard case .infeasible = program.solve() else {
    Issue.record("\(program.solve())")
    return
  }
}

@Test func `programs without columns or rows`() {
  #expect(LinearProgram().solve().solution?.objective == 0)
  var rows = LinearProgram()
  rows.addRow([], -1...1)
  #expect(rows.solve().solution?.activities == [0])
  rows.addRow([], 1...2)
  guard case .infeasible(let ray) = rows.solve() else { Issue.record("0 is not in 1...2"); return }
  #expect(ray == [0, 1])

  var columns = LinearProgram(.maximize)
  columns.addColumn(1...4, cost: 2)
  columns.addColumn(1...4, cost: -2)
  columns.addColumn(-infinity...infinity)
  #expect(columns.solve().solution?.values == [4, 1, 0])
  columns.addColumn(cost: 1)
  guard case .unbounded(let ray) = columns.solve() else { Issue.record("nothing bounds it"); return }
  #expect(ray == [0, 0, 0, 1])
}

@Test func `a column named twice in a row counts with both coefficients`() throws {
  var program = LinearProgram(.maximize)
  let x = program.addColumn(cost: 1)
  program.addRow([Term(1, x), Term(2, x)], -infinity...6)
  #expect(near(try #require(program.solve().solution)[x], 2))
}

@Test func `the objective may be set anew`() throws {
  var program = LinearProgram(.maximize)
  let x = program.addColumn(0...2, cost: 1)
  let y = program.addColumn(0...2, cost: 1)
  program.addRow([Term(1, x), Term(1, y)], -infinity...3)
  program.clearCosts()
  program.setCost(of: y, to: 1)
  program.sense = .minimize
  #expect(try #require(program.solve().solution)[y] == 0)
  program.setBounds(of: x, to: 0...0)
  program.sense = .maximize
  #expect(near(try #require(program.solve().solution)[y], 2))
}

@Test func `an iteration limit stops the search`() {
  var generator = SeededGenerator(seed: 1)
  var program = LinearProgram(.maximize)
  let columns = (0..<60).map { _ in program.addColumn(cost: Double.random(in: 1...2, using: &generator)) }
  for _ in 0..<60 {
    program.addRow(
      columns.map { Term(Double.random(in: 0.1...1, using: &generator), $0) }, -infinity...1)
  }
  #expect(program.solve(limits: SolveLimits(iterations: 1)) == .stopped)
  #expect(program.solve().solution != nil)
}

/// A random program around a known point, so that it is feasible, with every kind of bound.
private func randomProgram(seed: UInt64, hasPoint: Bool = true) -> LinearProgram {
  var generator = SeededGenerator(seed: seed)
  func pick(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &generator) }
  var program = LinearProgram(Bool.random(using: &generator) ? .minimize : .maximize)
  var point: [Double] = []
  for _ in 0..<Int.random(in: 1...12, using: &generator) {
    let value = Double(Int.random(in: -3...5, using: &generator))
    let bounds =
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: value...infinity
      case 1: -infinity...(value + pick(0...4))
      case 2: value...value
      case 3: -infinity...infinity
      default: (value - pick(0...4))...(value + pick(0...4))
      }
    program.addColumn(bounds, cost: Double(Int.random(in: -4...4, using: &generator)))
    point.append(value)
  }
  for _ in 0..<Int.random(in: 0...12, using: &generator) {
    let terms = point.indices.filter { _ in Bool.random(using: &generator) }.map {
      Term(Double(Int.random(in: -3...3, using: &generator)), ColumnID($0))
    }
    let here = terms.reduce(0) { $0 + $1.coefficient * point[$1.column.index] }
    let far = hasPoint ? 0 : pick(0...9)
    let bounds =
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: (here + far)...infinity
      case 1: -infinity...(here + pick(0...2))
      case 2: (here - far)...(here - far)
      default: (here - pick(0...3))...(here + pick(0...3))
      }
    program.addRow(terms, bounds)
  }
  return program
}

@Test(arguments: UInt64(0)..<400)
func `an optimum is feasible, its duals price it, slack is complementary`(seed: UInt64) {
  let program = randomProgram(seed: seed)
  let columns = (0..<program.columnCount).map { ColumnID($0) }
  let rows = (0..<program.rowCount).map { RowID($0) }
  switch program.solve() {
  case .optimal(let solution):
    for column in columns {
      let bounds = program.bounds(of: column)
      #expect(solution[column] >= bounds.lowerBound - 1e-6 && solution[column] <= bounds.upperBound + 1e-6)
    }
    for row in rows {
      let bounds = program.bounds(of: row)
      let activity = program.terms(of: row).reduce(0) { $0 + $1.coefficient * solution[$1.column] }
      #expect(near(activity, solution.activity(of: row)))
      #expect(activity >= bounds.lowerBound - 1e-6 && activity <= bounds.upperBound + 1e-6)
    }
    // Reduced costs are what the duals leave of the costs.
    var left = columns.map { program.cost(of: $0) }
    for row in rows {
      for term in program.terms(of: row) {
        left[term.column.index] -= solution.dual(of: row) * term.coefficient
      }
    }
    #expect(zip(left, solution.reducedCosts).allSatisfy { near($0, $1) })
    // Each price stands only at the bound it prices, so weak duality is tight: c·x = b·y + bounds·d.
    let sign: Double = program.sense == .minimize ? 1 : -1
    func priced(_ price: Double, _ bounds: ClosedRange<Double>, at value: Double) -> Double {
      guard price.magnitude > 1e-7 else { return 0 }
      let bound = sign * price > 0 ? bounds.lowerBound : bounds.upperBound
      #expect(near(value, bound), "price \(price) at \(value) within \(bounds)")
      return price * bound
    }
    var dual = 0.0
    for row in rows {
      dual += priced(solution.dual(of: row), program.bounds(of: row), at: solution.activity(of: row))
    }
    for column in columns {
      dual += priced(solution.reducedCost(of: column), program.bounds(of: column), at: solution[column])
    }
    #expect(near(dual, solution.objective))
    #expect(near(columns.reduce(0) { $0 + program.cost(of: $1) * solution[$1] }, solution.objective))
  case .unbounded(let ray):
    let gain = columns.reduce(0) { $0 + program.cost(of: $1) * ray[$1.index] }
    #expect(program.sense == .minimize ? gain < 0 : gain > 0)
    for column in columns {
      if ray[column.index] < -1e-9 { #expect(program.bounds(of: column).lowerBound == -infinity) }
      if ray[column.index] > 1e-9 { #expect(program.bounds(of: column).upperBound == infinity) }
    }
    for row in rows {
      let change = program.terms(of: row).reduce(0) { $0 + $1.coefficient * ray[$1.column.index] }
      if change < -1e-7 { #expect(program.bounds(of: row).lowerBound == -infinity) }
      if change > 1e-7 { #expect(program.bounds(of: row).upperBound == infinity) }
    }
  case .infeasible, .stopped:
    Issue.record("a program around a point has it: seed \(seed), \(program.solve())")
  }
}

@Test(arguments: UInt64(0)..<300)
func `an infeasible program has a proof`(seed: UInt64) {
  let program = randomProgram(seed: seed, hasPoint: false)
  guard case .infeasible(let ray) = program.solve() else { return }
  // The weighted rows demand more than the columns within their bounds can give.
  var weights = [Double](repeating: 0, count: program.columnCount)
  var demanded = 0.0
  for (index, weight) in ray.enumerated() where weight.magnitude > 1e-7 {
    let bounds = program.bounds(of: RowID(index))
    demanded += weight * (weight > 0 ? bounds.lowerBound : bounds.upperBound)
    for term in program.terms(of: RowID(index)) { weights[term.column.index] += weight * term.coefficient }
  }
  var possible = 0.0
  for (index, weight) in weights.enumerated() where weight.magnitude > 1e-7 {
    let bounds = program.bounds(of: ColumnID(index))
    possible += weight * (weight > 0 ? bounds.upperBound : bounds.lowerBound)
  }
  #expect(demanded > possible + 1e-8, "seed \(seed)")
}

@Test func `a costly column in no row is unbounded, not infeasible`() {
  var program = LinearProgram(.minimize)
  let x = program.addColumn(0...1)
  program.addColumn(-1...infinity, cost: -4)
  program.addRow([Term(-3, x)], -infinity...0)
  guard case .unbounded(let ray) = program.solve() else { Issue.record("\(program.solve())"); return }
  #expect(ray == [0, 1])
}

@Test(arguments: UInt64(0)..<20)
func `the same program gives the same answer, also beside others`(seed: UInt64) async {
  let program = randomProgram(seed: seed)
  let first = program.solve()
  await withTaskGroup(of: LinearOutcome.self) { group in
    for _ in 0..<8 { group.addTask { program.solve() } }
    for await outcome in group { #expect(outcome == first) }
  }
}
