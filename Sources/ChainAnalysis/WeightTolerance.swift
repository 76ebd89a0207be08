/// How far one weight may move before another alternative comes first.
///
/// The other weights keep their ratios. Weights are shares of the total, 0 … 1.
public struct WeightTolerance: Hashable, Sendable {
  public struct Change: Hashable, Sendable {
    /// The share at which the two are equal; beyond it the challenger is ahead.
    public var share: Double
    public var challenger: Int
  }

  /// The criterion's place in the matrix.
  public var criterion: Int
  public var share: Double
  /// The nearest change below and above; nil where first place stands all the way to 0 or 1.
  public var below: Change?
  public var above: Change?

  /// The smallest move that changes first place.
  public var nearest: Change? {
    guard let below else { return above }
    guard let above else { return below }
    return share - below.share <= above.share - share ? below : above
  }
}

extension DecisionMatrix {
  /// For each criterion with weight, how far it may move before `leader` is overtaken.
  ///
  /// Exact for the weighted sum and PROMETHEE II, whose scores are quotients of linear functions of one
  /// weight; for TOPSIS found on 200 steps and halved to 10⁻¹², so that a lead lost and won back within
  /// one step goes unseen. Alternatives level with the leader overtake it at once where the move favours
  /// them. With one criterion, or one alternative, nothing can change.
  /// - Complexity: O(criteria × alternatives × criteria), 200 times that for TOPSIS.
  public func tolerances(
    of leader: Int, method: RankingMethod, preferences: [PreferenceFunction]
  ) -> [WeightTolerance] {
    let model = ScoreModel(self, method: method, preferences: preferences)
    guard model.criteria.count > 1, model.score(of: leader, weights: model.weights) != nil else {
      return model.criteria.indices.map {
        WeightTolerance(criterion: model.criteria[$0], share: model.weights[$0])
      }
    }
    return model.criteria.indices.map { index in
      let changes =
        method == .topsis
        ? model.searchedChanges(leader: leader, moving: index)
        : model.exactChanges(leader: leader, moving: index)
      return WeightTolerance(
        criterion: model.criteria[index], share: model.weights[index], below: changes.below,
        above: changes.above)
    }
  }
}

extension ScoreModel {
  typealias Changes = (below: WeightTolerance.Change?, above: WeightTolerance.Change?)

  /// With weight *t* on one criterion and the others as they are, a score is (a + t n) ÷ (b + t d);
  /// two are equal where a polynomial of degree two in *t* is 0.
  fileprivate func exactChanges(leader: Int, moving index: Int) -> Changes {
    let own = weights[index]
    let others = 1 - own
    /// What stands still of numerator and denominator, and what moves.
    func parts(_ alternative: Int) -> (a: Double, b: Double, n: Double, d: Double) {
      var (a, b) = (0.0, 0.0)
      for other in weights.indices where other != index {
        a += weights[other] * numerators[alternative][other]
        b += weights[other] * denominators[alternative][other]
      }
      return (a, b, numerators[alternative][index], denominators[alternative][index])
    }
    let first = parts(leader)
    var changes: Changes = (nil, nil)
    for rival in numerators.indices where rival != leader {
      let second = parts(rival)
      guard second.b > 0 || second.d > 0 else { continue }
      // Lead(t) = second · t² + first · t + constant, positive while the leader is ahead.
      let quadratic = first.n * second.d - second.n * first.d
      let linear = first.a * second.d + first.n * second.b - second.a * first.d - second.n * first.b
      let constant = first.a * second.b - second.a * first.b
      // The same in all that weighs, but for rounding: neither ever leads.
      guard max(abs(quadratic), abs(linear), abs(constant)) > 1e-14 else { continue }
      let lead = { (t: Double) in (quadratic * t + linear) * t + constant }
      func consider(_ t: Double) {
        let share = t.isInfinite ? 1 : t / (others + t)
        if t <= own, share > changes.below?.share ?? -1, Self.isNegative(lead, from: t, towards: 0) {
          changes.below = .init(share: share, challenger: rival)
        }
        if t >= own, share < changes.above?.share ?? 2, Self.isNegative(lead, from: t, towards: .infinity) {
          changes.above = .init(share: share, challenger: rival)
        }
      }
      for root in Self.roots(quadratic, linear, constant) where root >= 0 && root != own { consider(root) }
      // Level already: it is ahead after the smallest move one way or both.
      if abs(lead(own)) <= 1e-14 { consider(own) }
    }
    return changes
  }

  /// Whether the lead turns negative just beyond `t`, on the way to `end`.
  private static func isNegative(_ lead: (Double) -> Double, from t: Double, towards end: Double) -> Bool {
    let step = max(t, 1e-3) * 1e-6
    let beyond = end > t ? t + step : max(0, t - step)
    return beyond != t && lead(beyond) < -1e-14
  }

  /// The real roots, by the formula that does not cancel.
  private static func roots(_ a: Double, _ b: Double, _ c: Double) -> [Double] {
    let size = max(abs(a), abs(b), abs(c))
    guard size > 1e-14 else { return [] }
    if abs(a) <= 1e-14 * size { return abs(b) <= 1e-14 * size ? [] : [-c / b] }
    let discriminant = b * b - 4 * a * c
    guard discriminant >= 0 else { return [] }
    let q = -0.5 * (b + (b < 0 ? -1 : 1) * discriminant.squareRoot())
    return q == 0 ? [0] : [q / a, c / q].sorted()
  }

  fileprivate func searchedChanges(leader: Int, moving index: Int) -> Changes {
    let own = weights[index]
    /// The best rival ahead of the leader when the criterion has this share.
    func challenger(at share: Double) -> Int? {
      var moved = weights.map { own < 1 ? $0 / (1 - own) * (1 - share) : 0 }
      moved[index] = share
      guard let lead = score(of: leader, weights: moved) else { return nil }
      var best: (score: Double, rival: Int)?
      for rival in numerators.indices where rival != leader {
        guard let score = score(of: rival, weights: moved), score > lead + 1e-15 else { continue }
        if score > best?.score ?? -.infinity { best = (score, rival) }
      }
      return best?.rival
    }
    func change(towards end: Double) -> WeightTolerance.Change? {
      var inside = own
      for step in 1...200 {
        let share = step == 200 ? end : own + (end - own) * Double(step) / 200
        guard var found = challenger(at: share) else {
          inside = share
          continue
        }
        var outside = share
        while abs(outside - inside) > 1e-12 {
          let middle = (inside + outside) / 2
          guard middle != inside, middle != outside else { break }
          if let rival = challenger(at: middle) {
            (outside, found) = (middle, rival)
          } else {
            inside = middle
          }
        }
        return .init(share: outside, challenger: found)
      }
      return nil
    }
    return (change(towards: 0), change(towards: 1))
  }
}
