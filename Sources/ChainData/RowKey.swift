import ChainModel
import TableIO

/// What tells the rows of a table apart: the cells in its key columns, compared as they are written.
struct RowKey {
  private let columns: [Int]
  /// Where links state their relation: left out, it is a feedstock.
  private let relation: Int?

  init(_ schema: TableSchema) {
    columns = schema.key.compactMap { key in schema.columns.firstIndex { $0.column == key } }
    relation = schema.name == .links ? schema.columns.firstIndex { $0.column == .relation } : nil
  }

  func hash(_ table: CellTable, _ row: Int) -> UInt64 {
    var hash = TextHash()
    for column in columns where !isFeedstock(table, row, column) {
      table.cells.hash(row, column, into: &hash)
    }
    return hash.value
  }

  func isSame(_ table: CellTable, _ row: Int, as other: CellTable, _ otherRow: Int) -> Bool {
    columns.allSatisfy { column in
      isFeedstock(table, row, column)
        ? isFeedstock(other, otherRow, column)
        : table.isSame(row, column, as: other, otherRow, column)
    }
  }

  /// The key as a message names it: what is empty left out.
  func texts(_ table: CellTable, _ row: Int) -> [String] {
    columns.map { isFeedstock(table, row, $0) ? Relation.feedstock.rawValue : table.cells[row, $0] }
      .filter { !$0.isEmpty }
  }

  private func isFeedstock(_ table: CellTable, _ row: Int, _ column: Int) -> Bool {
    guard column == relation else { return false }
    return table.cells.isEmpty(row, column) || table.cells[row, column] == Relation.feedstock.rawValue
  }
}
