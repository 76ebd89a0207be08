/// A stream of random numbers that anyone can repeat from its seed: xoshiro256**.
///
/// The four state words are the first four outputs of SplitMix64 started at
/// `seed ⊕ mix(stream · 0x9E3779B97F4A7C15)`, where `mix` is SplitMix64's output function and stream 0
/// mixes to 0. Work cut into blocks takes one stream a block, so that the numbers do not depend on
/// which thread does which block.
/// - Reference: Blackman & Vigna 2021, doi:10.1145/3460772; Steele, Lea & Flood 2014 (SplitMix64).
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  public init(seed: UInt64, stream: UInt64 = 0) {
    var mixer = seed ^ Self.mixed(stream &* Self.step)
    func word() -> UInt64 {
      mixer &+= Self.step
      return Self.mixed(mixer)
    }
    state = (word(), word(), word(), word())
  }

  public mutating func next() -> UInt64 {
    let result = Self.rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 &<< 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotated(state.3, by: 45)
    return result
  }

  /// Uniform on (0, 1]: the upper 53 bits plus one, in units of 2⁻⁵³.
  public mutating func unit() -> Double { Double((next() &>> 11) &+ 1) * 0x1p-53 }

  /// An index below `count`, without bias worth speaking of: the upper half of a 128-bit product.
  public mutating func index(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// Puts `items` in random order (Fisher–Yates, from the end).
  public mutating func shuffle<Item>(_ items: inout [Item]) {
    for last in stride(from: items.count - 1, to: 0, by: -1) { items.swapAt(last, index(below: last + 1)) }
  }

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func rotated(_ word: UInt64, by bits: UInt64) -> UInt64 {
    word &<< bits | word &>> (64 &- bits)
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z &>> 31)
  }
}
