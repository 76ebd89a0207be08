/// What a dataset says, references resolved, before it is frozen into a `ChainNetwork`.
public struct NetworkParts: Hashable, Sendable {
  /// The dataset's short name, title, default region and default year.
  public var name = ""
  public var title = Name(chinese: "")
  public var version = ""
  public var defaultRegion: RegionID?
  /// The year analyses speak of unless asked otherwise; 0 when the dataset states none.
  public var asOf = 0

  public var sources: [Source] = []
  public var units: [MeasureUnit] = []
  public var industries: [Industry] = []
  public var chains: [Chain] = []
  public var nodes: [ChainNode] = []
  public var memberships: [Membership] = []
  public var links: [LinkRow] = []
  public var processes: [Process] = []
  public var regions: [Region] = []
  public var layout: [LayoutEntry] = []
  public var companies: [Company] = []
  public var presences: [Presence] = []
  public var products: [Product] = []
  public var supplies: [Supply] = []
  public var demands: [Demand] = []
  public var indicators: [Indicator] = []
  public var targets: [Target] = []
  public var policies: [PolicyClause] = []
  public var passages: [PolicyPassage] = []

  public init() {}
}
