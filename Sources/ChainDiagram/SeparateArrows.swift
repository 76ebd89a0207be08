extension LayoutFinisher {
  /// Arrows that come in at one box's left side get a point each, in the order they arrive.
  mutating func separateArrows() {
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
        guard let path = geometry.paths[arrow.identifier] else { continue }
        let moved = path.withEndMoved(by: shift)
        // A long last curve passes other columns: there it stays as Graphviz led it.
        result.paths[arrow.identifier] =
          grazes(moved, short: columnOf[box]) ? path.split(before: 14).withEndMoved(by: shift) : moved
      }
    }
  }

  /// Whether the last curve of a path touches a box in a column before `column`.
  private func grazes(_ path: Path, short column: Int) -> Bool {
    let start = path.points.count - 4
    let left = path.points[start].x
    for passed in (0..<column).reversed() where sides[passed].right > left {
      for position in scene.columns[passed] {
        guard let box = geometry.boxes[scene.boxes[position].identifier], box.max.x > left else { continue }
        let touches = (1...24).contains { step in
          let point = path.point(at: Double(step) / 24, from: start)
          return point.x > box.min.x && point.x < box.max.x && point.y > box.min.y - 1
            && point.y < box.max.y + 1
        }
        if touches { return true }
      }
    }
    return false
  }

  /// Links within a column: straight between neighbours, else in a bracket beside the column.
  ///
  /// Graphviz may lead such a link far round, behind boxes of other columns.
  mutating func bracketColumns() {
    var brackets: [Int: [(edge: DiagramEdge, tail: Box, head: Box)]] = [:]
    var straight: [[Int]: Double] = [:]
    for edge in scene.edges where edge.style != .recycling && columnOf[edge.tail] == columnOf[edge.head] {
      guard let tail = geometry.boxes[scene.boxes[edge.tail].identifier],
        let head = geometry.boxes[scene.boxes[edge.head].identifier]
      else { continue }
      let isDown = tail.centre.y > head.centre.y
      let (low, high) = isDown ? (head.max.y, tail.min.y) : (tail.max.y, head.min.y)
      let hasBoxBetween = scene.columns[columnOf[edge.tail]].contains { position in
        guard let box = geometry.boxes[scene.boxes[position].identifier] else { return false }
        return box.centre.y > low && box.centre.y < high
      }
      if hasBoxBetween {
        brackets[columnOf[edge.tail], default: []].append((edge, tail, head))
      } else {
        // There and back, side by side.
        let used = straight[[edge.tail, edge.head].sorted()] ?? 0
        straight[[edge.tail, edge.head].sorted()] = used + 12
        let x = (max(tail.min.x, head.min.x) + min(tail.max.x, head.max.x)) / 2 + used
        result.paths[edge.identifier] = .rounded(
          [SIMD2(x, isDown ? high : low), SIMD2(x, isDown ? low : high)],
          arrow: min(5.5, (high - low) * 0.7))
      }
    }
    for (column, links) in brackets {
      let right = sides[column].right
      let next = column + 1 < sides.count ? sides[column + 1].left : right + Self.bandMargin + 4
      let step = min(3.5, max(1, next - right - 8) / Double(links.count))
      for (position, link) in links.enumerated() {
        let (tail, head) = (link.tail, link.head)
        let isDown = tail.centre.y > head.centre.y
        let x = right + 3 + step * Double(position + 1)
        let leaving = tail.centre.y + (isDown ? -1 : 1) * min(6, (tail.max.y - tail.min.y) / 4)
        let entering = head.centre.y + (isDown ? 1 : -1) * min(6, (head.max.y - head.min.y) / 4)
        result.paths[link.edge.identifier] = .rounded(
          [
            SIMD2(tail.max.x, leaving), SIMD2(x, leaving), SIMD2(x, entering), SIMD2(head.max.x, entering),
          ], arrow: 5.5, radius: 5)
      }
    }
  }
}

extension DiagramGeometry.Path {
  /// A place on the Bézier curve that begins at control point `start`, 0 ≤ t ≤ 1.
  func point(at t: Double, from start: Int) -> SIMD2<Double> {
    let (a, b, c, d) = (points[start], points[start + 1], points[start + 2], points[start + 3])
    let u = 1 - t
    let first = a * (u * u * u) + b * (3 * u * u * t)
    return first + c * (3 * u * t * t) + d * (t * t * t)
  }

  /// The height at which the curve is `distance` left of its end.
  func height(before distance: Double) -> Double {
    let end = tip ?? points[points.count - 1]
    let x = end.x - distance
    var last = end
    for segment in stride(from: points.count - 4, through: 0, by: -3) {
      for step in 1...12 {
        let point = point(at: 1 - Double(step) / 12, from: segment)
        if point.x <= x { return point.y }
        last = point
      }
    }
    return last.y
  }

  /// The lowest height the curve comes to, as near as a sixteenth of each part shows.
  var lowest: Double {
    var result = points.last?.y ?? .infinity
    for start in stride(from: 0, to: points.count - 3, by: 3) {
      // No part leaves the hull of its control points.
      guard points[start...start + 3].contains(where: { $0.y < result }) else { continue }
      for step in 0..<16 { result = min(result, point(at: Double(step) / 16, from: start).y) }
    }
    return result
  }

  /// The arrow moved up or down, the curve bent after it.
  func withEndMoved(by shift: Double) -> Self {
    var path = self
    path.points[points.count - 1].y += shift
    path.points[points.count - 2].y += shift
    path.tip?.y += shift
    return path
  }

  /// The same path with its last curve cut in two, `distance` left of the arrow's point.
  func split(before distance: Double) -> Self {
    let start = points.count - 4
    let x = (tip ?? points[points.count - 1]).x - distance
    guard let step = (1..<40).last(where: { point(at: Double($0) / 40, from: start).x <= x }) else {
      return self
    }
    // De Casteljau.
    let t = Double(step) / 40
    func between(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> SIMD2<Double> { a + (b - a) * t }
    let (a, b, c, d) = (points[start], points[start + 1], points[start + 2], points[start + 3])
    let (ab, bc, cd) = (between(a, b), between(b, c), between(c, d))
    let (abc, bcd) = (between(ab, bc), between(bc, cd))
    return Self(points: points[...start] + [ab, abc, between(abc, bcd), bcd, cd, d], tip: tip)
  }
}
