import ChainModel
import Foundation
import Testing

@testable import ChainDiagram

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Names are data: whatever they hold, they change no structure and are shown as they are.
@Suite struct EscapingTests {
  static let attacks: [(name: String, shown: String)] = [
    ("\"];x[", "\"];x["), ("<b>", "<b>"), ("&#1;", "&#1;"),
    ("</TD></TR></TABLE>>,x=y", "</TD></TR></TABLE>>,x=y"),
    ("javascript:alert(1)", "javascript:alert(1)"), ("a\u{202E}b", "a\\u{202e}b"),
    ("a\u{1B}[31m", "a\\u{1b}[31m"),
    ("a\u{0}b", "a\\u{0}b"), ("\\N \\G \\l", "\\N \\G \\l"), ("a\\", "a\\"), ("]]>", "]]>"), ("]", "]"),
    ("]]", "]]"), ("a ]", "a ]"),
    ("<!--", "<!--"),
    ("'\"`", "'\"`"), ("a\u{FFFE}b", "a\\u{fffe}b"), ("a\u{2066}b", "a\\u{2066}b"), ("a\nb", "a b"),
    ("<IMG SRC=\"x\"/>", "<IMG SRC=\"x\"/>"), ("%n%s", "%n%s"), ("&amp;lt;", "&amp;lt;"),
    (
      String(decoding: [0x61, 0xED, 0xA0, 0x80, 0x62] as [UInt8], as: UTF8.self), "a\u{FFFD}\u{FFFD}\u{FFFD}b"
    ),
  ]

  static func scene(named name: String) throws -> DiagramScene {
    var parts = NetworkParts()
    parts.regions = [Region(key: "r", name: Name(chinese: name))]
    parts.chains = [Chain(key: "c", name: Name(chinese: name), leader: nil)]
    parts.companies = [Company(key: "x", name: Name(chinese: name))]
    for position in 0..<3 {
      let key = position == 1 ? name : "k\(position)"
      parts.nodes.append(ChainNode(key: key, name: Name(chinese: name, english: name + "e"), kind: .material))
      parts.memberships.append(
        Membership(
          chain: ChainID(0), node: NodeID(position),
          segment: Name(chinese: "段\(position / 2)" + name, english: name),
          order: position / 2))
    }
    parts.links = [
      LinkRow(source: NodeID(0), target: NodeID(1), relation: .feedstock),
      LinkRow(source: NodeID(1), target: NodeID(2), relation: .feedstock),
      LinkRow(source: NodeID(2), target: NodeID(0), relation: .recycling),
    ]
    parts.presences = [
      Presence(node: NodeID(1), company: CompanyID(0), region: RegionID(0), status: .construction)
    ]
    let network = ChainNetwork(parts)
    var labels = DiagramLabels.plain
    labels.title = name
    labels.subtitle = [name, name]
    labels.loopEntry = name
    labels.tabs[.building] = name
    labels.states[.underway] = name
    return try DiagramScene(
      network: network, scope: Scope(network, region: RegionID(0), asOf: 2024), subject: .chain(ChainID(0)),
      labels: labels)
  }

  @Test(.enabled(if: DotProgram.path != nil), arguments: attacks.indices)
  func `a hostile name survives drawing`(index: Int) throws {
    let attack = Self.attacks[index]
    let dot = DOTWriter(try Self.scene(named: attack.name)).text()
    let svg = try DotProgram.run(dot, as: "svg")
    let reader = SVGReader()
    #expect(reader.read(svg), "\(attack)")
    #expect(reader.nodes == 7, "\(attack): 3 boxes, 2 headings, 2 pills; spine nodes are invisible")
    #expect(!reader.elements.contains("script") && !reader.elements.contains("image"))
    #expect(!reader.links.contains { !$0.isEmpty }, "no links at all")
    // Lines break at spaces, which the text keeps no trace of.
    let text = reader.text.filter { !$0.isWhitespace && $0 != "\u{A0}" }
    #expect(text.contains(attack.shown.filter { !$0.isWhitespace }), "\(attack.shown) in \(text)")
    let tooltips = reader.tooltips.joined(separator: " ")
    #expect(tooltips.contains(attack.shown), "\(attack.shown) in \(tooltips)")
  }

  @Test(arguments: attacks.indices)
  func `identifiers hold letters, digits, hyphens only`(index: Int) throws {
    let scene = try Self.scene(named: Self.attacks[index].name)
    for id in scene.boxes.map(\.identifier) + scene.edges.map(\.identifier) {
      #expect(
        id.utf8.allSatisfy { $0 < 0x80 }
          && id.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    }
    #expect(Set(scene.boxes.map(\.identifier)).count == 3)
  }

  @Test(arguments: attacks.indices)
  func `Mermaid text keeps its structure`(index: Int) throws {
    let plain = MermaidWriter(try Self.scene(named: "名")).text
    let text = MermaidWriter(try Self.scene(named: Self.attacks[index].name)).text
    #expect(text.split(separator: "\n").count == plain.split(separator: "\n").count)
    for character in ["\"", "[", "]", "(", ")", "{", "}"] {
      let count = { (text: String) in text.filter { String($0) == character }.count }
      #expect(count(text) == count(plain), "\(character)")
    }
    #expect(!text.contains("<") && !text.contains("`"))
  }

  @Test func `the same scene gives the same bytes, however its dictionaries were filled`() throws {
    let (network, overlay) = SceneTable.lithiumLoop.network()
    let scope = Scope(network, region: RegionID(0), asOf: 2024)
    var texts: Set<String> = []
    for capacity in [0, 10, 1000, 5000] {
      var tabs = [NodeID: DiagramTab](minimumCapacity: capacity)
      for (node, tab) in capacity == 10 ? overlay.tabs.sorted(by: { $0.key > $1.key }) : Array(overlay.tabs) {
        tabs[node] = tab
      }
      let scene = try DiagramScene(
        network: network, scope: scope, subject: .chain(ChainID(0)), overlay: DiagramOverlay(tabs: tabs),
        labels: .plain)
      texts.insert(DiagramDrawing(scene).dot)
      texts.insert(DOTWriter(scene).text())
    }
    #expect(texts.count == 1)
  }
}

/// Reads what matters of an SVG.
private final class SVGReader: NSObject, XMLParserDelegate {
  var elements: Set<String> = []
  var nodes = 0
  var links: [String] = []
  var tooltips: [String] = []
  var text = ""
  private var isInText = false

  func read(_ data: Data) -> Bool {
    let parser = XMLParser(data: data)
    parser.delegate = self
    return parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.insert(name)
    if name == "g", attributes["class"]?.split(separator: " ").first == "node" { nodes += 1 }
    if name == "a" {
      links.append(attributes["xlink:href"] ?? "")
      tooltips.append(attributes["xlink:title"] ?? "")
    }
    if name == "text" { isInText = true }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "text" { isInText = false }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { if isInText { text += string } }
}
