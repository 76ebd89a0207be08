/// What speaks for closing a gap.
public enum PriorityFactor: String, CaseIterable, Sendable {
  /// 要素就绪: the best route's share of inputs at hand.
  case readiness
  /// 本地需求: anchors that need it.
  case pull
  /// 本地供给: anchors it would use.
  case push
  /// 带动: absent nodes it makes possible.
  case unlocks
  /// 保供: present nodes it would supply from here.
  case secures
  /// 贯通: pairs of anchors it joins.
  case bridges
  /// 闭环: how much of its recycling loop is here.
  case loop
  /// 政策: clauses that name it.
  case policy
  /// 市场: recorded demand outside the scope.
  case market
}

/// One factor of one gap.
public struct FactorScore: Hashable, Sendable {
  public var factor: PriorityFactor
  /// The number as counted or measured; nil without data.
  public var raw: Double?
  /// On 0 … 1; nil without data.
  public var value: Double?
  public var weight: Double
}

/// How much each factor counts; any may be 0, not all.
public struct FactorWeights: Hashable, Sendable {
  /// In the order of the factors.
  private var weights: [Double]

  public init(_ weights: [PriorityFactor: Double]) {
    self.weights = PriorityFactor.allCases.map { weights[$0] ?? 0 }
  }

  public subscript(factor: PriorityFactor) -> Double {
    PriorityFactor.allCases.firstIndex(of: factor).map { weights[$0] } ?? 0
  }

  /// The default: what can be made and who needs it first, then the policy's word.
  public static let standard = FactorWeights([
    .readiness: 0.2, .pull: 0.2, .push: 0.1, .unlocks: 0.15, .secures: 0, .bridges: 0.1, .loop: 0.1,
    .policy: 0.15, .market: 0,
  ])

  /// Weighted mean over the factors that have data; nil when none with weight has.
  public static func mean(_ scores: [FactorScore]) -> Double? {
    var sum = 0.0
    var total = 0.0
    for score in scores {
      guard let value = score.value else { continue }
      sum += score.weight * value
      total += score.weight
    }
    return total > 0 ? (sum / total).settled : nil
  }
}

/// 1 − 2^(−x): one gives a half, two three quarters, so that one hub does not rescale everybody.
func saturated(_ count: Double) -> Double { 1 - exp2(-max(0, count)) }

extension Double {
  /// To twelve decimals: equal parts summed in another order differ in the last digits of a double, and
  /// must tie all the same.
  var settled: Double { (self * 1e12).rounded() / 1e12 }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
