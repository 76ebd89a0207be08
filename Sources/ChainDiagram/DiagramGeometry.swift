/// Where a layout put things: points, y upwards, before scaling to the page.
public struct DiagramGeometry: Hashable, Sendable {
  public struct Box: Hashable, Sendable {
    public var min: SIMD2<Double>
    public var max: SIMD2<Double>

    public init(min: SIMD2<Double>, max: SIMD2<Double>) {
      self.min = min
      self.max = max
    }

    public var centre: SIMD2<Double> { (min + max) / 2 }
  }

  /// Bézier control points, 3n + 1 of them, and the arrow's point beyond the last.
  public struct Path: Hashable, Sendable {
    public var points: [SIMD2<Double>]
    public var tip: SIMD2<Double>?

    public init(points: [SIMD2<Double>], tip: SIMD2<Double>? = nil) {
      self.points = points
      self.tip = tip
    }
  }

  public var bounds: Box
  /// Title, subtitle and legend.
  public var title: Box?
  /// By node name in the DOT text.
  public var boxes: [String: Box]
  /// By edge id.
  public var paths: [String: Path]
  /// What the paper leaves of each point as laid out, ≤ 1; bands and lanes may take a little more.
  public var scale: Double

  public init(bounds: Box, title: Box?, boxes: [String: Box], paths: [String: Path], scale: Double) {
    self.bounds = bounds
    self.title = title
    self.boxes = boxes
    self.paths = paths
    self.scale = scale
  }
}

/// What is drawn on top of a layout: bands, headings, lanes, arrows drawn apart.
public struct DiagramFinish: Hashable, Sendable {
  /// Graphviz drawing operations, polygons only.
  public var background: String
  /// By edge id.
  public var paths: [String: DiagramGeometry.Path]
  /// New centres, by node name.
  public var positions: [String: SIMD2<Double>]
  /// New centre of the title.
  public var titleCentre: SIMD2<Double>?
  /// Colour of the page.
  public var page: DiagramColour
  /// By segment: what its band covers.
  public var bands: [DiagramGeometry.Box]
  /// What the paper leaves of each point, ≤ 1: printed size = size × scale.
  public var scale: Double
}
