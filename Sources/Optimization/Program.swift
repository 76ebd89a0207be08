/// What a program wants of its objective.
public enum ObjectiveSense: String, Hashable, Sendable { case minimize, maximize }

/// A variable of a program: its position among the columns.
public struct ColumnID: Hashable, Comparable, Sendable {
  public let index: Int
  public init(_ index: Int) { self.index = index }
  public static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

/// A constraint of a program: its position among the rows.
public struct RowID: Hashable, Comparable, Sendable {
  public let index: Int
  public init(_ index: Int) { self.index = index }
  public static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

/// A coefficient times a column: what rows are made of.
public struct Term: Hashable, Sendable {
  public var column: ColumnID
  public var coefficient: Double

  public init(_ coefficient: Double, _ column: ColumnID) {
    self.column = column
    self.coefficient = coefficient
  }
}

/// Columns with bounds and costs, rows with bounds: what both kinds of program are made of.
struct Program: Hashable, Sendable {
  var sense: ObjectiveSense
  var columnBounds: [ClosedRange<Double>] = []
  var costs: [Double] = []
  var isInteger: [Bool] = []
  var rowBounds: [ClosedRange<Double>] = []
  /// Where each row begins in `terms`, and where the last one ends.
  var rowStarts: [Int] = [0]
  var terms: [Term] = []

  init(_ sense: ObjectiveSense) { self.sense = sense }

  mutating func addColumn(_ bounds: ClosedRange<Double>, cost: Double, isInteger: Bool) -> ColumnID {
    precondition(cost.isFinite, "a cost is a number")
    columnBounds.append(bounds)
    costs.append(cost)
    self.isInteger.append(isInteger)
    return ColumnID(columnBounds.count - 1)
  }

  mutating func addRow(_ row: some Sequence<Term>, _ bounds: ClosedRange<Double>) -> RowID {
    for term in row {
      precondition(columnBounds.indices.contains(term.column.index), "a term of a column that is not there")
      precondition(term.coefficient.isFinite, "a coefficient is a number")
      terms.append(term)
    }
    rowStarts.append(terms.count)
    rowBounds.append(bounds)
    return RowID(rowBounds.count - 1)
  }

  func terms(of row: Int) -> ArraySlice<Term> { terms[rowStarts[row]..<rowStarts[row + 1]] }

  /// What each row comes to at `values`.
  func activities(at values: [Double]) -> [Double] {
    rowBounds.indices.map { row in
      terms(of: row).reduce(0) { $0 + $1.coefficient * values[$1.column.index] }
    }
  }

  func objective(at values: [Double]) -> Double { zip(costs, values).reduce(0) { $0 + $1.0 * $1.1 } }
}

extension Program {
  /// The matrix by columns, as the solvers take it: coefficients of one cell added, zeros left out,
  /// rows ascending within a column; costs those of a minimum.
  struct Packed {
    var starts: [Int32] = [0]
    var rows: [Int32] = []
    var coefficients: [Double] = []
    var columnLower: [Double]
    var columnUpper: [Double]
    var costs: [Double]
    var rowLower: [Double]
    var rowUpper: [Double]
  }

  func packed() -> Packed {
    precondition(terms.count < Int32.max, "too many terms")
    var counts = [Int](repeating: 0, count: columnBounds.count + 1)
    for term in terms { counts[term.column.index + 1] += 1 }
    for column in columnBounds.indices { counts[column + 1] += counts[column] }
    var cursors = counts
    var cells = [(row: Int, value: Double)](repeating: (0, 0), count: terms.count)
    for row in rowBounds.indices {
      for term in terms(of: row) {
        cells[cursors[term.column.index]] = (row, term.coefficient)
        cursors[term.column.index] += 1
      }
    }
    var packed = Packed(
      columnLower: columnBounds.map { Self.finite($0.lowerBound) },
      columnUpper: columnBounds.map { Self.finite($0.upperBound) },
      costs: sense == .minimize ? costs : costs.map { -$0 },
      rowLower: rowBounds.map { Self.finite($0.lowerBound) },
      rowUpper: rowBounds.map { Self.finite($0.upperBound) })
    for column in columnBounds.indices {
      var position = counts[column]
      while position < counts[column + 1] {
        let row = cells[position].row
        var value = 0.0
        while position < counts[column + 1], cells[position].row == row {
          value += cells[position].value
          position += 1
        }
        if value == 0 { continue }
        packed.rows.append(Int32(row))
        packed.coefficients.append(value)
      }
      packed.starts.append(Int32(packed.rows.count))
    }
    return packed
  }

  /// The solvers write infinity as the largest number.
  private static func finite(_ bound: Double) -> Double {
    bound == .infinity
      ? .greatestFiniteMagnitude : bound == -.infinity ? -.greatestFiniteMagnitude : bound
  }
}
