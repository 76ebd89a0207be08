import ChainModel

/// What is on record of an indicator of companies, in one unit: the newest figure of each up to a year.
///
/// A figure without a year counts where a company has no dated one.
/// - Complexity: O(indicators).
public struct CompanyIndicator: Sendable {
  /// By company, in the base unit of their dimension.
  public let values: [CompanyID: Double]
  /// Ids of the units, one of each kind, where they do not convert into each other; "" is none at all.
  /// Empty where all figures compare.
  public let conflictingUnits: [String]

  public init(_ network: ChainNetwork, named name: String, asOf year: Int) {
    var newest: [CompanyID: Indicator] = [:]
    for indicator in network.parts.indicators where indicator.name == name {
      guard case .company(let company) = indicator.subject, indicator.year ?? .min <= year else { continue }
      if let other = newest[company], other.asOf > indicator.asOf { continue }
      newest[company] = indicator
    }
    var units: [String?: String] = [:]
    for indicator in newest.values {
      let key = indicator.unit.map { network[$0].key } ?? ""
      let dimension = indicator.unit.map { network[$0].dimension }
      units[dimension] = min(units[dimension] ?? key, key)
    }
    conflictingUnits = units.count > 1 ? units.values.sorted() : []
    values = newest.mapValues { $0.value * ($0.unit.map { network[$0].factor } ?? 1) }
  }

  /// The indicators any company has a figure for.
  public static func names(in network: ChainNetwork) -> [String] {
    var names: Set<String> = []
    for indicator in network.parts.indicators {
      if case .company = indicator.subject { names.insert(indicator.name) }
    }
    return names.sorted()
  }

  /// 0 … 1: a company's figure as a share of the largest, of `cost` what it stays below it; nil where it is
  /// not on record, or no figure is above 0.
  func score(of company: CompanyID, _ sense: DecisionMatrix.Sense, largest: Double) -> Double? {
    guard largest > 0, let own = values[company] else { return nil }
    let share = min(1, max(0, own / largest))
    return sense == .benefit ? share : 1 - share
  }
}

extension Indicator {
  /// The year its `asOf` begins with.
  fileprivate var year: Int? { asOf.isEmpty ? nil : Int(asOf.prefix { $0.isASCII && $0.isNumber }.prefix(4)) }
}
