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
    var result = ""
    for scalar in visible(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\\": result += backslash
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Controls, overrides, isolates, marks of no width and non-characters.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
      0xFE00...0xFE0F, 0xFEFF, 0xFFF0...0xFFFB, 0xFDD0...0xFDEF, 0xE0000...0xE0FFF:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}

/// Attributes as DOT writes them, in the order they were added.
struct DOTAttributes {
  private(set) var text = ""

  /// A value of ours, quoted unless it is a plain word or number.
  mutating func add(_ name: String, _ value: String) { append("\(name)=\"\(value)\"") }
  mutating func add(_ name: String, _ value: Int) { append("\(name)=\(value)") }
  mutating func add(tooltip text: String) { append("tooltip=\(DOTText.tooltip(text))") }
  mutating func add(_ name: String, html value: String) { append("\(name)=<\(value)>") }

  private mutating func append(_ part: String) { text += text.isEmpty ? part : "," + part }
}
