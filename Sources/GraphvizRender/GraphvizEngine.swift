import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
    isDrawing.store(true, ordering: .relaxed)
    let drawn = try draw(
      candidates, as: format, options: options, withheld: withheld, fault: fault, finish: finish)
    switch format {
    case .svg:
      let polisher = SVGPolisher(
        source: drawn.dot, description: options.description, page: drawn.page,
        families: drawn.families)
      return polisher.polish(drawn.bytes)
    case .pdf: return options.creationYear.map { PDFDate.overwrite(drawn.bytes, year: $0) } ?? drawn.bytes
    case .png, .dot, .plain: return drawn.bytes
    }
  }

  private static func draw(
    _ candidates: [String], as format: ImageFormat, options: RenderOptions, withheld: Set<String> = [],
    fault: (GraphLayout, Int) -> Int = { _, _ in 0 }, finish: ((GraphLayout) -> LayoutFinish?)? = nil
  ) throws(RenderError) -> Drawn {
    try GraphvizContext.open()
    return try graphviz.withLock { (context) throws(RenderError) -> Drawn in
      var best: (fault: Int, position: Int)?
      for (position, dot) in candidates.enumerated() {
        let graph = try prepared(dot, for: format, options: options, in: context)
        let edges = graph.withhold(withheld)
        try graph.layOut(by: "dot")
        let isLast = position == candidates.count - 1
        let found = candidates.count == 1 ? 0 : fault(graph.layout, position)
        if found == 0 || (isLast && found < best?.fault ?? .max) {
          return Drawn(
            dot: dot, page: graph.page, families: graph.families,
            bytes: try finished(graph, edges, as: format, finish: finish))
        }
        if found < best?.fault ?? .max { best = (found, position) }
      }
      let dot = candidates[best?.position ?? 0]
      let graph = try prepared(dot, for: format, options: options, in: context)
      let edges = graph.withhold(withheld)
      try graph.layOut(by: "dot")
      return Drawn(
        dot: dot, page: graph.page, families: graph.families,
        bytes: try finished(graph, edges, as: format, finish: finish))
    }
  }

  private struct Drawn: Sendable {
    var dot: String
    var page: SIMD2<Double>?
    var families: FontFamilies?
    var bytes: [UInt8]
  }

  /// Draws DOT text that comes from outside as bytes: refused unless it is UTF-8.
  public static func render(
    bytes: [UInt8], as format: ImageFormat, options: RenderOptions = RenderOptions()
  ) throws(RenderError) -> [UInt8] {
    guard let dot = String(validating: bytes, as: UTF8.self) else { throw .invalidText }
    return try render(dot: dot, as: format, options: options)
  }

  /// Loads the library's plugins and the fonts the samples ask for, and forgets the results.
  ///
  /// The first picture of a process spends most of its time there: called on another thread while the
  /// data is read, this costs nobody anything. Once a picture waits, the samples not yet begun are left
  /// to it. A sample that cannot be drawn is no error here.
  public static func prepare(with samples: [String]) {
    for (position, sample) in samples.enumerated() where !isDrawing.load(ordering: .relaxed) {
      if position == 0 {
        // This loads the plugin that draws as well.
        _ = try? draw([sample], as: .svg, options: RenderOptions())
      } else {
        _ = try? layout(dot: sample)
      }
    }
  }

  /// Whether a picture has been asked for.
  private static let isDrawing = Atomic(false)

  /// Like ``prepare(with:)``, on a thread of its own; without one, when the system grants none.
  ///
  /// A thread of the system and not of Foundation, whose tables of languages would make every start slower.
  ///
  /// - Parameter samples: makes the samples, on that thread as well.
  public static func prepareInBackground(with samples: @escaping @Sendable () -> [String]) {
    let argument = Unmanaged.passRetained(Samples(make: samples)).toOpaque()
    var thread = pthread_t()
    let refused = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        GraphvizEngine.prepare(with: Unmanaged<Samples>.fromOpaque(argument).takeRetainedValue().make())
        return nil
      }, argument)
    if refused == 0 {
      pthread_detach(thread)
    } else {
      Unmanaged<Samples>.fromOpaque(argument).release()
    }
  }

  /// What the thread is given to draw.
  private final class Samples: Sendable {
    let make: @Sendable () -> [String]

    init(make: @escaping @Sendable () -> [String]) { self.make = make }
  }

  /// Where `dot`'s nodes and edges come to lie.
  public static func layout(dot: String) throws(RenderError) -> GraphLayout {
    try GraphvizContext.open()
    return try graphviz.withLock { (context) throws(RenderError) -> GraphLayout in
      let graph = try prepared(dot, for: .svg, options: RenderOptions(), in: context)
      try graph.layOut(by: "dot")
      return graph.layout
    }
  }

  private static func prepared(
    _ dot: String, for format: ImageFormat, options: RenderOptions, in context: borrowing GraphvizContext
  ) throws(RenderError) -> ParsedGraph {
    try DotGuard.check(text: dot)
    let graph = try ParsedGraph.parse(dot, in: context)
    try DotGuard.check(attributes: graph.attributeNames)
    guard graph.nodeCount <= maximumNodes else {
      throw .tooLarge(.nodes, found: graph.nodeCount, allowed: maximumNodes)
    }
    switch format {
    case .svg, .png, .pdf: graph.askForFirstFamily()
    case .dot, .plain: break
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
