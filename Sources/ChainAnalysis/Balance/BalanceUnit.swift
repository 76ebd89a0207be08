import ChainModel

/// Plants that run one route here, with what they take and make.
///
/// Plants of known capacity and those of unknown capacity are units of their own.
public struct BalanceUnit: Hashable, Sendable {
  /// One line of the recipe, carried to the unit's size.
  public struct Flow: Hashable, Sendable {
    public enum Role: Hashable, Sendable { case product, byproduct, input }

    public var node: NodeID
    public var role: Role
    /// At full load, base units a year; of a unit without a size, base units for each of its product.
    /// Nil where the data does not tell.
    public var quantity: QuantityRange?
    public var isRequired: Bool
    /// Whether the figure is a plant's own, not a recipe's coefficient times a plant's.
    public var isStated: Bool
    /// Where the coefficient is read; nil for a stated figure.
    public var source: SourceID?

    public var isMade: Bool { role != .input }
  }

  public enum Size: Hashable, Sendable {
    /// Some figure of the plants is known: utilisation runs from 0 to 1.
    case known
    /// Nothing is known: it may be of any size, and is listed.
    case unknown
    /// Inside another plant: as large as its consumers need.
    case captive
  }

  /// Nil where the plants' recipe is not known.
  public var route: RouteID?
  /// The main product.
  public var node: NodeID
  public var plants: [PresenceID]
  public var size: Size
  public var flows: [Flow]

  public var inputs: some Sequence<Flow> { flows.lazy.filter { !$0.isMade } }
  public var outputs: some Sequence<Flow> { flows.lazy.filter(\.isMade) }
  /// The main product at full load.
  public var capacity: QuantityRange? { size == .known ? flows.first { $0.role == .product }?.quantity : nil }
}

/// How far a published figure may be off, by how far its row is trusted.
public struct FigureTolerances: Hashable, Sendable {
  /// Of consumption and yield per tonne.
  public static let coefficients = FigureTolerances(high: 0.05, medium: 0.1, low: 0.25)
  /// Of nameplate capacities.
  public static let capacities = FigureTolerances(high: 0, medium: 0.1, low: 0.25)

  public var high: Double
  /// Also where nothing is said.
  public var medium: Double
  public var low: Double

  subscript(confidence: Confidence?) -> Double {
    switch confidence {
    case .high: high
    case .medium, nil: medium
    case .low: low
    }
  }
}
