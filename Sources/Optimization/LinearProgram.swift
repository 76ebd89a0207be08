/// A linear program: columns between bounds, rows between bounds, a sum of costs to make least or most.
///
///     var diet = LinearProgram(.minimize)
///     let rice = diet.addColumn(cost: 2)
///     let beans = diet.addColumn(cost: 3)
///     let protein = diet.addRow([Term(1, rice), Term(3, beans)], 6...Double.infinity)
///     if case .optimal(let solution) = diet.solve() { solution[beans]; solution.dual(of: protein) }
///
/// Adding is cheap and solving leaves the program as it was: change it and solve again. The same
/// program gives the same answer in every run.
/// - Reference: Docs/Guides/Optimization.md; Clp 1.17, primal simplex.
public struct LinearProgram: Hashable, Sendable {
  private var program: Program

  public init(_ sense: ObjectiveSense = .minimize) { program = Program(sense) }

  public var sense: ObjectiveSense {
    get { program.sense }
    set { program.sense = newValue }
  }
  public var columnCount: Int { program.columnBounds.count }
  public var rowCount: Int { program.rowBounds.count }

  /// Adds a variable; infinite bounds are no bounds.
  @discardableResult
  public mutating func addColumn(
    _ bounds: ClosedRange<Double> = 0...Double.infinity, cost: Double = 0
  ) -> ColumnID { program.addColumn(bounds, cost: cost, isInteger: false) }

  /// Adds a constraint on a sum of terms; a column named twice counts with both coefficients.
  @discardableResult
  public mutating func addRow(_ terms: some Sequence<Term>, _ bounds: ClosedRange<Double>) -> RowID {
    program.addRow(terms, bounds)
  }

  public func bounds(of column: ColumnID) -> ClosedRange<Double> { program.columnBounds[column.index] }
  public func bounds(of row: RowID) -> ClosedRange<Double> { program.rowBounds[row.index] }
  public func cost(of column: ColumnID) -> Double { program.costs[column.index] }
  public func terms(of row: RowID) -> ArraySlice<Term> { program.terms(of: row.index) }

  public mutating func setBounds(of column: ColumnID, to bounds: ClosedRange<Double>) {
    program.columnBounds[column.index] = bounds
  }
  public mutating func setBounds(of row: RowID, to bounds: ClosedRange<Double>) {
    program.rowBounds[row.index] = bounds
  }
  public mutating func setCost(of column: ColumnID, to cost: Double) {
    precondition(cost.isFinite, "a cost is a number")
    program.costs[column.index] = cost
  }
  /// Makes all costs 0, before another objective is set.
  public mutating func clearCosts() {
    program.costs = [Double](repeating: 0, count: program.costs.count)
  }
}

/// What solving a linear program found.
public enum LinearOutcome: Hashable, Sendable {
  case optimal(LinearSolution)
  /// Nothing keeps all bounds. The ray is a weight for each row that shows it: the rows so weighted
  /// add up to a demand that no values within their bounds meet (Farkas).
  case infeasible(ray: [Double])
  /// The objective has no bound. The ray is a direction in the columns along which it improves for
  /// ever and no bound is met.
  case unbounded(ray: [Double])
  /// A limit came first, or the numbers were too badly scaled to tell.
  case stopped

  public var solution: LinearSolution? {
    if case .optimal(let solution) = self { solution } else { nil }
  }
}

/// An optimum of a linear program.
public struct LinearSolution: Hashable, Sendable {
  public let objective: Double
  /// By column.
  public let values: [Double]
  /// By row: what its terms add up to.
  public let activities: [Double]
  /// By row: how much the objective changes for each unit its active bound is raised, minimised or
  /// maximised alike; 0 for a row that does not bind.
  public let duals: [Double]
  /// By column: the cost less the duals' price of what the column takes, the change of the objective
  /// for each unit its active bound is raised; 0 strictly between the bounds.
  public let reducedCosts: [Double]

  public subscript(column: ColumnID) -> Double { values[column.index] }
  public func activity(of row: RowID) -> Double { activities[row.index] }
  public func dual(of row: RowID) -> Double { duals[row.index] }
  public func reducedCost(of column: ColumnID) -> Double { reducedCosts[column.index] }
}

extension LinearProgram {
  /// Solves the program; waits while another is being solved.
  ///
  /// - Complexity: exponential at worst, in practice a few times rows × columns; a program of 1,000
  ///   rows takes milliseconds.
  public func solve(limits: SolveLimits = .standard) -> LinearOutcome { program.solveLinear(limits) }
}

extension Program {
  /// The program without regard to `isInteger`.
  func solveLinear(_ limits: SolveLimits) -> LinearOutcome {
    if let outcome = trivialOutcome { return outcome }
    switch solver.withLock({ _ in optimum(ClpModel(self), limits) }) {
    case .found(let solution): return .optimal(solution)
    case .stopped: return .stopped
    case .none: return certificate(limits)
    }
  }

  private enum Search {
    case found(LinearSolution)
    case stopped
    case none
  }

  private func optimum(_ model: consuming ClpModel, _ limits: SolveLimits) -> Search {
    let pointer = model.pointer
    clp.setMaximumIterations(pointer, Int32(clamping: limits.iterations))
    clp.setMaximumSeconds(pointer, limits.seconds)
    _ = clp.primal(pointer, 0)
    if clp.status(pointer) == 0 && clp.secondaryStatus(pointer) != 0 {
      // Optimal only as scaled: once more without.
      clp.scaling(pointer, 0)
      _ = clp.primal(pointer, 0)
    }
    guard clp.status(pointer) < 3 else { return .stopped }
    guard clp.status(pointer) == 0, clp.numberPrimalInfeasibilities(pointer) == 0 else { return .none }
    let values = model.numbers(clp.getColSolution(pointer), columnBounds.count)
    let duals = model.numbers(clp.getRowPrice(pointer), rowBounds.count)
    let reducedCosts = model.numbers(clp.getReducedCost(pointer), columnBounds.count)
    // Clp was given a minimum; without 0 − x a zero would come out negative.
    let isLeast = sense == .minimize
    return .found(
      LinearSolution(
        objective: objective(at: values), values: values, activities: activities(at: values),
        duals: isLeast ? duals : duals.map { 0 - $0 },
        reducedCosts: isLeast ? reducedCosts : reducedCosts.map { 0 - $0 }))
  }

  /// Why there is no optimum: two programs that have one themselves tell, and their optima prove it.
  ///
  /// Clp's own verdict is not relied on: with a costly column in no row it calls unbounded programs
  /// infeasible, from either simplex.
  private func certificate(_ limits: SolveLimits) -> LinearOutcome {
    let tolerance = 1e-7
    switch solver.withLock({ _ in elastic.optimum(ClpModel(elastic), limits) }) {
    case .found(let least):
      if least.objective > tolerance { return .infeasible(ray: least.duals) }
    case .stopped, .none: return .stopped
    }
    switch solver.withLock({ _ in recession.optimum(ClpModel(recession), limits) }) {
    case .found(let direction) where direction.objective < -tolerance:
      return .unbounded(ray: direction.values)
    case .found, .stopped, .none: return .stopped
    }
  }

  /// How little the rows can be broken: positive just where nothing keeps all bounds, and its duals
  /// are then a proof (Farkas).
  private var elastic: Program {
    var program = Program(.minimize)
    for bounds in columnBounds { _ = program.addColumn(bounds, cost: 0, isInteger: false) }
    for row in rowBounds.indices {
      let over = program.addColumn(0...Double.infinity, cost: 1, isInteger: false)
      let under = program.addColumn(0...Double.infinity, cost: 1, isInteger: false)
      _ = program.addRow(terms(of: row) + [Term(1, under), Term(-1, over)], rowBounds[row])
    }
    return program
  }

  /// The directions that no bound ends, cut off at length 1: where one of them improves the
  /// objective, a feasible program is unbounded.
  private var recession: Program {
    func cone(_ bounds: ClosedRange<Double>, _ length: Double) -> ClosedRange<Double> {
      (bounds.lowerBound == -.infinity ? -length : 0)...(bounds.upperBound == .infinity ? length : 0)
    }
    var program = Program(.minimize)
    for (bounds, cost) in zip(columnBounds, costs) {
      _ = program.addColumn(cone(bounds, 1), cost: sense == .minimize ? cost : -cost, isInteger: false)
    }
    for row in rowBounds.indices {
      _ = program.addRow(terms(of: row), cone(rowBounds[row], .infinity))
    }
    return program
  }

  /// The outcome where there are no rows or no columns, which the solvers answer each in its own way.
  private var trivialOutcome: LinearOutcome? {
    guard columnBounds.isEmpty || terms.isEmpty else { return nil }
    if let broken = rowBounds.firstIndex(where: { !$0.contains(0) }) {
      var ray = [Double](repeating: 0, count: rowBounds.count)
      ray[broken] = rowBounds[broken].lowerBound > 0 ? 1 : -1
      return .infeasible(ray: ray)
    }
    var values: [Double] = []
    for (column, bounds) in columnBounds.enumerated() {
      let cost = sense == .minimize ? costs[column] : -costs[column]
      let value =
        cost > 0
        ? bounds.lowerBound : cost < 0 ? bounds.upperBound : min(max(0, bounds.lowerBound), bounds.upperBound)
      guard value.isFinite else {
        var ray = [Double](repeating: 0, count: columnBounds.count)
        ray[column] = cost > 0 ? -1 : 1
        return .unbounded(ray: ray)
      }
      values.append(value)
    }
    return .optimal(
      LinearSolution(
        objective: objective(at: values), values: values,
        activities: [Double](repeating: 0, count: rowBounds.count),
        duals: [Double](repeating: 0, count: rowBounds.count), reducedCosts: costs))
  }
}
