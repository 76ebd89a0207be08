import ChainModel
import Optimization

/// One linear program over the units of a balance: a column for each load, a row for each limited node.
///
/// Quantities are carried in ten thousands of base units, so that loads of 0 … 1 stand beside numbers of
/// like size; prices are carried back.
struct BalanceModel {
  static let scale = 10_000.0

  private var program = LinearProgram(.minimize)
  /// By unit of known size: its load.
  private(set) var loadColumns: [Int: ColumnID] = [:]
  /// By unit of unknown size or captive: what it makes.
  private(set) var freeColumns: [Int: ColumnID] = [:]
  private(set) var rows: [NodeID: RowID] = [:]
  private var terms: [NodeID: [Term]] = [:]
  /// Below this, base units a year, a quantity is rounding.
  private(set) var negligible = 0.0
  /// Below this a price is rounding.
  private(set) var negligiblePrice = 0.0

  init(_ programs: BalancePrograms, corner: BalancePrograms.Corner, loads: (Int) -> ClosedRange<Double>) {
    var largest = 0.0
    for (index, unit) in programs.units.enumerated() {
      let column: ColumnID
      if unit.size == .known {
        column = program.addColumn(loads(index))
        loadColumns[index] = column
      } else {
        column = program.addColumn()
        freeColumns[index] = column
      }
      for flow in unit.flows {
        let quantity = programs.quantity(flow, corner)
        guard quantity > 0 else { continue }
        if unit.size == .known { largest = max(largest, quantity) }
        let size = unit.size == .known ? quantity / Self.scale : quantity
        terms[flow.node, default: []].append(Term(flow.isMade ? size : -size, column))
      }
    }
    for transfer in programs.gradeTransfers {
      let column = program.addColumn()
      terms[transfer.from, default: []].append(Term(-1, column))
      terms[transfer.to, default: []].append(Term(1, column))
    }
    negligible = max(1e-6, 1e-9 * largest)
    negligiblePrice = largest > 0 ? 1e-9 / largest : 0
  }

  /// Lets `node` be bought; what, is in ten thousands.
  mutating func addPurchase(of node: NodeID) -> ColumnID {
    let column = program.addColumn()
    terms[node, default: []].append(Term(1, column))
    return column
  }

  /// Makes less what is taken, with what comes besides, is no less than nothing.
  mutating func addRows(for nodes: [NodeID], extra: [NodeID: Double]) {
    for node in nodes {
      rows[node] = program.addRow(terms[node] ?? [], (-(extra[node] ?? 0) / Self.scale)...Double.infinity)
    }
  }

  /// The most of a sum, the program left as it was.
  func maximise(_ goal: [Term]) -> LinearSolution? { solved(goal, .maximize) }
  /// The least of a sum, the program left as it was.
  func minimised(_ goal: [Term]) -> LinearSolution? { solved(goal, .minimize) }

  /// The least of a sum, which from now on is kept.
  mutating func minimise(_ goal: [Term]) -> LinearSolution? {
    let solution = solved(goal, .minimize)
    if let solution, !goal.isEmpty {
      let least = solution.objective
      program.addRow(goal, -Double.infinity...(least + 1e-9 * max(1, least.magnitude)))
    }
    return solution
  }

  mutating func fix(_ goal: [Term], atLeast value: Double) {
    program.addRow(goal, (value - 1e-9 * max(1, value.magnitude))...Double.infinity)
  }

  /// What one base unit a year more of `node` adds to the objective of a maximum.
  func price(of node: NodeID, in solution: LinearSolution) -> Double {
    rows[node].map { max(0, -solution.dual(of: $0)) / Self.scale } ?? 0
  }

  private func solved(_ goal: [Term], _ sense: ObjectiveSense) -> LinearSolution? {
    var program = program
    program.sense = sense
    program.clearCosts()
    for term in goal { program.setCost(of: term.column, to: term.coefficient) }
    return program.solve().solution
  }
}
