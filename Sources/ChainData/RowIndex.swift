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
  typealias Record = RecordLookup.Record

  let document: ChainDocument
  let tables: [CellTable]
  /// Sound rows of every table, bases first; rows that restate a record are not repeated.
  let rows: [TableName: [RowRef]]
  let records: [TableName: [Record]]
  private var positionByName: [TableName: [String: Int]] = [:]
  private var comparisonsLeft = 2_000_000

  init(_ document: ChainDocument) {
    self.document = document
    let tables = document.packages.enumerated().flatMap { position, package in
      package.tables.map { CellTable($0, package: position) }
    }
    var rows: [TableName: [RowRef]] = [:]
    var lookups: [TableName: RecordLookup] = [:]
    for name in TableName.allCases {
      let own = tables.indices.filter { tables[$0].schema.name == name }
      rows[name] = own.flatMap { table in tables[table].soundRows.map { RowRef(table: table, row: $0) } }
      if TableSchema.of(name).hasID { lookups[name] = RecordLookup(tables, own: own) }
    }
    for table in tables { table.resolveReferences { lookups[$0] } }
    self.tables = tables
    self.rows = rows
    records = lookups.mapValues(\.records)
  }

  func package(of ref: RowRef) -> Int { tables[ref.table].package }
  func text(_ column: ColumnName, of ref: RowRef) -> String { tables[ref.table][column, ref.row] }
  func isEmpty(_ column: ColumnName, of ref: RowRef) -> Bool {
    tables[ref.table].isEmpty(column, row: ref.row)
  }
  func target(_ column: ColumnName, of ref: RowRef) -> Int? { tables[ref.table].target(column, row: ref.row) }
  func location(_ column: ColumnName, of ref: RowRef) -> SourceLocation {
    tables[ref.table].location(column, row: ref.row)
  }

  func text(_ column: ColumnName, of record: Record) -> String { Cells(record, in: self)[column] }

  /// The position of the record `key` names, for keys that stand in no cell.
  func position(of key: String, in table: TableName) -> Int? {
    (records[table] ?? []).firstIndex { $0.key == key }
  }

  /// The id that was probably meant: that of the record with this name, else the nearest id.
  func suggestion(for key: String, in table: TableName) -> String? {
    let all = records[table] ?? []
    if positionByName[table] == nil {
      var byName: [String: Int] = [:]
      for (position, record) in all.enumerated() {
        for name in [text(.name, of: record), text(.nameEn, of: record)] + list(.aliases, of: record)
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

  private func list(_ column: ColumnName, of record: Record) -> [String] {
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
    switch text {
    case "": nil
    case "yes", "是": true
    case "no", "否": false
    default:
      switch text.lowercased() {
      case "yes", "true", "1": true
      case "no", "false", "0": false
      default: nil
      }
    }
  }

  static func list(_ text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: ";")) else { return text.isEmpty ? [] : [text] }
    var items: [String] = []
    var rest = text[...]
    while let end = rest.utf8.firstIndex(of: UInt8(ascii: ";")) {
      items.append(String(rest[..<end]).trimmed)
      rest = rest[rest.utf8.index(after: end)...]
    }
    items.append(String(rest).trimmed)
    items.removeAll(where: \.isEmpty)
    return items
  }

  /// ASCII letters, digits, `-`, `_` and `.`: what a person can type and a shell passes on.
  static func isID(_ text: String) -> Bool {
    // At one go where the bytes lie side by side, as they nearly always do.
    text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isIDByte) } ?? text.utf8.allSatisfy(isIDByte)
  }

  private static func isIDByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
