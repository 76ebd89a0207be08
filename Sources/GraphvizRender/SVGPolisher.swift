/// Makes Graphviz's SVG fit for a page: named, described, without its ids as tooltips.
///
/// Document type and comments go (they hold node names and the library's version); tooltips become
/// `<title>`; links survive only as http or https. Text is never touched.
enum SVGPolisher {
  static func polish(_ bytes: [UInt8], source: String, description: ImageDescription?) -> [UInt8] {
    var writer = Writer(capacity: bytes.count)
    var position = 0
    while position < bytes.count {
      let opening = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      writer.text(bytes[position..<opening])
      guard opening < bytes.count else { break }
      let end = endOfMarkup(bytes, from: opening)
      writer.markup(bytes[opening..<end], source: source, description: description)
      position = end
    }
    return writer.output
  }

  /// One past the `>` that closes the markup at `start`; quotes may hold a `>`.
  private static func endOfMarkup(_ bytes: [UInt8], from start: Int) -> Int {
    if bytes[start...].starts(with: "<!--".utf8) {
      return bytes[start...].firstRange(of: Array("-->".utf8))?.upperBound ?? bytes.count
    }
    var quote: UInt8?
    for position in start..<bytes.count {
      let byte = bytes[position]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return position + 1
      }
    }
    return bytes.count
  }

  private struct Writer {
    var output: [UInt8] = []
    private var isInTitle = false
    /// Whether each open `<a>` was written as a link; the others became groups.
    private var openLinks: [Bool] = []
    private var generatedIDs = 0

    init(capacity: Int) { output.reserveCapacity(capacity + 1024) }

    mutating func text(_ slice: ArraySlice<UInt8>) {
      guard !isInTitle else { return }
      // Lines left empty by what was dropped.
      if slice == [UInt8(ascii: "\n")], output.last == UInt8(ascii: "\n") || output.isEmpty { return }
      output += slice
    }

    mutating func markup(_ slice: ArraySlice<UInt8>, source: String, description: ImageDescription?) {
      // Graphviz writes a hyphen in ids and classes as a character reference.
      let text = String(decoding: slice, as: UTF8.self).replacing("&#45;", with: "-")
      if text.hasPrefix("<!") { return }
      switch text.dropFirst().prefix(while: { !$0.isWhitespace && $0 != ">" }) {
      case "?xml": output += Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
      case "title": isInTitle = true
      case "/title": isInTitle = false
      case "svg": root(text, source: source, description: description)
      case "a": link(text)
      case "/a": output += Array((openLinks.popLast() ?? true ? "</a>" : "</g>").utf8)
      case "g": output += Array(renamed(text).utf8)
      default: output += slice
      }
    }

    private mutating func root(_ text: String, source: String, description: ImageDescription?) {
      var tag = String(text.split(whereSeparator: \.isNewline).joined(separator: " ").dropLast())
      tag += " data-dot=\"fnv1a64:\(fingerprint(source))\""
      guard let description else {
        output += Array((tag + ">").utf8)
        return
      }
      let language = escaped(description.language)
      tag +=
        #" role="img" aria-labelledby="diagram-title diagram-desc" lang="\#(language)" xml:lang="\#(language)">"#
      tag += "\n<title id=\"diagram-title\">\(escaped(description.title))</title>"
      tag += "\n<desc id=\"diagram-desc\">\(escaped(description.text))</desc>"
      output += Array(tag.utf8)
    }

    private mutating func link(_ text: String) {
      let target = attribute("xlink:href", of: text) ?? ""
      let isSafe = ["http://", "https://"].contains { target.lowercased().hasPrefix($0) }
      openLinks.append(isSafe)
      output += Array((isSafe ? "<a xlink:href=\"\(withBareAmpersandsEscaped(target))\">" : "<g>").utf8)
      if let tooltip = attribute("xlink:title", of: text), !tooltip.isEmpty {
        output += Array("<title>\(tooltip)</title>".utf8)
      }
    }

    /// Ids that could not stand in a selector are replaced.
    private mutating func renamed(_ text: String) -> String {
      guard let id = attribute("id", of: text) else { return text }
      let isPlain = id.utf8.first.map(isLetter) ?? false
      if isPlain,
        id.utf8.allSatisfy({ isLetter($0) || isDigit($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E })
      {
        return text
      }
      generatedIDs += 1
      guard let range = text.firstRange(of: " id=\"\(id)\"") else { return text }
      return text.replacingCharacters(in: range, with: " id=\"g-\(generatedIDs)\"")
    }
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// The raw (still escaped) value of an attribute Graphviz wrote.
private func attribute(_ name: String, of tag: String) -> String? {
  guard let start = tag.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
  return String(tag[start...].prefix { $0 != "\"" })
}

/// Graphviz leaves the `&` of a query string as it is, which is not XML.
private func withBareAmpersandsEscaped(_ value: String) -> String {
  value.replacing(/&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)/, with: "&amp;")
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}

/// Text as it may stand in an element or a quoted attribute; control characters, which XML forbids, go.
private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "&": result += "&amp;"
    case "\"": result += "&quot;"
    case "\n", "\t": result += " "
    case let other
    where other.value < 0x20 || other.value == 0x7F || other.value == 0xFFFE || other.value == 0xFFFF:
      continue
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// FNV-1a, 64 bits: lets a gallery check tell which DOT text a picture was made from.
private func fingerprint(_ text: String) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
