/// A line of a file with a caret under the place meant, for people to look at.
///
/// The caret is placed by display width, so that it stands right under Chinese text; a long line is
/// shown through a window; control characters and bidirectional overrides are shown as `\u{1b}`.
public struct Snippet: Hashable, Sendable {
  /// The part of the line shown.
  public var text: String
  /// Terminal columns before the caret.
  public var indent: Int
  /// Terminal columns the caret covers, at least 1.
  public var caretWidth: Int

  /// - Parameter column: 1-based, in characters; one past the end is allowed.
  /// - Parameter length: characters the caret covers.
  public init(line: some StringProtocol, column: Int, length: Int = 1, width: Int = 100) {
    let place =
      line.index(line.startIndex, offsetBy: max(0, column - 1), limitedBy: line.endIndex) ?? line.endIndex
    // A line may be a whole file: only what could be shown is looked at.
    let head = line[..<place].suffix(width)
    let rest = line[place...].prefix(width + 1)
    let window = line[head.startIndex..<rest.endIndex]
    let characters = Array(window)
    let widths = characters.map(shownWidth)
    let target = head.count
    var first = 0
    var before = widths[..<target].reduce(0, +)
    // Keep the target in the left two thirds, and something to read before it.
    while before > width * 2 / 3, first < target {
      before -= widths[first]
      first += 1
    }
    var end = first
    var used = 0
    while end < characters.count, used + widths[end] <= width {
      used += widths[end]
      end += 1
    }
    let lead = first > 0 || head.startIndex > line.startIndex ? "…" : ""
    let shown = window.dropFirst(first).prefix(end - first).withVisibleControls
    text = lead + shown + (end < characters.count || rest.endIndex < line.endIndex ? "…" : "")
    indent = lead.displayWidth + before
    caretWidth = max(1, widths[min(target, end)..<min(end, target + max(1, length))].reduce(0, +))
  }

  /// The caret line.
  public var caretLine: String {
    String(repeating: " ", count: indent) + String(repeating: "^", count: caretWidth)
  }

  /// Both lines, each behind `margin`.
  public func lines(margin: String = "  ") -> String { "\(margin)\(text)\n\(margin)\(caretLine)" }
}

/// The columns `character` takes as it may be shown.
private func shownWidth(_ character: Character) -> Int {
  character.unicodeScalars.contains { $0.isHidden }
    ? visible(character).displayWidth : character.displayWidth
}

/// `character` as it may be shown on a terminal.
private func visible(_ character: Character) -> String {
  guard character.unicodeScalars.contains(where: \.isHidden) else { return String(character) }
  return character.unicodeScalars.reduce(into: "") { text, scalar in
    if scalar.isHidden {
      text += "\\u{\(String(scalar.value, radix: 16))}"
    } else {
      text.unicodeScalars.append(scalar)
    }
  }
}

extension Unicode.Scalar {
  /// Control characters, line separators and bidirectional controls: never to reach a terminal or picture.
  @inlinable public var isHidden: Bool {
    switch value {
    case 0x00..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  fileprivate var isCellSpace: Bool { self == "\n" || self == "\r" || self == "\t" }
}

extension StringProtocol {
  /// The text with hidden characters spelled out: `\u{1b}`.
  @inlinable public var withVisibleControls: String {
    // Hardly any text hides something.
    unicodeScalars.contains { $0.isHidden } ? spelledOut : String(self)
  }

  /// The same, but for the breaks and tabs that a cell of a table may hold.
  public var withVisibleControlsInCell: String {
    unicodeScalars.contains { $0.isHidden && !$0.isCellSpace }
      ? spelledOut(keeping: \.isCellSpace) : String(self)
  }

  private func spelledOut(keeping isKept: (Unicode.Scalar) -> Bool) -> String {
    unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isHidden && !isKept(scalar) {
        text += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  @usableFromInline var spelledOut: String { map(visible).joined() }
}
