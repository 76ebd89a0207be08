/// Alternatives × criteria, with weights: what every ranking method starts from.
///
/// A cell may be empty: nothing is known. An alternative is judged over the criteria it has data
/// for, the others' weight spread over them; that is said, never hidden.
public struct DecisionMatrix: Sendable {
  /// Whether more or less of a criterion is better.
  public enum Sense: Sendable { case benefit, cost }

  public let rows: [[Double?]]
  public let weights: [Double]
  public let senses: [Sense]

  /// - Parameters:
  ///   - rows: one array an alternative, each with one cell a criterion.
  ///   - weights: ≥ 0, at least one > 0 unless there are no criteria.
  public init(rows: [[Double?]], weights: [Double], senses: [Sense]? = nil) {
    let senses = senses ?? Array(repeating: .benefit, count: weights.count)
    precondition(senses.count == weights.count, "one sense a criterion")
    precondition(rows.allSatisfy { $0.count == weights.count }, "one cell a criterion")
    precondition(weights.allSatisfy { $0 >= 0 }, "weights are not negative")
    self.rows = rows
    self.weights = weights
    self.senses = senses
  }

  /// Weighted mean of values already on 0 … 1, over the criteria with data; nil where none has.
  ///
  /// - Complexity: O(alternatives × criteria).
  public func weightedSums() -> [Double?] {
    rows.map { row in
      var sum = 0.0
      var total = 0.0
      for (index, cell) in row.enumerated() {
        guard let cell else { continue }
        sum += weights[index] * (senses[index] == .benefit ? cell : 1 - cell)
        total += weights[index]
      }
      return total > 0 ? (sum / total).settled : nil
    }
  }

  /// Closeness to the ideal, 0 … 1 (TOPSIS, vector normalisation).
  ///
  /// An empty cell takes the criterion's mean over the alternatives that have data, so that it
  /// neither helps nor harms; a criterion nobody has data for drops out. Where ideal and anti-ideal
  /// coincide every alternative is equal and gets ½.
  /// - Complexity: O(alternatives × criteria).
  /// - Reference: Hwang & Yoon 1981; Tzeng & Huang 2011, ch. 5.
  public func topsis() -> [Double] {
    guard !rows.isEmpty else { return [] }
    var toIdeal = [Double](repeating: 0, count: rows.count)
    var toAntiIdeal = toIdeal
    for criterion in weights.indices where weights[criterion] > 0 {
      for (index, distance) in idealDistances(on: criterion).enumerated() {
        let (best, worst) = (weights[criterion] * distance.toBest, weights[criterion] * distance.toWorst)
        toIdeal[index] += best * best
        toAntiIdeal[index] += worst * worst
      }
    }
    return rows.indices.map { index in
      let (far, near) = (toAntiIdeal[index].squareRoot(), toIdeal[index].squareRoot())
      return far + near > 0 ? (far / (far + near)).settled : 0.5
    }
  }
}
