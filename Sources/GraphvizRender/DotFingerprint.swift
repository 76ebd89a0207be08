/// A mark of a DOT text, kept inside the SVG made from it: `fnv1a64:` and 16 hexadecimal digits.
///
/// Layouts move with installed fonts; the text does not. A gallery check compares these.
/// - Complexity: O(bytes). FNV-1a, 64 bits.
public func dotFingerprint(_ text: String) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  let bytes = text.utf8.span
  for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
  let digits = String(hash, radix: 16)
  return "fnv1a64:" + String(repeating: "0", count: 16 - digits.count) + digits
}
