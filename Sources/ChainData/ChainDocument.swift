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
  /// Where a column stands, by its ordinal; negative where the file has none.
  private let positions: [Int]

  public init(schema: TableSchema, path: String, csv: CSVTable) {
    self.schema = schema
    self.path = path
    self.csv = csv
    var positions = [Int](repeating: -1, count: ColumnName.allCases.count)
    for (position, heading) in csv.header.enumerated() {
      guard let column = schema.column(headed: heading.trimmed), positions[column.ordinal] < 0 else {
        continue
      }
      positions[column.ordinal] = position
    }
    self.positions = positions
  }

  /// What the file itself calls a column.
  func heading(of column: ColumnName) -> String {
    position(of: column).map { csv.header[$0].trimmed } ?? column.rawValue
  }

  /// Where a column stands, under either of its names, or nil when the file has none.
  public func position(of column: ColumnName) -> Int? {
    let position = positions[column.ordinal]
    return position < 0 ? nil : position
  }

  /// The text of a cell without surrounding space; empty when there is no such column.
  public func text(_ column: ColumnName, row: Int) -> String {
    position(of: column).map { csv[row, $0].trimmed } ?? ""
  }

  /// Whether a row can be read: not blank, and no cells missing or to spare (which would be which?).
  func isSound(row: Int) -> Bool {
    csv.cellCount(row: row) == csv.header.count && !csv.isBlank(row: row)
  }

  /// Where a cell stands; its row's start when there is no such column.
  public func location(_ column: ColumnName, row: Int) -> SourceLocation {
    csv.location(row: row, column: position(of: column) ?? 0)
  }
}

extension ChainDocument {
  /// Whether a file of the document stands in the very folder `path`.
  public func reads(from path: String) -> Bool {
    packages.contains { package in
      let inside = package.tables.compactMap { table in
        table.path.lastIndex(of: "/").map { "\(package.path)/\(table.path[..<$0])" }
      }
      return ([package.path] + inside).contains { AtomicFile.isSameFolder($0, path) }
    }
  }
}
