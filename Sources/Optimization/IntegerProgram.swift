/// A linear program some of whose columns must be whole numbers.
///
///     var knapsack = IntegerProgram(.maximize)
///     let tent = knapsack.addBinary(cost: 5)
///     let stove = knapsack.addBinary(cost: 4)
///     knapsack.addRow([Term(3, tent), Term(2, stove)], -Double.infinity...4)
///     knapsack.solve().isChosen(tent)  // true
///
/// Solved exactly unless a limit comes first; then the result says so and gives the bound. The same
/// program gives the same answer in every run, as long as the clock is not what stopped it.
/// - Reference: Docs/Guides/Optimization.md; CBC 2.10, branch and cut.
public struct IntegerProgram: Hashable, Sendable {
  private var program: Program

  public init(_ sense: ObjectiveSense = .minimize) { program = Program(sense) }

  public var sense: ObjectiveSense { program.sense }
  public var columnCount: Int { program.columnBounds.count }
  public var rowCount: Int { program.rowBounds.count }

  /// Adds a variable, whole unless said otherwise.
  @discardableResult
  public mutating func addColumn(
    _ bounds: ClosedRange<Double>, cost: Double = 0, isInteger: Bool = true
  ) -> ColumnID { program.addColumn(bounds, cost: cost, isInteger: isInteger) }

  /// Adds a yes or no.
  @discardableResult
  public mutating func addBinary(cost: Double = 0) -> ColumnID {
    program.addColumn(0...1, cost: cost, isInteger: true)
  }

  /// Adds a constraint on a sum of terms; a column named twice counts with both coefficients.
  @discardableResult
  public mutating func addRow(_ terms: some Sequence<Term>, _ bounds: ClosedRange<Double>) -> RowID {
    program.addRow(terms, bounds)
  }

  public mutating func setCost(of column: ColumnID, to cost: Double) {
    precondition(cost.isFinite, "a cost is a number")
    program.costs[column.index] = cost
  }
  public mutating func setBounds(of column: ColumnID, to bounds: ClosedRange<Double>) {
    program.columnBounds[column.index] = bounds
  }
  public mutating func setBounds(of row: RowID, to bounds: ClosedRange<Double>) {
    program.rowBounds[row.index] = bounds
  }
}

/// What solving an integer program found.
public struct IntegerOutcome: Hashable, Sendable {
  public enum Status: String, Hashable, Sendable {
    /// Solved: the incumbent is an optimum.
    case optimal
    /// A limit came first; the incumbent is the best known, if there is one.
    case stopped
    /// Nothing keeps all bounds.
    case infeasible
    case unbounded
  }

  public let status: Status
  /// The best values found, by column, whole where they must be; none unless a solution is known.
  public let values: [Double]?
  /// What the values come to.
  public let objective: Double?
  /// What no solution can be better than; nil where nothing is known.
  public let bound: Double?
  /// Nodes of the tree that were looked at.
  public let nodes: Int

  public func value(of column: ColumnID) -> Double? { values?[column.index] }
  /// Whether a yes-or-no column is yes in the best solution.
  public func isChosen(_ column: ColumnID) -> Bool { values.map { $0[column.index] > 0.5 } ?? false }

  /// How far the incumbent may be from the optimum; nil without one.
  public var gap: Double? {
    guard let objective, let bound else { return nil }
    return (objective - bound).magnitude
  }
}

extension IntegerProgram {
  /// Solves the program; waits while another is being solved.
  ///
  /// - Complexity: exponential at worst; 2,000 binaries under 5,000 rows took 3.5 s.
  public func solve(limits: SolveLimits = .standard) -> IntegerOutcome {
    guard program.isInteger.contains(true), !program.terms.isEmpty else { return solvedAsLinear(limits) }
    return solver.withLock { _ in
      let model = CbcModel(program)
      return solve(model, limits)
    }
  }

  private func solve(_ model: borrowing CbcModel, _ limits: SolveLimits) -> IntegerOutcome {
    let pointer = model.pointer
    cbc.setMaximumNodes(pointer, Int32(clamping: limits.nodes))
    cbc.setMaximumSeconds(pointer, limits.seconds)
    // The whole optimum, not one within a hair's breadth of it.
    cbc.setAllowableGap(pointer, 0)
    cbc.setAllowableFractionGap(pointer, 0)
    _ = cbc.solve(pointer)
    let sign: Double = program.sense == .minimize ? 1 : -1
    let nodes = Int(cbc.getNodeCount(pointer))
    let isProven = cbc.status(pointer) == 0 && cbc.isProvenOptimal(pointer) != 0
    var values: [Double]?
    if let best = cbc.bestSolution(pointer) {
      values = program.columnBounds.indices.map {
        program.isInteger[$0] ? best[$0].rounded() : best[$0]
      }
    }
    let objective = values.map { program.objective(at: $0) }
    if isProven, let objective {
      return IntegerOutcome(
        status: .optimal, values: values, objective: objective, bound: objective, nodes: nodes)
    }
    if values == nil, cbc.isProvenInfeasible(pointer) != 0 {
      return IntegerOutcome(status: .infeasible, values: nil, objective: nil, bound: nil, nodes: nodes)
    }
    if cbc.isContinuousUnbounded(pointer) != 0 || cbc.secondaryStatus(pointer) == 7 {
      return IntegerOutcome(status: .unbounded, values: nil, objective: nil, bound: nil, nodes: nodes)
    }
    let bound = cbc.getBestPossibleObjValue(pointer)
    return IntegerOutcome(
      status: .stopped, values: values, objective: objective,
      bound: bound.magnitude < 1e30 ? sign * bound : nil, nodes: nodes)
  }

  /// Where nothing must be whole, or nothing is constrained: CBC has no answer to either.
  private func solvedAsLinear(_ limits: SolveLimits) -> IntegerOutcome {
    var program = program
    for column in program.isInteger.indices where program.isInteger[column] {
      let bounds = program.columnBounds[column]
      let (lower, upper) = (bounds.lowerBound.rounded(.up), bounds.upperBound.rounded(.down))
      guard lower <= upper else {
        return IntegerOutcome(status: .infeasible, values: nil, objective: nil, bound: nil, nodes: 0)
      }
      program.columnBounds[column] = lower...upper
    }
    switch program.solveLinear(limits) {
    case .optimal(let solution):
      return IntegerOutcome(
        status: .optimal, values: solution.values, objective: solution.objective,
        bound: solution.objective, nodes: 0)
    case .infeasible:
      return IntegerOutcome(status: .infeasible, values: nil, objective: nil, bound: nil, nodes: 0)
    case .unbounded:
      return IntegerOutcome(status: .unbounded, values: nil, objective: nil, bound: nil, nodes: 0)
    case .stopped:
      return IntegerOutcome(status: .stopped, values: nil, objective: nil, bound: nil, nodes: 0)
    }
  }
}
