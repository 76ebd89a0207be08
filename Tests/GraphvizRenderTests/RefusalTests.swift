import Testing

@testable import GraphvizRender

/// What must end in an error: never a crash, never a picture that hides the mistake.
@Suite struct RefusalTests {
  @Test(arguments: [
    "", "digraph", "digraph g {", "digraph g { a -> ; }", "digraph g { a [label=\"open }",
    "digraph g { a } } extra", "digraph g { a } digraph h { b } digraph",
    "not dot at all", "digraph g { a [label=<<TABLE>] }",
  ])
  func `broken DOT is an error, and the next one still works`(dot: String) throws {
    let error = #expect(throws: RenderError.self) { try GraphvizEngine.render(dot: dot, as: .svg) }
    if case .forbidden = error { Issue.record("\(dot): \(String(describing: error))") }
    #expect(try !GraphvizEngine.render(dot: EngineTests.small, as: .svg).isEmpty)
  }

  @Test(arguments: [
    "a [fillcolor=nocolour, style=filled]", "a [shape=nosuchshape]", "a [label=<<TABLE><TR></TABLE>>]",
    "a -> b [tailport=nowhere]", "a [label=<<U><X>y</X></U>>]",
  ])
  func `what Graphviz only mutters about is an error`(body: String) throws {
    let error = #expect(throws: RenderError.self) {
      try GraphvizEngine.render(dot: "digraph g { \(body) }", as: .svg)
    }
    guard case .rejected(let messages) = error else {
      Issue.record("\(body): \(String(describing: error))")
      return
    }
    #expect(!messages.isEmpty)
  }

  @Test(arguments: [
    "a [image=\"/etc/passwd\"]", "a [shapefile=\"x.ps\"]", "graph [stylesheet=\"http://x/y.css\"]",
    "graph [_background=\"T 0 0 0 10 4 -text\"]", "graph [imagepath=\"/etc\"]", "graph [fontpath=\"/etc\"]",
    "a [label=<<TABLE><TR><TD><IMG SRC=\"/etc/x.png\"/></TD></TR></TABLE>>]",
    "a [label=<<TABLE><TR><TD><img SRC=\"x.png\"/></TD></TR></TABLE>>]",
  ])
  func `attributes that reach outside are refused`(body: String) {
    let error = #expect(throws: RenderError.self) {
      try GraphvizEngine.render(dot: "digraph g { \(body) }", as: .svg)
    }
    guard case .forbidden = error else {
      Issue.record("\(body): \(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    "T 0 0 0 10 4 -text", "I 0 0 10 10 5 -x.png", "P 2 0 0 1", "c 7 -#F8F9F", "P 1 nan 0", "P -1 0 0", "c 9",
  ])
  func `a background holds polygons only`(background: String) {
    #expect(throws: RenderError.forbidden("_background")) {
      try GraphvizEngine.render(dot: EngineTests.small, as: .svg) { _ in background }
    }
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    let head = Array("digraph g { a [label=\"".utf8)
    let tail = Array("\"] }".utf8)
    for bad in [[0xFF], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0x00]] as [[UInt8]] {
      #expect(throws: RenderError.invalidText) {
        try GraphvizEngine.render(bytes: head + bad + tail, as: .svg)
      }
    }
  }

  @Test func `size is bounded before the layout`() {
    let nodes = (0...GraphvizEngine.maximumNodes).map { "n\($0);" }.joined()
    #expect(
      throws: RenderError.tooLarge(
        .nodes, found: GraphvizEngine.maximumNodes + 1, allowed: GraphvizEngine.maximumNodes)
    ) {
      try GraphvizEngine.render(dot: "digraph g { \(nodes) }", as: .svg)
    }
  }
}
