/// Makes Graphviz's SVG fit for a page: named, described, without its ids as tooltips.
///
/// Document type and comments go (they hold node names and the library's version); tooltips become
/// `<title>`; links survive only as http or https. Text is never touched.
struct SVGPolisher {
  /// The DOT text, whose fingerprint the picture carries.
  let source: String
  let description: ImageDescription?
  /// What the picture must fit into, points; nil keeps its size.
  let page: SIMD2<Double>?

  func polish(_ bytes: [UInt8]) -> [UInt8] {
    var writer = Writer(polisher: self, capacity: bytes.count)
    var position = 0
    while position < bytes.count {
      let opening = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      writer.text(bytes[position..<opening])
      guard opening < bytes.count else { break }
      let end = Self.endOfMarkup(bytes, from: opening)
      writer.markup(bytes[opening..<end])
      position = end
    }
    return writer.output
  }

  /// One past the `>` that closes the markup at `start`; quotes may hold a `>`.
  private static func endOfMarkup(_ bytes: [UInt8], from start: Int) -> Int {
    if bytes[start...].starts(with: "<!--".utf8) {
      return bytes[start...].firstRange(of: Array("-->".utf8))?.upperBound ?? bytes.count
    }
    return bytes.withUnsafeBufferPointer { bytes in
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
  }

  private struct Writer {
    let polisher: SVGPolisher
    var output: [UInt8] = []
    private var isInTitle = false
    /// Whether each open `<a>` was written as a link; the others became groups.
    private var openLinks: [Bool] = []
    private var generatedIDs = 0

    init(polisher: SVGPolisher, capacity: Int) {
      self.polisher = polisher
      output.reserveCapacity(capacity + 1024)
    }

    mutating func text(_ slice: ArraySlice<UInt8>) {
      guard !isInTitle else { return }
      // Lines left empty by what was dropped.
      if slice == [UInt8(ascii: "\n")], output.last == UInt8(ascii: "\n") || output.isEmpty { return }
      output += slice
    }

    mutating func markup(_ slice: ArraySlice<UInt8>) {
      // Shapes and text, the bulk of it, pass through as bytes.
      switch slice.dropFirst().first {
      case UInt8(ascii: "!"): return
      case UInt8(ascii: "?"): output += Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
      case UInt8(ascii: "s") where slice.starts(with: "<svg".utf8): root(text(of: slice))
      case UInt8(ascii: "g"): output += Array(renamed(text(of: slice)).utf8)
      case UInt8(ascii: "a"): link(text(of: slice))
      case UInt8(ascii: "t") where slice.starts(with: "<title".utf8): isInTitle = true
      case UInt8(ascii: "/") where slice.starts(with: "</title".utf8): isInTitle = false
      case UInt8(ascii: "/") where slice.starts(with: "</a>".utf8):
        output += Array((openLinks.popLast() ?? true ? "</a>" : "</g>").utf8)
      default: output += slice
      }
    }

    /// Graphviz writes a hyphen in ids and classes as a character reference.
    private func text(of slice: ArraySlice<UInt8>) -> String {
      let hyphen = Array("&#45;".utf8)
      var bytes: [UInt8] = []
      bytes.reserveCapacity(slice.count)
      var position = slice.startIndex
      while position < slice.endIndex {
        if slice[position] == hyphen[0], slice[position...].starts(with: hyphen) {
          bytes.append(UInt8(ascii: "-"))
          position += hyphen.count
        } else {
          bytes.append(slice[position])
          position += 1
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func root(_ text: String) {
      var tag = fitted(text.split(whereSeparator: \.isNewline).joined(separator: " "))
      tag.removeLast()
      tag += " data-dot=\"\(dotFingerprint(polisher.source))\""
      guard let description = polisher.description else {
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

    /// Width and height brought down to the page; the viewBox keeps the drawing's own units.
    private func fitted(_ tag: String) -> String {
      let sizes = ["width", "height"].compactMap { attribute($0, of: tag) }
      let values = sizes.compactMap { Double($0.hasSuffix("pt") ? String($0.dropLast(2)) : $0) }
      guard let page = polisher.page, values.count == 2, values[0] > 0, values[1] > 0 else { return tag }
      let scale = min(1, page.x / values[0], page.y / values[1])
      var result = tag
      for (name, (old, value)) in zip(["width", "height"], zip(sizes, values)) {
        let new = (value * scale * 100).rounded(.down) / 100
        result = result.replacing(" \(name)=\"\(old)\"", with: " \(name)=\"\(new)pt\"", maxReplacements: 1)
      }
      return result
    }

    private mutating func link(_ text: String) {
      let target = attribute("xlink:href", of: text) ?? ""
      let isSafe = ["http://", "https://"].contains { target.lowercased().hasPrefix($0) }
      openLinks.append(isSafe)
      output += Array((isSafe ? "<a xlink:href=\"\(withBareAmpersandsEscaped(target))\">" : "<g>").utf8)
      if let tooltip = attribute("xlink:title", of: text), !tooltip.isEmpty {
        output += Array(("<title>" + tooltip + "</title>").utf8)
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
      return text.replacing(" id=\"\(id)\"", with: " id=\"g-\(generatedIDs)\"", maxReplacements: 1)
    }
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// The raw (still escaped) value of an attribute Graphviz wrote.
private func attribute(_ name: String, of tag: String) -> String? {
  let key = Array(" \(name)=\"".utf8)
  let bytes = Array(tag.utf8)
  guard bytes.count > key.count else { return nil }
  for start in 0..<bytes.count - key.count where bytes[start] == key[0] && bytes[start...].starts(with: key) {
    return String(decoding: bytes[(start + key.count)...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }
  return nil
}

/// Graphviz leaves the `&` of a query string as it is, which is not XML.
private func withBareAmpersandsEscaped(_ value: String) -> String {
  value.replacing(/&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)/, with: "&amp;")
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
