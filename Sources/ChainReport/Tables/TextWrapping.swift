import TableIO

/// Breaks at display width: before any wide character that may start a line, or at a space.
func wrapped(_ text: String, width: Int) -> [String] {
  var wrapping = TextWrapping(width: width)
  for piece in TextPiece.pieces(of: text) { wrapping.append(piece) }
  return wrapping.finished()
}

/// What is never torn apart: a character, with what a break needs to know of it.
private struct TextPiece {
  var text: Substring
  var width: Int

  private var first: Unicode.Scalar { text.unicodeScalars[text.startIndex] }
  var isSpace: Bool { first == " " }
  /// Part of a Latin word or a number.
  var isRun: Bool { width == 1 && !isSpace }
  var isOpening: Bool {
    switch first {
    case "“", "‘", "（", "〔", "《", "【", "(": true
    default: false
    }
  }
  var startsNoLine: Bool {
    switch first {
    case "，", "。", "、", "；", "：", "”", "’", "）", "〕", "】", "！", "？", "》", "％", "%", ")", ",", ".": true
    default: false
    }
  }

  /// Scalar by scalar where each is a character of its own, for finding out where characters end costs
  /// more than all the rest.
  static func pieces(of text: String) -> [TextPiece] {
    var pieces: [TextPiece] = []
    pieces.reserveCapacity(text.utf8.count)
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    while start < scalars.endIndex {
      guard let width = scalars[start].plainDisplayWidth else {
        return text.indices.map { index in
          TextPiece(text: text[index...index], width: text[index].displayWidth)
        }
      }
      let end = scalars.index(after: start)
      pieces.append(TextPiece(text: text[start..<end], width: width))
      start = end
    }
    return pieces
  }
}

private struct TextWrapping {
  let width: Int
  private var lines: [String] = []
  private var line: [TextPiece] = []
  private var lineWidth = 0

  init(width: Int) { self.width = width }

  mutating func append(_ piece: TextPiece) {
    if lineWidth + piece.width > width, !piece.startsNoLine {
      let start = carried(before: piece)
      lines.append(Self.joined(line[..<start]))
      line.removeFirst(start)
      lineWidth = line.reduce(0) { $0 + $1.width }
      if piece.isSpace && line.isEmpty { return }
    }
    line.append(piece)
    lineWidth += piece.width
  }

  func finished() -> [String] { line.isEmpty ? lines : lines + [line.map { String($0.text) }.joined()] }

  /// Where the part begins that goes over to the next line: an opening mark, or an unfinished Latin or
  /// number run unless it fills the line.
  private func carried(before next: TextPiece) -> Int {
    var start = line.count
    if next.isRun, let last = line.last, last.isRun {
      start = line.lastIndex { !$0.isRun }.map { $0 + 1 } ?? 0
    }
    while start > 0, line[start - 1].isOpening { start -= 1 }
    return start == 0 ? line.count : start
  }

  private static func joined(_ pieces: ArraySlice<TextPiece>) -> String {
    pieces[..<(pieces.lastIndex { !$0.isSpace }.map { $0 + 1 } ?? pieces.startIndex)]
      .map { String($0.text) }.joined()
  }
}
