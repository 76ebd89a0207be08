/// What is wrong with a CSV file, and where.
public struct CSVProblem: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Neither a header nor a row.
    case emptyFile
    case invalidUTF8
    case nulByte
    /// A field opens with a quote that nothing closes.
    case unterminatedQuote
    case textAfterClosingQuote
    case raggedRow(expected: Int, actual: Int)
    case duplicateHeader(String)
    case cellTooLong(bytes: Int, limit: Int)
    case tooManyRows(limit: Int)
    case fileTooLong(bytes: Int, limit: Int)
  }

  public var kind: Kind
  public var location: SourceLocation

  public init(kind: Kind, location: SourceLocation) {
    self.kind = kind
    self.location = location
  }
}

/// Bounds on what a table may hold; past them reading stops with a located problem.
public struct CSVLimits: Hashable, Sendable {
  public var cellBytes = 1 << 20
  public var rows = 20_000_000
  /// Problems collected before the parser gives up listing more.
  public var problems = 1_000

  public init() {}
}
