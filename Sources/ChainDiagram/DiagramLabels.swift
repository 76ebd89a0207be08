import ChainModel

/// All words of a diagram; the wording itself lives with whoever makes them.
public struct DiagramLabels: Hashable, Sendable {
  public var title = ""
  /// Scope, as-of, data version, policy clause: joined by bars, wrapped where the picture is narrow.
  public var subtitle: [String] = []
  /// What a screen reader says of the picture.
  public var summary = ""
  public var legendTitle = ""
  public var states: [BoxState: String] = [:]
  /// What stands on the tab: 补, 在建.
  public var tabs: [DiagramTab: String] = [:]
  /// What the tab means: 补链.
  public var tabNames: [DiagramTab: String] = [:]
  public var edges: [EdgeStyle: String] = [:]
  /// Follows the leading company's name in the legend: （链主）.
  public var leaderSuffix = ""
  /// The pills at the ends of the recycling lane.
  public var loopEntry = ""
  public var loopExit = ""
  /// Segment headings where the data has none.
  public var unnamedSegment = ""
  public var upstream = ""
  public var focus = ""
  public var downstream = ""
  public var kinds: [NodeKind: String] = [:]
  /// Joins the parts of a tooltip.
  public var separator = " | "
  /// Said under the title of a picture that was too large for its paper.
  public var enlargedNote = ""

  public init() {}
}
