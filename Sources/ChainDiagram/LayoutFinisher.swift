/// Computes bands, headings, lanes and separate arrows for one layout.
struct LayoutFinisher {
  typealias Box = DiagramGeometry.Box
  typealias Path = DiagramGeometry.Path

  let scene: DiagramScene
  let geometry: DiagramGeometry
  let columnOf: [Int]
  /// By column: left and right side of its boxes.
  let sides: [(left: Double, right: Double)]
  /// Top of the heading row.
  let top: Double
  var bottom: Double
  var bands: [Box] = []
  var result: DiagramFinish

  init(_ scene: DiagramScene, _ geometry: DiagramGeometry) {
    self.scene = scene
    self.geometry = geometry
    columnOf = scene.columnOfBox
    let boxes = scene.boxes.map { geometry.boxes[$0.identifier] }
    let spine = scene.columns.indices.compactMap { geometry.boxes["h\($0)"] }
    sides = scene.columns.enumerated().map { column, members in
      let found = members.compactMap { boxes[$0] } + [geometry.boxes["h\(column)"]].compactMap(\.self)
      return (found.map(\.min.x).min() ?? 0, found.map(\.max.x).max() ?? 0)
    }
    top = spine.map(\.max.y).max() ?? geometry.bounds.max.y
    bottom = boxes.compactMap { $0?.min.y }.min() ?? geometry.bounds.min.y
    result = DiagramFinish(background: "", paths: [:], positions: [:], bands: [])
  }

  mutating func run() {
    layBands()
    placeHeadings()
    separateArrows()
    leadRecycling()
    for index in bands.indices { bands[index].min.y = bottom - Self.bandMargin }
    result.bands = bands
    result.background = background
  }

  static let bandMargin = 14.0
  /// Clear paper between two bands.
  static let bandGap = 4.0

  /// A band runs from half-way to the segment before it to half-way to the next.
  private mutating func layBands() {
    for segment in scene.segments {
      let first = segment.columns.lowerBound
      let last = segment.columns.upperBound - 1
      let left =
        first == 0 ? sides[0].left - Self.bandMargin : (sides[first - 1].right + sides[first].left) / 2
      let right =
        last + 1 < sides.count
        ? (sides[last].right + sides[last + 1].left) / 2 - Self.bandGap : sides[last].right + Self.bandMargin
      bands.append(Box(min: SIMD2(left, bottom), max: SIMD2(right, top)))
    }
  }

  /// The heading starts at the left of its chevron, whatever column it was laid out in.
  private mutating func placeHeadings() {
    for (position, segment) in scene.segments.enumerated() {
      let heading = SegmentHeading(scene, segment: position)
      let name = "h\(segment.columns.lowerBound)"
      guard geometry.boxes[name] != nil else { continue }
      let indent = position == 0 ? 12.0 : 20.0
      result.positions[name] = SIMD2(
        bands[position].min.x + indent + heading.width / 2, top - SegmentHeading.height / 2 - heading.drop)
    }
  }

  private var background: String {
    var operations = ""
    let page = geometry.bounds
    let white = Box(min: page.min - 40, max: page.max + 40)
    operations += Self.polygon(Palette.paper, Self.corners(white))
    for (index, band) in bands.enumerated() {
      operations += Self.polygon(Palette.bands[index % 2], Self.corners(band))
    }
    for (index, band) in bands.enumerated() {
      let (left, right) = (band.min.x, band.max.x)
      let low = top - SegmentHeading.height
      let middle = top - SegmentHeading.height / 2
      var points = [
        SIMD2(left, low), SIMD2(right - 9, low), SIMD2(right + 4, middle), SIMD2(right - 9, top),
        SIMD2(left, top),
      ]
      if index > 0 { points.append(SIMD2(left + 13, middle)) }
      operations += Self.polygon(Palette.header, points)
    }
    return operations
  }

  private static func corners(_ box: Box) -> [SIMD2<Double>] {
    [box.min, SIMD2(box.max.x, box.min.y), box.max, SIMD2(box.min.x, box.max.y)]
  }

  private static func polygon(_ colour: DiagramColour, _ points: [SIMD2<Double>]) -> String {
    let numbers = points.map { "\(tenths($0.x)) \(tenths($0.y)) " }.joined()
    return "c 7 -\(colour.code) C 7 -\(colour.code) P \(points.count) \(numbers)"
  }

  private static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }

  /// Arrows that come in at one box's left side get a point each, in the order they arrive.
  private mutating func separateArrows() {
    var incoming = [[(identifier: String, approach: Double, source: Double)]](
      repeating: [], count: scene.boxes.count)
    for edge in scene.edges where edge.style != .recycling && columnOf[edge.tail] < columnOf[edge.head] {
      guard let path = geometry.paths[edge.identifier], path.tip != nil, path.points.count >= 4 else {
        continue
      }
      let source = geometry.boxes[scene.boxes[edge.tail].identifier]?.centre.y ?? 0
      incoming[edge.head].append((edge.identifier, path.height(before: 26), source))
    }
    for (box, arrows) in incoming.enumerated() where arrows.count > 1 {
      guard let place = geometry.boxes[scene.boxes[box].identifier] else { continue }
      let inset = scene.boxes[box].state == .weak ? 14.0 : 10.0
      let room = place.max.y - place.min.y - inset
      let step = min(8, room / Double(arrows.count - 1))
      let ordered = arrows.sorted { ($0.approach, $0.source) < ($1.approach, $1.source) }
      for (position, arrow) in ordered.enumerated() {
        let shift = (Double(position) - Double(arrows.count - 1) / 2) * step
        guard var path = geometry.paths[arrow.identifier] else { continue }
        let last = path.points.count - 1
        path.points[last].y += shift
        path.points[last - 1].y += shift
        path.tip?.y += shift
        result.paths[arrow.identifier] = path
      }
    }
  }
}

extension DiagramGeometry.Path {
  /// The height at which the curve is `distance` left of its end.
  func height(before distance: Double) -> Double {
    let end = tip ?? points[points.count - 1]
    let x = end.x - distance
    var last = end
    for segment in stride(from: points.count - 4, through: 0, by: -3) {
      for step in 1...12 {
        let t = 1 - Double(step) / 12
        let (a, b, c, d) = (points[segment], points[segment + 1], points[segment + 2], points[segment + 3])
        let u = 1 - t
        let first = a * (u * u * u) + b * (3 * u * u * t)
        let point = first + c * (3 * u * t * t) + d * (t * t * t)
        if point.x <= x { return point.y }
        last = point
      }
    }
    return last.y
  }
}
