import Testing

@testable import TableIO

@Suite struct DisplayWidthTests {
  /// Values of `wcswidth` from the Python package wcwidth 0.7.0.
  @Test(arguments: [
    ("", 0), ("abc", 3), ("链图", 4), ("e\u{301}", 1), ("①", 1), ("—", 1), ("→", 1), ("“”", 2), ("가", 2),
    ("\u{1112}\u{1161}\u{11ab}", 2), ("👍", 2), ("👨‍👩‍👧", 2), ("❤️", 2), ("🇨🇳", 2), ("\u{200b}", 0), ("ก็", 1),
    ("Ａ", 2),
    ("あ", 2), ("\u{ad}", 1), ("½", 1), ("ℵ", 1), ("㎏", 2), ("䷀", 2), ("𠮷", 2), ("⌚", 2), ("♻️", 2), ("♻", 1),
    ("\u{3000}", 2),
  ])
  func `agrees with wcwidth`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test func `pads and truncates by columns`() {
    #expect("链图".padded(toWidth: 6) == "链图  ")
    #expect("链图".leftPadded(toWidth: 5) == " 链图")
    #expect("链图".padded(toWidth: 3) == "链图")
    #expect("产业链图".truncated(toWidth: 8) == "产业链图")
    #expect("产业链图".truncated(toWidth: 7) == "产业链…")
    #expect("产业链图".truncated(toWidth: 6) == "产业…")
    #expect("产业链图".truncated(toWidth: 1) == "…")
    #expect("产业链图".truncated(toWidth: 0) == "")
  }

  @Test(arguments: 0..<12)
  func `truncation never exceeds the width`(width: Int) {
    for text in ["产业链图", "a链b图c", "abcdefghijkl", "👨‍👩‍👧👍"] {
      #expect(text.truncated(toWidth: width).displayWidth <= width, "\(text)")
      #expect(text.truncated(toWidth: width).padded(toWidth: width).displayWidth >= width, "\(text)")
    }
  }

  @Test func `plain scalars have the width of the tables and are characters by themselves`() {
    func holds(_ ranges: [(first: UInt32, last: UInt32)], _ value: UInt32) -> Bool {
      ranges.contains { ($0.first...$0.last).contains(value) }
    }
    var count = 0
    for scalar in (UInt32(0)...0xFFFF).compactMap(Unicode.Scalar.init) {
      guard let width = scalar.plainDisplayWidth else { continue }
      count += 1
      let isPlain = !scalar.isHidden && !holds(zeroWidthRanges, scalar.value)
      #expect(isPlain && width == (holds(wideRanges, scalar.value) ? 2 : 1), "\(scalar.value)")
      #expect("链\(scalar)\(scalar)x".count == 4, "\(scalar.value)")
    }
    #expect(count > 20_000)
  }
}
