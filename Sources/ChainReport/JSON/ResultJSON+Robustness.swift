import ChainAnalysis
import ChainModel
import TableIO

extension ResultJSON {
  /// How far a ranking depends on its weights and on what is not known.
  func robustness(
    of ranking: CandidateRanking, doubts: [Doubt], triedPlants: Bool
  ) -> [(String, JSONValue)] {
    let options = ranking.options
    let wordings = Language.allCases.map {
      RobustnessWording(network, scope: scope, ranking: ranking, language: $0)
    }
    func sentence(_ text: (RobustnessWording) -> String) -> [(String, JSONValue)] {
      [("reason", .string(text(wordings[0]))), ("reason_en", .string(text(wordings[1])))]
    }
    return [
      (
        "sampling",
        options.samples == 0
          ? .null
          : .object([
            ("samples", .int(options.samples)), ("seed", .string("\(options.seed)")),
            ("bounded", .bool(options.space.map { !$0.isWholeSimplex } ?? false)),
            ("ordered", .bool(options.space?.order != nil)),
          ])
      ),
      (
        "weightChanges",
        .array(
          ranking.tolerances.map { tolerance in
            func change(_ change: WeightTolerance.Change?) -> JSONValue {
              guard let change else { return .null }
              let candidate = ranking.alternatives[change.challenger]
              return .object([
                ("share", .double(change.share)), ("company", .string(network[candidate.company].key)),
                ("gap", .string(network[candidate.gap.node].key)),
              ])
            }
            return .object(
              [
                ("criterion", .string(options.criteria[tolerance.criterion].code)),
                ("share", .double(tolerance.share)), ("below", change(tolerance.below)),
                ("above", change(tolerance.above)),
              ] + sentence { $0.sentence(for: tolerance) })
          })
      ),
      ("triedPlants", .bool(triedPlants)),
      (
        "doubts",
        .array(
          doubts.map { doubt in
            .object(
              subject(of: doubt) + [
                ("outcome", .string(doubt.outcome.code)), ("entering", .int(doubt.entering)),
                ("moved", .int(doubt.moved)), ("changesFirst", .bool(doubt.changesFirst)),
              ] + sentence { $0.sentence(for: doubt) })
          })
      ),
    ]
  }

  func chances(of candidate: Candidate) -> JSONValue {
    guard let chances = candidate.chances else { return .null }
    let central = chances.centralWeights.map { weights in
      JSONValue.object(zip(candidate.scores, weights).map { ($0.criterion.code, .double($1)) })
    }
    return .object([
      ("first", .double(chances.first)), ("topTen", .double(chances.topTen)),
      ("ranks", .array(chances.ranks.map { .double($0) })), ("mean", .double(chances.mean)),
      ("centralWeights", central ?? .null), ("confidence", .optional(chances.confidence)),
    ])
  }

  private func subject(of doubt: Doubt) -> [(String, JSONValue)] {
    let (company, node, region, criterion): (String?, String?, String?, String?) =
      switch doubt.subject {
      case .company(let company, let criterion): (network[company].key, nil, nil, criterion.code)
      case .gap(let node, let criterion): (nil, network[node].key, nil, criterion.code)
      case .presence(let id):
        (
          network[id].company.map { network[$0].key }, network[network[id].node].key,
          network[network[id].region].key, nil
        )
      }
    let isPlant = if case .presence = doubt.subject { true } else { false }
    return [
      ("kind", .string(isPlant ? "plant" : "empty")), ("company", .optional(company)),
      ("node", .optional(node)), ("region", .optional(region)), ("criterion", .optional(criterion)),
    ]
  }
}

extension Doubt.Outcome {
  var code: String {
    switch self {
    case .lowest: "lowest"
    case .highest: "highest"
    case .refuted: "refuted"
    }
  }
}
