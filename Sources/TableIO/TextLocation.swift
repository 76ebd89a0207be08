// Places in a UTF-8 text that need not be a table.

/// The line and column of a byte; CRLF, LF and a bare CR each end a line.
public func textLocation(of offset: Int, in bytes: [UInt8], file: String) -> SourceLocation {
  let start = bytes.starts(with: byteOrderMark) ? min(3, offset) : 0
  return textLocation(of: offset, in: bytes, file: file, from: start, line: 1)
}

/// The same, counting from a byte where a line is known to start.
func textLocation(
  of offset: Int, in bytes: [UInt8], file: String, from start: Int, line first: Int
) -> SourceLocation {
  var line = first
  var lineStart = start
  var index = lineStart
  while index < offset {
    let byte = bytes[index]
    index += 1
    guard byte == 0x0A || byte == 0x0D else { continue }
    if byte == 0x0D, index < offset, bytes[index] == 0x0A { index += 1 }
    line += 1
    lineStart = index
  }
  let column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).count + 1
  return SourceLocation(file: file, line: line, column: column)
}

/// The first byte that does not belong to valid UTF-8, or nil (Unicode 16, table 3-7).
public func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBytes { text in
    var index = 0
    while index < text.count {
      let first = text[index]
      if first < 0x80 {
        index += 1
        // Eight at a time, where so many are left and all are ASCII.
        while index + 8 <= text.count,
          text.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index += 8
        }
        continue
      }
      // Chinese: three bytes, the second free.
      if 0xE4...0xE9 ~= first, index + 2 < text.count, isContinuation(text[index + 1]),
        isContinuation(text[index + 2])
      {
        index += 3
        continue
      }
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch first {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: length = 4
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return index
      }
      guard index + length <= text.count, second.contains(text[index + 1]) else { return index }
      for offset in 2..<max(2, length) where !isContinuation(text[index + offset]) { return index }
      index += length
    }
    return nil
  }
}

private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

/// The lines of a text by number, for snippets.
public struct LineIndex: Sendable {
  private let bytes: [UInt8]
  private var lines: [Range<Int>] = []

  /// - Complexity: O(bytes).
  public init(bytes: [UInt8]) {
    self.bytes = bytes
    var start = bytes.starts(with: byteOrderMark) ? 3 : 0
    var index = start
    let text = bytes.span
    while index < text.count {
      let byte = text[index]
      index += 1
      guard byte <= 0x0D, byte == 0x0A || byte == 0x0D else { continue }
      lines.append(start..<index - 1)
      if byte == 0x0D, index < text.count, text[index] == 0x0A { index += 1 }
      start = index
    }
    lines.append(start..<bytes.count)
  }

  /// Line `number`, 1-based, without its ending; nil where there is none.
  public subscript(number: Int) -> ArraySlice<UInt8>? {
    lines.indices.contains(number - 1) ? bytes[lines[number - 1]] : nil
  }
}
