/// User text made safe for DOT, wherever it stands.
///
/// Graphviz shares one table of strings between plain and HTML-like labels, so text is escaped for
/// both at once: `&`, `<`, `>` and quotes as character references. What cannot be seen or turns text
/// around is spelt out: `\u{1b}`, `\u{202e}`. Sequences such as `\N` and `\G` stand for names: they are
/// looked for once in HTML-like labels and twice in tooltips, and each search halves the backslashes.
enum DOTText {
  /// For text inside an HTML-like label.
  static func html(_ text: String) -> String { escaped(text, backslash: #"\\"#) }

  /// For a tooltip, quotes included.
  static func tooltip(_ text: String) -> String { "\"" + escaped(text, backslash: #"\\\\"#) + "\"" }

  /// `text` with control characters and bidirectional overrides spelt out.
  static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}", "\u{85}": result += " "
      case let other where isHidden(other): result += "\\u{\(String(other.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func escaped(_ text: String, backslash: String) -> String {
    let visible = visible(text)
    guard visible.utf8.contains(where: isSpecial) else { return visible }
    var result = ""
    for scalar in visible.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // The parser of labels waits behind a bracket for "]]>".
      case "]": result += "&#93;"
      case "\\": result += backslash
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a byte stands for a character that is not written as it is.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "\\"), UInt8(ascii: "]"):
      true
    default: false
    }
  }

  /// Controls, separators of lines and paragraphs, overrides, isolates, marks of no width and
  /// non-characters.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFE00...0xFE0F, 0xFEFF, 0xFFF0...0xFFFB, 0xFDD0...0xFDEF, 0xE0000...0xE0FFF:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}

/// Attributes as DOT writes them, in the order they were added; one text, grown in place.
struct DOTAttributes {
  private(set) var text = ""

  init() { text.reserveCapacity(512) }

  /// A value of ours, quoted.
  mutating func add(_ name: String, _ value: String) { append(name, "=\"", value, "\"") }
  mutating func add(_ name: String, _ value: Int) { append(name, "=", String(value), "") }
  mutating func add(tooltip text: String) { append("tooltip", "=", DOTText.tooltip(text), "") }
  mutating func add(_ name: String, html value: String) { append(name, "=<", value, ">") }

  private mutating func append(_ name: String, _ opening: String, _ value: String, _ closing: String) {
    if !text.isEmpty { text += "," }
    text += name
    text += opening
    text += value
    text += closing
  }
}
