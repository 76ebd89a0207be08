import Testing

@testable import ChainDiagram

/// What comes out of the layout, measured; needs Graphviz's `dot` program.
@Suite(.enabled(if: DotProgram.path != nil, "the dot program is not installed"))
struct LayoutTests {
  enum Sample: String, CaseIterable {
    case lithium, ethylene, wide, single

    func scene(_ options: DiagramOptions = DiagramOptions()) throws -> DiagramScene {
      switch self {
      case .lithium: try SceneTable.lithiumLoop.scene(options: options)
      case .ethylene: try SceneTable.ethyleneTree.scene(options: options)
      case .wide: try SceneTable.wide(60).scene(options: options)
      case .single: try SceneTable.wide(1).scene(options: options)
      }
    }

    /// The first candidate without fault, as the engine takes it.
    func laidOut(_ options: DiagramOptions = DiagramOptions()) throws -> (DiagramDrawing, DiagramGeometry) {
      let drawing = DiagramDrawing(try scene(options))
      for candidate in drawing.candidates.indices {
        let geometry = try DotProgram.geometry(of: drawing, candidate: candidate)
        if drawing.fault(of: geometry, candidate: candidate) == 0 { return (drawing, geometry) }
      }
      throw DotProgram.Failure(message: "\(rawValue): no candidate without fault")
    }
  }

  @Test(arguments: Sample.allCases)
  func `boxes do not overlap, headings stand on top, each box is inside its band`(sample: Sample) throws {
    let (drawing, geometry) = try sample.laidOut()
    let scene = drawing.scene
    let boxes = try scene.boxes.map { try #require(geometry.boxes[$0.identifier]) }
    for (position, box) in boxes.enumerated() {
      for other in position + 1..<boxes.count {
        #expect(!overlap(box, boxes[other]), "\(scene.boxes[position].name) × \(scene.boxes[other].name)")
      }
    }
    #expect(drawing.misplacedBoxes(in: geometry) == 0)
    let finish = drawing.finish(geometry)
    #expect(finish.bands.count == scene.segments.count)
    for (band, segment) in zip(finish.bands, scene.segments) {
      for box in scene.columns[segment.columns].joined() {
        #expect(
          band.min.x <= boxes[box].min.x && boxes[box].max.x <= band.max.x && band.min.y <= boxes[box].min.y
            && boxes[box].max.y <= band.max.y - SegmentHeading.height, "\(scene.boxes[box].name)")
      }
    }
    for (band, next) in zip(finish.bands, finish.bands.dropFirst()) { #expect(band.max.x < next.min.x) }
    let title = try #require(geometry.title)
    #expect(title.min.y >= finish.bands[0].max.y - 1)
  }

  @Test(arguments: [Sample.lithium, .ethylene])
  func `the reference scenes print at six points or more`(sample: Sample) throws {
    let (drawing, geometry) = try sample.laidOut()
    #expect(drawing.printedText(in: geometry).smallest >= 6)
    #expect(drawing.printedText(in: geometry).suggestion == nil)
  }

  @Test func `recycling runs round the boxes, never through one`() throws {
    let (drawing, geometry) = try Sample.lithium.laidOut()
    let finish = drawing.finish(geometry)
    #expect(Set(finish.paths.keys).isSuperset(of: drawing.withheldEdges))
    for identifier in drawing.withheldEdges {
      let points = try #require(finish.paths[identifier]).points
      #expect(points.count % 3 == 1)
      for (name, box) in geometry.boxes where name.hasPrefix("n-") {
        let inner = DiagramGeometry.Box(min: box.min + 2, max: box.max - 2)
        for anchor in stride(from: 3, to: points.count - 1, by: 3) {
          let (a, b) = (points[anchor - 3], points[anchor])
          let crosses = (0...20).contains { step in
            let point = a + (b - a) * Double(step) / 20
            return point.x > inner.min.x && point.x < inner.max.x && point.y > inner.min.y
              && point.y < inner.max.y
          }
          #expect(!crosses, "\(identifier) through \(name)")
        }
      }
    }
  }

  @Test func `arrows into one side get a point each`() throws {
    let (drawing, geometry) = try Sample.lithium.laidOut()
    let finish = drawing.finish(geometry)
    let cell = try #require(drawing.scene.boxes.firstIndex { $0.identifier == "n-cell" })
    let tips = drawing.scene.edges.filter { $0.head == cell && $0.style != .recycling }
      .compactMap { finish.paths[$0.identifier]?.tip?.y }.sorted()
    #expect(tips.count >= 10)
    #expect(zip(tips, tips.dropFirst()).allSatisfy { $1 - $0 >= 3 })
    let box = try #require(geometry.boxes["n-cell"])
    #expect(tips.allSatisfy { $0 > box.min.y && $0 < box.max.y })
  }

  @Test func `links within a column never leave the gap beside it`() throws {
    let table = SceneTable.lithiumLoop
    for paper in DiagramPaper.allCases {
      let drawing = DiagramDrawing(try table.scene(options: DiagramOptions(paper: paper)))
      let geometry = try DotProgram.geometry(of: drawing)
      let finisher = drawing.finish(geometry)
      let columnOf = drawing.scene.columnOfBox
      for edge in drawing.scene.edges
      where edge.style != .recycling && columnOf[edge.tail] == columnOf[edge.head] {
        let path = try #require(finisher.paths[edge.identifier], "\(edge.identifier)")
        let column = columnOf[edge.tail]
        let right =
          drawing.scene.columns[column].compactMap { geometry.boxes[drawing.scene.boxes[$0].identifier] }
          .map(\.max.x).max() ?? 0
        #expect(path.points.allSatisfy { $0.x < right + 24 }, "\(edge.identifier)")
        #expect(path.tip != nil)
      }
    }
  }

  @Test func `a split path is the same curve`() {
    let path = DiagramGeometry.Path(
      points: [SIMD2(0, 0), SIMD2(60, 10), SIMD2(70, 90), SIMD2(100, 100)], tip: SIMD2(106, 100))
    let split = path.split(before: 20)
    #expect(split.points.count == 7 && split.tip == path.tip)
    #expect(split.points[3].x <= 86 && split.points[3].x > 80)
    for step in 0...20 {
      let t = Double(step) / 20
      // The cut lies at a fortieth of the whole curve.
      let cut = (1..<40).map { Double($0) / 40 }.last { path.point(at: $0, from: 0).x <= 86 } ?? 0
      let first = split.point(at: t, from: 0) - path.point(at: t * cut, from: 0)
      let second = split.point(at: t, from: 3) - path.point(at: cut + t * (1 - cut), from: 0)
      #expect((first * first).sum() < 1e-9 && (second * second).sum() < 1e-9)
    }
    let moved = split.withEndMoved(by: 5)
    #expect(moved.points[...4] == split.points[...4] && moved.points[6].y == 105 && moved.tip?.y == 105)
    #expect(path.split(before: 200) == path)
  }

  private func overlap(_ a: DiagramGeometry.Box, _ b: DiagramGeometry.Box) -> Bool {
    a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y
  }
}
