import ChainModel

/// Supply and use of one node at full load, and what follows.
public struct NodeBalance: Hashable, Sendable {
  /// What can be said for certain, and what only if the unknown is nothing.
  public enum Verdict: Hashable, Sendable {
    /// Use is above supply whatever the uncertainty, by at least `least`; by at most `most`, nil where
    /// some consumer's take is not known.
    case short(least: Double, most: Double?)
    /// Supply is above use whatever the uncertainty, by at least `least`; by at most `most`, nil where
    /// some supply is not known.
    case over(least: Double, most: Double?)
    /// Both known, and equal as far as the figures can tell.
    case even
    /// Known use is above known supply by this much at least, but plants of unknown size make it too.
    case shortUnless(least: Double)
    /// Known supply is above known use by this much at least, but consumers of unknown size take it too.
    case overUnless(least: Double)
    /// Taken here and made nowhere here: all of it is bought; nil where no take is known.
    case bought(QuantityRange?)
    /// A main product that no plant here takes: all of it is sold; nil where no make is known.
    case sold(QuantityRange?)
    /// Too little is known.
    case unknown
  }

  public var node: NodeID
  /// What it is measured in: `mass`, `energy` …, base units a year.
  public var dimension: String
  public var supply: QuantityRange
  public var use: QuantityRange
  /// Positions of the units that make or take it.
  public var makers: [Int]
  public var takers: [Int]
  /// Of those, the ones whose quantity is not known.
  public var unknownMakers: [Int]
  public var unknownTakers: [Int]
  public var verdict: Verdict
  /// Whether supply and take rest on two sources' coefficients for plants built for each other.
  public var conflict: CoefficientConflict?
}

/// A shortage that may be none: two sources disagree about what plants built for each other yield and
/// take. Each source states a coefficient, or, inside one project, the size of the plant that takes.
public struct CoefficientConflict: Hashable, Sendable {
  /// The unit and the source behind the yield.
  public var maker: Int
  public var made: SourceID
  /// The unit and the source behind the take.
  public var taker: Int
  public var taken: SourceID
  /// Take ÷ supply: what the two sources differ by, if the plants do fit each other.
  public var ratio: Double
}

extension NodeBalance {
  static func verdict(
    supply: QuantityRange, use: QuantityRange, makers: [BalanceUnit.Flow.Role], takers: Int,
    unknownMakers: Int, unknownTakers: Int
  ) -> Verdict {
    let (isSupplyKnown, isUseKnown) = (unknownMakers == 0, unknownTakers == 0)
    if makers.isEmpty { return takers > 0 ? .bought(unknownTakers == takers ? nil : use) : .unknown }
    if takers == 0, makers.contains(.product) {
      return .sold(unknownMakers == makers.count ? nil : supply)
    }
    // Below a billionth of the larger figure is rounding.
    let negligible = 1e-9 * max(supply.high, use.high)
    let shortage = use.low - supply.high
    let surplus = supply.low - use.high
    switch (isSupplyKnown, isUseKnown) {
    case (true, _) where shortage > negligible:
      return .short(least: shortage, most: isUseKnown ? use.high - supply.low : nil)
    case (_, true) where surplus > negligible:
      return .over(least: surplus, most: isSupplyKnown ? supply.high - use.low : nil)
    case (true, true): return .even
    case (false, _) where shortage > negligible: return .shortUnless(least: shortage)
    case (_, false) where surplus > negligible: return .overUnless(least: surplus)
    default: return .unknown
    }
  }
}
