import ChainModel

/// Puts a number on each criterion of a candidate, or none where nothing is known.
struct CandidateScorer {
  let network: ChainNetwork
  let options: RankingOptions
  private let indicators: [CandidateCriterion: (figures: CompanyIndicator, largest: Double)]

  init(_ network: ChainNetwork, options: RankingOptions) {
    self.network = network
    self.options = options
    var indicators: [CandidateCriterion: (figures: CompanyIndicator, largest: Double)] = [:]
    for criterion in options.criteria {
      guard case .indicator(let name, _, let year) = criterion else { continue }
      let figures = CompanyIndicator(network, named: name, asOf: year ?? network.parts.asOf)
      indicators[criterion] = (figures, figures.values.values.max() ?? 0)
    }
    self.indicators = indicators
  }

  func scores(of product: Product, gap: Gap, facts: Candidate.HostFacts) -> [CriterionScore] {
    zip(options.criteria, options.weights).map { criterion, weight in
      CriterionScore(criterion: criterion, value: value(criterion, product, gap, facts), weight: weight)
    }
  }

  private func value(
    _ criterion: CandidateCriterion, _ product: Product, _ gap: Gap, _ facts: Candidate.HostFacts
  ) -> Double? {
    switch criterion {
    case .gapPriority: return gap.priority
    case .localFit: return facts.localFit
    case .strength: return strength(of: product)
    case .targetRegion:
      return network[product.company].headquarters.map { network.isInTargetArea($0) ? 1 : 0 }
    case .hostFit: return facts.hostFit
    case .indicator(_, let sense, _):
      guard let known = indicators[criterion] else { return nil }
      return known.figures.score(of: product.company, sense, largest: known.largest)
    }
  }

  private func strength(of product: Product) -> Double? {
    guard let kind = network[product.company].kind else { return product.share }
    guard let share = product.share else { return kind.strength }
    return 0.7 * kind.strength + 0.3 * share
  }
}

extension CompanyKind {
  /// The order the policy courts them in: central enterprises and the three “500” lists first.
  var strength: Double {
    switch self {
    case .centralSOE, .global500: 1
    case .china500: 0.9
    case .private500: 0.8
    case .listed: 0.7
    case .littleGiant: 0.6
    case .other: 0.4
    }
  }
}

extension ChainNetwork {
  /// Whether a headquarters lies in one of the areas the policy looks to for investment.
  public func isInTargetArea(_ region: RegionID) -> Bool { targetArea(of: region) != nil }

  /// The policy's target area around `region`, if any.
  public func targetArea(of region: RegionID) -> RegionID? {
    var current: RegionID? = region
    for _ in 0...parts.regions.count {
      guard let here = current else { return nil }
      if self[here].kind == "target-area" { return here }
      current = self[here].parent
    }
    return nil
  }
}
