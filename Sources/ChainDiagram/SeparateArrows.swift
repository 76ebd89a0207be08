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
        guard var path = geometry.paths[arrow.identifier] else { continue }
        let last = path.points.count - 1
        path.points[last].y += shift
        path.points[last - 1].y += shift
        path.tip?.y += shift
        result.paths[arrow.identifier] = path
      }
    }
  }

  /// A link between two boxes of one column that are not neighbours runs in a bracket beside it.
  mutating func bracketColumns() {
    var used: [Int: Int] = [:]
    for edge in scene.edges where edge.style != .recycling && columnOf[edge.tail] == columnOf[edge.head] {
      let column = columnOf[edge.tail]
      guard let tail = geometry.boxes[scene.boxes[edge.tail].identifier],
        let head = geometry.boxes[scene.boxes[edge.head].identifier]
      else { continue }
      let isDown = tail.centre.y > head.centre.y
      let (low, high) = isDown ? (head.max.y, tail.min.y) : (tail.max.y, head.min.y)
      let hasBoxBetween = scene.columns[column].contains { position in
        guard let box = geometry.boxes[scene.boxes[position].identifier] else { return false }
        return box.centre.y > low && box.centre.y < high
      }
      if hasBoxBetween {
        used[column, default: 0] += 1
        let x = sides[column].right + 3 + 3.5 * Double(used[column] ?? 1)
        let leaving = tail.centre.y + (isDown ? -1 : 1) * min(6, (tail.max.y - tail.min.y) / 4)
        let entering = head.centre.y + (isDown ? 1 : -1) * min(6, (head.max.y - head.min.y) / 4)
        result.paths[edge.identifier] = .rounded(
          [
            SIMD2(tail.max.x, leaving), SIMD2(x, leaving), SIMD2(x, entering), SIMD2(head.max.x, entering),
          ], arrow: 5.5, radius: 5)
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
