/// Where everything came to lie: points (1/72 inch), y upwards, before scaling to the page.
public struct GraphLayout: Hashable, Sendable {
  public var bounds: GraphBox
  /// The graph's own label, nil when it has none.
  public var label: GraphBox?
  /// Node boxes by node name, outlines included.
  public var boxes: [String: GraphBox]
  public var edges: [GraphEdge]
  /// What the page's `size` leaves of each point, ≤ 1: printed text size = font size × scale.
  public var scale: Double
}

extension GraphLayout {
  /// What nodes, edges, label and some more points cover together.
  func extent(with corners: [SIMD2<Double>]) -> GraphBox {
    var extent = label ?? bounds
    func include(_ point: SIMD2<Double>) {
      extent.min = pointwiseMin(extent.min, point)
      extent.max = pointwiseMax(extent.max, point)
    }
    corners.forEach(include)
    for box in boxes.values {
      include(box.min)
      include(box.max)
    }
    for edge in edges {
      edge.points.forEach(include)
      if let tip = edge.tip { include(tip) }
    }
    return extent
  }
}

public struct GraphBox: Hashable, Sendable {
  public var min: SIMD2<Double>
  public var max: SIMD2<Double>

  public init(min: SIMD2<Double>, max: SIMD2<Double>) {
    self.min = min
    self.max = max
  }

  public var centre: SIMD2<Double> { (min + max) / 2 }
  public var width: Double { max.x - min.x }
  public var height: Double { max.y - min.y }

  /// Whether the insides share a point; touching sides do not count.
  public func overlaps(_ other: GraphBox) -> Bool {
    min.x < other.max.x && other.min.x < max.x && min.y < other.max.y && other.min.y < max.y
  }
}

public struct GraphEdge: Hashable, Sendable {
  public var tail: String
  public var head: String
  /// The edge's `id` attribute, empty when it has none.
  public var identifier: String
  /// Bézier control points, 3·n + 1 of them, tail → head; empty for an edge not drawn.
  public var points: [SIMD2<Double>]
  /// The arrow's point, beyond the last control point.
  public var tip: SIMD2<Double>?
}

/// Changes to a finished layout, drawn instead of what Graphviz chose.
public struct LayoutFinish: Hashable, Sendable {
  /// Drawing operations behind everything: `c`, `C` and `P` only (text there crashes Graphviz).
  public var background: String?
  /// New control points for edges, by `id`; edges without one keep theirs.
  public var paths: [String: EdgePath]
  /// New centres of nodes, by name; their edges stay where they are.
  public var positions: [String: SIMD2<Double>]
  /// New centre of the graph's label.
  public var labelCentre: SIMD2<Double>?
  /// Colour of the whole page, nil for none; set last, because Graphviz would hand it on to clusters.
  public var pageColour: String?

  public init(
    background: String? = nil, paths: [String: EdgePath] = [:], positions: [String: SIMD2<Double>] = [:],
    labelCentre: SIMD2<Double>? = nil, pageColour: String? = "#FFFFFF"
  ) {
    self.background = background
    self.paths = paths
    self.positions = positions
    self.labelCentre = labelCentre
    self.pageColour = pageColour
  }

  public struct EdgePath: Hashable, Sendable {
    /// 3·n + 1 control points, n ≥ 1.
    public var points: [SIMD2<Double>]
    public var tip: SIMD2<Double>?

    public init(points: [SIMD2<Double>], tip: SIMD2<Double>? = nil) {
      precondition(points.count >= 4 && points.count % 3 == 1, "a Bézier path has 3n + 1 points")
      self.points = points
      self.tip = tip
    }
  }
}
