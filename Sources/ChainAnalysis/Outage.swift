import ChainModel

/// One thing that stops, and what can then no longer be made here.
public struct Outage: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    /// Every plant of one node.
    case node(NodeID)
    /// Every plant of one company.
    case company(CompanyID)
    /// Every plant in one region inside the scope.
    case region(RegionID)
    /// One good that running plants buy from outside.
    case good(NodeID)
    /// Every bought good of one kind: the outside suppliers of raw materials, of equipment …
    case goods(NodeKind)
  }

  public var subject: Subject
  /// What stops at once: nodes that only the subject supplies, or goods it no longer brings.
  public var stopped: [NodeID]
  /// The present nodes that are then gone, what stopped among them; by id.
  public var lost: [NodeID]
  /// Those of `lost` that did not stop themselves: they stand still for want of an input.
  public var knockOn: [NodeID]
  /// `lost` as a share of the present nodes looked at; nil where there are none.
  public var share: Double?

  /// Whether its stop takes others with it.
  public var isSinglePoint: Bool { !knockOn.isEmpty }
}

/// Two that together take more than one after the other.
public struct JointOutage: Hashable, Sendable {
  public var first: Outage.Subject
  public var second: Outage.Subject
  /// Everything lost when both stop.
  public var lost: [NodeID]
  /// What neither of them takes alone: each stands in for the other.
  public var excess: [NodeID]
}

/// Pairs found, and how far the search went.
public struct JointOutages: Hashable, Sendable {
  public var pairs: [JointOutage]
  /// Pairs that were worked out; the others cannot fail together, or lie beyond the bound.
  public var examined: Int
  public var isComplete: Bool
}
