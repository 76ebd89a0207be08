/// The scores of one method as functions of the weights alone: Σ *q*ⱼ *N*ᵢⱼ ÷ Σ *q*ⱼ *D*ᵢⱼ.
///
/// | method | q | N | D |
/// | --- | --- | --- | --- |
/// | weighted sum | w | value, 0 where unknown | 1 where known, else 0 |
/// | PROMETHEE II | w | net flow on the criterion | 1 |
/// | TOPSIS | w² | squared distance to the worst | that plus the one to the best |
///
/// TOPSIS's closeness is 1 ÷ (1 + √(D⁺² ÷ D⁻²)), which grows with N ÷ D: the order is the same. Criteria
/// of weight 0 take no part.
struct ScoreModel: Sendable {
  let squaresWeights: Bool
  /// The criteria that take part, by their place in the matrix.
  let criteria: [Int]
  /// By alternative, then criterion in `criteria`.
  let numerators: [[Double]]
  let denominators: [[Double]]
  /// The weights asked about, over `criteria`, adding up to 1.
  let weights: [Double]

  init(_ matrix: DecisionMatrix, method: RankingMethod, preferences: [PreferenceFunction]) {
    let kept = matrix.weights.indices.filter { matrix.weights[$0] > 0 }
    criteria = kept
    let total = kept.map { matrix.weights[$0] }.reduce(0, +)
    weights = kept.map { matrix.weights[$0] / total }
    squaresWeights = method == .topsis
    switch method {
    case .weightedSum:
      numerators = matrix.rows.map { row in
        kept.map { index in row[index].map { matrix.senses[index] == .benefit ? $0 : 1 - $0 } ?? 0 }
      }
      denominators = matrix.rows.map { row in kept.map { row[$0] == nil ? 0 : 1 } }
    case .promethee:
      let flows = kept.map { matrix.flows(on: $0, preferences[$0]) }
      numerators = matrix.rows.indices.map { row in flows.map { $0[row] } }
      denominators = matrix.rows.map { _ in kept.map { _ in 1 } }
    case .topsis:
      let distances = kept.map { matrix.idealDistances(on: $0) }
      numerators = matrix.rows.indices.map { row in distances.map { $0[row].toWorst * $0[row].toWorst } }
      denominators = matrix.rows.indices.map { row in
        distances.map { $0[row].toWorst * $0[row].toWorst + $0[row].toBest * $0[row].toBest }
      }
    }
  }

  /// The score of one alternative; nil where nothing that weighs is known of it.
  ///
  /// For TOPSIS a number that grows with the closeness, not the closeness itself.
  func score(of alternative: Int, weights: [Double]) -> Double? {
    var (above, below) = (0.0, 0.0)
    for (index, weight) in weights.enumerated() {
      let factor = squaresWeights ? weight * weight : weight
      above += factor * numerators[alternative][index]
      below += factor * denominators[alternative][index]
    }
    return below > 0 ? above / below : nil
  }
}

extension DecisionMatrix {
  /// How far each alternative is from the worst and the best value of a criterion, vector-normalised
  /// and unweighted; all 0 where the criterion tells nothing.
  func idealDistances(on criterion: Int) -> [(toWorst: Double, toBest: Double)] {
    let known = rows.compactMap { $0[criterion] }
    // Where all are equal their mean may differ from them in its last digit.
    guard let least = known.min(), let most = known.max(), most - least > 1e-12 * max(abs(most), abs(least))
    else { return rows.map { _ in (0, 0) } }
    let mean = min(most, max(least, known.reduce(0, +) / Double(known.count)))
    let column = rows.map { $0[criterion] ?? mean }
    let norm = column.map { $0 * $0 }.reduce(0, +).squareRoot()
    guard norm > 0 else { return rows.map { _ in (0, 0) } }
    let scaled = column.map { $0 / norm }
    let (low, high) = (scaled.min()!, scaled.max()!)
    let (best, worst) = senses[criterion] == .benefit ? (high, low) : (low, high)
    return scaled.map { (abs($0 - worst), abs($0 - best)) }
  }
}
