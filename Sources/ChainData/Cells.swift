import ChainModel
import TableIO

/// The cells of a row or record by column, as values; for rows that passed the checks.
struct Cells {
  private let table: CellTable
  private let row: Int
  /// Where a record is stated again: asked for what the first row leaves empty.
  private let restatements: [Cells]

  init(_ ref: RowRef, in index: RowIndex) {
    table = index.tables[ref.table]
    row = ref.row
    restatements = []
  }

  init(_ record: RowIndex.Record, in index: RowIndex) {
    table = index.tables[record.row.table]
    row = record.row.row
    restatements = record.restatements.map { Cells($0, in: index) }
  }

  /// The first text any of the rows has in `column`.
  subscript(column: ColumnName) -> String {
    guard !restatements.isEmpty, table.isEmpty(column, row: row) else { return table[column, row] }
    return restatements.lazy.map { $0[column] }.first { !$0.isEmpty } ?? ""
  }

  func isEmpty(_ column: ColumnName) -> Bool {
    table.isEmpty(column, row: row) && restatements.allSatisfy { $0.isEmpty(column) }
  }

  /// The position of the record that the first reference in `column` names.
  func target(_ column: ColumnName) -> Int? {
    table.target(column, row: row) ?? restatements.lazy.compactMap { $0.target(column) }.first
  }

  var key: String { self[.id] }
  var name: Name { Name(chinese: self[.name], english: self[.nameEn]) }

  func number(_ column: ColumnName) -> Double? { isEmpty(column) ? nil : CellValue.number(self[column]) }
  func yesNo(_ column: ColumnName) -> Bool? { CellValue.yesNo(self[column]) }
  func list(_ column: ColumnName) -> [String] { CellValue.list(self[column]) }
  func choice<T: RawRepresentable>(_ column: ColumnName) -> T? where T.RawValue == String {
    T(rawValue: self[column])
  }

  /// The dense id a reference stands for.
  func id<ID: DenseID>(_ column: ColumnName) -> ID? { target(column).map { ID($0) } }

  var evidence: Evidence { Evidence(source: id(.source), locator: self[.locator], quote: self[.quote]) }
}
