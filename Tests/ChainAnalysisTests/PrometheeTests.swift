import ChainAnalysis
import TestSupport
import Testing

@Suite struct PrometheeTests {
  /// Every pair compared, as the definition has it.
  func naiveFlows(_ matrix: DecisionMatrix, _ functions: [PreferenceFunction]) -> [Double] {
    let total = matrix.weights.reduce(0, +)
    return matrix.rows.indices.map { a in
      var flow = 0.0
      for b in matrix.rows.indices where b != a && total > 0 {
        for criterion in matrix.weights.indices {
          guard let own = matrix.rows[a][criterion], let other = matrix.rows[b][criterion] else { continue }
          let better = matrix.senses[criterion] == .benefit ? own - other : other - own
          let function = functions[criterion]
          flow +=
            matrix.weights[criterion] / total
            * (function.preference(for: better) - function.preference(for: -better))
        }
      }
      return matrix.rows.count > 1 ? flow / Double(matrix.rows.count - 1) : 0
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `net flows are what comparing every pair gives, and add up to 0`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (rowCount, columnCount) = (
      Int.random(in: 0...12, using: &generator), Int.random(in: 1...5, using: &generator)
    )
    let rows: [[Double?]] = (0..<rowCount).map { _ in
      (0..<columnCount).map { _ in
        Int.random(in: 0..<6, using: &generator) == 0
          ? nil : Double(Int.random(in: 0...10, using: &generator)) / 10
      }
    }
    let matrix = DecisionMatrix(
      rows: rows, weights: (0..<columnCount).map { _ in Double(Int.random(in: 0...3, using: &generator)) },
      senses: (0..<columnCount).map { _ in Bool.random(using: &generator) ? .benefit : .cost })
    let functions: [PreferenceFunction] = (0..<columnCount).map { _ in
      Bool.random(using: &generator)
        ? .usual : .linear(threshold: Double.random(in: 0.05...1.5, using: &generator))
    }
    let flows = matrix.netFlows(functions)
    for (flow, expected) in zip(flows, naiveFlows(matrix, functions)) {
      #expect(abs(flow - expected) < 1e-12)
    }
    #expect(
      abs(flows.reduce(0, +)) < 1e-12 * Double(flows.count + 1)
        && flows.allSatisfy { (-1.0...1).contains($0) })
    for a in rows.indices {
      for b in rows.indices where rows[a] == rows[b] { #expect(flows[a] == flows[b]) }
    }
  }

  @Test func `three alternatives by hand`() {
    // Usual on the first: 1 beats both others. Linear to 0.2 on the second: 0.1 apart is half.
    let matrix = DecisionMatrix(rows: [[1, 0.5], [0, 0.6], [0, 0.9]], weights: [1, 1])
    let flows = matrix.netFlows([.usual, .linear(threshold: 0.2)])
    for (flow, expected) in zip(flows, [0.5 - 0.375, -0.25 - 0.125, -0.25 + 0.5]) {
      #expect(abs(flow - expected) < 1e-12)
    }
  }

  @Test func `nothing to compare, nothing preferred`() {
    #expect(DecisionMatrix(rows: [], weights: [1]).netFlows([.usual]) == [])
    #expect(DecisionMatrix(rows: [[3]], weights: [1]).netFlows([.usual]) == [0])
    #expect(DecisionMatrix(rows: [[3], [4]], weights: [0]).netFlows([.usual]) == [0, 0])
    #expect(DecisionMatrix(rows: [[nil], [4]], weights: [1]).netFlows([.usual]) == [0, 0])
  }
}
