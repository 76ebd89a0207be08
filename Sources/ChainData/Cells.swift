import ChainModel
import TableIO

/// The cells of a record by column, as values; for rows that passed the checks.
struct Cells {
  let index: RowIndex
  let rows: [RowRef]

  subscript(column: String) -> String { index.text(column, of: rows) }

  var key: String { self["id"] }
  var name: Name { Name(chinese: self["name"], english: self["name_en"]) }

  func number(_ column: String) -> Double? { CellValue.number(self[column]) }
  func yesNo(_ column: String) -> Bool? { CellValue.yesNo(self[column]) }
  func list(_ column: String) -> [String] { CellValue.list(self[column]) }
  func choice<T: RawRepresentable>(_ column: String) -> T? where T.RawValue == String {
    T(rawValue: self[column])
  }

  /// The dense id a reference stands for.
  func id<ID: DenseID>(_ column: String) -> ID? { index.target(column, of: rows).map { ID($0) } }

  var evidence: Evidence { Evidence(source: id("source"), locator: self["locator"], quote: self["quote"]) }
}
