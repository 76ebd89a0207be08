/// The one thing that differs between two PDFs of the same picture.
enum PDFDate {
  /// Overwrites the creation date in place, so that offsets in the file stay right.
  static func overwrite(_ bytes: [UInt8], year: Int) -> [UInt8] {
    let key = Array("/CreationDate (D:".utf8)
    guard let found = bytes.firstRange(of: key) else { return bytes }
    let digits = String(max(0, min(9999, year)))
    let date = String(repeating: "0", count: 4 - digits.count) + digits + "0101000000"
    var result = bytes
    for (offset, byte) in date.utf8.enumerated() where found.upperBound + offset < bytes.count {
      result[found.upperBound + offset] = byte
    }
    // The clock's zone follows; UTC keeps the length: +08'00 → +00'00.
    for offset in date.utf8.count..<date.utf8.count + 7 {
      let position = found.upperBound + offset
      guard position < bytes.count, result[position] != UInt8(ascii: ")") else { break }
      switch result[position] {
      case UInt8(ascii: "1")...UInt8(ascii: "9"): result[position] = UInt8(ascii: "0")
      case UInt8(ascii: "-"): result[position] = UInt8(ascii: "+")
      default: break
      }
    }
    return result
  }
}
