/// A scene as DOT text: same scene, same bytes.
///
/// Columns are ours, not Graphviz's: one spine node a rank, joined by heavy invisible edges; the
/// spine node at a segment's first rank is its heading.
public struct DOTWriter {
  /// Where the spine is declared; with one of them Graphviz may put the heading row at the bottom.
  public enum SpineOrder: CaseIterable, Sendable { case last, first }

  static let fonts = """
    Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,PingFang SC,Hiragino Sans GB,WenQuanYi Micro Hei,sans-serif
    """
  /// Inches round the drawing.
  static let padding = 0.25
  static let loopEntry = "loop-in"
  static let loopExit = "loop-out"

  let scene: DiagramScene
  let columnOf: [Int]
  /// What all texts of the scene share.
  private var boxLines: [String] = []
  private var spineLines: [String] = []
  private var closing: [String] = []
  private var title = ""

  public init(_ scene: DiagramScene) {
    self.scene = scene
    columnOf = scene.columnOfBox
    title = TitleBlock(scene).html
    boxLines = makeBoxLines()
    spineLines = makeSpineLines()
    closing = makeRankLines() + makeEdgeLines()
  }

  /// - Parameter isTight: half the gap between boxes of a column, for pictures that would print too small.
  public func text(spine: SpineOrder = .last, isTight: Bool = false) -> String {
    var lines = ["digraph liantu {", graphLine(isTight: isTight), nodeLine, edgeLine]
    lines += spine == .first ? spineLines + boxLines : boxLines + spineLines
    lines += closing
    return lines.joined(separator: "\n") + "\n}\n"
  }

  /// Ids of the edges that `DiagramDrawing` leads itself: best kept out of Graphviz's layout.
  public var withheldEdges: Set<String> {
    var ids = Set(recycling.map { scene.edges[$0].identifier })
    if scene.loop != nil { ids.formUnion([Self.loopEntry, Self.loopExit].map { "l-\($0)" }) }
    return ids
  }

  static func spine(_ column: Int) -> String { "\"h\(column)\"" }

  private func makeRankLines() -> [String] {
    scene.columns.enumerated().map { column, boxes in
      let names = boxes.map { "\"\(scene.boxes[$0].identifier)\"; " }.joined()
      return " {rank=same; \(Self.spine(column)); \(names)}"
    }
  }

  private func makeEdgeLines() -> [String] {
    scene.edges.indices.filter { scene.edges[$0].style != .recycling }.map(forwardLine) + recyclingLines
  }

  private var recycling: Set<Int> { Set(scene.edges.indices.filter { scene.edges[$0].style == .recycling }) }

  // MARK: Page

  private func graphLine(isTight: Bool) -> String {
    var attributes = DOTAttributes()
    attributes.add("charset", "UTF-8")
    attributes.add("rankdir", "LR")
    attributes.add("newrank", "true")
    attributes.add("splines", "spline")
    attributes.add("outputorder", "edgesfirst")
    attributes.add("remincross", "true")
    attributes.add("bgcolor", "transparent")
    attributes.add("pad", "\(Self.padding)")
    let isDense = scene.preset == .dense
    attributes.add("nodesep", isDense ? ".06" : isTight ? ".1" : ".2")
    attributes.add("ranksep", scene.paper == .a4 ? ".2" : isDense ? ".28" : ".24")
    attributes.add("fontname", Self.fonts)
    attributes.add("labelloc", "t")
    attributes.add("labeljust", "l")
    attributes.add("size", "\(scene.paper.size.width),\(scene.paper.size.height)")
    attributes.add("label", html: title)
    return " graph [\(attributes.text)];"
  }

  private var nodeLine: String {
    var attributes = DOTAttributes()
    attributes.add("fontname", Self.fonts)
    attributes.add("fontsize", scene.nameSize)
    attributes.add("fontcolor", Palette.ink.code)
    attributes.add("shape", "box")
    attributes.add("margin", "0.07,0.035")
    attributes.add("height", "0.1")
    attributes.add("width", "0.1")
    return " node [\(attributes.text)];"
  }

  private var edgeLine: String {
    var attributes = DOTAttributes()
    attributes.add("fontname", Self.fonts)
    attributes.add("arrowsize", ".55")
    return " edge [\(attributes.text)];"
  }

  // MARK: Headings

  private func makeSpineLines() -> [String] {
    let headings = Dictionary(
      scene.segments.indices.map { (scene.segments[$0].columns.lowerBound, $0) },
      uniquingKeysWith: { first, _ in first })
    let height = scene.spineHeight / 72
    var lines: [String] = []
    for column in scene.columns.indices {
      var attributes = DOTAttributes()
      attributes.add("height", "\(height)")
      attributes.add("margin", "0")
      if let segment = headings[column] {
        let heading = SegmentHeading(scene, segment: segment)
        attributes.add("id", "segment-\(segment)")
        attributes.add("class", "heading")
        attributes.add("label", html: heading.html)
        attributes.add("fontsize", 12)
        attributes.add("fixedsize", "true")
        attributes.add("width", "\(min(heading.width, 84) / 72)")
        attributes.add("peripheries", 0)
        attributes.add("fontcolor", Palette.paper.code)
        attributes.add(tooltip: scene.segments[segment].name)
      } else {
        attributes.add("style", "invis")
        attributes.add("label", "")
      }
      lines.append(" \(Self.spine(column)) [\(attributes.text)];")
    }
    var chain = scene.columns.indices.map(Self.spine)
    if let loop = scene.loop {
      lines.append(pillLine(Self.loopEntry, loop.entry))
      lines.append(pillLine(Self.loopExit, loop.exit))
      chain = ["\"\(Self.loopEntry)\""] + chain + ["\"\(Self.loopExit)\""]
    }
    return lines + zip(chain, chain.dropFirst()).map { " \($0) -> \($1) [style=invis,weight=50];" }
  }

  private func pillLine(_ name: String, _ text: String) -> String {
    let lines = LineBreaking.lines(
      of: text, columns: max(4, (DisplayColumns.width(of: text) + 1) / 2), maximumLines: 2)
    var attributes = DOTAttributes()
    attributes.add("id", name)
    attributes.add("class", "loop")
    attributes.add("style", "rounded,filled")
    attributes.add("fillcolor", Palette.recycling.code)
    attributes.add("color", Palette.recycling.code)
    attributes.add("margin", "0.05,0.05")
    attributes.add("height", ".36")
    attributes.add(tooltip: text)
    let words = lines.map(DOTText.html).joined(separator: "<BR/>")
    attributes.add(
      "label", html: "<FONT COLOR=\"\(Palette.paper.code)\" POINT-SIZE=\"9\"><B>\(words)</B></FONT>")
    return " \"\(name)\" [\(attributes.text)];"
  }

  // MARK: Boxes

  private func makeBoxLines() -> [String] {
    var incoming = [Int](repeating: 0, count: scene.boxes.count)
    for edge in scene.edges where edge.style != .recycling && columnOf[edge.tail] < columnOf[edge.head] {
      incoming[edge.head] += 1
    }
    return scene.boxes.indices.map { boxLine($0, incoming: incoming[$0]) }
  }

  private func boxLine(_ position: Int, incoming: Int) -> String {
    let box = scene.boxes[position]
    var attributes = DOTAttributes()
    attributes.add("id", box.identifier)
    attributes.add("class", "node-\(box.state.rawValue)\(box.tab.map { " tab-\($0.rawValue)" } ?? "")")
    attributes.add("label", html: BoxLabel(box, scene: scene).html)
    let isDashed = box.state == .gap || box.state == .underway
    attributes.add("style", (box.isResource ? "filled" : "rounded,filled") + (isDashed ? ",dashed" : ""))
    attributes.add("fillcolor", Palette.fill(box.state).code)
    attributes.add("color", Palette.border(box.state).code)
    let width =
      switch box.state {
      case .gap: "2"
      case .outside: "0.7"
      case .present, .weak, .underway: "1.1"
      }
    attributes.add("penwidth", width)
    if box.state == .weak { attributes.add("peripheries", 2) }
    // Room for every arrow that comes in at the left side.
    if incoming > 4 { attributes.add("height", "\(Double(incoming) * 6.5 / 72)") }
    attributes.add(tooltip: box.tooltip.isEmpty ? box.name : box.tooltip)
    return " \"\(box.identifier)\" [\(attributes.text)];"
  }
}
