/// A quantity with the bounds it may lie between: 0 ≤ low ≤ value ≤ high.
public struct QuantityRange: Hashable, Sendable {
  public var low: Double
  public var value: Double
  public var high: Double

  public init(low: Double, value: Double, high: Double) {
    precondition(0 <= low && low <= value && value <= high, "a range is in order")
    self.low = low
    self.value = value
    self.high = high
  }

  /// A figure that may be off by `tolerance` of itself either way.
  init(_ value: Double, within tolerance: Double) {
    self.init(low: value * (1 - tolerance), value: value, high: value * (1 + tolerance))
  }

  public static let zero = QuantityRange(low: 0, value: 0, high: 0)

  /// Whether it is one figure, not a range.
  public var isPoint: Bool { low == high }

  static func + (a: Self, b: Self) -> Self {
    QuantityRange(low: a.low + b.low, value: a.value + b.value, high: a.high + b.high)
  }
  static func += (a: inout Self, b: Self) { a = a + b }

  static func * (a: Self, b: Self) -> Self {
    QuantityRange(low: a.low * b.low, value: a.value * b.value, high: a.high * b.high)
  }

  /// Nil where the divisor may be 0.
  static func / (a: Self, b: Self) -> Self? {
    guard b.low > 0 else { return nil }
    return QuantityRange(low: a.low / b.high, value: a.value / b.value, high: a.high / b.low)
  }
}
