/// The text on a segment's chevron and how much room it takes.
struct SegmentHeading {
  static let height = 26.0
  let html: String
  /// Points, at least what the text needs.
  let width: Double
  /// Graphviz sets tall Chinese lines high in their box; this much lower they look centred.
  let drop: Double

  init(_ scene: DiagramScene, segment: Int) {
    let heading = scene.segments[segment]
    let room = Double(heading.columns.count) * scene.columnWidth - 34
    let name = DOTText.visible(heading.name)
    let subname = DOTText.visible(heading.subname)
    let nameWidth = Self.width(of: name, size: 12)
    let subWidth = subname.isEmpty ? 0 : Self.width(of: subname, size: 8) + 6
    var inner = ""
    if nameWidth <= room {
      drop = 3.2
      inner = Self.cell("<B>\(DOTText.html(name))</B>")
      if subWidth > 0, nameWidth + subWidth <= room {
        inner += Self.cell("<FONT POINT-SIZE=\"8\">\(DOTText.html(subname))</FONT>")
        width = nameWidth + subWidth + 4
      } else {
        width = nameWidth + 4
      }
    } else {
      drop = 1
      let lines = LineBreaking.lines(of: name, columns: max(8, Int(room / 4.4)), maximumLines: 2)
      let text = lines.map { DOTText.html($0) + "<BR ALIGN=\"LEFT\"/>" }.joined()
      inner = "<TD ALIGN=\"LEFT\" BALIGN=\"LEFT\"><FONT POINT-SIZE=\"8\"><B>\(text)</B></FONT></TD>"
      width = (lines.map { Self.width(of: $0, size: 8) }.max() ?? 0) + 8
    }
    html =
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\" "
      + "BGCOLOR=\"\(Palette.header.code)\" WIDTH=\"\(Int(width.rounded(.up)))\"><TR>\(inner)<TD WIDTH=\"1\"></TD></TR></TABLE>"
  }

  private static func cell(_ inner: String) -> String { "<TD ALIGN=\"LEFT\">\(inner)</TD>" }

  /// A bold Latin letter takes more than half a square.
  private static func width(of text: String, size: Double) -> Double {
    text.reduce(0) { $0 + (DisplayColumns.width(of: $1) == 2 ? size : size * 0.62) }
  }
}

extension DiagramScene {
  /// About what a column takes with the gap beside it, points.
  var columnWidth: Double { preset == .full ? 130 : 128 }

  var estimatedWidth: Double { Double(columns.count) * columnWidth }

  /// Space kept under the headings for recycling lanes.
  var laneDepth: Double {
    let count = sideLanes
    return count == 0 ? 0 : Double(count) * 9 + 5
  }

  var spineHeight: Double { SegmentHeading.height + laneDepth }

  /// Recycling links that need a lane under the headings.
  var sideLanes: Int {
    let columnOf = columnOfBox
    let inLane = Set(loop?.edges ?? [])
    let side = edges.indices.filter { position in
      guard edges[position].style == .recycling else { return false }
      return !inLane.contains(position) || columnOf[edges[position].tail] != columns.count - 1
    }
    let entry = loop.map { columnOf[$0.target] == 0 ? 0 : 1 } ?? 0
    return min(6, side.count + entry)
  }
}
