import ChainModel

/// What a candidate ranking is asked.
public struct RankingOptions: Sendable {
  public var criteria: [CandidateCriterion]
  /// One weight a criterion, ≥ 0, not all 0.
  public var weights: [Double]
  public var method: RankingMethod
  /// Companies listed a gap; nil lists all.
  public var companiesPerGap: Int?

  public init(
    criteria: [CandidateCriterion] = CandidateCriterion.standard,
    weights: [Double] = [0.35, 0.2, 0.15, 0.1, 0.2],
    method: RankingMethod = .weightedSum, companiesPerGap: Int? = 2
  ) {
    precondition(criteria.count == weights.count, "one weight a criterion")
    self.criteria = criteria
    self.weights = weights
    self.method = method
    self.companiesPerGap = companiesPerGap
  }
}

/// Ranks (company, gap, host): whom to ask for what, and where it would settle.
///
/// The alternatives are all outside companies that make a listed gap or a grade of it, each at its
/// best host; TOPSIS compares them all, the list then keeps the best few a gap.
/// - Complexity: O(gaps × (hosts + companies)).
/// - Reference: Docs/Guides/Ranking.md.
public struct CandidateRanking: Sendable {
  /// Best first; exact ties by gap, then company.
  public let candidates: [Candidate]
  /// Listed gaps for which no outside company is on record, in gap order.
  public let gapsWithoutCandidate: [Gap]
  public let options: RankingOptions

  public init(
    _ network: ChainNetwork, scope: Scope, gaps: [Gap], options: RankingOptions = RankingOptions()
  ) {
    self.options = options
    let hosts = HostMatching(network, scope: scope)
    let scorer = CandidateScorer(network, options: options)
    let here = Set(
      network.nodeIDs.flatMap { scope.presences(of: $0) }.compactMap { network[$0].company })
    let makers = Self.outsideMakers(network, scope: scope)

    var alternatives: [Candidate] = []
    var orphans: [Gap] = []
    // What the parent region has is paired up, not attracted.
    for gap in gaps where !gap.has(.inParent) {
      let offers = Self.offers(for: gap.node, makers, network)
      if offers.isEmpty { orphans.append(gap) }
      guard !offers.isEmpty else { continue }
      let host = hosts.bestHost(for: gap)
      for product in offers {
        let facts = host?.facts ?? Candidate.HostFacts()
        alternatives.append(
          Candidate(
            company: product.company, gap: gap, host: host?.region, product: product,
            scores: scorer.scores(of: product, gap: gap, facts: facts), weightedSum: nil, topsis: 0, rank: 0,
            hostFacts: facts, isAlreadyHere: here.contains(product.company)))
      }
    }
    candidates = Self.ranked(alternatives, options: options)
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

  private static func ranked(_ alternatives: [Candidate], options: RankingOptions) -> [Candidate] {
    var judged = alternatives
    let matrix = DecisionMatrix(
      rows: alternatives.map { $0.scores.map(\.value) }, weights: options.weights)
    for (index, (sum, closeness)) in zip(matrix.weightedSums(), matrix.topsis()).enumerated() {
      judged[index].weightedSum = sum
      judged[index].topsis = closeness
    }
    func score(_ candidate: Candidate) -> Double {
      options.method == .topsis ? candidate.topsis : candidate.weightedSum ?? -1
    }
    judged.sort { a, b in
      let (first, second) = (score(a), score(b))
      if first != second { return first > second }
      return (a.gap.node, a.company) < (b.gap.node, b.company)
    }
    if let limit = options.companiesPerGap {
      var listed: [NodeID: Int] = [:]
      judged = judged.filter { candidate in
        listed[candidate.gap.node, default: 0] += 1
        return listed[candidate.gap.node]! <= limit
      }
    }
    for index in judged.indices {
      let isTied = index > 0 && score(judged[index]) == score(judged[index - 1])
      judged[index].rank = isTied ? judged[index - 1].rank : index + 1
    }
    return judged
  }
}
