/// A scene on its way to a picture: DOT text, then what the layout needs to look right.
///
/// Lay out `candidates` in turn until `fault` is 0, leaving `withheldEdges` out; then ask `finish`
/// what to change and draw. Docs/Guides/Diagrams.md shows the dozen lines this takes.
public struct DiagramDrawing: Sendable {
  public let scene: DiagramScene
  /// Texts of one graph that differ in order of declaration only.
  public let candidates: [String]
  public let withheldEdges: Set<String>

  public init(_ scene: DiagramScene) {
    self.scene = scene
    let writer = DOTWriter(scene)
    candidates = DOTWriter.SpineOrder.allCases.map { writer.text(spine: $0) }
    withheldEdges = writer.withheldEdges
  }

  /// The text to keep and to compare.
  public var dot: String { candidates[0] }

  /// 0 when the headings stand above every box, as they must.
  public func fault(of geometry: DiagramGeometry) -> Int {
    let headings = scene.columns.indices.compactMap { geometry.boxes["h\($0)"]?.min.y }
    guard let lowest = headings.min() else { return 0 }
    return scene.boxes.count { geometry.boxes[$0.identifier]?.max.y ?? lowest > lowest + 0.5 }
  }

  public func finish(_ geometry: DiagramGeometry) -> DiagramFinish {
    var finisher = LayoutFinisher(scene, geometry)
    finisher.run()
    return finisher.result
  }

  public func printedText(in geometry: DiagramGeometry) -> PrintedText {
    scene.printedText(scale: geometry.scale)
  }
}
