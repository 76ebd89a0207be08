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

  func hash(_ cells: CellGrid, _ row: Int) -> UInt64 {
    var hash = TextHash()
    for column in columns where !isFeedstock(cells, row, column) { cells.hash(row, column, into: &hash) }
    return hash.value
  }

  func isSame(_ cells: CellGrid, _ row: Int, as other: CellGrid, _ otherRow: Int) -> Bool {
    columns.allSatisfy { column in
      isFeedstock(cells, row, column)
        ? isFeedstock(other, otherRow, column)
        : cells.isSame(row, column, as: other, otherRow, column)
    }
  }

  private func isFeedstock(_ cells: CellGrid, _ row: Int, _ column: Int) -> Bool {
    guard column == relation else { return false }
    return cells.isEmpty(row, column) || cells[row, column] == Relation.feedstock.rawValue
  }
}
