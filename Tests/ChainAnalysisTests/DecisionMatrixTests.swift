import ChainAnalysis
import Foundation
import TestSupport
import Testing

@Suite struct DecisionMatrixTests {
  func rounded(_ values: [Double]) -> [Double] { values.map { ($0 * 10_000).rounded() / 10_000 } }

  @Test func `the published TOPSIS example`() {
    // Tzeng & Huang 2011, ch. 5.
    let matrix = DecisionMatrix(
      rows: [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]], weights: [0.3, 0.4, 0.3])
    #expect(rounded(matrix.topsis()) == [0.5037, 0.6581, 0.7482, 0.3340])
  }

  @Test func `weighted sums by hand, over the criteria with data`() {
    let matrix = DecisionMatrix(
      rows: [[1, 0.5, 0], [nil, 0.5, 1], [nil, nil, nil], [0, 0, 0]], weights: [2, 1, 1],
      senses: [.benefit, .benefit, .cost])
    #expect(matrix.weightedSums() == [3.5 / 4, 0.25, nil, 0.25])
  }

  @Test func `an empty cell takes the mean, neither helping nor harming`() {
    let weights = [0.5, 0.5]
    let empty = DecisionMatrix(rows: [[1, 2], [nil, 2], [3, 1]], weights: weights)
    let mean = DecisionMatrix(rows: [[1, 2], [2, 2], [3, 1]], weights: weights)
    #expect(empty.topsis() == mean.topsis())
  }

  @Test func `a criterion nobody has data for, or of weight 0, drops out`() {
    let rows: [[Double?]] = [[1, nil, 9], [2, nil, 8], [4, nil, 7]]
    let alone = DecisionMatrix(rows: rows.map { [$0[0]] }, weights: [1])
    let matrix = DecisionMatrix(rows: rows, weights: [1, 1, 0])
    #expect(
      matrix.topsis() == alone.topsis()
        && zip(matrix.topsis(), [0, 1.0 / 3, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(matrix.weightedSums() == [1, 2, 4])
  }

  @Test func `where nothing tells the alternatives apart all are equal`() {
    #expect(DecisionMatrix(rows: [[2, 3], [2, 3]], weights: [1, 1]).topsis() == [0.5, 0.5])
    #expect(DecisionMatrix(rows: [[1, 2], [3, 4]], weights: [0, 0]).topsis() == [0.5, 0.5])
    #expect(DecisionMatrix(rows: [[1, 2], [3, 4]], weights: [0, 0]).weightedSums() == [nil, nil])
    #expect(DecisionMatrix(rows: [[0], [0]], weights: [1]).topsis() == [0.5, 0.5])
    #expect(DecisionMatrix(rows: [[5, 1], [5, 2]], weights: [1, 1]).topsis() == [0, 1])
    #expect(DecisionMatrix(rows: [], weights: [1]).topsis() == [])
    #expect(DecisionMatrix(rows: [[]], weights: []).topsis() == [0.5])
  }

  @Test(arguments: UInt64(0)..<100)
  func `closeness lies in 0…1, keeps to dominance and does not mind order or scale`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (rowCount, columnCount) = (
      Int.random(in: 1...6, using: &generator), Int.random(in: 1...4, using: &generator)
    )
    let rows = (0..<rowCount).map { _ in
      (0..<columnCount).map { _ in Double(Int.random(in: 0...8, using: &generator)) }
    }
    let weights = (0..<columnCount).map { _ in Double(Int.random(in: 0...3, using: &generator)) }
    let closeness = DecisionMatrix(rows: rows, weights: weights).topsis()
    #expect(closeness.allSatisfy { (0...1).contains($0) })
    for (a, first) in rows.enumerated() {
      for (b, second) in rows.enumerated() where zip(first, second).allSatisfy({ $0 >= $1 }) {
        #expect(closeness[a] >= closeness[b] - 1e-12)
      }
    }
    let scaled = DecisionMatrix(
      rows: rows.reversed().map { $0.map { $0 * 7 } }, weights: weights.map { $0 * 3 })
    for (a, b) in zip(closeness, scaled.topsis().reversed()) { #expect(abs(a - b) < 1e-12) }
  }

  struct Case: Decodable {
    let rows: [[Double]]
    let weights: [Double]
    let senses: [Int]
    let closeness: [Double]
  }

  /// 200 matrices worked by pymcdm; `Tests/CrossChecks/topsis.py` makes and verifies the file.
  @Test func `closeness agrees with pymcdm`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "CrossChecks/topsis-cases.json")
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    #expect(cases.count == 200)
    for (index, known) in cases.enumerated() {
      let found = DecisionMatrix(
        rows: known.rows, weights: known.weights, senses: known.senses.map { $0 > 0 ? .benefit : .cost }
      ).topsis()
      for (a, b) in zip(found, known.closeness) { #expect(abs(a - b) < 1e-9, "case \(index)") }
    }
  }

  @Test func `a criterion on which all are equal tells nothing of the one that is not known`() {
    // The mean of nine times 0.9 is not 0.9 to the last digit.
    for count in 2...20 {
      for value in [0.4, 0.9, 0.8, 1.0 / 3] {
        let rows: [[Double?]] = Array(repeating: [value], count: count) + [[nil]]
        #expect(DecisionMatrix(rows: rows, weights: [1]).topsis().allSatisfy { $0 == 0.5 })
      }
    }
  }
}
