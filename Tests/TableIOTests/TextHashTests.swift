import TestSupport
import Testing

@testable import TableIO

@Suite struct TextHashTests {
  private func hash(_ texts: [[UInt8]]) -> UInt64 {
    var hash = TextHash()
    for text in texts { text.withUnsafeBytes { hash.combine($0) } }
    return hash.value
  }

  @Test func `short texts and where they part give different hashes`() {
    // All texts up to three letters of four, alone and in pairs: 85 + 85².
    var texts: [[UInt8]] = [[]]
    for length in 1...3 {
      for number in 0..<(1 << (2 * length)) {
        texts.append((0..<length).map { UInt8(0x61 + (number >> (2 * $0)) & 3) })
      }
    }
    var seen: Set<UInt64> = []
    for text in texts { seen.insert(hash([text])) }
    for first in texts { for second in texts { seen.insert(hash([first, second])) } }
    #expect(seen.count == texts.count + texts.count * texts.count)
  }

  @Test(arguments: UInt64(0)..<50)
  func `low and high halves are spread over ids that differ little`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let stem = (0..<Int.random(in: 0...20, using: &random)).map { _ in
      UInt8.random(in: 0x61...0x7A, using: &random)
    }
    let hashes = (0..<4096).map { hash([stem + Array("\($0)".utf8)]) }
    for part in [hashes.map { $0 & 0xFFF }, hashes.map { $0 >> 32 & 0xFFF }] {
      // Thrown at random into as many boxes, 1 − 1/e of them are hit; the deviation is 0.5 %.
      let hit = Double(Set(part).count) / 4096
      #expect(abs(hit - 0.632) < 0.03, "seed \(seed): \(hit)")
    }
  }
}
