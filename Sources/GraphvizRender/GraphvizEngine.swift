import Synchronization

/// DOT text in, pictures out; Graphviz runs inside this process and prints nothing.
///
/// One call runs at a time, the others wait: the library has no concurrency of its own. A layout
/// cannot be cancelled, so size is bounded before it starts.
public enum GraphvizEngine {
  public static let maximumBytes = 16 << 20
  public static let maximumNodes = 5000

  /// Draws `dot`, layered.
  ///
  /// - Parameter background: given the layout, returns what is painted behind it.
  ///   Called under the lock: it must not call back into the engine.
  /// - Returns: the file's bytes; the same input gives the same bytes (PDF: when a year is given).
  /// - Complexity: about 40 ms for 40 nodes, 0.3 s for 1,000.
  public static func render(
    dot: String, as format: ImageFormat, options: RenderOptions = RenderOptions(),
    background: ((GraphLayout) -> String?)? = nil
  ) throws(RenderError) -> [UInt8] {
    guard let background else {
      return try render(candidates: [dot], as: format, options: options)
    }
    return try render(
      candidates: [dot], as: format, options: options,
      finish: { LayoutFinish(background: background($0)) })
  }

  /// Draws the first of `candidates` whose layout has no fault, else the one with the least.
  ///
  /// Several texts may describe one graph; Graphviz's answer depends on the order they declare it in.
  /// - Parameters:
  ///   - withheld: ids of edges the layout does not see; drawn where `finish` leads them, else not at all.
  ///   - fault: given a layout and the position of its candidate; 0 for one to take as it is.
  ///   - finish: given the chosen layout, returns what to change in it before it is drawn.
  public static func render(
    candidates: [String], as format: ImageFormat, options: RenderOptions = RenderOptions(),
    withheld: Set<String> = [], fault: (GraphLayout, Int) -> Int = { _, _ in 0 },
    finish: ((GraphLayout) -> LayoutFinish?)? = nil
  ) throws(RenderError) -> [UInt8] {
    precondition(!candidates.isEmpty, "nothing to draw")
    let drawn = try draw(
      candidates, as: format, options: options, withheld: withheld, fault: fault, finish: finish)
    switch format {
    case .svg:
      let polisher = SVGPolisher(
        source: drawn.dot, description: options.description, page: drawn.page)
      return polisher.polish(drawn.bytes)
    case .pdf: return options.creationYear.map { PDFDate.overwrite(drawn.bytes, year: $0) } ?? drawn.bytes
    case .png, .dot, .plain: return drawn.bytes
    }
  }

  private static func draw(
    _ candidates: [String], as format: ImageFormat, options: RenderOptions, withheld: Set<String> = [],
    fault: (GraphLayout, Int) -> Int = { _, _ in 0 }, finish: ((GraphLayout) -> LayoutFinish?)? = nil
  ) throws(RenderError) -> Drawn {
    try GraphvizContexts.open()
    return try graphviz.withLock { (contexts) throws(RenderError) -> Drawn in
      var best: (fault: Int, position: Int)?
      for (position, dot) in candidates.enumerated() {
        let graph = try prepared(dot, for: format, options: options, in: &contexts)
        let edges = graph.withhold(withheld)
        try graph.layOut(by: "dot")
        let isLast = position == candidates.count - 1
        let found = candidates.count == 1 ? 0 : fault(graph.layout, position)
        if found == 0 || (isLast && found < best?.fault ?? .max) {
          return Drawn(
            dot: dot, page: graph.page,
            bytes: try finished(graph, edges, as: format, finish: finish))
        }
        if found < best?.fault ?? .max { best = (found, position) }
      }
      let dot = candidates[best?.position ?? 0]
      let graph = try prepared(dot, for: format, options: options, in: &contexts)
      let edges = graph.withhold(withheld)
      try graph.layOut(by: "dot")
      return Drawn(
        dot: dot, page: graph.page,
        bytes: try finished(graph, edges, as: format, finish: finish))
    }
  }

  private struct Drawn: Sendable {
    var dot: String
    var page: SIMD2<Double>?
    var bytes: [UInt8]
  }

  /// Draws DOT text that comes from outside as bytes: refused unless it is UTF-8.
  public static func render(
    bytes: [UInt8], as format: ImageFormat, options: RenderOptions = RenderOptions()
  ) throws(RenderError) -> [UInt8] {
    guard let dot = String(validating: bytes, as: UTF8.self) else { throw .invalidText }
    return try render(dot: dot, as: format, options: options)
  }

  /// Where `dot`'s nodes and edges come to lie when it is drawn as `format`: pictures that carry their
  /// type are laid out with the fonts that are installed, the others without any.
  public static func layout(dot: String, for format: ImageFormat = .svg) throws(RenderError) -> GraphLayout {
    try GraphvizContexts.open()
    return try graphviz.withLock { (contexts) throws(RenderError) -> GraphLayout in
      let graph = try prepared(dot, for: format, options: RenderOptions(), in: &contexts)
      try graph.layOut(by: "dot")
      return graph.layout
    }
  }

  private static func prepared(
    _ dot: String, for format: ImageFormat, options: RenderOptions, in contexts: inout GraphvizContexts
  ) throws(RenderError) -> ParsedGraph {
    try DotGuard.check(text: dot)
    let graph = try contexts.parse(dot, for: format)
    try DotGuard.check(attributes: graph.attributeNames)
    guard graph.nodeCount <= maximumNodes else {
      throw .tooLarge(.nodes, found: graph.nodeCount, allowed: maximumNodes)
    }
    if format == .png { graph.set("dpi", to: "\(options.dotsPerInch)") }
    // PDFs get a border of half an inch otherwise, and no longer fit the paper.
    if format == .pdf { graph.set("margin", to: "0") }
    // In an SVG, Graphviz rounds the scale and cuts off the edge: the polisher fits the page instead.
    if format == .svg, graph.page != nil { graph.set("size", to: "") }
    return graph
  }

  /// Draws a layout as `finish` changes it; nothing is laid out twice.
  private static func finished(
    _ graph: borrowing ParsedGraph, _ withheld: ParsedGraph.Withheld, as format: ImageFormat,
    finish: ((GraphLayout) -> LayoutFinish?)?
  ) throws(RenderError) -> [UInt8] {
    guard let finish, let change = finish(graph.layout) else { return try graph.rendered(as: format) }
    let corners = try change.background.map { (text) throws(RenderError) in
      try DotGuard.check(background: text)
    }
    graph.restore(withheld) { change.paths[$0] != nil }
    graph.apply(change, covering: corners ?? [])
    return try graph.rendered(as: format)
  }
}
