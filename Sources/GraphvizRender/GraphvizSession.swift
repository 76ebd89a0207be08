import CGraphviz
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The library's functions.
///
/// Only what holds a ``GraphvizContext`` calls them.
private let gv: LTGraphviz =
  switch GraphvizContext.library {
  case .success(let functions): functions
  case .failure(let error): fatalError(String(describing: error))
  }

/// Graphviz is not thread-safe even across contexts: everything that touches it holds this lock.
let graphviz = Mutex(GraphvizContexts())

/// What the library said since it was last asked.
private let messages = Mutex("")

/// The library's contexts, each made when it is first asked for.
struct GraphvizContexts: ~Copyable, Sendable {
  private var measured: GraphvizContext?
  private var typeset: GraphvizContext?

  /// Opens the library, before the lock that guards the contexts is taken.
  static func open() throws(RenderError) { _ = try GraphvizContext.library.get() }

  /// Parses `dot` for the context that can write `format`.
  mutating func parse(_ dot: String, for format: ImageFormat) throws(RenderError) -> ParsedGraph {
    if format.isText {
      if measured == nil { measured = GraphvizContext(text: .measured) }
      return try ParsedGraph.parse(dot, in: measured!)
    }
    if typeset == nil { typeset = GraphvizContext(text: .typeset) }
    return try ParsedGraph.parse(dot, in: typeset!)
  }
}

/// Owns a context of the library.
struct GraphvizContext: ~Copyable, Sendable {
  /// Where the widths of text come from.
  enum Text {
    /// From a table: for pictures that are set in type where they are looked at.
    case measured
    /// From the fonts that are installed: for pictures that carry their type with them.
    case typeset
  }

  // Handed out only under the lock.
  fileprivate nonisolated(unsafe) let pointer: OpaquePointer

  fileprivate static let library: Result<LTGraphviz, RenderError> = {
    var functions = LTGraphviz()
    return lt_openGraphviz(&functions).map { .failure(.unavailable(String(cString: $0))) }
      ?? .success(functions)
  }()

  init(text: Text) {
    let made =
      switch text {
      case .typeset: gv.gvContext()
      case .measured:
        gv.measuringContext { text, size, isBold in
          let bytes = UnsafeBufferPointer(
            start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
          return LTPoint(TypeMetrics.extent(of: bytes, size: size, isBold: isBold != 0))
        }
      }
    guard let made else { fatalError("Graphviz cannot make a context") }
    pointer = made
    _ = gv.agseterrf { text in
      if let text { messages.withLock { $0 += String(cString: text) } }
      return 0
    }
  }

  deinit { _ = gv.gvFreeContext(pointer) }
}

/// Owns one parsed graph, and its layout while there is one.
struct ParsedGraph: ~Copyable {
  fileprivate let pointer: UnsafeMutablePointer<Agraph_t>
  private let context: OpaquePointer
  /// What `size` asks for, points.
  let page: SIMD2<Double>?

  static func parse(
    _ dot: String, in context: borrowing GraphvizContext
  ) throws(RenderError) -> ParsedGraph {
    _ = takeMessages()
    let pointer = dot.withCString { gv.agmemread($0) }
    let graph = pointer.map { ParsedGraph(pointer: $0, context: context.pointer) }
    // What follows the first graph stays in the scanner and would open the next text: read it off.
    while let extra = "".withCString({ gv.agmemread($0) }) {
      _ = gv.agclose(extra)
      messages.withLock { $0 += "more than one graph\n" }
    }
    let complaints = takeMessages()
    guard let graph, complaints.isEmpty else { throw .syntax(complaints) }
    return graph
  }

  private init(pointer: UnsafeMutablePointer<Agraph_t>, context: OpaquePointer) {
    self.pointer = pointer
    self.context = context
    let inches = gv.get(pointer, "size").map { String(cString: $0) } ?? ""
    let sides = inches.split(separator: ",").compactMap { Double($0) }
    page = sides.count == 2 && sides[0] > 0 && sides[1] > 0 ? SIMD2(sides[0], sides[1]) * 72 : nil
  }

  deinit {
    freeLayout()
    _ = gv.agclose(pointer)
  }

  var nodeCount: Int { Int(gv.agnnodes(pointer)) }

  func set(_ name: String, to value: String) { gv.set(pointer, name, value) }

  func attribute(_ name: String) -> String? { gv.get(pointer, name).map { String(cString: $0) } }

  /// The names of all declared attributes, whatever they belong to.
  var attributeNames: [String] {
    var names: [String] = []
    for kind in Int32(0)..<3 {
      var symbol = gv.nextAttribute(pointer, kind, nil)
      while let current = symbol {
        names.append(String(cString: lt_attributeName(current)))
        symbol = gv.nextAttribute(pointer, kind, current)
      }
    }
    return names
  }

  func layOut(by engine: String) throws(RenderError) {
    freeLayout()
    try Self.check(gv.gvLayout(context, pointer, engine))
  }

  /// Does nothing where there is no layout.
  func freeLayout() { _ = gv.gvFreeLayout(context, pointer) }

  func rendered(as format: ImageFormat) throws(RenderError) -> [UInt8] {
    var bytes: UnsafeMutablePointer<CChar>?
    var length: UInt32 = 0
    let code = gv.gvRenderData(context, pointer, format.rawValue, &bytes, &length)
    defer { gv.gvFreeRenderData(bytes) }
    try Self.check(code)
    guard let bytes else { throw .rejected(["no output"]) }
    return Array(UnsafeRawBufferPointer(start: bytes, count: Int(length)))
  }

  /// A good return code says little: the library reports most mistakes only as messages.
  private static func check(_ code: Int32) throws(RenderError) {
    let complaints = takeMessages().filter { !isHarmless($0) }
    if code != 0 || !complaints.isEmpty {
      throw .rejected(complaints.isEmpty ? ["error \(code)"] : complaints)
    }
  }

  /// Hands each edge to `body`, always in the same order.
  fileprivate func forEachEdge(_ body: (UnsafeMutablePointer<Agedge_t>) -> Void) {
    var node = gv.agfstnode(pointer)
    while let current = node {
      var edge = gv.agfstout(pointer, current)
      while let link = edge {
        body(link)
        edge = gv.agnxtout(pointer, link)
      }
      node = gv.agnxtnode(pointer, current)
    }
  }

  var layout: GraphLayout {
    var boxes: [String: GraphBox] = [:]
    var node = gv.agfstnode(pointer)
    while let current = node {
      let centre = SIMD2(lt_nodeCentre(current))
      let half = SIMD2(lt_nodeSize(current)) / 2
      boxes[String(cString: gv.nodeName(current))] = GraphBox(min: centre - half, max: centre + half)
      node = gv.agnxtnode(pointer, current)
    }
    var edges: [GraphEdge] = []
    forEachEdge { link in
      let curve = lt_curve(link)
      edges.append(
        GraphEdge(
          tail: String(cString: gv.nodeName(lt_tail(link))),
          head: String(cString: gv.nodeName(lt_head(link))),
          identifier: gv.get(link, "id").map { String(cString: $0) } ?? "",
          points: UnsafeBufferPointer(start: curve.points, count: curve.count).map { SIMD2($0) },
          tip: curve.hasTip != 0 ? SIMD2(curve.tip) : nil))
    }
    let bounds = GraphBox(min: SIMD2(lt_boundsMin(pointer)), max: SIMD2(lt_boundsMax(pointer)))
    let half = SIMD2(lt_labelSize(pointer)) / 2
    let centre = SIMD2(lt_labelCentre(pointer))
    let label = half.x > 0 ? GraphBox(min: centre - half, max: centre + half) : nil
    return GraphLayout(bounds: bounds, label: label, boxes: boxes, edges: edges, scale: scale(of: bounds))
  }

  /// How far `size` shrinks the drawing; Graphviz counts the padding in.
  private func scale(of bounds: GraphBox) -> Double {
    guard let page else { return 1 }
    let padding = 144 * (attribute("pad").flatMap(Double.init) ?? 4 / 72)
    return min(1, page.x / (bounds.width + padding), page.y / (bounds.height + padding))
  }

  /// Changes the finished layout in place, and makes the page as large as what is on it then.
  ///
  /// - Parameter corners: of the background's polygons.
  func apply(_ finish: LayoutFinish, covering corners: [SIMD2<Double>]) {
    if let background = finish.background {
      set("_background", to: background)
      gv.readBackground(pointer)
    }
    if let colour = finish.pageColour { set("bgcolor", to: colour) }
    if let centre = finish.labelCentre { lt_moveLabel(pointer, LTPoint(centre)) }
    var node = finish.positions.isEmpty ? nil : gv.agfstnode(pointer)
    while let current = node {
      if let place = finish.positions[String(cString: gv.nodeName(current))] {
        lt_moveNode(current, LTPoint(place))
      }
      node = gv.agnxtnode(pointer, current)
    }
    if !finish.paths.isEmpty {
      forEachEdge { link in
        guard let path = gv.get(link, "id").flatMap({ finish.paths[String(cString: $0)] }) else { return }
        path.points.map { LTPoint($0) }.withUnsafeBufferPointer { points in
          gv.setCurve(
            link,
            LTCurve(
              points: points.baseAddress, count: points.count, hasTip: path.tip == nil ? 0 : 1,
              tip: LTPoint(path.tip ?? .zero)))
        }
      }
    }
    let extent = layout.extent(with: corners)
    lt_setBounds(pointer, LTPoint(extent.min), LTPoint(extent.max))
  }
}

extension ParsedGraph {
  /// Edges taken out, with all they need to come back.
  struct Withheld {
    fileprivate struct Edge {
      var tail: UnsafeMutablePointer<Agnode_t>
      var head: UnsafeMutablePointer<Agnode_t>
      var identifier: String
      var values: [(name: String, value: String)]
    }
    fileprivate var edges: [Edge] = []
  }

  /// Takes out the edges with these ids, so that the layout does not make room for them.
  func withhold(_ identifiers: Set<String>) -> Withheld {
    guard !identifiers.isEmpty else { return Withheld() }
    var names: [String] = []
    var symbol = gv.nextAttribute(pointer, 2, nil)
    while let current = symbol {
      names.append(String(cString: lt_attributeName(current)))
      symbol = gv.nextAttribute(pointer, 2, current)
    }
    var withheld = Withheld()
    var found: [UnsafeMutablePointer<Agedge_t>] = []
    forEachEdge { link in
      guard let text = gv.get(link, "id") else { return }
      let identifier = String(cString: text)
      guard identifiers.contains(identifier) else { return }
      found.append(link)
      withheld.edges.append(
        Withheld.Edge(
          tail: lt_tail(link), head: lt_head(link), identifier: identifier,
          values: names.compactMap { name in gv.get(link, name).map { (name, String(cString: $0)) } }))
    }
    for link in found { _ = gv.agdelete(pointer, link) }
    return withheld
  }

  /// Puts edges back that have a path of their own; the others stay out.
  func restore(_ withheld: Withheld, where hasPath: (String) -> Bool) {
    for edge in withheld.edges where hasPath(edge.identifier) {
      guard let link = gv.addEdge(pointer, edge.tail, edge.head) else { continue }
      for (name, value) in edge.values { gv.set(link, name, value) }
      gv.prepareEdge(link)
    }
  }
}

/// The library hands its sentences over in pieces; a line is one message.
private func takeMessages() -> [String] {
  messages.withLock { held in
    defer { held = "" }
    return held.split(separator: "\n").map(String.init)
  }
}

/// Remarks about routing quality; everything else means that the DOT text is wrong.
private func isHarmless(_ message: String) -> Bool {
  let bytes = message.utf8.span
  return harmless.contains { bytes.firstOffset(of: $0) != nil }
}

private let harmless = ["Unable to reclaim box space", "some nodes with margin", "size too small for label"]
  .map {
    Array($0.utf8)
  }

extension SIMD2 where Scalar == Double {
  fileprivate init(_ point: LTPoint) { self.init(point.x, point.y) }
}

extension LTPoint {
  fileprivate init(_ point: SIMD2<Double>) { self.init(x: point.x, y: point.y) }
}
