import Foundation
import TableIO
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif
#if canImport(Glibc)
  import Glibc
#endif

/// What a dataset could do to who reads its results, row by row of the rules on hostile input.
@Suite struct HostileInputTests {
  /// Texts that mean something to some reader of ours, wherever a person may write freely.
  static let attacks = [
    // Links, and what browsers run.
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "[招商](javascript:alert(1))",
    "![x](http://evil.example/x.png)", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "\" onload=\"alert(1)", "]]><svg onload=alert(1)>", "--><script>", "&lt;script&gt;", "&#x3C;b&#x3E;",
    // Graphviz: quotes, attributes, HTML-like labels, name sequences.
    "\"];x[URL=\"javascript:alert(1)\",image=\"/etc/passwd\"", "</TD></TR></TABLE>>,URL=\"javascript:x\"",
    "<IMG SRC=\"/etc/passwd\"/>", "\\N\\G\\E\\T\\H\\L\\n\\l\\r", "a\\", "'\"`",
    // Mermaid.
    "%%{init: {\"securityLevel\": \"loose\"}}%%", "end", "click n0 \"javascript:alert(1)\"", "a\"] --> b[\"",
    // Markdown.
    "a | b \\| c", "# 标题", "```", "~~~", "<!--", "1. a\n\n## b",
    // Spreadsheets.
    "=HYPERLINK(\"http://evil.example\",\"点\")", "=cmd|' /C calc'!A0", "@SUM(1)", "+1+cmd|x", "-2+3", "\t=1",
    "\r=1",
    "＝1+1",
    // Terminals and eyes.
    "\u{1B}[31m红\u{1B}[0m", "\u{1B}]0;title\u{7}", "\u{9B}2J", "a\u{8}\u{8}b", "\u{202E}gpj.exe",
    "\u{2066}a\u{2069}",
    "a\u{200B}b", "\u{FEFF}a", "a\u{2028}b", "行\r\n行",
    // JSON and shells.
    "\",\"x\":\"", "\u{7F}", "$(reboot)`reboot`", "%n%s", "../../x", String(repeating: "长", count: 3_000),
  ]

  /// Each is tried in two dozen runs of the program: `make check` tries all, `swift test` some.
  static let tried = attacks.indices.filter { isThorough || $0 % 4 == 1 }

  @Test(arguments: tried)
  func `no text gets out of its place`(index: Int) throws {
    let attack = Self.attacks[index]
    let folder = try TemporaryFolder()
    try folder.write(smallCity(attack))
    let data = folder.url.path
    let plain = try Plain.shared.get()

    for verb in [["check"], ["gaps", "--all"], ["rank"], ["health"], ["risk"], ["balance"]] {
      for language in ["zh", "en"] {
        let run = try Run(arguments: [verb[0], data] + verb.dropFirst() + ["--language", language])
        #expect(run.status == 0, "\(verb): \(run.messages)")
        #expect(isPlainText(run.output) && isPlainText(run.messages), "\(verb)")
      }
    }
    for verb in ["gaps", "rank", "health", "risk", "balance"] {
      let csv = try Run(verb, data, "--format", "csv")
      checkCSV(csv.output)
      let markdown = try Run(verb, data, "--format", "md")
      checkMarkdown(markdown.output, like: plain.markdown[verb] ?? "")
      let json = try Run(verb, data, "--format", "json")
      #expect(throws: Never.self) { try json.json() }
    }
    let svg = try Run("draw", data, "--chain", "petro", "--format", "svg", "--quiet")
    #expect(svg.status == 0, "\(svg.messages)")
    checkXML(svg.output, allowed: Page.svgElements)
    let dot = try Run("draw", data, "--chain", "petro", "--format", "dot")
    checkDOT(dot.output)
    let mermaid = try Run("draw", data, "--chain", "petro", "--format", "mermaid")
    #expect(
      mermaid.output.split(separator: "\n").map(Self.leadingWord)
        == plain.mermaid.split(separator: "\n").map(Self.leadingWord))
    #expect(isPlainText(mermaid.output))
    #expect(!mermaid.output.contains("%%") && !mermaid.output.contains("<") && !mermaid.output.contains("`"))
    checkXML(try Run("export", data, "--format", "graphml").output, allowed: Page.graphMLElements)
    let graph = try Run("export", data, "--format", "json").objects("nodes")
    // What is not whitespace at an end is kept as it is: escaping is the writer's business, not the data's.
    let name = graph.first { $0["id"] as? String == "ethylene" }?["name"] as? String
    // Foundation's reader leaves a byte-order mark out wherever it stands.
    #expect(name == attack.replacing("\u{FEFF}", with: "").trimmingCharacters(in: .whitespacesAndNewlines))
    let gallery = try Run("gallery", data, "--output", folder.file("gallery").path)
    #expect(gallery.status == 0, "\(gallery.messages)")
    checkMarkdown(
      try String(contentsOf: folder.file("gallery").appending(path: "README.md"), encoding: .utf8),
      like: plain.gallery)
  }

  /// What an innocent name gives: the shape that no name may change.
  private struct Plain {
    var markdown: [String: String] = [:]
    var mermaid = ""
    var gallery = ""

    static let shared = Result { try Plain() }

    init() throws {
      let folder = try TemporaryFolder()
      try folder.write(smallCity())
      let data = folder.url.path
      for verb in ["gaps", "rank", "health", "risk", "balance"] {
        markdown[verb] = try Run(verb, data, "--format", "md").output
      }
      mermaid = try Run("draw", data, "--chain", "petro", "--format", "mermaid").output
      _ = try Run("gallery", data, "--output", folder.file("gallery").path)
      gallery = try String(contentsOf: folder.file("gallery").appending(path: "README.md"), encoding: .utf8)
    }
  }

  /// Nothing in it moves a cursor or turns text around.
  private func isPlainText(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isHidden }
  }

  private func checkCSV(_ text: String) {
    let table = CSVTable(bytes: Array(text.utf8), file: "result.csv")
    #expect(table.problems.isEmpty && table.rowCount > 0)
    for cell in (0..<table.rowCount).flatMap({ table.fields(row: $0) }) {
      guard let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { continue }
      #expect(isPlainNumber(cell), "\(cell)")
    }
  }

  private func checkMarkdown(_ text: String, like plain: String) {
    #expect(isPlainText(text))
    let (lines, plainLines) = (text.split(separator: "\n"), plain.split(separator: "\n"))
    #expect(lines.count == plainLines.count)
    for (line, plainLine) in zip(lines, plainLines) { checkMarkdown(line: line, like: plainLine) }
  }

  private func checkMarkdown(line: Substring, like plain: Substring) {
    #expect(marks("|", line) == marks("|", plain), "\(line)")
    #expect(marks("[", line) == marks("[", plain) && marks("`", line) == marks("`", plain), "\(line)")
    #expect(headingMark(line) == headingMark(plain), "\(line)")
    #expect(!line.contains("<"), "\(line)")
  }

  private func headingMark(_ line: Substring) -> Substring { line.prefix { "#|>`~ ".contains($0) } }

  /// How often `mark` stands in the line without a backslash.
  private func marks(_ mark: Character, _ line: Substring) -> Int {
    var count = 0
    var isEscaped = false
    for character in line {
      if character == mark && !isEscaped { count += 1 }
      isEscaped = character == "\\" && !isEscaped
    }
    return count
  }

  private func checkXML(_ text: String, allowed: Set<String>) {
    let page = Page()
    #expect(page.read(text), "not XML: \(text.prefix(300))")
    #expect(page.elements.subtracting(allowed).isEmpty, "\(page.elements.subtracting(allowed))")
    #expect(page.handlers.isEmpty, "\(page.handlers)")
    for link in page.links {
      #expect(["#", "http://", "https://"].contains { link.hasPrefix($0) }, "\(link)")
    }
    #expect(
      !text.contains("<!DOCTYPE html") && !text.contains("<!ENTITY") && !text.contains("<?xml-stylesheet"))
  }

  private func checkDOT(_ text: String) {
    let bare = withoutStrings(text)
    for name in ["URL", "href", "image", "shapefile", "stylesheet", "_background", "target"] {
      #expect(!bare.contains(name), "\(name)")
    }
    #expect(!text.lowercased().contains("<img") && isPlainText(text))
  }

  /// DOT text without what stands in quotes or in HTML-like labels.
  private func withoutStrings(_ text: String) -> String {
    var (bare, depth, isQuoted, isEscaped) = ("", 0, false, false)
    for character in text {
      if isQuoted {
        isQuoted = character != "\"" || isEscaped
        isEscaped = character == "\\" && !isEscaped
      } else if depth > 0 {
        depth += character == "<" ? 1 : character == ">" ? -1 : 0
      } else if character == "\"" {
        isQuoted = true
      } else if character == "<" {
        depth = 1
      } else {
        bare.append(character)
      }
    }
    return bare
  }

  private static func leadingWord(_ line: Substring) -> Substring {
    line.prefix { $0 == " " || $0.isLetter || $0.isNumber || $0 == "-" || $0 == "[" || $0 == "(" }.prefix(10)
  }
}

/// What an XML text is made of.
private final class Page: NSObject, XMLParserDelegate {
  static let svgElements: Set<String> = [
    "svg", "g", "title", "desc", "text", "tspan", "path", "polygon", "polyline", "ellipse", "a", "style",
    "metadata",
    "defs", "rect", "line", "circle",
  ]
  static let graphMLElements: Set<String> = [
    "graphml", "key", "default", "graph", "node", "edge", "data", "desc",
  ]

  var elements: Set<String> = []
  var handlers: [String] = []
  var links: [String] = []

  func read(_ text: String) -> Bool {
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    return parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.insert(name)
    handlers += attributes.keys.filter { $0.lowercased().hasPrefix("on") }
    for (key, value) in attributes where key == "href" || key.hasSuffix(":href") || key == "src" {
      if !value.isEmpty { links.append(value) }
    }
  }
}
