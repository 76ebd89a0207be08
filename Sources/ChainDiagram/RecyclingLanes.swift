extension LayoutFinisher {
  /// Leads recycling round the boxes: up or down in the gaps between columns, along in lanes.
  mutating func leadRecycling() {
    var lanes = LaneBook(scene: scene, sides: sides, top: top, bottom: bottom)
    leadMainLane(&lanes)
    let inLane = Set(scene.loop?.edges ?? [])
    let hasArrows = Set(scene.edges.lazy.filter { $0.style != .recycling }.map(\.head))
    for (position, edge) in scene.edges.enumerated()
    where edge.style == .recycling && !inLane.contains(position) {
      guard let tail = box(edge.tail), let head = box(edge.head) else { continue }
      if columnOf[edge.head] == columnOf[edge.tail] + 1 {
        result.paths[edge.identifier] = throughGap(
          from: tail, to: head, at: lanes.channel(leftOf: columnOf[edge.head]))
        continue
      }
      let out = lanes.channel(rightOf: columnOf[edge.tail])
      let into = lanes.channel(leftOf: columnOf[edge.head])
      let rise = 2 * top - tail.centre.y - head.centre.y
      let fall = tail.centre.y + head.centre.y - 2 * bottom
      let lane = lanes.lane(from: out, to: into, above: rise <= fall + 40)
      let leaving = tail.centre.y + (lane.isAbove ? 1 : -1) * min(7, (tail.max.y - tail.min.y) / 4)
      let entering =
        head.centre.y
        + (hasArrows.contains(edge.head)
          ? (lane.isAbove ? 1 : -1) * min(8, (head.max.y - head.min.y) / 4) : 0)
      result.paths[edge.identifier] = .rounded(
        [
          SIMD2(tail.max.x, leaving), SIMD2(out, leaving), SIMD2(out, lane.y), SIMD2(into, lane.y),
          SIMD2(into, entering), SIMD2(head.min.x, entering),
        ], arrow: 8)
    }
    bottom = min(bottom, lanes.lowest)
  }

  /// Lowest first, those of the last column before the others.
  private func rank(_ edge: Int, _ last: Int) -> Double {
    let tail = scene.edges[edge].tail
    return (columnOf[tail] == last ? 0 : 1e9) + (box(tail)?.centre.y ?? 0)
  }

  private func box(_ position: Int) -> Box? { geometry.boxes[scene.boxes[position].identifier] }

  /// Neighbouring columns need no lane: up or down in the gap between them.
  private func throughGap(from tail: Box, to head: Box, at x: Double) -> Path {
    let rise = head.centre.y - tail.centre.y
    let leaving = tail.centre.y + (rise < 0 ? -1 : 1) * min(7, (tail.max.y - tail.min.y) / 4)
    let entering = head.centre.y + (rise < 0 ? 1 : -1) * min(8, (head.max.y - head.min.y) / 4)
    let middle = max(x, tail.max.x + 4)
    return .rounded(
      [
        SIMD2(tail.max.x, leaving), SIMD2(middle, leaving), SIMD2(middle, entering),
        SIMD2(head.min.x, entering),
      ],
      arrow: 8)
  }

  /// Sources → right pill → above the headings → left pill → target.
  private mutating func leadMainLane(_ lanes: inout LaneBook) {
    guard let loop = scene.loop, let entry = geometry.boxes[DOTWriter.loopEntry],
      let exit = geometry.boxes[DOTWriter.loopExit], let target = box(loop.target),
      let left = bands.first?.min.x, let right = bands.last?.max.x
    else { return }
    let middle = top - SegmentHeading.height / 2
    let leftX = left - (entry.max.x - entry.min.x) / 2 - 5
    let rightX = right + 4 + (exit.max.x - exit.min.x) / 2 + 4
    let halfLeft = (entry.max.y - entry.min.y) / 2
    let halfRight = (exit.max.y - exit.min.y) / 2
    result.positions[DOTWriter.loopEntry] = SIMD2(leftX, middle)
    result.positions[DOTWriter.loopExit] = SIMD2(rightX, middle)

    let above = top + 17
    result.paths["l-\(DOTWriter.loopExit)"] = .rounded(
      [
        SIMD2(rightX, middle + halfRight), SIMD2(rightX, above), SIMD2(leftX, above),
        SIMD2(leftX, middle + halfLeft),
      ],
      arrow: 8, radius: 11)

    // One line runs up to the pill, from the lowest source; the others join it: dashes of several lines
    // on top of each other would make a solid one.
    let last = scene.columns.count - 1
    let trunk = loop.edges.min { rank($0, last) < rank($1, last) }
    for position in loop.edges {
      let edge = scene.edges[position]
      guard let tail = box(edge.tail) else { continue }
      let leaving = tail.centre.y
      var points = [SIMD2(tail.max.x, leaving)]
      if columnOf[edge.tail] == last {
        points.append(SIMD2(rightX, leaving))
      } else {
        let out = lanes.channel(rightOf: columnOf[edge.tail])
        let lane = lanes.lane(from: out, to: rightX, above: true)
        points += [SIMD2(out, leaving), SIMD2(out, lane.y), SIMD2(rightX, lane.y)]
      }
      if position == trunk { points.append(SIMD2(rightX, middle - halfRight)) }
      result.paths[edge.identifier] = .rounded(points, arrow: 0)
    }

    let entering = target.centre.y
    var points = [SIMD2(leftX, middle - halfLeft)]
    if columnOf[loop.target] == 0 {
      points.append(SIMD2(leftX, entering))
    } else {
      let into = lanes.channel(leftOf: columnOf[loop.target])
      let lane = lanes.lane(from: leftX, to: into, above: true)
      points += [SIMD2(leftX, lane.y), SIMD2(into, lane.y), SIMD2(into, entering)]
    }
    result.paths["l-\(DOTWriter.loopEntry)"] = .rounded(points + [SIMD2(target.min.x, entering)], arrow: 8)
  }
}

/// Which gaps and lanes are taken.
struct LaneBook {
  let scene: DiagramScene
  let sides: [(left: Double, right: Double)]
  let top: Double
  let bottom: Double
  private var leftUse: [Int: Int] = [:]
  private var rightUse: [Int: Int] = [:]
  private var above: [[ClosedRange<Double>]] = []
  private var below: [[ClosedRange<Double>]] = []
  private(set) var lowest = Double.infinity

  init(scene: DiagramScene, sides: [(left: Double, right: Double)], top: Double, bottom: Double) {
    self.scene = scene
    self.sides = sides
    self.top = top
    self.bottom = bottom
  }

  /// Where a line may run up or down; once the gap is full, places are used again.
  mutating func channel(rightOf column: Int) -> Double {
    let used = rightUse[column, default: 0]
    rightUse[column] = used + 1
    let places = gap(after: column).map { max(1, Int(($0 - 8) / 4)) } ?? .max
    return sides[column].right + 8 + 4 * Double(used % places)
  }

  mutating func channel(leftOf column: Int) -> Double {
    let used = leftUse[column, default: 0]
    leftUse[column] = used + 1
    guard column > 0, let gap = gap(after: column - 1) else { return sides[0].left - 16 - 4 * Double(used) }
    let places = max(1, Int((gap - 12) / 4))
    return sides[column].left - min(12 + 4 * Double(used % places), max(gap - 2, gap / 2))
  }

  /// Clear width between a column and the next, nil after the last.
  private func gap(after column: Int) -> Double? {
    column + 1 < sides.count ? sides[column + 1].left - sides[column].right : nil
  }

  /// The first lane that is free between two places; below the boxes when the upper ones are used up.
  mutating func lane(from start: Double, to end: Double, above wantsAbove: Bool) -> (y: Double, isAbove: Bool)
  {
    let span = min(start, end) - 3...max(start, end) + 3
    if wantsAbove, let row = Self.take(span, in: &above, limit: scene.sideLanes) {
      return (top - SegmentHeading.height - 8 - 9 * Double(row), true)
    }
    let row = Self.take(span, in: &below, limit: .max) ?? 0
    let y = bottom - 12 - 9 * Double(row)
    lowest = min(lowest, y)
    return (y, false)
  }

  private static func take(_ span: ClosedRange<Double>, in rows: inout [[ClosedRange<Double>]], limit: Int)
    -> Int?
  {
    for row in rows.indices where !rows[row].contains(where: { $0.overlaps(span) }) {
      rows[row].append(span)
      return row
    }
    guard rows.count < limit else { return nil }
    rows.append([span])
    return rows.count - 1
  }
}

extension DiagramGeometry.Path {
  /// A path of straight pieces with rounded corners; the last `arrow` points belong to the arrowhead.
  static func rounded(_ corners: [SIMD2<Double>], arrow: Double, radius: Double = 8) -> Self {
    var stops = corners
    var tip: SIMD2<Double>?
    if arrow > 0, let end = stops.last {
      let before = stops[stops.count - 2]
      tip = end
      stops[stops.count - 1] = end - direction(before, end) * arrow
    }
    var points = [stops[0]]
    func line(to end: SIMD2<Double>) {
      let start = points[points.count - 1]
      points += [start + (end - start) / 3, start + (end - start) * 2 / 3, end]
    }
    for index in 1..<stops.count - 1 {
      let (before, corner, after) = (stops[index - 1], stops[index], stops[index + 1])
      let reach = min(radius, distance(before, corner) / 2, distance(corner, after) / 2)
      guard reach > 0.1 else { continue }
      let start = corner - direction(before, corner) * reach
      let end = corner + direction(corner, after) * reach
      line(to: start)
      // 0.55: a quarter circle by one Bézier curve.
      points += [start + (corner - start) * 0.55, end + (corner - end) * 0.55, end]
    }
    line(to: stops[stops.count - 1])
    return Self(points: points, tip: tip)
  }

  private static func distance(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double {
    ((b - a) * (b - a)).sum().squareRoot()
  }

  private static func direction(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> SIMD2<Double> {
    let length = distance(a, b)
    return length > 0 ? (b - a) / length : SIMD2(1, 0)
  }
}
