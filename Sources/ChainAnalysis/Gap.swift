import ChainModel

/// What kind of link is missing.
public enum GapKind: String, CaseIterable, Sendable {
  /// 补链: something local stands on both sides.
  case complete
  /// 延链: something local stands on one side.
  case extend
  /// 建链: nothing near, but the policy speaks of it.
  case build
  /// 配套: equipment or a service that local plants use.
  case support
}

/// Which way an extension goes.
public enum ExtendDirection: String, Sendable { case upstream, downstream }

/// A remark on a gap.
public enum GapFlag: String, CaseIterable, Sendable {
  /// A clause names the node.
  case named
  /// Planned or under negotiation here.
  case underway
  /// On a recycling loop.
  case loop
  /// There or being built in the parent region: pair up rather than attract.
  case inParent = "in-parent"
}

/// A missing link with everything needed to say why it matters.
public struct Gap: Hashable, Sendable {
  public var node: NodeID
  public var kind: GapKind
  public var direction: ExtendDirection?
  public var flags: [GapFlag]
  /// How far it exists in the region around the scope; absent where there is none.
  public var stateInParent: NodeState
  /// Fewest steps from an anchor down to the node, and from the node down to an anchor.
  public var up: Int?
  public var down: Int?
  /// Absent nodes in a row between the anchors.
  public var span: Int?
  /// The nearest anchors, ascending.
  public var upstream: [NodeID]
  public var downstream: [NodeID]
  public var factors: [FactorScore]
  /// Weighted mean over the factors that have data, 0 … 1; nil when none has.
  public var priority: Double?
  /// 1 is first; exact ties share a rank.
  public var rank: Int
  public var clauses: [PolicyID]
  public var loop: MaterialLoop?
  public var facts: GapFacts
  public var producible: ProducibleRegimes

  public func has(_ flag: GapFlag) -> Bool { flags.contains(flag) }
}

/// Whether a node could be made from what is here, regime by regime.
public struct ProducibleRegimes: Hashable, Sendable {
  public var local: Bool
  public var purchase: Bool
  public var loop: Bool
}

/// The concrete nodes and tonnages behind the factors.
public struct GapFacts: Hashable, Sendable {
  /// The route nearest to ready, what of it is here, what is missing.
  public var bestRoute: RouteID?
  public var readyInputs: [NodeID] = []
  public var missingInputs: [NodeID] = []
  /// Anchors that need the node directly; tonnes a year where known.
  public var consumers: [Consumer] = []
  /// Anchors whose output the node uses.
  public var suppliers: [Supplier] = []
  /// Absent nodes that only this one still keeps from being made.
  public var unlocks: [NodeID] = []
  /// Present nodes that would be made from local inputs.
  public var secures: [NodeID] = []
  public var bridgedPairs = 0

  public struct Consumer: Hashable, Sendable {
    public var node: NodeID
    /// ½ where another route of the consumer is already met, else 1.
    public var weight: Double
    public var tonnesPerYear: Double?
  }

  public struct Supplier: Hashable, Sendable {
    public var node: NodeID
    /// Full-load surplus, t/a, where known; negative is short.
    public var surplusTonnesPerYear: Double?
    public var isShort: Bool
  }

  /// The known part of what local plants need of the node, t/a; nil when nothing is known.
  public var knownNeed: Double? {
    let known = consumers.compactMap(\.tonnesPerYear)
    return known.isEmpty ? nil : known.reduce(0, +)
  }
}
