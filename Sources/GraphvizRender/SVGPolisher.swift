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
      let end = Self.endOfMarkup(bytes.span, from: opening)
      writer.markup(bytes[opening..<end])
      position = end
    }
    return writer.output
  }

  /// One past the `>` that closes the markup at `start`; quotes may hold a `>`.
  private static func endOfMarkup(_ bytes: Span<UInt8>, from start: Int) -> Int {
    if bytes.holds(Key.comment, at: start) {
      return bytes.firstOffset(of: Key.endOfComment, from: start).map { $0 + Key.endOfComment.count }
        ?? bytes.count
    }
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: ">") { return position }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        while position < bytes.count && bytes[position] != byte { position += 1 }
        position += 1
      }
    }
    return bytes.count
  }

  /// What is looked for in the markup.
  private enum Key {
    static let comment = Array("<!--".utf8)
    static let endOfComment = Array("-->".utf8)
    static let root = Array("<svg".utf8)
    static let title = Array("<title".utf8)
    static let endOfTitle = Array("</title".utf8)
    static let endOfLink = Array("</a>".utf8)
    static let id = Array(" id=\"".utf8)
    static let target = Array(" xlink:href=\"".utf8)
    static let tooltip = Array(" xlink:title=\"".utf8)
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
      // Shapes, the bulk of it, pass through as they are.
      switch slice.dropFirst().first {
      case UInt8(ascii: "!"): return
      case UInt8(ascii: "?"): write(#"<?xml version="1.0" encoding="UTF-8"?>"#)
      case UInt8(ascii: "s") where slice.span.holds(Key.root): root(slice)
      case UInt8(ascii: "g"): group(slice)
      case UInt8(ascii: "a"): link(slice)
      case UInt8(ascii: "t") where slice.span.holds(Key.title): isInTitle = true
      case UInt8(ascii: "/") where slice.span.holds(Key.endOfTitle): isInTitle = false
      case UInt8(ascii: "/") where slice.span.holds(Key.endOfLink):
        write(openLinks.popLast() ?? true ? "</a>" : "</g>")
      default: output += slice
      }
    }

    private mutating func write(_ text: String) { output += text.utf8 }

    /// Ids that could not stand in a selector are replaced.
    private mutating func group(_ tag: ArraySlice<UInt8>) {
      let start = output.count
      appendWithHyphens(tag, to: &output)
      guard let id = output.span.extracting(start...).value(after: Key.id),
        !isPlainName(output.span.extracting(start...).extracting(id))
      else { return }
      generatedIDs += 1
      output.replaceSubrange(start + id.lowerBound..<start + id.upperBound, with: "g-\(generatedIDs)".utf8)
    }

    private mutating func link(_ tag: ArraySlice<UInt8>) {
      let target = tag.span.value(after: Key.target).map { withHyphens(tag, $0) } ?? ""
      let isSafe =
        !target.isEmpty && ["http://", "https://"].contains { target.lowercased().hasPrefix($0) }
      openLinks.append(isSafe)
      write(isSafe ? "<a xlink:href=\"\(withBareAmpersandsEscaped(target))\">" : "<g>")
      if let tooltip = tag.span.value(after: Key.tooltip), !tooltip.isEmpty {
        write("<title>")
        appendWithHyphens(tag.dropFirst(tooltip.lowerBound).prefix(tooltip.count), to: &output)
        write("</title>")
      }
    }

    private mutating func root(_ slice: ArraySlice<UInt8>) {
      let text = withHyphens(slice, 0..<slice.count)
      var tag = fitted(text.split(whereSeparator: \.isNewline).joined(separator: " "))
      tag.removeLast()
      tag += " data-dot=\"\(dotFingerprint(polisher.source))\""
      guard let description = polisher.description else {
        write(tag + ">")
        return
      }
      let language = escaped(description.language)
      tag +=
        #" role="img" aria-labelledby="diagram-title diagram-desc" lang="\#(language)" xml:lang="\#(language)">"#
      tag += "\n<title id=\"diagram-title\">\(escaped(description.title))</title>"
      tag += "\n<desc id=\"diagram-desc\">\(escaped(description.text))</desc>"
      write(tag)
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
  }
}

/// Graphviz writes a hyphen in ids and classes as a character reference: here it is one again.
private func appendWithHyphens(_ slice: ArraySlice<UInt8>, to output: inout [UInt8]) {
  var rest = slice
  while let offset = rest.span.firstOffset(of: hyphen) {
    output += rest.prefix(offset)
    output.append(UInt8(ascii: "-"))
    rest = rest.dropFirst(offset + hyphen.count)
  }
  output += rest
}

/// A part of a tag as text, its hyphens plain.
private func withHyphens(_ tag: ArraySlice<UInt8>, _ range: Range<Int>) -> String {
  var bytes: [UInt8] = []
  appendWithHyphens(tag.dropFirst(range.lowerBound).prefix(range.count), to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

private let hyphen = Array("&#45;".utf8)

/// Whether a value stands in a selector as it is.
private func isPlainName(_ name: Span<UInt8>) -> Bool {
  guard name.count > 0, isLetter(name[0]) else { return false }
  for index in name.indices {
    let byte = name[index]
    guard isLetter(byte) || isDigit(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E else {
      return false
    }
  }
  return true
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// The raw (still escaped) value of an attribute Graphviz wrote.
private func attribute(_ name: String, of tag: String) -> String? {
  let bytes = Array(tag.utf8)
  return bytes.span.value(after: Array(" \(name)=\"".utf8)).map { String(decoding: bytes[$0], as: UTF8.self) }
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
