/// `rank`: whom to ask for what, and where it would settle.
public struct RankRequest: Sendable {
  public var gaps: GapsRequest
  public var options: RankingOptions

  public init(gaps: GapsRequest = GapsRequest(), options: RankingOptions = RankingOptions()) {
    self.gaps = gaps
    self.options = options
  }

  public func run(on dataset: Dataset) throws(RequestError) -> RankResult {
    let found = try gaps.run(on: dataset)
    return RankResult(
      network: found.network, scope: found.scope, analysis: found.analysis,
      ranking: CandidateRanking(
        found.network, scope: found.scope, gaps: found.analysis.gaps, options: options))
  }
}

public struct RankResult: Sendable {
  public let network: ChainNetwork
  public let scope: Scope
  public let analysis: GapAnalysis
  public let ranking: CandidateRanking

  public func text(_ format: TextFormat, language: Language, top: Int? = nil) -> String {
    let tables = CandidateTables(network, scope: scope, language: language)
    let noteHeader = Headings.reason[language]
    switch format {
    case .json:
      return ResultJSON(network, scope: scope, version: lianTuVersion)
        .candidates(ranking, horizon: analysis.options.horizon, top: top).text(pretty: true)
    case .csv:
      return format.text(heading: [], tables: [tables.candidates(ranking, top: top)], noteHeader: noteHeader)
    case .table, .md:
      return format.text(
        heading: Headings(network, scope: scope, language: language).candidates(ranking),
        tables: tables.tables(for: ranking, top: top), noteHeader: noteHeader)
    }
  }
}
