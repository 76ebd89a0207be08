import TableIO

/// A dataset as its files state it: the packages it is made of, each with its tables.
public struct ChainDocument: Sendable {
  /// Bases before what builds on them; the last is the package that was asked for.
  public var packages: [DataPackage]

  public init(packages: [DataPackage] = []) { self.packages = packages }

  /// The table with this name in each package that has it, bases first.
  public func tables(_ name: TableName) -> [DatasetTable] {
    packages.flatMap { $0.tables.filter { $0.schema.name == name } }
  }
}

/// One folder: a descriptor and its tables.
public struct DataPackage: Sendable {
  /// The folder as messages name it.
  public var path: String
  public var descriptor: PackageDescriptor
  /// `datapackage.json` as read; nil where the folder has none.
  public var descriptorBytes: [UInt8]?
  public var tables: [DatasetTable]
  /// Positions in the document of the packages it extends, directly or not.
  var bases: Set<Int> = []

  public init(
    path: String, descriptor: PackageDescriptor, descriptorBytes: [UInt8]? = nil, tables: [DatasetTable] = []
  ) {
    self.path = path
    self.descriptor = descriptor
    self.descriptorBytes = descriptorBytes
    self.tables = tables
  }

  /// Where the descriptor names the default region.
  var scopeLocation: SourceLocation {
    let file = joined(path, [PackageLoader.descriptorName])
    let document = try? descriptorBytes.map { bytes throws(JSONProblem) in
      try JSONDocument(bytes: bytes, file: file)
    }
    return document?.location(of: "/liantu/scope") ?? SourceLocation(file: path)
  }

  public subscript(table: TableName) -> DatasetTable? { tables.first { $0.schema.name == table } }
}

/// A table of a package: its schema and its file.
public struct DatasetTable: Sendable {
  public let schema: TableSchema
  /// Inside the package's folder.
  public let path: String
  public var csv: CSVTable
  private let columns: [String: Int]

  public init(schema: TableSchema, path: String, csv: CSVTable) {
    self.schema = schema
    self.path = path
    self.csv = csv
    columns = Dictionary(
      csv.header.enumerated().map { (schema.column(headed: $1.trimmed), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What the file itself calls a column.
  func heading(of column: String) -> String { columns[column].map { csv.header[$0].trimmed } ?? column }

  /// Where a column stands, under either of its names, or nil when the file has none.
  public func position(of column: String) -> Int? { columns[column] }

  /// The text of a cell without surrounding space; empty when there is no such column.
  public func text(_ column: String, row: Int) -> String {
    columns[column].map { csv[row, $0].trimmed } ?? ""
  }

  /// Whether a row can be read: not blank, and no cells missing or to spare (which would be which?).
  func isSound(row: Int) -> Bool {
    csv.cellCount(row: row) == csv.header.count && !csv.isBlank(row: row)
  }

  /// Where a cell stands; its row's start when there is no such column.
  public func location(_ column: String, row: Int) -> SourceLocation {
    csv.location(row: row, column: columns[column] ?? 0)
  }
}

extension String {
  /// Without white space at either end: people paste.
  var trimmed: String {
    // Every cell passes here, and hardly one needs it: the bytes at its ends tell nearly always.
    guard let head = utf8.first, let tail = utf8.last else { return self }
    guard mayBeSpace(head) || mayBeSpace(tail) else { return self }
    // Chinese characters may end in a byte that white space ends in; then the one they start with tells.
    let isPlainTail = isPlainASCII(tail) || utf8.dropLast(2).last.map(leadsPlainScalar) ?? false
    if isPlainTail && (isPlainASCII(head) || leadsPlainScalar(head)) { return self }
    guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }
}

/// Whether a byte can begin or end a white-space character: ASCII controls and space, the lead
/// bytes of U+0085, U+00A0, U+1680, U+2000…205F and U+3000, and the bytes these end in.
private func mayBeSpace(_ byte: UInt8) -> Bool {
  switch byte {
  case 0...0x20, 0xC2, 0xE1, 0xE2, 0xE3: true
  case 0x80...0x8A, 0x9F, 0xA0, 0xA8, 0xA9, 0xAF: true
  default: false
  }
}

private func isPlainASCII(_ byte: UInt8) -> Bool { (0x21..<0x7F).contains(byte) }

/// Whether the byte starts a scalar from U+4000 to U+9FFF or above U+F000, none of which is white space.
private func leadsPlainScalar(_ byte: UInt8) -> Bool { (0xE4...0xE9).contains(byte) || byte == 0xEF }
