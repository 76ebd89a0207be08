import TestSupport
import Testing

@testable import ChainData

@Suite struct PositionTableTests {
  @Test(arguments: UInt64(0)..<200)
  func `finds what a dictionary finds, however the hashes collide`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let keys = (0..<Int.random(in: 0...60, using: &random)).map { _ in Int.random(in: 0...40, using: &random)
    }
    let spread: UInt64 = [1, 3, 1 << 32, 0].randomElement(using: &random)!
    var table = PositionTable(capacity: keys.count)
    var expected: [Int: Int] = [:]
    for (position, key) in keys.enumerated() {
      let earlier = table.insert(position, hash: UInt64(key) * spread) { keys[$0] == key }
      #expect(earlier == expected[key], "seed \(seed)")
      if expected[key] == nil { expected[key] = position }
    }
    for key in 0...41 {
      #expect(table.position(hash: UInt64(key) * spread) { keys[$0] == key } == expected[key], "seed \(seed)")
    }
  }
}
