import CGraphviz
import Synchronization

/// Graphviz is not thread-safe even across contexts: everything that touches it holds this lock.
let graphviz = Mutex(GraphvizContext())

/// What the library said since it was last asked.
private let messages = Mutex("")

/// Owns the library's context.
struct GraphvizContext: ~Copyable, Sendable {
  // Handed out only under the lock.
  fileprivate nonisolated(unsafe) let pointer: OpaquePointer

  init() {
    guard let context = gvContext() else { fatalError("Graphviz cannot make a context") }
    pointer = context
    _ = agseterrf { text in
      if let text { messages.withLock { $0 += String(cString: text) } }
      return 0
    }
  }

  deinit { gvFreeContext(pointer) }
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
    let pointer = dot.withCString { lt_read($0) }
    let graph = pointer.map { ParsedGraph(pointer: $0, context: context.pointer) }
    // What follows the first graph stays in the scanner and would open the next text: read it off.
    while let extra = "".withCString({ lt_read($0) }) {
      agclose(extra)
      messages.withLock { $0 += "more than one graph\n" }
    }
    let complaints = takeMessages()
    guard let graph, complaints.isEmpty else { throw .syntax(complaints) }
    return graph
  }

  private init(pointer: UnsafeMutablePointer<Agraph_t>, context: OpaquePointer) {
    self.pointer = pointer
    self.context = context
    let inches = lt_get(pointer, "size").map { String(cString: $0) } ?? ""
    let sides = inches.split(separator: ",").compactMap { Double($0) }
    page = sides.count == 2 && sides[0] > 0 && sides[1] > 0 ? SIMD2(sides[0], sides[1]) * 72 : nil
  }

  deinit {
    gvFreeLayout(context, pointer)
    agclose(pointer)
  }

  var nodeCount: Int { Int(agnnodes(pointer)) }

  func set(_ name: String, to value: String) { lt_set(pointer, name, value) }

  func attribute(_ name: String) -> String? { lt_get(pointer, name).map { String(cString: $0) } }

  /// The names of all declared attributes, whatever they belong to.
  var attributeNames: [String] {
    var names: [String] = []
    for kind in Int32(0)..<3 {
      var symbol = lt_nextAttribute(pointer, kind, nil)
      while let current = symbol {
        names.append(String(cString: lt_attributeName(current)))
        symbol = lt_nextAttribute(pointer, kind, current)
      }
    }
    return names
  }

  func layOut(by engine: String) throws(RenderError) {
    freeLayout()
    try Self.check(lt_layout(context, pointer, engine))
  }

  /// Does nothing where there is no layout.
  func freeLayout() { gvFreeLayout(context, pointer) }

  func rendered(as format: ImageFormat) throws(RenderError) -> [UInt8] {
    var bytes: UnsafeMutablePointer<CChar>?
    var length: UInt32 = 0
    let code = lt_render(context, pointer, format.rawValue, &bytes, &length)
    defer { gvFreeRenderData(bytes) }
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
    var node = agfstnode(pointer)
    while let current = node {
      var edge = agfstout(pointer, current)
      while let link = edge {
        body(link)
        edge = agnxtout(pointer, link)
      }
      node = agnxtnode(pointer, current)
    }
  }

  var layout: GraphLayout {
    var boxes: [String: GraphBox] = [:]
    var node = agfstnode(pointer)
    while let current = node {
      let centre = SIMD2(lt_nodeCentre(current))
      let half = SIMD2(lt_nodeSize(current)) / 2
      boxes[String(cString: lt_nodeName(current))] = GraphBox(min: centre - half, max: centre + half)
      node = agnxtnode(pointer, current)
    }
    var edges: [GraphEdge] = []
    forEachEdge { link in
      let curve = lt_curve(link)
      edges.append(
        GraphEdge(
          tail: String(cString: lt_nodeName(lt_tail(link))),
          head: String(cString: lt_nodeName(lt_head(link))),
          identifier: lt_get(link, "id").map { String(cString: $0) } ?? "",
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
      lt_readBackground(pointer)
    }
    if let colour = finish.pageColour { set("bgcolor", to: colour) }
    if let centre = finish.labelCentre { lt_moveLabel(pointer, LTPoint(centre)) }
    var node = finish.positions.isEmpty ? nil : agfstnode(pointer)
    while let current = node {
      if let place = finish.positions[String(cString: lt_nodeName(current))] {
        lt_moveNode(current, LTPoint(place))
      }
      node = agnxtnode(pointer, current)
    }
    if !finish.paths.isEmpty {
      forEachEdge { link in
        guard let path = lt_get(link, "id").flatMap({ finish.paths[String(cString: $0)] }) else { return }
        path.points.map { LTPoint($0) }.withUnsafeBufferPointer { points in
          lt_setCurve(
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
    var symbol = lt_nextAttribute(pointer, 2, nil)
    while let current = symbol {
      names.append(String(cString: lt_attributeName(current)))
      symbol = lt_nextAttribute(pointer, 2, current)
    }
    var withheld = Withheld()
    var found: [UnsafeMutablePointer<Agedge_t>] = []
    forEachEdge { link in
      guard let text = lt_get(link, "id") else { return }
      let identifier = String(cString: text)
      guard identifiers.contains(identifier) else { return }
      found.append(link)
      withheld.edges.append(
        Withheld.Edge(
          tail: lt_tail(link), head: lt_head(link), identifier: identifier,
          values: names.compactMap { name in lt_get(link, name).map { (name, String(cString: $0)) } }))
    }
    for link in found { lt_delete(pointer, link) }
    return withheld
  }

  /// Puts edges back that have a path of their own; the others stay out.
  func restore(_ withheld: Withheld, where hasPath: (String) -> Bool) {
    for edge in withheld.edges where hasPath(edge.identifier) {
      guard let link = lt_addEdge(pointer, edge.tail, edge.head) else { continue }
      for (name, value) in edge.values { lt_set(link, name, value) }
      lt_prepareEdge(link)
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
  ["Unable to reclaim box space", "some nodes with margin", "size too small for label"].contains {
    message.contains($0)
  }
}

extension SIMD2 where Scalar == Double {
  fileprivate init(_ point: LTPoint) { self.init(point.x, point.y) }
}

extension LTPoint {
  fileprivate init(_ point: SIMD2<Double>) { self.init(x: point.x, y: point.y) }
}
