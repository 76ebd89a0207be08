/// How much a difference on one criterion makes one alternative preferred to another.
public enum PreferenceFunction: Hashable, Sendable {
  /// Any difference is full preference: for yes or no.
  case usual
  /// Preference grows with the difference and is full from the threshold (> 0) on.
  case linear(threshold: Double)

  /// 0 … 1 for a difference in the better direction; 0 for none or a worse one.
  public func preference(for difference: Double) -> Double {
    guard difference > 0 else { return 0 }
    switch self {
    case .usual: return 1
    case .linear(let threshold): return min(1, difference / threshold)
    }
  }
}

extension DecisionMatrix {
  /// Net outranking flows, −1 … 1, over all criteria (PROMETHEE II).
  ///
  /// φ(a) = Σⱼ wⱼ φⱼ(a) ÷ Σⱼ wⱼ. An empty cell is neither preferred to anything nor anything to it.
  /// Without weight, or with one alternative, every flow is 0; the flows add up to 0.
  /// - Complexity: O(criteria × alternatives × log alternatives).
  /// - Reference: Brans & Vincke 1985, doi:10.1287/mnsc.31.6.647.
  public func netFlows(_ functions: [PreferenceFunction]) -> [Double] {
    var flows = [Double](repeating: 0, count: rows.count)
    var total = 0.0
    for criterion in weights.indices where weights[criterion] > 0 {
      total += weights[criterion]
      for (index, flow) in self.flows(on: criterion, functions[criterion]).enumerated() {
        flows[index] += weights[criterion] * flow
      }
    }
    return total > 0 ? flows.map { ($0 / total).settled } : flows
  }

  /// Net flows on one criterion alone: the mean over the others of being preferred less preferring.
  ///
  /// Equal values get equal flows to the last bit.
  func flows(on criterion: Int, _ function: PreferenceFunction) -> [Double] {
    let sign: Double = senses[criterion] == .benefit ? 1 : -1
    let cells = rows.map { $0[criterion].map { sign * $0 } }
    let sorted = cells.compactMap(\.self).sorted()
    let others = Double(rows.count - 1)
    guard rows.count > 1, let first = sorted.first else { return cells.map { _ in 0 } }
    // Differences from the smallest, so that large values lose no digits in the sums.
    let offsets = sorted.map { $0 - first }
    var sums = [0.0]
    for offset in offsets { sums.append(sums.last! + offset) }

    var flowOf: [Double: Double] = [:]
    var (above, below, end) = (0, 0, 0)
    var start = 0
    while start < sorted.count {
      let value = sorted[start]
      end = start
      while end < sorted.count, sorted[end] == value { end += 1 }
      let (smaller, larger) = (start, sorted.count - end)
      switch function {
      case .usual: flowOf[value] = Double(smaller - larger) / others
      case .linear(let threshold):
        // Below `below` all are at least the threshold smaller; from `above` on at least as much larger.
        while below < start, value - sorted[below] >= threshold { below += 1 }
        above = max(above, end)
        while above < sorted.count, sorted[above] - value < threshold { above += 1 }
        let own = offsets[start]
        let gained = Double(below) + (Double(start - below) * own - (sums[start] - sums[below])) / threshold
        let lost =
          Double(sorted.count - above) + ((sums[above] - sums[end]) - Double(above - end) * own) / threshold
        flowOf[value] = (gained - lost) / others
      }
      start = end
    }
    return cells.map { $0.map { flowOf[$0]! } ?? 0 }
  }
}
