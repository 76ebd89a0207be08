import ChainAnalysis
import TestSupport
import Testing

@Suite struct WeightToleranceTests {
  func scores(_ matrix: DecisionMatrix, _ method: RankingMethod, _ functions: [PreferenceFunction])
    -> [Double]
  {
    switch method {
    case .weightedSum: matrix.weightedSums().map { $0 ?? -1 }
    case .topsis: matrix.topsis()
    case .promethee: matrix.netFlows(functions)
    }
  }

  @Test func `by hand`() {
    // A leads by 0.7 · 1 against 0.3 · 1; B takes over when the first weight falls under a half.
    let matrix = DecisionMatrix(rows: [[1, 0], [0, 1]], weights: [0.7, 0.3])
    let found = matrix.tolerances(of: 0, method: .weightedSum, preferences: [])
    #expect(found[0].below.map { abs($0.share - 0.5) < 1e-12 && $0.challenger == 1 } == true)
    #expect(found[0].above == nil && found[1].below == nil)
    #expect(found[1].above.map { abs($0.share - 0.5) < 1e-12 } == true)
    // Twins, equal but for rounding in sums of thirds, never overtake each other.
    let twins = DecisionMatrix(rows: [[0.3, 0.7], [0.3, 0.7], [0.1, 0.1]], weights: [1.0 / 3, 0.9])
    #expect(twins.tolerances(of: 0, method: .weightedSum, preferences: []).allSatisfy { $0.nearest == nil })
    let alone = DecisionMatrix(rows: [[1], [0]], weights: [2])
    #expect(alone.tolerances(of: 0, method: .topsis, preferences: []).allSatisfy { $0.nearest == nil })
  }

  @Test(arguments: UInt64(0)..<150, RankingMethod.allCases)
  func `first place stands up to the share named and falls beyond it`(seed: UInt64, method: RankingMethod) {
    var generator = SeededGenerator(seed: seed)
    let (rowCount, columnCount) = (
      Int.random(in: 2...7, using: &generator), Int.random(in: 2...4, using: &generator)
    )
    let rows: [[Double?]] = (0..<rowCount).map { _ in
      (0..<columnCount).map { column in
        column > 0 && Int.random(in: 0..<6, using: &generator) == 0
          ? nil : Double.random(in: 0...1, using: &generator)
      }
    }
    let weights = (0..<columnCount).map { _ in Double.random(in: 0.1...1, using: &generator) }
    let functions = weights.map { _ in PreferenceFunction.linear(threshold: 0.3) }
    let matrix = DecisionMatrix(rows: rows, weights: weights)
    let own = scores(matrix, method, functions)
    let leader = own.indices.max { own[$0] < own[$1] }!
    for tolerance in matrix.tolerances(of: leader, method: method, preferences: functions) {
      func lead(at share: Double) -> Double {
        var moved = weights
        let others = weights.reduce(0, +) - weights[tolerance.criterion]
        moved[tolerance.criterion] = share * others / (1 - share)
        let scores = scores(DecisionMatrix(rows: rows, weights: moved), method, functions)
        return scores[leader] - scores.indices.filter { $0 != leader }.map { scores[$0] }.max()!
      }
      let low = tolerance.below?.share ?? 0
      let high = tolerance.above?.share ?? 0.999
      // A TOPSIS lead may be lost and won back between two steps of the search.
      let slack = method == .topsis ? -1e-4 : -1e-9
      for step in 1..<20 {
        #expect(lead(at: low + (min(high, 0.999) - low) * Double(step) / 20) >= slack)
      }
      if let below = tolerance.below, below.share > 1e-4 { #expect(lead(at: below.share - 1e-5) < 1e-12) }
      if let above = tolerance.above, above.share < 0.999 { #expect(lead(at: above.share + 1e-5) < 1e-12) }
    }
  }
}
