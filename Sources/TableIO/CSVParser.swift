#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One pass over the bytes: where records and cells start, and what is wrong.
struct CSVParser {
  let bytes: [UInt8]
  let file: String
  let limits: CSVLimits
  private(set) var cellStarts: [UInt32] = []
  private(set) var records: [CSVTable.Record] = []
  private(set) var rowRecords: [UInt32] = []
  /// The position in `records` of the header: the first that is not blank.
  private(set) var headerRecord: Int?
  private(set) var header: [String] = []
  private(set) var problems: [CSVProblem] = []

  private var position = 0
  private var line: UInt32 = 1

  init(bytes: [UInt8], file: String, limits: CSVLimits) {
    self.bytes = bytes
    self.file = file
    self.limits = limits
  }

  mutating func run() {
    guard bytes.count < CSVTable.byteLimit else {
      report(.fileTooLong(bytes: bytes.count, limit: CSVTable.byteLimit), at: SourceLocation(file: file))
      return
    }
    if bytes.starts(with: byteOrderMark) { position = 3 }
    checkEncoding()
    // Unchecked access: every index below is compared with the count right before it is used.
    bytes.withUnsafeBufferPointer { text in
      while position < text.count {
        guard rowRecords.count < limits.rows else {
          report(.tooManyRows(limit: limits.rows), at: SourceLocation(file: file, line: Int(line), column: 1))
          return
        }
        readRecord(in: text)
      }
    }
    if headerRecord == nil { report(.emptyFile, at: SourceLocation(file: file, line: 1, column: 1)) }
  }

  private mutating func report(_ kind: CSVProblem.Kind, at location: SourceLocation) {
    guard problems.count < limits.problems else { return }
    problems.append(CSVProblem(kind: kind, location: location))
  }

  /// Refuses invalid UTF-8 and NUL, each at its first place.
  private mutating func checkEncoding() {
    let nul = bytes.withUnsafeBytes { text in
      text.baseAddress.flatMap { start in memchr(start, 0, text.count).map { UnsafeRawPointer($0) - start } }
    }
    if let nul { report(.nulByte, at: plainLocation(of: nul)) }
    if let bad = firstInvalidUTF8(in: bytes) { report(.invalidUTF8, at: plainLocation(of: bad)) }
  }

  private func plainLocation(of offset: Int) -> SourceLocation {
    textLocation(of: offset, in: bytes, file: file)
  }

  private mutating func readRecord(in text: UnsafeBufferPointer<UInt8>) {
    let recordIndex = records.count
    let start = position
    var record = CSVTable.Record(firstCell: UInt32(cellStarts.count), end: UInt32(start), line: line)
    var problemsHere: [(kind: CSVProblem.Kind, offset: Int)] = []
    while true {
      let cellStart = position
      cellStarts.append(UInt32(cellStart))
      readCell(in: text, &problemsHere)
      if position - cellStart > limits.cellBytes {
        problemsHere.append(
          (.cellTooLong(bytes: position - cellStart, limit: limits.cellBytes), cellStart))
      }
      guard position < text.count, text[position] == UInt8(ascii: ",") else { break }
      position += 1
    }
    record.end = UInt32(position)
    skipLineEnding(in: text)
    records.append(record)

    let cellCount = cellStarts.count - Int(record.firstCell)
    let isBlank = Int(record.end) == start
    if isBlank {
      // Kept for writing, otherwise nothing.
    } else if headerRecord == nil {
      headerRecord = recordIndex
      readHeader(record, &problemsHere)
    } else {
      rowRecords.append(UInt32(recordIndex))
      // An open quote swallows the rest of the file: counting its cells tells nothing.
      let isTorn = problemsHere.contains { $0.kind == .unterminatedQuote }
      if cellCount != header.count && !isTorn {
        let at =
          cellCount > header.count ? Int(cellStarts[Int(record.firstCell) + header.count]) : Int(record.end)
        problemsHere.append((.raggedRow(expected: header.count, actual: cellCount), at))
      }
    }
    for problem in problemsHere {
      let location = csvLocation(
        of: problem.offset, in: bytes, record: record, cellStarts: cellStarts, file: file)
      report(problem.kind, at: location)
    }
  }

  private mutating func readHeader(
    _ record: CSVTable.Record, _ problemsHere: inout [(kind: CSVProblem.Kind, offset: Int)]
  ) {
    var seen: Set<String> = []
    for cell in Int(record.firstCell)..<cellStarts.count {
      let end = cell + 1 < cellStarts.count ? Int(cellStarts[cell + 1]) - 1 : Int(record.end)
      let name = csvText(bytes[Int(cellStarts[cell])..<end])
      if !name.isEmpty, !seen.insert(name).inserted {
        problemsHere.append((.duplicateHeader(name), Int(cellStarts[cell])))
      }
      header.append(name)
    }
  }

  /// Moves to the separator or line ending after the cell.
  private mutating func readCell(
    in text: UnsafeBufferPointer<UInt8>, _ problems: inout [(kind: CSVProblem.Kind, offset: Int)]
  ) {
    let start = position
    if position < text.count, text[position] == quote {
      guard skipQuoted(in: text) else {
        problems.append((.unterminatedQuote, start))
        return
      }
      if position < text.count, !isSeparator(text[position]) {
        problems.append((.textAfterClosingQuote, position))
      }
    }
    // A local position: written back once, not after every byte.
    var index = position
    while index < text.count, !isSeparator(text[index]) { index += 1 }
    position = index
  }

  /// Moves past the closing quote; false when there is none.
  private mutating func skipQuoted(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = position + 1
    defer { position = index }
    while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case quote:
        guard index < text.count, text[index] == quote else { return true }
        index += 1
      case 0x0A: line += 1
      case 0x0D:
        if index < text.count, text[index] == 0x0A { index += 1 }
        line += 1
      default: break
      }
    }
    return false
  }

  private mutating func skipLineEnding(in text: UnsafeBufferPointer<UInt8>) {
    guard position < text.count else { return }
    if text[position] == 0x0D, position + 1 < text.count, text[position + 1] == 0x0A { position += 1 }
    position += 1
    line += 1
  }

  /// All three stand below the letters, digits and Chinese that cells are made of.
  private func isSeparator(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: ",") && (byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D)
  }
}
