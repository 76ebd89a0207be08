import ChainModel

/// What a candidate ranking is asked.
public struct RankingOptions: Sendable {
  public var criteria: [CandidateCriterion]
  /// One weight a criterion, ≥ 0, not all 0.
  public var weights: [Double]
  public var method: RankingMethod
  /// Companies listed a gap; nil lists all.
  public var companiesPerGap: Int?
  /// Weightings drawn to see how far the ranks depend on the weights; 0 draws none.
  public var samples: Int
  public var seed: UInt64
  /// Which weightings are drawn, over `criteria`; nil is all of them.
  public var space: WeightSpace?

  public static let standardWeights = [0.35, 0.2, 0.15, 0.1, 0.2]

  public init(
    criteria: [CandidateCriterion] = CandidateCriterion.standard,
    weights: [Double] = RankingOptions.standardWeights,
    method: RankingMethod = .weightedSum, companiesPerGap: Int? = 2, samples: Int = 0, seed: UInt64 = 1,
    space: WeightSpace? = nil
  ) {
    precondition(criteria.count == weights.count, "one weight a criterion")
    self.criteria = criteria
    self.weights = weights
    self.method = method
    self.companiesPerGap = companiesPerGap
    self.samples = samples
    self.seed = seed
    self.space = space
  }

  /// A yes or no is preferred outright, a degree in proportion up to a fifth of the scale.
  public var preferences: [PreferenceFunction] {
    criteria.map { $0 == .targetRegion ? .usual : .linear(threshold: 0.2) }
  }
}

/// Ranks (company, gap, host): whom to ask for what, and where it would settle.
///
/// The alternatives are all outside companies that make a listed gap or a grade of it, each at its
/// best host; TOPSIS, PROMETHEE II and the random weightings compare them all, the list then keeps the
/// best few a gap.
/// - Complexity: O(gaps × (hosts + companies)), and what `RankAcceptability` takes.
/// - Reference: Docs/Guides/Ranking.md.
public struct CandidateRanking: Sendable {
  /// Best first; exact ties by gap, then company.
  public let candidates: [Candidate]
  /// Listed gaps for which no outside company is on record, in gap order.
  public let gapsWithoutCandidate: [Gap]
  /// By criterion with weight: how far it may move before another candidate comes first.
  public let tolerances: [WeightTolerance]
  /// All of them, best first.
  public let alternatives: [Candidate]
  public let options: RankingOptions

  /// - Throws: `WeightSpace.Problem` where `options.space` leaves no weighting to draw.
  public init(
    _ network: ChainNetwork, scope: Scope, gaps: [Gap], options: RankingOptions = RankingOptions()
  ) throws(WeightSpace.Problem) {
    self.options = options
    let hosts = HostMatching(network, scope: scope)
    let scorer = CandidateScorer(network, options: options)
    let here = Set(
      network.nodeIDs.flatMap { scope.presences(of: $0) }.map { network[$0] }
        .filter { $0.state(asOf: scope.asOf) >= .building }.compactMap(\.company))
    let makers = Self.outsideMakers(network, scope: scope)

    var alternatives: [Candidate] = []
    var orphans: [Gap] = []
    // What the parent region has is paired up, not attracted.
    for gap in gaps where !gap.has(.inParent) {
      let offers = Self.offers(for: gap.node, makers, network)
      if offers.isEmpty { orphans.append(gap) }
      guard !offers.isEmpty else { continue }
      let best = hosts.bestHost(for: gap)
      for product in offers {
        let host = hosts.chosenHost(of: product.company, for: gap, making: product.node) ?? best
        let facts = host?.facts ?? Candidate.HostFacts()
        alternatives.append(
          Candidate(
            company: product.company, gap: gap, host: host?.region, product: product,
            scores: scorer.scores(of: product, gap: gap, facts: facts), weightedSum: nil, topsis: 0,
            promethee: 0, rank: 0, overallRank: 0, chances: nil, hostFacts: facts,
            isAlreadyHere: here.contains(product.company)))
      }
    }
    var ranked = Self.ranked(alternatives, options: options)
    let matrix = Self.matrix(of: ranked.all, options: options)
    if options.samples > 0 {
      try Self.addChances(to: &ranked.all, matrix, options: options)
      ranked.listed = Self.listed(ranked.all, options: options)
    }
    self.alternatives = ranked.all
    candidates = ranked.listed
    tolerances =
      ranked.all.isEmpty
      ? [] : matrix.tolerances(of: 0, method: options.method, preferences: options.preferences)
    gapsWithoutCandidate = orphans
  }

  /// What companies from outside the scope make, by node.
  private static func outsideMakers(_ network: ChainNetwork, scope: Scope) -> [NodeID: [Product]] {
    Dictionary(
      grouping: network.parts.products.filter { product in
        !(network[product.company].headquarters.map { scope.regions.contains($0) } ?? false)
      }, by: \.node)
  }

  /// Offers for a node or one of its grades, one a company: the node's first, then by grade.
  private static func offers(
    for node: NodeID, _ makers: [NodeID: [Product]], _ network: ChainNetwork
  ) -> [Product] {
    var seen: Set<CompanyID> = []
    var accepted = [node]
    var next = 0
    while next < accepted.count {
      accepted += network.grades(of: accepted[next]).filter { !accepted.contains($0) }
      next += 1
    }
    return accepted.flatMap { makers[$0] ?? [] }.filter { seen.insert($0.company).inserted }
  }

  private static func matrix(of alternatives: [Candidate], options: RankingOptions) -> DecisionMatrix {
    DecisionMatrix(rows: alternatives.map { $0.scores.map(\.value) }, weights: options.weights)
  }

  /// All alternatives by falling score, then gap, then company; and those that are listed.
  static func ranked(
    _ alternatives: [Candidate], options: RankingOptions
  ) -> (all: [Candidate], listed: [Candidate]) {
    var judged = alternatives
    let matrix = matrix(of: alternatives, options: options)
    let flows = matrix.netFlows(options.preferences)
    for (index, (sum, closeness)) in zip(matrix.weightedSums(), matrix.topsis()).enumerated() {
      judged[index].weightedSum = sum
      judged[index].topsis = closeness
      judged[index].promethee = flows[index]
    }
    judged.sort { a, b in
      let (first, second) = (options.method.score(of: a), options.method.score(of: b))
      if first != second { return first > second }
      return (a.gap.node, a.company) < (b.gap.node, b.company)
    }
    for index in judged.indices {
      let isTied =
        index > 0 && options.method.score(of: judged[index]) == options.method.score(of: judged[index - 1])
      judged[index].overallRank = isTied ? judged[index - 1].overallRank : index + 1
    }
    return (judged, listed(judged, options: options))
  }

  /// The best few of each gap, ranked among themselves.
  private static func listed(_ all: [Candidate], options: RankingOptions) -> [Candidate] {
    var listed = all
    if let limit = options.companiesPerGap {
      var count: [NodeID: Int] = [:]
      listed = all.filter { candidate in
        count[candidate.gap.node, default: 0] += 1
        return count[candidate.gap.node]! <= limit
      }
    }
    for index in listed.indices {
      let isTied = index > 0 && listed[index].overallRank == listed[index - 1].overallRank
      listed[index].rank = isTied ? listed[index - 1].rank : index + 1
    }
    return listed
  }

  private static func addChances(
    to alternatives: inout [Candidate], _ matrix: DecisionMatrix, options: RankingOptions
  ) throws(WeightSpace.Problem) {
    let acceptability = try RankAcceptability(
      matrix, method: options.method, preferences: options.preferences, space: options.space,
      samples: options.samples, seed: options.seed)
    let confidence = ConfidenceFactors(
      matrix: matrix, method: options.method, preferences: options.preferences, seed: options.seed
    ).factors(acceptability)
    let weighing = matrix.weights.indices.filter { matrix.weights[$0] > 0 }
    for index in alternatives.indices {
      guard let mean = acceptability.meanRank(of: index) else { continue }
      let central = acceptability.centralWeights(of: index).map { kept in
        var weights = [Double](repeating: 0, count: matrix.weights.count)
        for (criterion, weight) in zip(weighing, kept) { weights[criterion] = weight }
        return weights
      }
      alternatives[index].chances = RankChances(
        ranks: (1...10).map { acceptability.share(of: index, rank: $0) ?? 0 }, mean: mean,
        centralWeights: central, confidence: confidence[index])
    }
  }
}

extension RankingMethod {
  /// What the order follows; −1 where nothing is known.
  func score(of candidate: Candidate) -> Double {
    switch self {
    case .weightedSum: candidate.weightedSum ?? -1
    case .topsis: candidate.topsis
    case .promethee: candidate.promethee
    }
  }
}
