import TableIO

/// Something wrong, or worth a look, in a dataset: where it is and what the sentence is made of.
///
/// The sentences stand in ChainReport, one in each language for every case of `Facts`.
public struct LoadIssue: Error, Hashable, Sendable {
  /// An error stops every command; a warning none.
  public enum Severity: String, Comparable, Sendable {
    case warning, error
    public static func < (a: Self, b: Self) -> Bool { a == .warning && b == .error }
  }

  public var facts: Facts
  public var location: SourceLocation
  /// What was probably meant.
  public var suggestion: String?
  /// Characters the caret covers.
  var length = 1
  /// The lines of its file, for the snippet.
  var lines: FileLines?
  private var given: Snippet?

  public init(_ facts: Facts, at location: SourceLocation, suggestion: String? = nil, snippet: Snippet? = nil)
  {
    self.facts = facts
    self.location = location
    self.suggestion = suggestion
    given = snippet
  }

  /// The line with a caret, where there is one.
  public var snippet: Snippet? {
    given
      ?? lines?[location.line].map {
        Snippet(line: String(decoding: $0, as: UTF8.self), column: location.column, length: length)
      }
  }

  /// The stable name of the kind of issue.
  public var code: Code { facts.code }
  public var severity: Severity { code.severity }
}

extension LoadIssue {
  /// What is the matter, with what the sentence needs. One case, one `Code` (unknown ids have one a
  /// table).
  public enum Facts: Hashable, Sendable {
    // The folder and its files.
    case notADataset
    case missingFile
    case notARegularFile(FileKind)
    case fileTooLarge(bytes: Int, limit: Int)
    case unreadableFile(reason: String)
    case unsafePath(String)
    case invalidJSON(JSONProblem.Kind)
    case badDescriptor(property: String, expected: String)
    case unsupportedFormat(found: Int, supported: Int)
    case extendsCycle([String])
    case extendsTooDeep(limit: Int)
    case missingDescriptor
    case missingTable(TableName)
    case repeatedTable(TableName)
    case unknownTable(String)
    case unlistedTable(TableName)
    // The form of a table.
    case emptyFile
    case invalidUTF8
    case nulByte
    case unterminatedQuote
    case textAfterQuote
    case raggedRow(expected: Int, actual: Int)
    case cellTooLong(bytes: Int, limit: Int)
    case tooManyRows(limit: Int)
    case tooManyColumns(limit: Int)
    case duplicateColumn(String)
    /// Two names of one column.
    case sameColumn(String, first: String)
    case unknownColumn(String, table: TableName)
    case missingColumn(String, table: TableName)
    // A cell by itself.
    case missingValue(column: String)
    case badID(String)
    case badNumber(String, column: String)
    case badInteger(String, column: String)
    case badYear(String, column: String)
    case badYesNo(String, column: String)
    case badChoice(String, column: String, allowed: [String])
    case numberOutOfRange(String, column: String, range: NumberRange)
    /// Beyond ``NumberRange/largest``, or for a factor below ``NumberRange/smallestFactor``.
    case numberTooLarge(String, column: String)
    case numberTooSmall(String, column: String)
    // Rows among each other.
    case unknownID(String, table: TableName)
    case duplicateKey([String], first: SourceLocation)
    case keyClash([String], first: SourceLocation)
    case conflictingCell(column: String, here: String, there: String, first: SourceLocation)
    case notExactlyOne(columns: [String], filled: [String])
    case cyclicParent([String])
    case processWithoutOutput(String)
    case severalOutputs(process: String, first: SourceLocation)
    case outputAmount(String)
    case pairStatedTwice(from: String, to: String, process: String)
    case recyclingDirection(from: String, to: String)
    case selfLink(String)
    case tooManyIssues(limit: Int)
    // Worth a look.
    case ignoredFlowCell(column: String, role: String)
    case missingSource
    case missingLocator
    case incomparableUnits(process: String, dimensions: [String])
    case outputsOutweighInputs(process: String, outputs: Double, inputs: Double)
    case isolatedNode(String)
    case presenceWithoutCapacity(node: String)
    case duplicateCompanyName(String, first: String)
    case impliedConjunction(node: String, inputs: [String])
    case processMakesOther(process: String, node: String, output: String)
  }

  /// What stands at a path instead of a file.
  public enum FileKind: String, Sendable { case file, symlink, folder, pipe, device, socket, other }
}
