/// Reads some columns of a CSV table as names, millions of rows at a time.
///
/// Sixteen bytes of a cell are looked at in two words: whichever of `,` `"` CR LF comes first ends it or
/// sends it to the careful reader; what stands before is the name's key. RFC 4180 with LF or CRLF; blank
/// rows are skipped.
struct NameScanner {
  /// What is wrong with a cell or a row, and at which byte.
  struct Problem {
    enum Kind {
      case emptyCell(column: Int)
      case ragged(found: Int)
      case unterminatedQuote, textAfterQuote, nul, invalidUTF8
    }

    var kind: Kind
    var offset: Int
  }

  /// At least ``slack`` readable bytes follow the last one, which is a line feed.
  let bytes: UnsafePointer<UInt8>
  /// How many cells a row has, and which of them are names.
  let columnCount: Int
  let wanted: [Int]
  /// One past the last line feed.
  let end: Int

  static let slack = 16
  static let mostProblems = 20
  /// Rows between two visits of the table.
  private static let batchRows = 64

  /// What a scan yields: for each wanted column the ids of its names, row by row.
  struct Result: ~Copyable {
    var table: NameTable
    var columns: [[Int32]]
    var problems: [Problem] = []
    /// A part was met that only a scan of the whole file can read: quotes, or a very long row.
    var needsWhole = false

    /// - Parameters:
    ///   - columns: how many are wanted.
    ///   - names: how many are likely.
    ///   - rows: how many to make room for.
    init(columns: Int, names: Int, rows: Int) {
      table = NameTable(expecting: names)
      self.columns = Array(repeating: [], count: columns)
      for column in 0..<columns { self.columns[column].reserveLarge(rows) }
    }
  }

  /// Scans whole rows, adding to what was found before.
  ///
  /// - Parameter base: what offsets of problems are counted from.
  /// - Complexity: O(bytes).
  func scan(_ range: Range<Int>, base: Int = 0, into result: inout Result) {
    let width = wanted.count
    let batch = UnsafeMutablePointer<NameTable.Key>.allocate(capacity: Self.batchRows * width)
    let ids = UnsafeMutablePointer<Int32>.allocate(capacity: Self.batchRows * width)
    // Which of a row's cells is which name; −1 is none.
    let roles = UnsafeMutablePointer<Int>.allocate(capacity: columnCount)
    for column in 0..<columnCount { roles[column] = wanted.firstIndex(of: column) ?? -1 }
    defer {
      batch.deallocate()
      ids.deallocate()
      roles.deallocate()
    }
    var longNames = LongNames()
    defer { longNames.removeAll() }
    var position = range.lowerBound
    var filled = 0
    while position < range.upperBound {
      // The row's names go to the end of the batch, and stay there when the row is sound.
      let row = batch + filled
      var next = position
      var column = 0
      var isPlain = true
      while true {
        var (key, length) = plainCell(at: next)
        if length == 0 { (key, length) = longCell(at: next, &longNames) }
        guard length > 0, column < columnCount, key.isLong || !key.hasWideBytes || key.isUTF8 else {
          isPlain = false
          break
        }
        let role = roles[column]
        if role >= 0 { row[role] = key }
        next += length + 1
        column += 1
        if bytes[next - 1] == newline { break }
      }
      if isPlain && column == columnCount {
        filled += width
      } else {
        switch carefulRow(at: position, roles, into: row, &longNames) {
        case .sound(let end):
          next = end
          filled += width
        case .blank(let end): next = end
        case .faulty(let problem, let end):
          next = end
          result.problems.append(Problem(kind: problem.kind, offset: base + problem.offset))
          if result.problems.count >= Self.mostProblems { return }
        }
      }
      position = next
      if filled == Self.batchRows * width {
        flush(batch, filled, ids, &longNames, &result)
        filled = 0
      }
    }
    flush(batch, filled, ids, &longNames, &result)
  }

  private enum Row {
    case sound(end: Int)
    case blank(end: Int)
    case faulty(Problem, end: Int)
  }

  /// Any row, cell by cell.
  @inline(never)
  private func carefulRow(
    at start: Int, _ roles: UnsafePointer<Int>, into row: UnsafeMutablePointer<NameTable.Key>,
    _ longNames: inout LongNames
  ) -> Row {
    var position = start
    var column = 0
    var fault: Problem?
    while true {
      let (name, next, problem) = cell(at: position)
      if let problem { return .faulty(fault ?? problem, end: endOfLine(after: problem.offset)) }
      let endsRow = bytes[next - 1] == newline
      if column == 0 && endsRow && name.isEmpty && bytes[position] != quote { return .blank(end: next) }
      if column < columnCount, roles[column] >= 0 {
        if name.isEmpty {
          fault = fault ?? Problem(kind: .emptyCell(column: column), offset: position)
        } else if String(validating: name, as: UTF8.self) == nil {
          fault = fault ?? Problem(kind: .invalidUTF8, offset: position)
        } else {
          row[roles[column]] = key(of: name, &longNames)
        }
      }
      column += 1
      position = next
      if endsRow { break }
    }
    if column != columnCount { fault = fault ?? Problem(kind: .ragged(found: column), offset: start) }
    return fault.map { .faulty($0, end: position) } ?? .sound(end: position)
  }

  private func flush(
    _ batch: UnsafeMutablePointer<NameTable.Key>, _ filled: Int,
    _ ids: UnsafeMutablePointer<Int32>, _ longNames: inout LongNames, _ result: inout Result
  ) {
    result.table.intern(
      UnsafeBufferPointer(start: batch, count: filled), into: ids,
      longName: { longNames.bytes($0, in: bytes) })
    let width = wanted.count
    for column in 0..<width {
      var place = column
      while place < filled {
        result.columns[column].append(ids[place])
        place += width
      }
    }
    longNames.removeAll()
  }

  /// Long names of a batch: where they stand, or what they are where quotes had to go.
  private struct LongNames {
    private var places: [Range<Int>] = []
    private var copies: [Int: UnsafeMutableBufferPointer<UInt8>] = [:]

    var count: Int { places.count }

    mutating func append(_ place: Range<Int>) { places.append(place) }

    mutating func append(copy name: [UInt8]) {
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: name.count)
      _ = copy.initialize(from: name)
      copies[places.count] = copy
      places.append(0..<0)
    }

    func bytes(_ number: Int, in file: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
      if let copy = copies[number] { return UnsafeBufferPointer(copy) }
      return UnsafeBufferPointer(start: file + places[number].lowerBound, count: places[number].count)
    }

    mutating func removeAll() {
      places.removeAll(keepingCapacity: true)
      if !copies.isEmpty {
        for copy in copies.values { copy.deallocate() }
        copies = [:]
      }
    }
  }

  /// A cell of more than fifteen bytes that no quote opens, looked at eight bytes at a time; 0 for any other.
  @inline(never)
  private func longCell(at position: Int, _ longNames: inout LongNames) -> (key: NameTable.Key, length: Int) {
    var length = 0
    while true {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(bytes + position + length).loadUnaligned(as: UInt64.self))
      let mark = endMark(word)
      if mark != 0 {
        length += mark.trailingZeroBitCount >> 3
        break
      }
      length += 8
    }
    let name = UnsafeBufferPointer(start: bytes + position, count: length)
    guard length > NameTable.Key.longestInline, isEnd(bytes[position + length]), isUTF8(name) else {
      return (NameTable.Key(), 0)
    }
    longNames.append(position..<(position + length))
    return (NameTable.Key(long: name, number: longNames.count - 1), length)
  }

  private func isUTF8(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    (try? UTF8Span(validating: name.span)) != nil
  }

  /// A cell of up to fifteen bytes that no quote opens, and how long it is: 0 for a longer one, less for one
  /// that is for the careful reader, the empty one among them.
  @inline(__always)
  private func plainCell(at position: Int) -> (key: NameTable.Key, length: Int) {
    let start = UnsafeRawPointer(bytes + position)
    let low = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
    let lowEnd = endMark(low)
    if lowEnd != 0 {
      let length = lowEnd.trailingZeroBitCount >> 3
      guard length > 0, isEnd(bytes[position + length]) else { return (NameTable.Key(), -1) }
      let kept = low & ((1 &<< UInt64(8 &* length)) &- 1)
      return (NameTable.Key(low: kept, high: UInt64(length) &<< 56), length)
    }
    let high = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let highEnd = endMark(high)
    let length = highEnd.trailingZeroBitCount >> 3
    guard highEnd != 0 else { return (NameTable.Key(), 0) }
    guard isEnd(bytes[position + 8 + length]) else { return (NameTable.Key(), -1) }
    let kept = high & ((1 &<< UInt64(8 &* length)) &- 1)
    return (NameTable.Key(low: low, high: kept | UInt64(8 + length) &<< 56), 8 + length)
  }

  @inline(__always)
  private func isEnd(_ byte: UInt8) -> Bool { byte == comma || byte == newline }

  /// The high bit of each byte below `-`, sure of the first alone: the ends of cells are among them, and
  /// few other bytes that names are made of.
  @inline(__always)
  private func endMark(_ word: UInt64) -> UInt64 {
    (word &- 0x2D2D_2D2D_2D2D_2D2D) & ~word & 0x8080_8080_8080_8080
  }

  /// Any cell, byte by byte, and where the next one begins.
  private func cell(at position: Int) -> (name: [UInt8], next: Int, problem: Problem?) {
    func failed(_ kind: Problem.Kind, _ offset: Int) -> ([UInt8], Int, Problem?) {
      ([], offset, Problem(kind: kind, offset: offset))
    }
    var name: [UInt8] = []
    var next = position
    if bytes[next] == quote {
      next += 1
      while bytes[next] != quote || bytes[next + 1] == quote {
        if next >= end { return failed(.unterminatedQuote, position) }
        if bytes[next] == 0 { return failed(.nul, next) }
        name.append(bytes[next])
        next += bytes[next] == quote ? 2 : 1
      }
      next += 1
    } else {
      while !isEnd(bytes[next]) && !isCRLF(next) {
        if bytes[next] == 0 { return failed(.nul, next) }
        name.append(bytes[next])
        next += 1
      }
    }
    if isCRLF(next) { next += 1 }
    guard isEnd(bytes[next]) else { return failed(.textAfterQuote, next) }
    return (name, next + 1, nil)
  }

  private func key(of name: [UInt8], _ longNames: inout LongNames) -> NameTable.Key {
    guard name.count > NameTable.Key.longestInline else { return NameTable.Key(name) }
    longNames.append(copy: name)
    return NameTable.Key(long: longNames.bytes(longNames.count - 1, in: bytes), number: longNames.count - 1)
  }

  private func isCRLF(_ position: Int) -> Bool {
    bytes[position] == 0x0D && bytes[position + 1] == newline
  }

  private func endOfLine(after position: Int) -> Int {
    var next = position
    while next < end && bytes[next] != newline { next += 1 }
    return min(end, next + 1)
  }
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
private let newline: UInt8 = 0x0A
