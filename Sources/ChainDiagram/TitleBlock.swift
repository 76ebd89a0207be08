/// Title, subtitle and legend: one HTML-like label at the top left.
struct TitleBlock {
  let html: String

  init(_ scene: DiagramScene) {
    let room = max(430, scene.estimatedWidth * 0.93)
    var rows = [BoxLabel.font(20, Palette.ink, "<B>\(DOTText.html(scene.title))</B>")]
    for line in Self.wrapped(scene.subtitle, width: room) {
      rows.append(BoxLabel.font(10, Palette.mutedInk, DOTText.html(line)))
    }
    rows += Self.legendRows(scene, width: room)
    let cells = rows.map { "<TR><TD ALIGN=\"LEFT\">\($0)</TD></TR>" }.joined()
    // Room for the recycling lane above the headings.
    let spacer = scene.loop == nil ? 6 : 30
    html =
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">\(cells)"
      + "<TR><TD HEIGHT=\"\(spacer)\"></TD></TR></TABLE>"
  }

  /// Parts joined by bars, as many to a line as fit.
  private static func wrapped(_ parts: [String], width: Double) -> [String] {
    var lines: [String] = []
    for part in parts where !part.isEmpty {
      let joined = (lines.last.map { $0 + "　|　" } ?? "") + part
      if !lines.isEmpty, Double(DisplayColumns.width(of: joined)) * 5.2 <= width {
        lines[lines.count - 1] = joined
      } else {
        lines += LineBreaking.lines(of: part, columns: max(20, Int(width / 5.2)))
      }
    }
    return lines
  }

  private static func legendRows(_ scene: DiagramScene, width: Double) -> [String] {
    guard !scene.legend.isEmpty else { return [] }
    var rows: [(cells: String, width: Double)] = []
    let title =
      scene.legendTitle.isEmpty
      ? "" : "<TD>\(BoxLabel.font(9, Palette.ink, "<B>\(DOTText.html(scene.legendTitle))</B>"))</TD>"
    rows.append((title, title.isEmpty ? 0 : Double(DisplayColumns.width(of: scene.legendTitle)) * 4.7 + 6))
    for entry in scene.legend {
      let sample = LegendSample(entry.sample)
      let needed = sample.width + Double(DisplayColumns.width(of: entry.text)) * 4.7 + 14
      let cells =
        "<TD>\(sample.html)</TD><TD ALIGN=\"LEFT\">\(BoxLabel.font(9, Palette.ink, DOTText.html(entry.text)))</TD>"
      if rows[rows.count - 1].width + needed > width { rows.append(("", 0)) }
      rows[rows.count - 1].cells += cells
      rows[rows.count - 1].width += needed
    }
    // Spare width would spread over all cells: a last, empty one takes it.
    return rows.map {
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"1\"><TR>\($0.cells)"
        + "<TD WIDTH=\"\(max(4, Int(width - $0.width) - 30))\"></TD></TR></TABLE>"
    }
  }
}

/// What an entry of the legend shows.
struct LegendSample {
  let html: String
  let width: Double

  init(_ sample: LegendEntry.Sample) {
    switch sample {
    case .box(let state): (html, width) = (Self.box(state), 30)
    case .tab(let tab, let text):
      let colours = Palette.tab(tab)
      html =
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\" BGCOLOR=\"\(colours.fill.code)\"><TR><TD>"
        + BoxLabel.font(9, colours.ink, "<B>\(DOTText.html(text))</B>") + "</TD></TR></TABLE>"
      width = Double(DisplayColumns.width(of: text)) * 4.7 + 4
    case .edge(let style): (html, width) = (Self.edge(style), 34)
    case .family(let family): (html, width) = (BoxLabel.font(9, Palette.families[family], "<B>━━</B>"), 20)
    case .leader: (html, width) = (BoxLabel.font(9, Palette.header, "●"), 10)
    }
  }

  private static func box(_ state: BoxState) -> String {
    let isDashed = state == .gap || state == .underway
    let style = "rounded" + (isDashed ? ",dashed" : "")
    let border = Palette.border(state).code
    if state == .weak {
      return
        "<TABLE BORDER=\"1\" COLOR=\"\(border)\" BGCOLOR=\"\(Palette.fill(state).code)\" CELLBORDER=\"1\" "
        + "CELLSPACING=\"2\" CELLPADDING=\"0\"><TR><TD WIDTH=\"22\" HEIGHT=\"8\"></TD></TR></TABLE>"
    }
    return
      "<TABLE BORDER=\"\(state == .gap ? 2 : 1)\" COLOR=\"\(border)\" BGCOLOR=\"\(Palette.fill(state).code)\" "
      + "CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\" STYLE=\"\(style)\">"
      + "<TR><TD WIDTH=\"26\" HEIGHT=\"10\"></TD></TR></TABLE>"
  }

  private static func edge(_ style: EdgeStyle) -> String {
    switch style {
    case .feedstock: BoxLabel.font(10, Palette.feedstock, "<B>──▶</B>")
    case .grade: BoxLabel.font(10, Palette.feedstock, "<B>──▷</B>")
    case .byproduct: BoxLabel.font(10, Palette.byproduct, "<B>- -▷</B>")
    case .support: BoxLabel.font(10, Palette.support, "<B>····＞</B>")
    case .recycling: BoxLabel.font(10, Palette.recycling, "<B>━ ━＞</B>")
    }
  }
}
