import Testing

@testable import ChainDiagram

@Suite struct VisibleTextTests {
  @Test func `nothing hidden is left of any character, alone or among others`() {
    for value in Array(UInt32(0)...0xFFFF) + Array(UInt32(0xE0000)...0xE0FFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in [String(scalar), "a\(scalar)链"] {
        let hidden = DOTText.visible(text).unicodeScalars.filter(DOTText.isHidden)
        #expect(hidden.isEmpty, "U+\(String(value, radix: 16))")
      }
    }
  }
}
