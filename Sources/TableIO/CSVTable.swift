/// A CSV file (RFC 4180, UTF-8) that remembers how it was written.
///
/// The bytes are kept once, beside the offsets of records and cells: no string is made before a
/// cell is asked for, every cell knows its line and column, and `write()` gives the same bytes back
/// (byte-order mark, quotes, line endings, final newline). CRLF, LF and a bare CR end a record;
/// blank lines are kept but are no rows. Reading never fails: what is wrong stands in `problems`.
public struct CSVTable: Sendable {
  /// Longer files are a problem and have no rows.
  public static let byteLimit = Int(Int32.max)

  public let file: String
  public let problems: [CSVProblem]
  /// The names in the first record.
  public let header: [String]

  let bytes: [UInt8]
  /// The byte each cell starts at; a cell ends before the next one's separator.
  let cellStarts: [UInt32]
  let records: [Record]
  /// Positions in `records` of what is neither the header nor blank.
  let rowRecords: [UInt32]
  let headerRecord: Int?
  private(set) var edits: [Int: String] = [:]

  struct Record {
    var firstCell: UInt32
    /// The byte after the last cell, where the line ending stands.
    var end: UInt32
    /// The 1-based line it starts on.
    var line: UInt32
  }

  /// Reads `bytes`; problems are located in `file`.
  /// - Complexity: O(bytes), four bytes a cell and sixteen a row beside the bytes themselves.
  public init(bytes: [UInt8], file: String, limits: CSVLimits = CSVLimits()) {
    var parser = CSVParser(bytes: bytes, file: file, limits: limits)
    parser.run()
    self.init(parser, file: file)
  }

  private init(_ parser: CSVParser, file: String) {
    self.file = file
    bytes = parser.bytes
    cellStarts = parser.cellStarts
    records = parser.records
    rowRecords = parser.rowRecords
    headerRecord = parser.headerRecord
    header = parser.header
    problems = parser.problems
  }

  public var rowCount: Int { rowRecords.count }
  public var hasByteOrderMark: Bool { bytes.starts(with: byteOrderMark) }

  /// How many cells `row` has; not always as many as the header.
  public func cellCount(row: Int) -> Int { cells(ofRecord: Int(rowRecords[row])).count }

  /// The text of a cell, quotes resolved; empty beyond a short row's end.
  public subscript(row: Int, column: Int) -> String {
    let record = Int(rowRecords[row])
    let range = cells(ofRecord: record)
    guard column >= 0, column < range.count else { return "" }
    let cell = range.lowerBound + column
    if let edited = edits[cell] { return edited }
    let raw = rawRange(ofCell: cell, record: record)
    return raw.isEmpty ? "" : csvText(bytes[raw])
  }

  /// All cells of `row`.
  public func fields(row: Int) -> [String] { (0..<cellCount(row: row)).map { self[row, $0] } }

  /// Whether nothing but commas, empty quotes and spaces stands in `row`, as spreadsheets leave it behind.
  public func isBlank(row: Int) -> Bool {
    let record = records[Int(rowRecords[row])]
    return bytes[Int(cellStarts[Int(record.firstCell)])..<Int(record.end)]
      .allSatisfy { $0 == UInt8(ascii: ",") || $0 == quote || $0 == UInt8(ascii: " ") }
      && cells(ofRecord: Int(rowRecords[row])).allSatisfy { edits[$0] == nil }
  }

  /// Whether the cell stood in quotes.
  public func isQuoted(row: Int, column: Int) -> Bool {
    let record = Int(rowRecords[row])
    let range = cells(ofRecord: record)
    guard column >= 0, column < range.count else { return false }
    return bytes[rawRange(ofCell: range.lowerBound + column, record: record)].first == quote
  }

  /// Replaces a cell that is there; the rest of the file keeps its form.
  public mutating func set(_ text: String, row: Int, column: Int) {
    let range = cells(ofRecord: Int(rowRecords[row]))
    precondition(column >= 0 && column < range.count, "no such cell")
    edits[range.lowerBound + column] = text
  }

  /// Where a cell of `row` starts, or where it would if the row were longer.
  public func location(row: Int, column: Int) -> SourceLocation {
    location(record: Int(rowRecords[row]), column: column)
  }

  /// Where a header name starts.
  public func headerLocation(column: Int) -> SourceLocation {
    guard let headerRecord else { return SourceLocation(file: file, line: 1, column: 1) }
    return location(record: headerRecord, column: column)
  }

  /// The text of a line of the file, without its ending; for snippets.
  /// - Complexity: O(bytes up to it).
  public func line(_ number: Int) -> String? { textLine(number, of: bytes) }

  private func location(record: Int, column: Int) -> SourceLocation {
    let range = cells(ofRecord: record)
    let offset = column < range.count ? Int(cellStarts[range.lowerBound + column]) : Int(records[record].end)
    return csvLocation(of: offset, in: bytes, record: records[record], cellStarts: cellStarts, file: file)
  }

  func cells(ofRecord record: Int) -> Range<Int> {
    let next = record + 1 < records.count ? Int(records[record + 1].firstCell) : cellStarts.count
    return Int(records[record].firstCell)..<next
  }

  /// The bytes of a cell as written, quotes included.
  func rawRange(ofCell cell: Int, record: Int) -> Range<Int> {
    let isLast = cell + 1 == cells(ofRecord: record).upperBound
    let end = isLast ? Int(records[record].end) : Int(cellStarts[cell + 1]) - 1
    return Int(cellStarts[cell])..<end
  }
}

let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
let quote = UInt8(ascii: "\"")

/// The text of a raw cell: outer quotes off, doubled quotes single.
func csvText(_ raw: ArraySlice<UInt8>) -> String {
  guard raw.first == quote else { return String(decoding: raw, as: UTF8.self) }
  var text: [UInt8] = []
  text.reserveCapacity(raw.count)
  var index = raw.startIndex + 1
  var isOpen = true
  while index < raw.endIndex {
    let byte = raw[index]
    index += 1
    guard isOpen, byte == quote else {
      text.append(byte)
      continue
    }
    if index < raw.endIndex, raw[index] == quote {
      text.append(quote)
      index += 1
    } else {
      isOpen = false
    }
  }
  return String(decoding: text, as: UTF8.self)
}

/// The line and column of a byte of `record`, counting the lines inside its quoted cells.
func csvLocation(
  of offset: Int, in bytes: [UInt8], record: CSVTable.Record, cellStarts: [UInt32], file: String
) -> SourceLocation {
  textLocation(
    of: offset, in: bytes, file: file, from: Int(cellStarts[Int(record.firstCell)]), line: Int(record.line))
}

/// Line `number` (1-based) of a UTF-8 text without its ending, or nil past the end.
public func textLine(_ number: Int, of bytes: some Collection<UInt8>) -> String? {
  var rest = bytes[...]
  if rest.starts(with: byteOrderMark) { rest = rest.dropFirst(3) }
  for current in 1...max(1, number) {
    let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D }
    if current == number { return String(decoding: rest[..<(end ?? rest.endIndex)], as: UTF8.self) }
    guard let end else { return nil }
    var next = rest.index(after: end)
    if rest[end] == 0x0D, next < rest.endIndex, rest[next] == 0x0A { next = rest.index(after: next) }
    rest = rest[next...]
  }
  return nil
}
