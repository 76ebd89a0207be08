import ChainModel

/// What a candidate is judged by.
public enum CandidateCriterion: Hashable, Sendable {
  /// 缺口优先级: how much speaks for closing the gap at all.
  case gapPriority
  /// 本地配套: share of the gap's inputs and customers that stand in or near the host.
  case localFit
  /// 企业实力: kind of company and the product's weight in it.
  case strength
  /// 招商方向: headquarters in a region the policy looks to.
  case targetRegion
  /// 园区匹配: lead or special industry of the host, neighbours already there.
  case hostFit
  /// Any indicator of the company, by name, scaled to the largest; of `cost` the less the better. The newest
  /// figures up to a year count, by default the dataset's own.
  case indicator(String, sense: DecisionMatrix.Sense = .benefit, asOf: Int? = nil)

  public static let standard: [CandidateCriterion] = [
    .gapPriority, .localFit, .strength, .targetRegion, .hostFit,
  ]

  /// What a file or a JSON calls it.
  public var code: String {
    switch self {
    case .gapPriority: "gap-priority"
    case .localFit: "local-fit"
    case .strength: "strength"
    case .targetRegion: "target-region"
    case .hostFit: "host-fit"
    case .indicator(let name, _, _): "indicator:\(name)"
    }
  }
}

/// One criterion of one candidate.
public struct CriterionScore: Hashable, Sendable {
  public var criterion: CandidateCriterion
  /// 0 … 1; nil without data.
  public var value: Double?
  public var weight: Double
}

/// How candidates are put in order.
public enum RankingMethod: String, CaseIterable, Sendable {
  case weightedSum = "weighted-sum"
  case topsis
  case promethee
}

/// How a candidate fares when the weights are drawn at random instead of chosen (SMAA-2).
public struct RankChances: Hashable, Sendable {
  /// The share of weightings with each of the first ten ranks among all alternatives.
  public var ranks: [Double]
  public var mean: Double
  /// Average of the weights that put it first, one a criterion; nil if none did.
  public var centralWeights: [Double]?
  /// How sure first place is with those weights were the empty cells filled at random.
  public var confidence: Double?

  public var first: Double { ranks.first ?? 0 }
  /// The share of weightings in which it is among the first ten.
  public var topTen: Double { min(1, ranks.reduce(0, +)) }
}

/// An outside company that could close a gap, and where it would settle (招商目标).
public struct Candidate: Hashable, Sendable {
  public var company: CompanyID
  public var gap: Gap
  public var host: RegionID?
  public var product: Product
  public var scores: [CriterionScore]
  /// 0 … 1; nil when no criterion has data.
  public var weightedSum: Double?
  public var topsis: Double
  /// Net flow, −1 … 1.
  public var promethee: Double
  /// 1 is first; exact ties share a rank.
  public var rank: Int
  /// The same among all alternatives, also those the list leaves out.
  public var overallRank: Int
  /// nil where no weights were drawn, or nothing is known of the candidate.
  public var chances: RankChances?
  public var hostFacts: HostFacts
  /// It already runs or builds something in scope: 以商招商.
  public var isAlreadyHere: Bool

  /// What speaks for the host.
  public struct HostFacts: Hashable, Sendable {
    /// The layout row that fits the gap best, if any does.
    public var layout: LayoutEntry?
    /// How well it fits, 0 … 1.
    public var layoutFit = 0.0
    /// Suppliers and customers of the gap that stand in the host, by node id.
    public var neighbours: [NodeID] = []
    /// Those that stand elsewhere in scope.
    public var nearby: [NodeID] = []
    /// Those that are not there at all.
    public var missing: [NodeID] = []
    /// The company has planned or negotiated its project in this very place.
    public var isChosen = false
  }
}
