/// The HTML-like label of a box: tab, name, other name, companies.
struct BoxLabel {
  let html: String

  /// Width of the text, points; a tab and its gap are taken from it.
  private static let textWidth = 92
  private static let tabWidth = 15
  private static let gapWidth = 4

  init(_ box: DiagramBox, scene: DiagramScene) {
    let hasTab = box.tab != nil
    var rows: [String] = []
    let name = LineBreaking.lines(of: DOTText.visible(box.name), columns: hasTab ? 15 : 18)
    rows.append("<B>" + Self.leftAligned(name) + "</B>")
    if !box.subname.isEmpty {
      let lines = LineBreaking.lines(
        of: DOTText.visible(box.subname), columns: hasTab ? 20 : 25, maximumLines: 3)
      rows.append(Self.font(DiagramScene.subnameSize, Palette.mutedInk, Self.leftAligned(lines)))
    }
    if !box.companies.isEmpty {
      var lines = box.companies.map { "• " + $0 }
      if box.unlisted > 0 { lines[lines.count - 1] += " +\(box.unlisted)" }
      rows.append(
        Self.font(DiagramScene.companySize, Palette.ink, Self.leftAligned(lines.map(DOTText.visible))))
    }
    let dotWidth = box.hasLeader ? 11 : 0
    let width = Self.textWidth - (hasTab ? Self.tabWidth + Self.gapWidth : 0) - dotWidth
    // Tall Chinese lines are set high in their box: a little air above evens it out.
    var text = Self.tableStart + "<TR><TD WIDTH=\"\(width)\" HEIGHT=\"2\" CELLPADDING=\"0\"></TD></TR>"
    for row in rows { text += "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">" + row + "</TD></TR>" }
    text += "</TABLE>"
    guard hasTab || box.hasLeader else {
      html = text
      return
    }
    // Tab, text and dot side by side, the text a table of its own: cells that span rows would have
    // Graphviz rank a graph for the sizes of every box.
    var html = Self.tableStart + "<TR>"
    if let tab = box.tab {
      let colours = Palette.tab(tab)
      let letters = Self.stacked(box.tabText).map(DOTText.html).joined(separator: "<BR/>")
      html +=
        "<TD WIDTH=\"\(Self.tabWidth)\" CELLPADDING=\"0\" BGCOLOR=\"\(colours.fill.code)\">"
        + Self.font(9, colours.ink, "<B>\(letters)</B>") + "</TD><TD WIDTH=\"\(Self.gapWidth)\"></TD>"
    }
    html += "<TD CELLPADDING=\"0\">" + text + "</TD>"
    if box.hasLeader {
      html += "<TD WIDTH=\"\(dotWidth)\" CELLPADDING=\"0\">" + Self.font(9, Palette.header, "●") + "</TD>"
    }
    self.html = html + "</TR></TABLE>"
  }

  private static let tableStart = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">"

  static func font(_ size: Int, _ colour: DiagramColour, _ inner: String) -> String {
    "<FONT POINT-SIZE=\"\(size)\" COLOR=\"\(colour.code)\">\(inner)</FONT>"
  }

  private static func leftAligned(_ lines: [String]) -> String {
    lines.reduce(into: "") { $0 += DOTText.html($1) + "<BR ALIGN=\"LEFT\"/>" }
  }

  /// Chinese tabs stand upright, a character a line; Latin ones stay whole.
  private static func stacked(_ text: String) -> [String] {
    let shown = DOTText.visible(text)
    let isWide = shown.allSatisfy { DisplayColumns.width(of: $0) == 2 }
    return isWide ? shown.map { String($0) } : [shown]
  }
}
