import TableIO

/// Breaks at display width: before any wide character that may start a line, or at a space.
///
/// - Complexity: O(*n*), *n* = bytes, and a line again wherever a word is carried over.
func wrapped(_ text: String, width: Int) -> [Substring] {
  let wrapping = TextWrapping(pieces: TextPiece.pieces(of: text), width: width)
  return wrapping.lines().map { line in
    let start = text.utf8.index(text.startIndex, offsetBy: line.lowerBound)
    return text[start..<text.utf8.index(start, offsetBy: line.count)]
  }
}

/// What is never torn apart: a character, with what a break needs to know of it.
private struct TextPiece {
  /// Where it ends in the text, in bytes.
  var end: Int
  var width: Int
  var isSpace: Bool
  var isOpening: Bool
  var startsNoLine: Bool

  /// Part of a Latin word or a number.
  var isRun: Bool { width == 1 && !isSpace }

  init(_ first: Unicode.Scalar, width: Int, end: Int) {
    self.end = end
    self.width = width
    isSpace = first == " "
    guard !(0x4E00..<0xA000).contains(first.value) else {
      // Most of a Chinese text: no mark of any kind.
      (isOpening, startsNoLine) = (false, false)
      return
    }
    switch first {
    case "“", "‘", "（", "〔", "《", "【", "(": isOpening = true
    default: isOpening = false
    }
    switch first {
    case "，", "。", "、", "；", "：", "”", "’", "）", "〕", "】", "！", "？", "》", "％", "%", ")", ",", ".":
      startsNoLine = true
    default: startsNoLine = false
    }
  }

  /// Scalar by scalar where each is a character of its own, for finding out where characters end costs
  /// more than all the rest.
  static func pieces(of text: String) -> [TextPiece] {
    var pieces: [TextPiece] = []
    pieces.reserveCapacity(text.utf8.count)
    var end = 0
    for scalar in text.unicodeScalars {
      guard let width = scalar.plainDisplayWidth else { return characters(of: text) }
      end += UTF8.width(scalar)
      pieces.append(TextPiece(scalar, width: width, end: end))
    }
    return pieces
  }

  private static func characters(of text: String) -> [TextPiece] {
    var end = 0
    return text.map { character in
      end += character.utf8.count
      let scalars = character.unicodeScalars
      return TextPiece(scalars[scalars.startIndex], width: character.displayWidth, end: end)
    }
  }
}

/// Lays pieces into lines; a line is a run of them.
private struct TextWrapping {
  let pieces: [TextPiece]
  let width: Int

  /// The bytes of each line, none of the spaces at which it was broken.
  func lines() -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var lineWidth = 0
    for (position, piece) in pieces.enumerated() {
      if lineWidth + piece.width > width, !piece.startsNoLine {
        let next = carried(from: start, before: position)
        let end = pieces[start..<next].lastIndex { !$0.isSpace }.map { $0 + 1 } ?? start
        lines.append(bytes(start..<end))
        start = next
        lineWidth = pieces[start..<position].reduce(0) { $0 + $1.width }
        if piece.isSpace && start == position {
          start += 1
          continue
        }
      }
      lineWidth += piece.width
    }
    if start < pieces.count { lines.append(bytes(start..<pieces.count)) }
    return lines
  }

  private func bytes(_ line: Range<Int>) -> Range<Int> {
    let start = line.lowerBound == 0 ? 0 : pieces[line.lowerBound - 1].end
    return start..<(line.isEmpty ? start : pieces[line.upperBound - 1].end)
  }

  /// Where the part begins that goes over to the next line: an opening mark, or an unfinished Latin or
  /// number run unless it fills the line.
  private func carried(from start: Int, before next: Int) -> Int {
    let line = pieces[start..<next]
    var cut = next
    if pieces[next].isRun, line.last?.isRun ?? false {
      cut = line.lastIndex { !$0.isRun }.map { $0 + 1 } ?? start
    }
    while cut > start, pieces[cut - 1].isOpening { cut -= 1 }
    return cut == start ? next : cut
  }
}
