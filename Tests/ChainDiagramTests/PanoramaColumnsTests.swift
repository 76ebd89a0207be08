import TestSupport
import Testing

@testable import ChainDiagram

struct PanoramaColumnsTests {
  private func random(_ seed: UInt64) -> PanoramaColumns {
    var generator = SeededGenerator(seed: seed)
    let size = Int.random(in: 1...6, using: &generator)
    let count = Int.random(in: 1...4, using: &generator)
    return PanoramaColumns(
      first: (0..<size).map { _ in Int.random(in: 0..<count, using: &generator) }, count: count,
      heights: (0..<size).map { _ in Int.random(in: 1...9, using: &generator) },
      arrows: (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        SIMD2(Int.random(in: 0..<size, using: &generator), Int.random(in: 0..<size, using: &generator))
      },
      fixed: Bool.random(using: &generator) ? [0] : [])
  }

  @Test(arguments: UInt64(0)..<200)
  func `no one move or swap helps any more, and none made it worse`(seed: UInt64) {
    let first = random(seed)
    var improved = first
    improved.improve()
    #expect(improved.cost <= first.cost)
    #expect(improved.columns.allSatisfy { (0..<first.count).contains($0) })
    for industry in first.fixed { #expect(improved.columns[industry] == first.columns[industry]) }

    func cost(_ columns: [Int]) -> Int {
      PanoramaColumns(
        first: columns, count: first.count, heights: first.heights, arrows: first.arrows, fixed: []
      ).cost
    }
    for industry in improved.columns.indices where !first.fixed.contains(industry) {
      for column in 0..<first.count {
        var moved = improved.columns
        moved[industry] = column
        #expect(cost(moved) >= improved.cost)
      }
    }
    var again = first
    again.improve()
    #expect(again.columns == improved.columns)
  }

  @Test func `a chain of supply runs from left to right without skipping`() {
    var columns = PanoramaColumns(
      first: [0, 3, 1, 2], count: 4, heights: [4, 4, 4, 4], arrows: [[0, 1], [1, 2], [2, 3]], fixed: [0])
    columns.improve()
    #expect(columns.columns == [0, 1, 2, 3])
  }
}
