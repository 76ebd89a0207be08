extension String {
  /// Without white space at either end: people paste.
  public var trimmed: String {
    // Every cell passes here, and hardly one needs it: the bytes at its ends tell nearly always.
    guard let head = utf8.first, let tail = utf8.last else { return self }
    guard mayBeSpace(head) || mayBeSpace(tail) else { return self }
    // Chinese characters may end in a byte that white space ends in; then the one they start with tells.
    let isPlainTail = isPlainASCII(tail) || utf8.dropLast(2).last.map(leadsPlainScalar) ?? false
    if isPlainTail && (isPlainASCII(head) || leadsPlainScalar(head)) { return self }
    guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }
}

/// Whether a byte can begin or end a white-space character: ASCII controls and space, the lead
/// bytes of U+0085, U+00A0, U+1680, U+2000…205F and U+3000, and the bytes these end in.
func mayBeSpace(_ byte: UInt8) -> Bool {
  switch byte {
  case 0...0x20, 0xC2, 0xE1, 0xE2, 0xE3: true
  case 0x80...0x8A, 0x9F, 0xA0, 0xA8, 0xA9, 0xAF: true
  default: false
  }
}

private func isPlainASCII(_ byte: UInt8) -> Bool { (0x21..<0x7F).contains(byte) }

/// Whether the byte starts a scalar from U+4000 to U+9FFF or above U+F000, none of which is white space.
func leadsPlainScalar(_ byte: UInt8) -> Bool { (0xE4...0xE9).contains(byte) || byte == 0xEF }
