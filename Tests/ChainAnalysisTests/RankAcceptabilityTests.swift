@testable import ChainAnalysis
import Foundation
import TestSupport
import Testing

@Suite struct RankAcceptabilityTests {
  func sampled(
    _ rows: [[Double?]], weights: [Double]? = nil, method: RankingMethod = .weightedSum,
    space: WeightSpace? = nil, samples: Int = 20_000, seed: UInt64 = 1
  ) throws -> RankAcceptability {
    let weights = weights ?? Array(repeating: 1, count: rows.first?.count ?? 0)
    return try RankAcceptability(
      DecisionMatrix(rows: rows, weights: weights), method: method,
      preferences: weights.map { _ in .linear(threshold: 0.2) }, space: space, samples: samples, seed: seed)
  }

  /// Four standard errors of a share measured by `samples` draws.
  func isClose(_ measured: Double?, _ exact: Double, samples: Int = 20_000) -> Bool {
    guard let measured else { return false }
    return abs(measured - exact) <= 4 * (max(1e-9, exact * (1 - exact)) / Double(samples)).squareRoot()
      + 1e-12
  }

  @Test func `with two criteria the acceptability is the length of an interval`() throws {
    // Scores at weight w on the first: w, 0.6, 1 − w. The middle leads for w in 0.4 … 0.6.
    let found = try sampled([[1, 0], [0.6, 0.6], [0, 1]])
    for (alternative, share) in [0.4, 0.2, 0.4].enumerated() {
      #expect(isClose(found.share(of: alternative, rank: 1), share))
    }
    // It is never last; the others are for w below and above a half.
    #expect(found.share(of: 1, rank: 3) == 0)
    #expect(isClose(found.share(of: 0, rank: 3), 0.5))
    #expect(isClose(found.share(of: 1, rank: 2), 0.8))
    // The centre of 0.6 … 1 is 0.8.
    let centre = try #require(found.centralWeights(of: 0))
    #expect(abs(centre[0] - 0.8) < 0.005 && abs(centre[0] + centre[1] - 1) < 1e-12)
    #expect(abs(try #require(found.meanRank(of: 1)) - 1.8) < 0.02)
  }

  @Test func `with three criteria it is the area of a polygon`() throws {
    // The three corners split the triangle into the parts where each weight is largest: a third each.
    // An alternative with c everywhere leads where all weights are below c: 1 − 3 (1 − c)² for c ≥ ½.
    let corners: [[Double?]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    for corner in 0..<3 { #expect(isClose(try sampled(corners).share(of: corner, rank: 1), 1.0 / 3)) }
    let c = 0.6
    let middle = 1 - 3 * (1 - c) * (1 - c)
    let found = try sampled(corners + [[c, c, c]])
    #expect(isClose(found.share(of: 3, rank: 1), middle))
    for corner in 0..<3 { #expect(isClose(found.share(of: corner, rank: 1), (1 - middle) / 3)) }
  }

  @Test func `an order of importance gives the corner of the simplex it names`() throws {
    var space = WeightSpace(criteria: 3)
    space.order = [1, 0, 2]
    let found = try sampled([[1, 0, 0], [0, 1, 0], [0, 0, 1]], space: space)
    #expect(found.share(of: 1, rank: 1) == 1 && found.share(of: 0, rank: 2) == 1)
    // Rank-order centroid: (1 + ½ + ⅓) ÷ 3, and so on.
    let centre = try #require(found.centralWeights(of: 1))
    for (weight, exact) in zip(centre, [5.0 / 18, 11.0 / 18, 2.0 / 18]) {
      #expect(abs(weight - exact) < 0.005)
    }
  }

  @Test func `within bounds`() throws {
    var space = WeightSpace(criteria: 2)
    (space.lower[0], space.upper[0]) = (0.3, 0.5)
    // w is uniform on 0.3 … 0.5: the first leads the second for w above 0.4.
    let found = try sampled([[1, 0], [0.4, 0.4]], space: space)
    #expect(isClose(found.share(of: 0, rank: 1), 0.5))
    (space.lower, space.upper) = ([0.5, 0.5], [0.5, 0.5])
    #expect(try sampled([[1, 0], [0, 1]], space: space, samples: 100).share(of: 0, rank: 1) == 0.5)
    space.lower = [0.6, 0.6]
    #expect(throws: WeightSpace.Problem.empty) { try sampled([[1, 0]], space: space) }
    (space.lower, space.upper) = ([0, 0], [0.3, 0.3])
    #expect(throws: WeightSpace.Problem.empty) { try sampled([[1, 0]], space: space) }
    var narrow = WeightSpace(criteria: 3)
    narrow.order = [0, 1, 2]
    narrow.upper[0] = 0.33334
    #expect(throws: WeightSpace.Problem.tooNarrow) { try sampled([[1, 0, 0]], space: narrow) }
  }

  @Test func `ties share the credit of their ranks equally`() throws {
    let found = try sampled(
      [[1, 0.5], [0.2, 0.1], [1, 0.5], [nil, nil], [0.2, 0.1], [0.2, 0.1]], samples: 100)
    #expect(found.share(of: 0, rank: 1) == 0.5 && found.share(of: 2, rank: 2) == 0.5)
    for rank in 3...5 { #expect(abs(found.share(of: 4, rank: rank)! - 1.0 / 3) < 1e-12) }
    #expect(found.share(of: 3, rank: 1) == nil && found.meanRank(of: 3) == nil)
    #expect(found.meanRank(of: 0) == 1.5 && found.meanRank(of: 5) == 4)
    // A mean of equal values is that value, whichever of them are known.
    let means = try sampled([[0.3, nil], [0.3, 0.3], [nil, 0.3]], samples: 1000)
    for alternative in 0..<3 { #expect(abs(means.share(of: alternative, rank: 1)! - 1.0 / 3) < 1e-12) }
  }

  @Test func `a criterion of weight 0 takes no part, nor does one without data`() throws {
    let two = try sampled([[1, 0], [0.6, 0.6], [0, 1]], samples: 5000)
    let zero = try sampled([[1, 9, 0], [0.6, 5, 0.6], [0, 0, 1]], weights: [1, 0, 1], samples: 5000)
    for alternative in 0..<3 {
      #expect(two.share(of: alternative, rank: 1) == zero.share(of: alternative, rank: 1))
    }
    let empty = try sampled([[1, nil, 0], [0.6, nil, 0.6], [0, nil, 1]])
    for (alternative, share) in [0.4, 0.2, 0.4].enumerated() {
      #expect(isClose(empty.share(of: alternative, rank: 1), share))
    }
    #expect(try sampled([], samples: 10).alternativeCount == 0)
    #expect(try sampled([[], []], samples: 10).share(of: 0, rank: 1) == nil)
  }

  @Test(arguments: UInt64(0)..<24)
  func `shares agree with ranking each draw naively`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let (rowCount, columnCount) = (
      Int.random(in: 1...30, using: &generator), Int.random(in: 1...4, using: &generator)
    )
    let rows: [[Double?]] = (0..<rowCount).map { _ in
      (0..<columnCount).map { _ in
        Int.random(in: 0..<8, using: &generator) == 0
          ? nil : Double(Int.random(in: 0...4, using: &generator)) / 4
      }
    }
    let method = RankingMethod.allCases[Int(seed % 3)]
    let samples = 1100
    let found = try sampled(rows, method: method, samples: samples, seed: seed)
    var shares = [[Double]](repeating: Array(repeating: 0, count: rowCount), count: rowCount)
    var weights: [[Double]] = []
    for block in 0..<2 {
      let draws = min(1024, samples - block * 1024)
      let buffer = UnsafeMutableBufferPointer<Double>.allocate(capacity: draws * columnCount)
      buffer.initialize(repeating: 0)
      defer { buffer.deallocate() }
      var random = SeededRandom(seed: seed, stream: UInt64(block))
      try WeightSpace(criteria: columnCount).fill(buffer, from: &random)
      for draw in 0..<draws { weights.append((0..<columnCount).map { buffer[draw * columnCount + $0] }) }
    }
    for drawn in weights {
      let matrix = DecisionMatrix(rows: rows, weights: drawn)
      let scores: [Double?] =
        switch method {
        case .weightedSum: matrix.weightedSums()
        case .topsis: matrix.topsis()
        case .promethee: matrix.netFlows(drawn.map { _ in .linear(threshold: 0.2) })
        }
      // Equal but for rounding counts as equal: the drawn weights are no fractions of ten.
      for (alternative, score) in scores.enumerated() {
        guard let score else { continue }
        let above = scores.count { ($0 ?? -9) > score + 1e-12 }
        let level = scores.count { abs(($0 ?? -9) - score) <= 1e-12 }
        for rank in above..<(above + level) {
          shares[alternative][rank] += 1 / Double(level) / Double(samples)
        }
      }
    }
    for alternative in 0..<rowCount where found.share(of: alternative, rank: 1) != nil {
      for rank in 1...rowCount {
        #expect(abs(found.share(of: alternative, rank: rank)! - shares[alternative][rank - 1]) < 1e-9)
      }
    }
  }

  @Test func `crowded scores are sorted too, and processors do not matter`() throws {
    // One far off, four hundred in a hundredth of the range.
    var rows: [[Double?]] = [[0, 0]]
    for index in 0..<400 {
      let (first, second) = (Double(index % 20), Double(index / 20))
      rows.append([1 - first * 1e-4, 1 - second * 1e-4])
    }
    let found = try sampled(rows, samples: 3000)
    #expect(abs((1...401).map { found.share(of: 1, rank: $0)! }.reduce(0, +) - 1) < 1e-9)
    #expect(found.share(of: 1, rank: 1) == 1 && found.share(of: 0, rank: 401) == 1)
    let model = ScoreModel(
      DecisionMatrix(rows: rows, weights: [1, 1]), method: .weightedSum, preferences: [])
    let plan = SamplingWorker.Plan(
      classes: AlternativeClasses(model), criteria: 2, squaresWeights: false, space: WeightSpace(criteria: 2),
      samples: 3000, seed: 1, columns: 402)
    #expect(SamplingWorker.tally(plan, blocks: [0, 1, 2]).counts == found.counts)
  }

  @Test func `the generator is the published one`() {
    // SplitMix64 from 0: the first four outputs, then xoshiro256** on them (recomputed in ranking.py).
    var random = SeededRandom(seed: 0)
    let expected: [UInt64] = [0x99EC_5F36_CB75_F2B4, 0xBF6E_1F78_4956_452A, 0x1A5F_849D_4933_E6E0]
    for word in expected {
      let next = random.next()
      #expect(next == word)
    }
    var other = SeededRandom(seed: 0, stream: 1)
    #expect(other.next() != 0x99EC_5F36_CB75_F2B4)
  }
}
