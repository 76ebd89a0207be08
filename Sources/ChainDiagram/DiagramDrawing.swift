/// A scene on its way to a picture: DOT text, then what the layout needs to look right.
///
/// Lay out `candidates` in turn until `fault` is 0, leaving `withheldEdges` out; then ask `finish`
/// what to change and draw. Docs/Guides/Diagrams.md shows the dozen lines this takes.
public struct DiagramDrawing: Sendable {
  public let scene: DiagramScene
  /// Texts of one graph: they differ in the order of declaration and in the gap between boxes.
  public let candidates: [String]
  public let withheldEdges: Set<String>

  public init(_ scene: DiagramScene) {
    self.scene = scene
    let writer = DOTWriter(scene)
    candidates =
      scene.preset == .full
      ? [writer.text(), writer.text(isTight: true), writer.text(spine: .first, isTight: true)]
      : [writer.text(), writer.text(spine: .first)]
    withheldEdges = writer.withheldEdges
  }

  /// The text to keep and to compare.
  public var dot: String { candidates[0] }

  /// 0 for a layout to take: headings above every box, as they must be, and type that prints legibly,
  /// where another candidate could help that: once the gaps are halved, none can.
  /// - Parameter position: of the candidate laid out.
  public func fault(of geometry: DiagramGeometry, candidate position: Int) -> Int {
    let misplaced = misplacedBoxes(in: geometry)
    guard scene.preset == .full, misplaced > 0 || position == 0 else { return misplaced * 10_000 }
    let lack = DiagramLimits.smallestPrint - printedText(in: geometry).smallest
    return misplaced * 10_000 + (lack > 0 ? Int(lack * 1000) + 1 : 0)
  }

  /// Boxes that reach into the heading row or above it.
  func misplacedBoxes(in geometry: DiagramGeometry) -> Int {
    guard let lowest = scene.columns.indices.compactMap({ geometry.boxes["h\($0)"]?.min.y }).min() else {
      return 0
    }
    return scene.boxes.count { geometry.boxes[$0.identifier]?.max.y ?? lowest > lowest + 0.5 }
  }

  public func finish(_ geometry: DiagramGeometry) -> DiagramFinish {
    var finisher = LayoutFinisher(scene, geometry)
    finisher.run()
    return finisher.result
  }

  public func printedText(in geometry: DiagramGeometry) -> PrintedText {
    scene.printedText(scale: finish(geometry).scale)
  }
}
