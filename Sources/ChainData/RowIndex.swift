import ChainModel
import TableIO

/// A row of some package's table.
struct RowRef: Hashable {
  /// In the index, across all packages.
  var table: Int
  var row: Int
}

/// All rows of a document across its packages, with ids made dense.
///
/// A record with an id may be stated in several rows (a package fills what its base left empty);
/// its cells are then those of the first row that has text. A class, for every row's cells refer to it.
final class RowIndex {
  struct Record {
    var key: String
    var rows: [RowRef]
  }

  let document: ChainDocument
  let tables: [CellTable]
  /// Sound rows of every table, bases first; rows that restate a record are not repeated.
  private(set) var rows: [TableName: [RowRef]] = [:]
  private(set) var records: [TableName: [Record]] = [:]
  private var positions: [TableName: [String: Int]] = [:]
  private var positionByName: [TableName: [String: Int]] = [:]
  private var comparisonsLeft = 2_000_000

  init(_ document: ChainDocument) {
    self.document = document
    tables = document.packages.enumerated().flatMap { position, package in
      package.tables.map { CellTable($0, package: position) }
    }
    for (position, table) in tables.enumerated() {
      let name = table.schema.name
      rows[name, default: []] += table.soundRows.map { RowRef(table: position, row: $0) }
      if table.schema.hasID { indexRecords(of: table, at: position) }
    }
    for table in tables { table.resolveReferences(in: positions) }
  }

  private func indexRecords(of cells: CellTable, at tablePosition: Int) {
    let table = cells.schema.name
    var own = positions[table] ?? [:]
    var all = records[table] ?? []
    positions[table] = nil
    records[table] = nil
    own.reserveCapacity(all.count + cells.table.csv.rowCount)
    for row in 0..<cells.table.csv.rowCount {
      let key = cells["id", row]
      guard !key.isEmpty else { continue }
      let ref = RowRef(table: tablePosition, row: row)
      if let position = own[key] {
        all[position].rows.append(ref)
      } else {
        own[key] = all.count
        all.append(Record(key: key, rows: [ref]))
      }
    }
    positions[table] = own
    records[table] = all
  }

  func package(of ref: RowRef) -> Int { tables[ref.table].package }
  func text(_ column: String, of ref: RowRef) -> String { tables[ref.table][column, ref.row] }
  func target(_ column: String, of ref: RowRef) -> Int? { tables[ref.table].target(column, row: ref.row) }
  func location(_ column: String, of ref: RowRef) -> SourceLocation {
    tables[ref.table].location(column, row: ref.row)
  }

  /// The first text any of the rows has in `column`.
  func text(_ column: String, of rows: [RowRef]) -> String {
    for row in rows {
      let own = text(column, of: row)
      if !own.isEmpty { return own }
    }
    return ""
  }

  func text(_ column: String, of record: Record) -> String { text(column, of: record.rows) }

  /// The position of the record that the first reference in `column` names.
  func target(_ column: String, of rows: [RowRef]) -> Int? {
    for row in rows {
      if let position = target(column, of: row) { return position }
    }
    return nil
  }

  func position(of key: String, in table: TableName) -> Int? { positions[table]?[key] }

  /// The id that was probably meant: that of the record with this name, else the nearest id.
  func suggestion(for key: String, in table: TableName) -> String? {
    let all = records[table] ?? []
    if positionByName[table] == nil {
      var byName: [String: Int] = [:]
      for (position, record) in all.enumerated() {
        for name in [text("name", of: record), text("name_en", of: record)] + list("aliases", of: record)
        where !name.isEmpty && byName[name] == nil { byName[name] = position }
      }
      positionByName[table] = byName
    }
    if let position = positionByName[table]?[key] { return all[position].key }
    // A file full of foreign ids must not take minutes to refuse.
    guard all.count <= comparisonsLeft else { return nil }
    comparisonsLeft -= all.count
    return nearestName(to: key, among: all.lazy.map(\.key))
  }

  private func list(_ column: String, of record: Record) -> [String] {
    CellValue.list(text(column, of: record))
  }
}

/// What the text of a cell means; nil where it means nothing.
enum CellValue {
  static func number(_ text: String) -> Double? {
    guard isPlainNumber(text), let value = Double(text), value.isFinite else { return nil }
    return value
  }

  static func yesNo(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "true", "1", "是": true
    case "no", "false", "0", "否": false
    default: nil
    }
  }

  static func list(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: ";")).map { String(Substring($0)).trimmed }.filter { !$0.isEmpty }
  }

  /// ASCII letters, digits, `-`, `_` and `.`: what a person can type and a shell passes on.
  static func isID(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
  }
}
