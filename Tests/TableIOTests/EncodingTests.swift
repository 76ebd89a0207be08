import TableIO
import TestSupport
import Testing

@Suite struct EncodingTests {
  @Test(arguments: UInt64(0)..<2_000)
  func `invalid bytes are found where the standard library's decoder stops`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces: [[UInt8]] = [
      Array("abcdefgh".utf8), Array("链图".utf8), Array("é".utf8), Array("𠮷".utf8), Array("\u{800}".utf8),
      Array("\u{FFFF}".utf8), [0x80], [0xC0], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF4, 0x90], [0xFF], [0xE4],
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      // Mostly valid, so that the fault is not always the first byte.
      let most = Bool.random(using: &random) ? 6 : pieces.count
      bytes += pieces[Int.random(in: 0..<most, using: &random)]
    }
    #expect(firstInvalidUTF8(in: bytes) == decoderStop(bytes), "seed \(seed): \(bytes)")
  }

  private func decoderStop(_ bytes: [UInt8]) -> Int? {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): position += scalar.count
      case .error: return position
      case .emptyInput: return nil
      }
    }
  }
}
