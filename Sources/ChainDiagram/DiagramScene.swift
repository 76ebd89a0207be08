import ChainModel

/// A diagram as a value: everything that will be drawn, nothing of how.
public struct DiagramScene: Hashable, Sendable {
  public var title: String
  public var subtitle: [String]
  public var summary: String
  public var legendTitle: String
  public var legend: [LegendEntry]
  public var segments: [DiagramSegment]
  /// Box positions by column, upstream first.
  public var columns: [[Int]]
  public var boxes: [DiagramBox]
  /// Links drawn once each, in the network's order.
  public var edges: [DiagramEdge]
  public var loop: LoopLane?
  /// Never `auto`.
  public var preset: DiagramPreset
  public var paper: DiagramPaper
  public var language: Language

  public init(
    title: String, preset: DiagramPreset = .full, paper: DiagramPaper = .a3, language: Language = .chinese
  ) {
    precondition(preset != .auto, "a scene has made up its mind")
    self.title = title
    subtitle = []
    summary = ""
    legendTitle = ""
    legend = []
    segments = []
    columns = []
    boxes = []
    edges = []
    self.preset = preset
    self.paper = paper
    self.language = language
  }
}

/// A heading over one or more columns.
public struct DiagramSegment: Hashable, Sendable {
  public var name: String
  /// The other language, small; empty for none.
  public var subname: String
  public var columns: Range<Int>

  public init(name: String, subname: String = "", columns: Range<Int>) {
    self.name = name
    self.subname = subname
    self.columns = columns
  }
}

public struct DiagramBox: Hashable, Sendable {
  /// Letters, digits and hyphens: stands in DOT, SVG ids and selectors.
  public var identifier: String
  public var name: String
  /// The other language, small; empty for none.
  public var subname: String
  public var state: BoxState
  public var tab: DiagramTab?
  /// What stands on the tab.
  public var tabText: String
  public var companies: [String]
  /// Companies not listed for lack of room.
  public var unlisted: Int
  public var hasLeader: Bool
  /// Resources have square corners.
  public var isResource: Bool
  public var tooltip: String

  public init(identifier: String, name: String, state: BoxState = .outside) {
    self.identifier = identifier
    self.name = name
    self.state = state
    subname = ""
    tabText = ""
    companies = []
    unlisted = 0
    hasLeader = false
    isResource = false
    tooltip = ""
  }
}

/// How a link is drawn.
public enum EdgeStyle: String, CaseIterable, Sendable {
  case feedstock
  /// From a special grade to the general good it stands in for.
  case grade
  case byproduct, support, recycling
}

public struct DiagramEdge: Hashable, Sendable {
  /// Unique in the scene.
  public var identifier: String
  public var tail: Int
  public var head: Int
  public var style: EdgeStyle
  /// Position among `Palette.families`.
  public var family: Int?
  public var tooltip: String

  public init(
    identifier: String, tail: Int, head: Int, style: EdgeStyle, family: Int? = nil, tooltip: String = ""
  ) {
    self.identifier = identifier
    self.tail = tail
    self.head = head
    self.style = style
    self.family = family
    self.tooltip = tooltip
  }
}

/// Where most recycling links end: they run back together, above the headings.
public struct LoopLane: Hashable, Sendable {
  public var target: Int
  /// Positions in `DiagramScene.edges`.
  public var edges: [Int]
  public var entry: String
  public var exit: String

  public init(target: Int, edges: [Int], entry: String, exit: String) {
    self.target = target
    self.edges = edges
    self.entry = entry
    self.exit = exit
  }
}

public struct LegendEntry: Hashable, Sendable {
  public enum Sample: Hashable, Sendable {
    case box(BoxState)
    case tab(DiagramTab, text: String)
    case edge(EdgeStyle)
    case family(Int)
    case leader
  }

  public var sample: Sample
  public var text: String

  public init(_ sample: Sample, _ text: String) {
    self.sample = sample
    self.text = text
  }
}
