import ChainModel
import TableIO

/// A row of some package's table.
struct RowRef: Hashable {
  var package: Int
  var table: Int
  var row: Int
}

/// All rows of a document across its packages, with ids made dense.
///
/// A record with an id may be stated in several rows (a package fills what its base left empty);
/// its cells are then those of the first row that has text.
struct RowIndex {
  struct Record {
    var key: String
    var rows: [RowRef]
  }

  let document: ChainDocument
  /// Sound rows of every table, bases first; rows that restate a record are not repeated.
  private(set) var rows: [TableName: [RowRef]] = [:]
  private(set) var records: [TableName: [Record]] = [:]
  private var positions: [TableName: [String: Int]] = [:]
  private var positionByName: [TableName: [String: Int]] = [:]
  private var comparisonsLeft = 2_000_000

  init(_ document: ChainDocument) {
    self.document = document
    for (p, package) in document.packages.enumerated() {
      for (t, table) in package.tables.enumerated() {
        let all = (0..<table.csv.rowCount).lazy.map { RowRef(package: p, table: t, row: $0) }
        let sound = all.filter { table.isSound(row: $0.row) }
        rows[table.schema.name, default: []].append(contentsOf: sound)
        if table.schema.hasID { index(all, of: table.schema.name) }
      }
    }
  }

  private mutating func index(_ refs: some Sequence<RowRef>, of table: TableName) {
    var own = positions[table] ?? [:]
    var all = records[table] ?? []
    positions[table] = nil
    records[table] = nil
    for ref in refs {
      let key = text("id", of: ref)
      guard !key.isEmpty else { continue }
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

  func table(of ref: RowRef) -> DatasetTable { document.packages[ref.package].tables[ref.table] }
  func text(_ column: String, of ref: RowRef) -> String {
    document.packages[ref.package].tables[ref.table].text(column, row: ref.row)
  }
  func location(_ column: String, of ref: RowRef) -> SourceLocation {
    document.packages[ref.package].tables[ref.table].location(column, row: ref.row)
  }

  /// The first text any row of the record has in `column`.
  func text(_ column: String, of record: Record) -> String {
    for row in record.rows {
      let own = text(column, of: row)
      if !own.isEmpty { return own }
    }
    return ""
  }

  func position(of key: String, in table: TableName) -> Int? { positions[table]?[key] }

  /// The id that was probably meant: that of the record with this name, else the nearest id.
  mutating func suggestion(for key: String, in table: TableName) -> String? {
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
    text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
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
