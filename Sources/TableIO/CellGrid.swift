#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The trimmed texts of some columns of a table, each known by its place in the table's bytes.
///
/// Most cells are only asked whether they are empty, or compared with others: neither needs a string,
/// and a string is what costs. Texts that do not stand in the file as they are meant (doubled quotes,
/// cells set since, odd white space) stand behind the file's bytes.
public struct CellGrid: Sendable {
  public let rowCount: Int
  public let columnCount: Int
  private let bytes: [UInt8]
  /// Whether `bytes` are UTF-8, so that strings need not find out one by one.
  private let isValid: Bool
  /// Row by row.
  private let places: [Place]

  private struct Place {
    var start: UInt32 = 0
    var length: UInt32 = 0

    var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
  }

  /// - Parameter columns: which columns of the table, by position; nil for one that is always empty.
  /// - Complexity: O(cells) time, 8 bytes a cell; the table's bytes are shared unless cells need others.
  public init(_ table: CSVTable, columns: [Int?]) {
    rowCount = table.rowCount
    columnCount = columns.count
    var places: [Place] = []
    places.reserveCapacity(rowCount * columnCount)
    var extra: [UInt8] = []
    let (text, starts, isEdited) = (table.bytes.span, table.cellStarts.span, !table.edits.isEmpty)
    for row in 0..<rowCount {
      let record = Int(table.rowRecords[row])
      let cells = table.cells(ofRecord: record)
      let end = Int(table.records[record].end)
      for column in columns {
        guard let column, column < cells.count else {
          places.append(Place())
          continue
        }
        let cell = cells.lowerBound + column
        let raw = Int(starts[cell])..<(cell + 1 < cells.upperBound ? Int(starts[cell + 1]) - 1 : end)
        if !isEdited, let plain = Self.plainRange(raw, of: text) {
          places.append(Place(start: UInt32(plain.lowerBound), length: UInt32(plain.count)))
        } else {
          let resolved = table[row, column].trimmed.utf8
          places.append(Place(start: UInt32(text.count + extra.count), length: UInt32(resolved.count)))
          extra += resolved
        }
      }
    }
    isValid = !table.problems.contains { $0.kind == .invalidUTF8 }
    bytes = extra.isEmpty ? table.bytes : table.bytes + extra
    self.places = places
  }

  /// Where the trimmed text of a raw cell stands, when it stands in the file as it is meant.
  private static func plainRange(_ raw: Range<Int>, of text: Span<UInt8>) -> Range<Int>? {
    guard !raw.isEmpty else { return raw }
    var range = raw
    if text[raw.lowerBound] == quote {
      // The parser has seen to it that a quote closes it; an unsound table may have none.
      guard raw.count >= 2, text[raw.upperBound - 1] == quote else { return nil }
      range = raw.lowerBound + 1..<raw.upperBound - 1
      for index in range where text[index] == quote { return nil }
      guard !range.isEmpty else { return range }
    }
    return beginsPlain(text, range) && endsPlain(text, range) ? range : nil
  }

  private static func beginsPlain(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard mayBeSpace(text[range.lowerBound]) else { return true }
    return range.count >= 3 && isPlainScalar(at: range.lowerBound, of: text)
  }

  private static func endsPlain(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard mayBeSpace(text[range.upperBound - 1]) else { return true }
    return range.count >= 3 && isPlainScalar(at: range.upperBound - 3, of: text)
  }

  /// Whether three bytes are a Chinese character or its punctuation: neither white space nor a mark
  /// that clings to what stands before it.
  private static func isPlainScalar(at index: Int, of text: Span<UInt8>) -> Bool {
    switch (text[index], text[index + 1], text[index + 2]) {
    case (0xE2, 0x80, 0x90...0xA7), (0xE3, 0x80, 0x81...0xA9): true
    case (let first, _, _): leadsPlainScalar(first)
    }
  }
}

extension CellGrid {
  public func isEmpty(_ row: Int, _ column: Int) -> Bool { place(row, column).length == 0 }

  /// The text of a cell.
  public subscript(row: Int, column: Int) -> String {
    let place = place(row, column)
    guard place.length > 0 else { return "" }
    guard isValid else { return String(decoding: bytes[place.range], as: UTF8.self) }
    // A cell of valid text is valid: it begins and ends at a quote, a separator or the end.
    return String(copying: unsafe UTF8Span(unchecked: bytes.span.extracting(place.range)))
  }

  /// Adds the text of a cell to a hash.
  public func hash(_ row: Int, _ column: Int, into hash: inout TextHash) {
    let range = place(row, column).range
    bytes.withUnsafeBytes { hash.combine(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Whether a cell has the same text as a cell of another grid (or of this one).
  public func isSame(_ row: Int, _ column: Int, as other: CellGrid, _ otherRow: Int, _ otherColumn: Int)
    -> Bool
  {
    let (own, theirs) = (place(row, column), other.place(otherRow, otherColumn))
    guard own.length == theirs.length else { return false }
    guard own.length > 0 else { return true }
    return bytes.withUnsafeBytes { a in
      other.bytes.withUnsafeBytes { b in
        memcmp(a.baseAddress! + Int(own.start), b.baseAddress! + Int(theirs.start), Int(own.length)) == 0
      }
    }
  }

  private func place(_ row: Int, _ column: Int) -> Place {
    precondition(column >= 0 && column < columnCount, "no such column")
    return places[row * columnCount + column]
  }
}
