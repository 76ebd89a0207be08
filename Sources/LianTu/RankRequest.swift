/// `rank`: whom to ask for what, and where it would settle.
public struct RankRequest: Sendable {
  public var gaps: GapsRequest
  public var options: RankingOptions
  /// Also tries each plant of low or medium confidence the other way, which takes a while.
  public var triesPlants: Bool

  public init(
    gaps: GapsRequest = GapsRequest(), options: RankingOptions = RankingOptions(), triesPlants: Bool = false
  ) {
    self.gaps = gaps
    self.options = options
    self.triesPlants = triesPlants
  }

  public func run(on dataset: Dataset) throws(RequestError) -> RankResult {
    let found = try gaps.run(on: dataset)
    var options = options
    for index in options.criteria.indices {
      try options.criteria[index].resolve(in: found.network, asOf: found.scope.asOf)
    }
    let ranking = try Self.ranking(found.network, found.scope, found.analysis, options)
    let search = DoubtSearch(ranking)
    var doubts = search.emptyCells()
    if triesPlants {
      var plain = options
      plain.samples = 0
      let scope = found.scope
      doubts += search.presences(found.network, scope: scope) { network in
        let scope = Scope(network, region: scope.region, asOf: scope.asOf)
        let analysis = GapAnalysis(network, scope: scope, options: found.analysis.options)
        // Without weights to draw nothing can be wrong with them.
        return try! Self.ranking(network, scope, analysis, plain)
      }
    }
    return RankResult(
      network: found.network, scope: found.scope, analysis: found.analysis, ranking: ranking,
      doubts: doubts.sorted { ($0.entering, $0.moved) > ($1.entering, $1.moved) }, triedPlants: triesPlants)
  }

  private static func ranking(
    _ network: ChainNetwork, _ scope: Scope, _ analysis: GapAnalysis, _ options: RankingOptions
  ) throws(RequestError) -> CandidateRanking {
    do throws(WeightSpace.Problem) {
      return try CandidateRanking(network, scope: scope, gaps: analysis.gaps, options: options)
    } catch {
      throw .noWeighting(error)
    }
  }
}

extension CandidateCriterion {
  /// Has an indicator speak of `year`, once it is known to speak at all and with one voice.
  fileprivate mutating func resolve(in network: ChainNetwork, asOf year: Int) throws(RequestError) {
    guard case .indicator(let name, let sense, let own) = self else { return }
    let names = CompanyIndicator.names(in: network)
    guard names.contains(name) else {
      throw .unknownIndicator(name, suggestion: nearestName(to: name, among: names))
    }
    let figures = CompanyIndicator(network, named: name, asOf: own ?? year)
    guard figures.conflictingUnits.isEmpty else {
      throw .mixedIndicator(name, units: figures.conflictingUnits)
    }
    self = .indicator(name, sense: sense, asOf: own ?? year)
  }
}

public struct RankResult: Sendable {
  public let network: ChainNetwork
  public let scope: Scope
  public let analysis: GapAnalysis
  public let ranking: CandidateRanking
  /// What would change the first ten, most first.
  public let doubts: [Doubt]
  public let triedPlants: Bool

  public func text(_ format: TextFormat, language: Language, top: Int? = nil) -> String {
    let tables = CandidateTables(network, scope: scope, language: language)
    let noteHeader = Headings.reason[language]
    switch format {
    case .json:
      return ResultJSON(network, scope: scope, version: lianTuVersion)
        .candidates(
          ranking, doubts: doubts, triedPlants: triedPlants, horizon: analysis.options.horizon, top: top
        ).text(pretty: true)
    case .csv:
      return format.text(heading: [], tables: [tables.candidates(ranking, top: top)], noteHeader: noteHeader)
    case .table, .md:
      return format.text(
        heading: Headings(network, scope: scope, language: language).candidates(ranking),
        tables: tables.tables(for: ranking, doubts: doubts, top: top), noteHeader: noteHeader)
    }
  }
}
