/// A way to make a node: inputs needed together for one main product (工艺路线).
///
/// Several routes to one node are alternatives. A route comes from a process or from links that
/// belong together; `Docs/Formats/Dataset.md` has the rules.
public struct Route: Hashable, Sendable {
  public struct Input: Hashable, Sendable {
    public var node: NodeID
    public var relation: Relation
    /// Units of the input per unit of the main product.
    public var amount: Double?
    public var unit: UnitID?
    public var isRequired: Bool
    public var isPrincipal: Bool
    public var evidence: Evidence
  }

  /// The process's id, or `target:label` for a route made of links.
  public var key: String
  public var name: Name
  public var process: ProcessID?
  /// A special grade standing in for its general grade: nothing is built or bought for it.
  public var isGrade = false
  public var output: NodeID
  public var outputUnit: UnitID?
  public var inputs: [Input]
  public var byproducts: [Process.Byproduct]
  /// Typical investment, 亿元.
  public var investment: Double?
  public var evidence: Evidence

  /// The inputs without which nothing is made.
  @inlinable public var requiredInputs: some Sequence<Input> { inputs.lazy.filter(\.isRequired) }

  /// Waste coming back: collected, not made.
  @inlinable public var isRecycling: Bool {
    process == nil && !inputs.isEmpty && inputs.allSatisfy { $0.relation == .recycling }
  }

  /// Main product and by-products.
  public var outputs: [NodeID] { [output] + byproducts.map(\.node) }
}

/// A link of the plain digraph: the projection of links and routes.
public struct ChainLink: Hashable, Sendable {
  /// Which distance searches run along a link.
  public enum Walk: Hashable, Sendable {
    /// Both: upstream and downstream distances.
    case both
    /// By-products count only from upstream: nobody builds a cracker to get its tar.
    case upOnly
    case none
  }

  public var source: NodeID
  public var target: NodeID
  public var relation: Relation
  public var route: RouteID?
  public var isFromProcess: Bool
  public var isByproduct: Bool
  /// Special grade → general grade.
  public var isGrade = false
  public var walk: Walk
  public var amount: Double?
  public var evidence: Evidence
}
