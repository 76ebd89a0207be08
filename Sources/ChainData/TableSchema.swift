import ChainModel

/// The tables of a dataset, in the order they are read and written.
public enum TableName: String, CaseIterable, Comparable, Sendable {
  case sources, units, industries, chains, nodes, memberships, links, processes, flows, regions, layout
  case companies, presence, products, supplies, demand, indicators, targets, policies, passages

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  public static func < (a: Self, b: Self) -> Bool { a.order < b.order }
}

/// What a column holds.
public enum ColumnType: Hashable, Sendable {
  /// The row's own id: a short ASCII slug.
  case id
  case text
  /// Texts separated by `;`.
  case list
  case number(NumberRange)
  case integer
  /// 1900 … 2200.
  case year
  case yesNo
  /// One of these words.
  case choice([String])
  /// The id of a row of another table (or of the same one).
  case reference(TableName)

  static func choice<T: CaseIterable & RawRepresentable>(of type: T.Type) -> ColumnType
  where T.RawValue == String { .choice(T.allCases.map(\.rawValue)) }
}

/// Which numbers make sense in a column.
public enum NumberRange: Sendable {
  case any
  case notNegative
  case positive
  /// 0 … 1.
  case share

  /// No quantity, price or year is larger, whatever its sign and unit: past it a solver gives up and a sum
  /// says nothing.
  public static let largest = 1e15
  /// No unit is a smaller part of another.
  public static let smallestFactor = 1e-15

  func contains(_ value: Double) -> Bool {
    switch self {
    case .any: true
    case .notNegative: value >= 0
    case .positive: value > 0
    case .share: (0...1).contains(value)
    }
  }
}

/// A column of a table.
public struct ColumnSchema: Hashable, Sendable {
  public var column: ColumnName
  public var type: ColumnType
  /// Whether every row must fill it.
  public var isRequired: Bool

  /// What heads it.
  public var name: String { column.rawValue }

  init(_ column: ColumnName, _ type: ColumnType = .text, required isRequired: Bool = false) {
    self.column = column
    self.type = type
    self.isRequired = isRequired
  }
}

/// A table's columns, key and rules: what the reader checks, the cells mean and the writer writes.
public struct TableSchema: Hashable, Sendable {
  public var name: TableName
  public var columns: [ColumnSchema]
  /// The columns that tell rows apart; `diff` calls a row changed when these stay.
  public var key: [ColumnName]
  /// Of these columns a row fills exactly one.
  public var exactlyOneOf: [ColumnName] = []
  /// Whether each row states a fact that needs a source and a place in it.
  public var statesFacts: Bool = false

  /// The column a heading names, in either language.
  func column(headed heading: String) -> ColumnName? {
    guard let column = ColumnName(rawValue: heading) ?? ColumnSchema.columnsByChineseName[heading] else {
      return nil
    }
    return self[column]?.column
  }

  public subscript(column: ColumnName) -> ColumnSchema? { columns.first { $0.column == column } }
  /// Whether rows are known by an id of their own.
  public var hasID: Bool { key == [.id] }

  /// The schema of `table`.
  public static func of(_ table: TableName) -> TableSchema { all[table]! }

  private static let all = Dictionary(
    uniqueKeysWithValues: TableName.allCases.map { ($0, TableSchema(declaring: $0)) })
}
