import Foundation
import Testing

@testable import GraphvizRender

@Suite struct EngineTests {
  static let small = "digraph g { rankdir=LR; size=\"1,1\"; a -> b [id=\"link-1\"]; a -> c; }"

  @Test(arguments: ImageFormat.allCases)
  func `draws every format in memory`(format: ImageFormat) throws {
    let bytes = try GraphvizEngine.render(dot: Self.small, as: format)
    #expect(!bytes.isEmpty)
    switch format {
    case .png: #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    case .pdf: #expect(bytes.starts(with: "%PDF-".utf8))
    case .svg, .dot, .plain: #expect(String(validating: bytes, as: UTF8.self) != nil)
    }
  }

  @Test(arguments: ImageFormat.allCases)
  func `same input, same bytes`(format: ImageFormat) throws {
    let options = RenderOptions(creationYear: 2024)
    let first = try GraphvizEngine.render(dot: Self.small, as: format, options: options)
    let second = try GraphvizEngine.render(dot: Self.small, as: format, options: options)
    #expect(first == second)
  }

  @Test func `a PDF carries the year it is given`() throws {
    let bytes = try GraphvizEngine.render(
      dot: Self.small, as: .pdf, options: RenderOptions(creationYear: 2024))
    #expect(bytes.firstRange(of: Array("/CreationDate (D:20240101000000".utf8)) != nil)
  }

  @Test func `a layout names its boxes and edges`() throws {
    let layout = try GraphvizEngine.layout(dot: Self.small)
    #expect(layout.boxes.keys.sorted() == ["a", "b", "c"])
    let a = try #require(layout.boxes["a"])
    let b = try #require(layout.boxes["b"])
    let c = try #require(layout.boxes["c"])
    #expect(a.max.x < b.min.x && !b.overlaps(c))
    #expect(layout.edges.map(\.identifier) == ["link-1", ""])
    #expect(layout.edges.allSatisfy { $0.points.count % 3 == 1 && $0.tip != nil })
    #expect(layout.scale < 1)
  }

  @Test func `a background is painted behind a finished layout`() throws {
    var seen: GraphLayout?
    let svg = try GraphvizEngine.render(dot: Self.small, as: .svg) { layout in
      seen = layout
      let box = layout.boxes["a"]!
      return "c 7 -#F8F9FA C 7 -#F8F9FA P 4 0 0 \(box.max.x) 0 \(box.max.x) 50 0 50 "
    }
    let text = String(decoding: svg, as: UTF8.self)
    let band = try #require(text.firstRange(of: "#f8f9fa"))
    let node = try #require(text.firstRange(of: "class=\"node\""))
    #expect(band.lowerBound < node.lowerBound)
    #expect(seen?.boxes.count == 3)
  }

  @Test func `edges can be led another way`() throws {
    let svg = try GraphvizEngine.render(
      candidates: [Self.small], as: .svg,
      finish: { layout in
        let from = layout.boxes["a"]!.centre
        let to = layout.boxes["b"]!.centre
        let points = [from, from + SIMD2(10, 77), to + SIMD2(-10, 77), to]
        return LayoutFinish(paths: ["link-1": .init(points: points, tip: to + SIMD2(1, 1))])
      })
    let plain = try GraphvizEngine.render(dot: Self.small, as: .svg)
    #expect(svg != plain)
  }

  /// Every kind of edge the library treats in a way of its own.
  static let odd = """
    g { rankdir=LR; a -> b [id=plain]; b -> a [id=back, dir=back]; a -> a [id=loop]; a -> b [id=twin]
    {rank=same; a; c} a -> c [id=flat, label="flat", headlabel="h", tooltip="t"]; c -> b [id=both, dir=both]
    subgraph cluster_x { d -> e [id=inside] } e -> b:w [id=port, arrowhead=vee, style=dashed] }
    """

  @Test(arguments: ["digraph ", "strict digraph "])
  func `every edge can be withheld and led anew, whatever its kind`(kind: String) throws {
    let dot = kind + Self.odd
    let identifiers = ["plain", "back", "loop", "twin", "flat", "both", "inside", "port"]
    let shown = try GraphvizEngine.layout(dot: dot).edges.map(\.identifier)
    for withheld in [Set(identifiers), ["flat", "loop"], []] {
      for _ in 0..<3 {
        let svg = try GraphvizEngine.render(
          candidates: [dot, dot], as: .svg, withheld: withheld, fault: { _, _ in 1 },
          finish: { layout in
            #expect(Set(layout.edges.map(\.identifier)).isDisjoint(with: withheld))
            let from = layout.boxes["a"]!.centre
            let points = [from, from + SIMD2(10, 77), from + SIMD2(-10, 77), from + SIMD2(0, 90)]
            return LayoutFinish(
              background: "c 7 -#F8F9FA C 7 -#F8F9FA P 3 0 0 10 0 10 10 ",
              paths: Dictionary(
                uniqueKeysWithValues: identifiers.map { ($0, .init(points: points, tip: from + 91)) }),
              positions: ["a": from + 3], pageColour: nil)
          })
        let text = String(decoding: svg, as: UTF8.self)
        for identifier in shown { #expect(text.contains("id=\"\(identifier)\""), "\(identifier)") }
      }
    }
  }

  @Test func `changed layouts in parallel do not disturb each other`() async throws {
    @Sendable func drawn() throws -> [UInt8] {
      try GraphvizEngine.render(
        candidates: ["digraph " + Self.odd], as: .svg, withheld: ["flat", "port"],
        finish: { layout in
          let from = layout.boxes["e"]!.centre
          let path = LayoutFinish.EdgePath(points: [from, from + 10, from + 20, from + 30], tip: from + 36)
          return LayoutFinish(paths: ["port": path, "plain": path])
        })
    }
    let expected = try drawn()
    #expect(!String(decoding: expected, as: UTF8.self).contains("id=\"flat\""))
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<16 { group.addTask { try drawn() } }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }

  @Test func `the candidate with the least fault is drawn`() throws {
    let other = Self.small.replacing("digraph g", with: "digraph other")
    func drawn(_ faults: [Int]) throws -> Bool {
      var asked = 0
      let svg = try GraphvizEngine.render(candidates: [Self.small, other], as: .plain) { _, position in
        #expect(position == asked)
        defer { asked += 1 }
        return faults[asked]
      }
      let otherBytes = try GraphvizEngine.render(dot: other, as: .plain)
      return svg == otherBytes && asked == (faults[0] == 0 ? 1 : 2)
    }
    #expect(try drawn([0, 0]))
    #expect(try drawn([2, 1]))
    #expect(try drawn([1, 2]))
  }

  @Test func `renders in parallel do not disturb each other`() async throws {
    let expected = try GraphvizEngine.render(dot: Self.small, as: .svg)
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<16 { group.addTask { try GraphvizEngine.render(dot: Self.small, as: .svg) } }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }

  /// Pictures that carry their type and pictures that do not come out of different contexts of the library.
  @Test func `formats in turn do not disturb each other`() throws {
    let options = RenderOptions(creationYear: 2024)
    let once = try ImageFormat.allCases.map {
      try GraphvizEngine.render(dot: Self.small, as: $0, options: options)
    }
    for _ in 0..<3 {
      for (format, expected) in zip(ImageFormat.allCases, once).reversed() {
        #expect(try GraphvizEngine.render(dot: Self.small, as: format, options: options) == expected)
      }
    }
  }
}
