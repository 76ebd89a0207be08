/// How sure first place would be with an alternative's own best weights, were the empty cells filled.
///
/// Each empty cell is drawn uniform on 0 … 1, all independent; the factor is the share of draws in which
/// the alternative comes first with its central weights, ties shared. Known cells are taken as they are,
/// so without empty cells it is 1 or, where others tie, less.
/// - Reference: Lahdelma & Salminen 2001 (confidence factor of SMAA-2).
struct ConfidenceFactors {
  static let draws = 1000

  let matrix: DecisionMatrix
  let method: RankingMethod
  let preferences: [PreferenceFunction]
  let seed: UInt64

  /// By alternative with central weights, as `acceptability` has them.
  ///
  /// - Complexity: O(draws × (alternatives with central weights) × (alternatives with empty cells) ×
  ///   criteria) for the weighted sum; the others judge all alternatives anew in every draw.
  func factors(_ acceptability: RankAcceptability) -> [Int: Double] {
    let asked = (0..<acceptability.alternativeCount).compactMap { alternative in
      acceptability.centralWeights(of: alternative).map { (alternative, $0) }
    }
    let model = ScoreModel(matrix, method: method, preferences: preferences)
    let empty = matrix.rows.indices.flatMap { row in
      model.criteria.filter { matrix.rows[row][$0] == nil }.map { (row: row, criterion: $0) }
    }
    guard !empty.isEmpty else {
      return Dictionary(
        uniqueKeysWithValues: asked.map { ($0, Self.credit(of: $0, in: model, weights: $1, best: nil)) })
    }
    var random = SeededRandom(seed: seed, stream: .max)
    var credits = [Double](repeating: 0, count: asked.count)
    let open = Set(empty.map(\.row)).sorted()
    var rows = matrix.rows
    // The best of those whose cells are all known, under each weighting: it is the same in every draw.
    let isSum = method == .weightedSum
    let closed = isSum ? matrix.rows.indices.filter { !Set(open).contains($0) } : []
    let bests = asked.map { _, weights in Self.best(among: closed, in: model, weights: weights) }
    for _ in 0..<Self.draws {
      for cell in empty { rows[cell.row][cell.criterion] = random.unit() }
      let drawn = ScoreModel(
        DecisionMatrix(
          rows: isSum ? open.map { rows[$0] } : rows, weights: matrix.weights, senses: matrix.senses),
        method: method, preferences: preferences)
      for (index, (alternative, weights)) in asked.enumerated() {
        if isSum {
          if let place = open.firstIndex(of: alternative) {
            credits[index] += Self.credit(of: place, in: drawn, weights: weights, best: bests[index])
          } else {
            let rivals = Self.best(among: drawn.numerators.indices.map { $0 }, in: drawn, weights: weights)
            let own = model.score(of: alternative, weights: weights) ?? -1
            let top = max(rivals.score, bests[index].score)
            let level =
              (rivals.score == top ? rivals.count : 0) + (bests[index].score == top ? bests[index].count : 0)
            credits[index] += own >= top ? 1 / Double(max(1, level)) : 0
          }
        } else {
          credits[index] += Self.credit(of: alternative, in: drawn, weights: weights, best: nil)
        }
      }
    }
    return Dictionary(
      uniqueKeysWithValues: zip(asked, credits).map { ($0.0, $1 / Double(Self.draws)) })
  }

  /// The best score and how many have it.
  private static func best(
    among alternatives: [Int], in model: ScoreModel, weights: [Double]
  ) -> (score: Double, count: Int) {
    var best = (score: -Double.infinity, count: 0)
    for alternative in alternatives {
      guard let score = model.score(of: alternative, weights: weights) else { continue }
      if score > best.score { best = (score, 1) } else if score == best.score { best.count += 1 }
    }
    return best
  }

  /// 1 for coming first alone, a share of it where others are level, 0 for standing behind.
  private static func credit(
    of alternative: Int, in model: ScoreModel, weights: [Double], best: (score: Double, count: Int)?
  ) -> Double {
    guard let own = model.score(of: alternative, weights: weights) else { return 0 }
    let here = Self.best(among: Array(model.numerators.indices), in: model, weights: weights)
    let top = max(here.score, best?.score ?? -.infinity)
    guard own >= top else { return 0 }
    let others = best.map { $0.score == top ? $0.count : 0 } ?? 0
    return 1 / Double(here.count + others)
  }
}
