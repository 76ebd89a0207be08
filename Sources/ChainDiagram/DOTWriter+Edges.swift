extension DOTWriter {
  func forwardLine(_ position: Int) -> String {
    let edge = scene.edges[position]
    var attributes = style(of: edge)
    var (tail, head) = (edge.tail, edge.head)
    if columnOf[tail] == columnOf[head] {
      // One above the other: Graphviz picks the sides.
    } else {
      if columnOf[tail] > columnOf[head] {
        // Led as if it ran forward, with the arrow at its other end: a backward edge would wander.
        swap(&tail, &head)
        attributes.add("dir", "back")
        attributes.add("arrowtail", arrow(edge.style))
      }
      attributes.add("tailport", "e")
      attributes.add("headport", "w")
    }
    return line(scene.boxes[tail].identifier, scene.boxes[head].identifier, attributes)
  }

  /// Recycling runs in lanes: the main one through its two pills, the others straight to their targets.
  var recyclingLines: [String] {
    let inLane = Set(scene.loop?.edges ?? [])
    var lines: [String] = []
    for (position, edge) in scene.edges.enumerated() where edge.style == .recycling {
      var attributes = style(of: edge)
      attributes.add("constraint", "false")
      let tail = scene.boxes[edge.tail].identifier
      if inLane.contains(position) {
        attributes.add("arrowhead", "none")
        attributes.add("penwidth", "1.4")
        lines.append(line(tail, Self.loopExit, attributes))
      } else {
        attributes.add("arrowhead", "vee")
        attributes.add("penwidth", "2.2")
        lines.append(line(tail, scene.boxes[edge.head].identifier, attributes))
      }
    }
    if let loop = scene.loop {
      let ends = [
        (Self.loopExit, Self.loopExit, Self.loopEntry, "3"),
        (Self.loopEntry, Self.loopEntry, scene.boxes[loop.target].identifier, "2.2"),
      ]
      for (name, tail, head, width) in ends {
        var attributes = DOTAttributes()
        attributes.add("id", "l-\(name)")
        attributes.add("class", "link-\(EdgeStyle.recycling.rawValue)")
        attributes.add("color", Palette.recycling.code)
        attributes.add("style", "dashed")
        attributes.add("arrowsize", ".8")
        attributes.add("weight", 0)
        attributes.add("constraint", "false")
        attributes.add("arrowhead", "vee")
        attributes.add("penwidth", width)
        attributes.add(tooltip: "\(loop.exit) → \(loop.entry) → \(scene.boxes[loop.target].name)")
        lines.append(line(tail, head, attributes))
      }
    }
    return lines
  }

  private func style(of edge: DiagramEdge) -> DOTAttributes {
    var attributes = DOTAttributes()
    attributes.add("id", edge.identifier)
    attributes.add("class", "link-\(edge.style.rawValue)")
    switch edge.style {
    case .feedstock:
      let colour = edge.family.map { Palette.families[$0] } ?? Palette.feedstock
      attributes.add("color", colour.code)
      attributes.add("weight", 3)
    case .grade:
      attributes.add("color", Palette.feedstock.code)
      attributes.add("arrowhead", arrow(.grade))
      attributes.add("weight", 3)
    case .byproduct:
      attributes.add("color", Palette.byproduct.code)
      attributes.add("style", "dashed")
      attributes.add("arrowhead", arrow(.byproduct))
    case .support:
      attributes.add("color", Palette.support.code)
      attributes.add("style", "dotted")
      attributes.add("arrowhead", arrow(.support))
    case .recycling:
      attributes.add("color", Palette.recycling.code)
      attributes.add("style", "dashed")
      attributes.add("arrowsize", ".8")
      attributes.add("weight", 0)
    }
    attributes.add(tooltip: edge.tooltip)
    return attributes
  }

  private func arrow(_ style: EdgeStyle) -> String {
    switch style {
    case .feedstock: "normal"
    case .grade, .byproduct: "onormal"
    case .support, .recycling: "vee"
    }
  }

  private func line(_ tail: String, _ head: String, _ attributes: DOTAttributes) -> String {
    " \"\(tail)\" -> \"\(head)\" [\(attributes.text)];"
  }
}
