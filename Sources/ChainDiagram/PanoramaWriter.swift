import ChainModel

/// A panorama as DOT text: same scene, same bytes.
public struct PanoramaWriter {
  public let text: String

  private static let barWidth = 42

  public init(_ scene: PanoramaScene) {
    var lines = [
      "digraph panorama {",
      "graph [rankdir=LR,newrank=true,splines=spline,outputorder=edgesfirst,nodesep=0.3,ranksep=1.5,pad=0.25,"
        + "bgcolor=\"\(Palette.paper.code)\",fontname=\"\(DOTWriter.fonts)\",labelloc=t,labeljust=l,"
        + "size=\"16,11.1\",label=<\(Self.heading(scene))>];",
      "node [shape=plain,fontname=\"\(DOTWriter.fonts)\",fontsize=10,fontcolor=\"\(Palette.ink.code)\"];",
      "edge [penwidth=1.1,arrowsize=0.65];",
    ]
    for industry in scene.industries { lines.append(Self.table(industry, scene)) }
    lines += Self.columns(scene)
    for (position, arrow) in scene.arrows.enumerated() { lines.append(Self.line(arrow, position, scene)) }
    text = lines.joined(separator: "\n") + "\n}\n"
  }

  private static func table(_ industry: PanoramaScene.Industry, _ scene: PanoramaScene) -> String {
    let colour = Palette.tier(industry.tier)
    let word = industry.tier.flatMap { scene.labels.tiers[$0] } ?? ""
    var html =
      "<TABLE BORDER=\"1\" COLOR=\"\(colour.code)\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\" "
      + "BGCOLOR=\"\(Palette.paper.code)\"><TR><TD COLSPAN=\"3\" ALIGN=\"LEFT\" BGCOLOR=\"\(colour.code)\">"
      + BoxLabel.font(12, Palette.paper, "<B>\(DOTText.html(industry.name))</B>")
      + BoxLabel.font(9, Palette.paper, "　\(DOTText.html(word))") + "</TD></TR>"
    for chain in industry.chains { html += row(chain) }
    html += "</TABLE>"
    var attributes = DOTAttributes()
    attributes.add("id", industry.identifier)
    attributes.add("class", "industry")
    attributes.add(tooltip: industry.name)
    attributes.add("label", html: html)
    return "\"\(industry.identifier)\" [\(attributes.text)];"
  }

  private static func row(_ chain: PanoramaScene.Chain) -> String {
    let inner = barWidth - 2
    let filled = chain.total == 0 ? 0 : (inner * chain.present + chain.total / 2) / chain.total
    func cell(_ width: Int, _ colour: DiagramColour) -> String {
      width == 0
        ? ""
        : "<TD BGCOLOR=\"\(colour.code)\" FIXEDSIZE=\"TRUE\" WIDTH=\"\(width)\" HEIGHT=\"7\"></TD>"
    }
    let bar =
      "<TABLE BORDER=\"1\" COLOR=\"#767676\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" "
      + "FIXEDSIZE=\"TRUE\" WIDTH=\"\(barWidth)\" HEIGHT=\"9\"><TR>"
      + cell(filled, Palette.border(.present)) + cell(inner - filled, Palette.paper) + "</TR></TABLE>"
    let share = chain.total == 0 ? "—" : "\(chain.present)/\(chain.total)"
    return
      "<TR><TD PORT=\"\(chain.identifier)w\" ALIGN=\"LEFT\" WIDTH=\"96\">\(DOTText.html(chain.name))</TD>"
      + "<TD>\(bar)</TD><TD PORT=\"\(chain.identifier)e\" ALIGN=\"RIGHT\" WIDTH=\"34\">"
      + BoxLabel.font(9, Palette.mutedInk, share) + "</TD></TR>"
  }

  /// Industries of a column on one rank, the columns held in order by invisible edges.
  private static func columns(_ scene: PanoramaScene) -> [String] {
    let columns = (0..<PanoramaScene.columnCount).map { column in
      scene.industries.filter { $0.column == column }.map { "\"\($0.identifier)\"" }
    }.filter { !$0.isEmpty }
    return columns.map { "{rank=same; \($0.joined(separator: "; "));}" }
      + zip(columns, columns.dropFirst()).map { "\($0[0]) -> \($1[0]) [style=invis,weight=10];" }
  }

  private static func line(_ arrow: PanoramaScene.Arrow, _ position: Int, _ scene: PanoramaScene) -> String {
    let (from, to) = (scene.industries[arrow.from.x], scene.industries[arrow.to.x])
    let colour = arrow.isRecycling ? Palette.recycling : Palette.tier(from.tier)
    var attributes = DOTAttributes()
    attributes.add("id", "a\(position)")
    attributes.add("class", arrow.isRecycling ? "supply supply-recycling" : "supply")
    attributes.add("color", colour.code)
    if arrow.isRecycling {
      attributes.add("style", "dashed")
      attributes.add("penwidth", "2")
    }
    attributes.add(tooltip: arrow.tooltip)
    let tail = "\"\(from.identifier)\":\"\(from.chains[arrow.from.y].identifier)"
    let head = "\"\(to.identifier)\":\"\(to.chains[arrow.to.y].identifier)"
    if from.column == to.column {
      attributes.add("constraint", "false")
      return "\(tail)e\":e -> \(head)e\":e [\(attributes.text)];"
    }
    if from.column < to.column { return "\(tail)e\":e -> \(head)w\":w [\(attributes.text)];" }
    // Ranks run left to right: an arrow to the left is drawn from its head.
    attributes.add("dir", "back")
    return "\(head)e\":e -> \(tail)w\":w [\(attributes.text)];"
  }

  private static func heading(_ scene: PanoramaScene) -> String {
    let labels = scene.labels
    func swatch(_ colour: DiagramColour, border: DiagramColour) -> String {
      "<TABLE BORDER=\"1\" COLOR=\"\(border.code)\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" "
        + "BGCOLOR=\"\(colour.code)\"><TR><TD WIDTH=\"24\" HEIGHT=\"8\"></TD></TR></TABLE>"
    }
    func entry(_ sample: String, _ text: String) -> String {
      "<TD>\(sample)</TD><TD ALIGN=\"LEFT\">\(BoxLabel.font(9, Palette.ink, DOTText.html(text)))</TD>"
    }
    var legend =
      "<TD>\(BoxLabel.font(9, Palette.ink, "<B>\(DOTText.html(labels.legendTitle))</B>"))</TD>"
      + entry(swatch(Palette.border(.present), border: Palette.border(.present)), labels.present)
      + entry(swatch(Palette.paper, border: Palette.border(.outside)), labels.missing)
    for tier in IndustryTier.allCases where scene.industries.contains(where: { $0.tier == tier }) {
      legend += entry(swatch(Palette.tier(tier), border: Palette.tier(tier)), labels.tiers[tier] ?? "")
    }
    legend += entry(BoxLabel.font(10, Palette.feedstock, "<B>──▶</B>"), labels.supply)
    if scene.arrows.contains(where: \.isRecycling) {
      legend += entry(BoxLabel.font(10, Palette.recycling, "<B>━ ━▶</B>"), labels.recycling)
    }
    let rows =
      [BoxLabel.font(20, Palette.ink, "<B>\(DOTText.html(labels.title))</B>")]
      + [BoxLabel.font(10, Palette.mutedInk, DOTText.html(labels.subtitle.joined(separator: "　|　")))]
      + [
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"1\"><TR>\(legend)<TD WIDTH=\"40\"></TD></TR></TABLE>"
      ]
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">"
      + rows.map { "<TR><TD ALIGN=\"LEFT\">\($0)</TD></TR>" }.joined()
      + "<TR><TD HEIGHT=\"8\"></TD></TR></TABLE>"
  }
}

extension Palette {
  /// Of an industry's tier; all dark enough for white type.
  static func tier(_ tier: IndustryTier?) -> DiagramColour {
    switch tier {
    case .one?: header
    case .three?: DiagramColour("#00594A")
    case .emerging?: DiagramColour("#7A3E00")
    case .future?: DiagramColour("#5B2A7A")
    case nil: DiagramColour("#4D4D4D")
    }
  }
}
