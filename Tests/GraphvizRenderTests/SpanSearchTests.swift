import TestSupport
import Testing

@testable import GraphvizRender

@Suite struct SpanSearchTests {
  /// Few letters, so that keys stand in texts often, and begin there in vain more often still.
  private func random(_ length: Range<Int>, using generator: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: length, using: &generator)).map { _ in
      UInt8.random(in: 0x61...0x63, using: &generator)
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `a key is found where the first look at every place finds it`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let text = random(0..<40, using: &generator)
    let key = random(1..<5, using: &generator)
    let places = text.indices.filter { text[$0...].starts(with: key) }
    for start in 0...text.count {
      #expect(text.span.firstOffset(of: key, from: start) == places.first { $0 >= start }, "\(text) \(key)")
    }
    for offset in 0...text.count + 1 { #expect(text.span.holds(key, at: offset) == places.contains(offset)) }
  }

  @Test func `an attribute's value ends at its quote, or with the tag`() {
    let tag = Array(#"<a id="x" xid="y" title="">"#.utf8)
    func value(_ name: String) -> String? {
      tag.span.value(after: Array(" \(name)=\"".utf8)).map { String(decoding: tag[$0], as: UTF8.self) }
    }
    #expect(value("id") == "x" && value("xid") == "y" && value("title") == "" && value("class") == nil)
    let open = Array(#" id="x"#.utf8)
    #expect(open.span.value(after: Array(" id=\"".utf8)) == 5..<6)
  }
}
