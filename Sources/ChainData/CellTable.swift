import TableIO

/// A table of the document with every cell its schema knows, trimmed, found once.
///
/// A class, for rows are passed around and copies would count.
final class CellTable {
  /// The position of its package in the document.
  let package: Int
  let table: DatasetTable
  let cells: CellGrid
  /// The rows that can be read; checks of rows among each other know no others.
  let soundRows: [Int]
  /// Where the schema has a column, by its ordinal; negative where it has none.
  private let positions: [Int8]
  /// By column and row: the position of the record a reference names, negative where it names none;
  /// empty for other columns.
  private var targets: [[Int32]] = []

  init(_ table: DatasetTable, package: Int) {
    self.package = package
    self.table = table
    soundRows = (0..<table.csv.rowCount).filter { table.isSound(row: $0) }
    cells = CellGrid(table.csv, columns: table.schema.columns.map { table.position(of: $0.column) })
    var positions = [Int8](repeating: -1, count: ColumnName.allCases.count)
    for (position, schema) in table.schema.columns.enumerated() {
      positions[schema.column.ordinal] = Int8(position)
    }
    self.positions = positions
  }

  var schema: TableSchema { table.schema }

  /// The trimmed text of a cell; empty when there is no such column.
  subscript(column: ColumnName, row: Int) -> String {
    position(of: column).map { cells[row, $0] } ?? ""
  }

  /// Whether a cell has no text, or there is no such column.
  func isEmpty(_ column: ColumnName, row: Int) -> Bool {
    position(of: column).map { cells.isEmpty(row, $0) } ?? true
  }

  /// Where the schema has a column.
  func position(of column: ColumnName) -> Int? {
    let position = positions[column.ordinal]
    return position < 0 ? nil : Int(position)
  }

  /// The position of the record that a reference names; nil where it names none.
  func target(_ column: ColumnName, row: Int) -> Int? {
    guard let position = position(of: column), !targets[position].isEmpty else { return nil }
    let target = targets[position][row]
    return target < 0 ? nil : Int(target)
  }

  /// Looks every reference up, once and for all.
  /// - Parameter records: the records of a table, to look them up by their ids.
  func resolveReferences(in records: (TableName) -> RecordLookup?) {
    targets = schema.columns.enumerated().map { column, schema in
      guard case .reference(let target) = schema.type, let records = records(target) else { return [] }
      var found = [Int32](repeating: -1, count: cells.rowCount)
      for row in 0..<cells.rowCount where !cells.isEmpty(row, column) {
        // What stands together often names the same: its process, its source.
        if row > 0 && cells.isSame(row, column, as: cells, row - 1, column) {
          found[row] = found[row - 1]
        } else if let position = records.position(namedIn: self, row, column) {
          found[row] = Int32(position)
        }
      }
      return found
    }
  }

  /// A hash of the text of a cell, by the position of its column in the schema.
  func hash(_ row: Int, _ column: Int) -> UInt64 {
    var hash = TextHash()
    cells.hash(row, column, into: &hash)
    return hash.value
  }

  /// Whether a cell has the same text as one of another table (or of this one).
  func isSame(_ row: Int, _ column: Int, as other: CellTable, _ otherRow: Int, _ otherColumn: Int) -> Bool {
    cells.isSame(row, column, as: other.cells, otherRow, otherColumn)
  }

  func location(_ column: ColumnName, row: Int) -> SourceLocation { table.location(column, row: row) }
}
