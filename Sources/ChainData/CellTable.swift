import TableIO

/// A table of the document with the text of every cell its schema knows, made once.
///
/// A cell is looked at by several checks and then kept by the network: asking the file each time
/// costs more than everything else. A class, for rows are passed around and copies would count.
final class CellTable {
  /// The position of its package in the document.
  let package: Int
  let table: DatasetTable
  /// The rows that can be read; checks of rows among each other know no others.
  let soundRows: [Int]
  private let names: [String]
  private let nameLengths: [Int]
  /// Row by row, in the order of the schema's columns.
  private let texts: [String]
  /// By column and row: the position of the record a reference names; empty for other columns.
  private var targets: [[Int?]] = []

  init(_ table: DatasetTable, package: Int) {
    self.package = package
    self.table = table
    names = table.schema.columns.map(\.name)
    nameLengths = names.map(\.utf8.count)
    let rows = 0..<table.csv.rowCount
    soundRows = rows.filter { table.isSound(row: $0) }
    let positions = names.map { table.position(of: $0) }
    var texts: [String] = []
    texts.reserveCapacity(rows.count * names.count)
    for row in rows {
      for position in positions { texts.append(position.map { table.csv[row, $0].trimmed } ?? "") }
    }
    self.texts = texts
  }

  var schema: TableSchema { table.schema }

  /// The trimmed text of a cell by the column's position in the schema.
  subscript(column: Int, row: Int) -> String { texts[row * names.count + column] }

  /// The trimmed text of a cell; empty when there is no such column.
  subscript(column: String, row: Int) -> String {
    position(of: column).map { self[$0, row] } ?? ""
  }

  /// A dozen short names, mostly of different lengths: comparing them is faster than hashing one.
  private func position(of column: String) -> Int? {
    let length = column.utf8.count
    for position in nameLengths.indices where nameLengths[position] == length && names[position] == column {
      return position
    }
    return nil
  }

  /// The position of the record that a reference names; nil where it names none.
  func target(_ column: String, row: Int) -> Int? {
    guard let position = position(of: column), !targets[position].isEmpty else { return nil }
    return targets[position][row]
  }

  /// Looks every reference up, once and for all, in the positions of records by table and id.
  func resolveReferences(in positions: [TableName: [String: Int]]) {
    targets = schema.columns.enumerated().map { column, schema in
      guard case .reference(let target) = schema.type, let known = positions[target] else { return [] }
      return (0..<table.csv.rowCount).map { row in
        let text = self[column, row]
        return text.isEmpty ? nil : known[text]
      }
    }
  }

  func location(_ column: String, row: Int) -> SourceLocation { table.location(column, row: row) }
}
