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
      var found = members.compactMap { boxes[$0] }
      if let heading = geometry.boxes["h\(column)"] { found.append(heading) }
      return (found.map { $0.min.x }.min() ?? 0, found.map { $0.max.x }.max() ?? 0)
    }
    top = spine.map { $0.max.y }.max() ?? geometry.bounds.max.y
    // Lines sweep below the boxes now and then: bands and lanes lie lower still.
    let lowestLine = geometry.paths.values.lazy.map { $0.lowest }.min() ?? .infinity
    bottom = min(boxes.compactMap { $0?.min.y }.min() ?? geometry.bounds.min.y, lowestLine)
    result = DiagramFinish(
      background: "", paths: [:], positions: [:], titleCentre: nil, page: Palette.paper, bands: [],
      scale: 1)
  }

  mutating func run() {
    layBands()
    placeHeadings()
    separateArrows()
    bracketColumns()
    leadRecycling()
    alignTitle()
    for index in bands.indices { bands[index].min.y = bottom - Self.bandMargin }
    result.bands = bands
    result.background = background
    result.scale = scale
  }

  /// Bands and pills reach a little beyond what was laid out.
  private var scale: Double {
    var (low, high) = (geometry.bounds.min, geometry.bounds.max)
    for band in bands {
      low = SIMD2(min(low.x, band.min.x), min(low.y, band.min.y))
      high = SIMD2(max(high.x, band.max.x + Self.bandGap), max(high.y, band.max.y))
    }
    let size = high - low + 2 * DOTWriter.padding * 72
    let paper = scene.paper.size
    return min(geometry.scale, paper.width * 72 / size.x, paper.height * 72 / size.y)
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

  /// The title begins where the picture does: at the left pill, else at the first band.
  private mutating func alignTitle() {
    guard let title = geometry.title, let first = bands.first else { return }
    var left = first.min.x
    if scene.loop != nil, let pill = geometry.boxes[DOTWriter.loopEntry] {
      left -= pill.max.x - pill.min.x + 5
    }
    result.titleCentre = SIMD2(left + (title.max.x - title.min.x) / 2 - 2, title.centre.y)
  }

  private var background: String {
    var operations = ""
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
}
