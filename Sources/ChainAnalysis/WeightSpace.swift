/// Which weightings of the criteria are thought possible: the simplex, or a part of it.
///
/// Weights are ≥ 0 and add up to 1. A criterion may be kept within bounds; the criteria may be put in
/// an order of importance, the weightiest first.
public struct WeightSpace: Hashable, Sendable {
  /// Why no weighting can be drawn.
  public enum Problem: Error, Hashable, Sendable {
    /// The lower bounds add up to more than 1, or the upper ones to less.
    case empty
    /// So little of the simplex is left that fewer than one draw in a thousand falls into it.
    case tooNarrow
  }

  /// Shares of the total, by criterion; 0 … 1 when unbounded.
  public var lower: [Double]
  public var upper: [Double]
  /// All criteria, the most important first; nil where no order is stated.
  public var order: [Int]?

  public init(criteria count: Int) {
    lower = Array(repeating: 0, count: count)
    upper = Array(repeating: 1, count: count)
  }

  public var isWholeSimplex: Bool {
    order == nil && lower.allSatisfy { $0 <= 0 } && upper.allSatisfy { $0 >= 1 }
  }

  /// The space over some of the criteria, the others at 0.
  func over(_ kept: [Int]) -> WeightSpace {
    var space = WeightSpace(criteria: kept.count)
    space.lower = kept.map { lower[$0] }
    space.upper = kept.map { upper[$0] }
    space.order = order.map { $0.compactMap { kept.firstIndex(of: $0) } }
    return space
  }

  /// Draws weightings uniform on the space: exponential spacings give the simplex, sorting them the
  /// order, shifting them the lower bounds; what still breaks a bound is thrown away.
  /// - Throws: `Problem.tooNarrow` after a thousand draws a weighting.
  /// - Complexity: O(criteria) a draw.
  /// - Reference: Rubinstein 1982, doi:10.1002/nav.3800290212; Tervonen & Lahdelma 2007.
  func fill(_ weights: UnsafeMutableBufferPointer<Double>, from random: inout SeededRandom) throws(Problem) {
    let count = lower.count
    guard count > 0 else { return }
    let tolerance = 1e-12
    let room = 1 - (order == nil ? lower.reduce(0, +) : 0)
    if room < -tolerance || upper.reduce(0, +) < 1 - tolerance || lower.reduce(0, +) > 1 + tolerance {
      throw .empty
    }
    var draws = 0
    let most = 1000 * (weights.count / count)
    var row = weights.startIndex
    var spare = [Double](repeating: 0, count: count)
    while row < weights.endIndex {
      guard draws < most else { throw .tooNarrow }
      draws += 1
      var total = 0.0
      for index in 0..<count {
        spare[index] = -log(random.unit())
        total += spare[index]
      }
      // Every draw exactly 1: all of the room goes to one criterion, as good as any other.
      if !(total > 0) { (spare[0], total) = (1, 1) }
      for index in 0..<count { spare[index] /= total }
      if let order {
        spare.sort(by: >)
        for (index, criterion) in order.enumerated() { weights[row + criterion] = spare[index] }
      } else {
        for index in 0..<count { weights[row + index] = lower[index] + max(0, room) * spare[index] }
      }
      let isInside = (0..<count).allSatisfy {
        weights[row + $0] >= lower[$0] - tolerance && weights[row + $0] <= upper[$0] + tolerance
      }
      if isInside { row += count }
    }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
