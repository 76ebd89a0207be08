/// How wide text comes out in the typeface the pictures name first, Noto Sans CJK SC.
///
/// An SVG is set in type where it is looked at, not where it is made. So its layout needs widths and no
/// fonts: these are the typeface's own, and the same picture comes out on a computer that has none.
/// Docs/Decisions/0019-widths-without-fonts.md has what this changed.
enum TypeMetrics {
  /// How much room a line of text takes.
  ///
  /// Pairs of Latin letters are not moved closer as some viewers do: a line is never wider than this.
  /// - Parameters:
  ///   - text: UTF-8 without line breaks; what is not UTF-8 counts as full-width characters.
  ///   - size: of the type, points.
  /// - Returns: points; the height is what Graphviz takes for a line of any typeface.
  /// - Complexity: O(characters), a dozen comparisons for each that is neither ASCII nor an ideograph.
  static func extent(of text: UnsafeBufferPointer<UInt8>, size: Double, isBold: Bool) -> SIMD2<Double> {
    var thousandths = 0
    var decoder = UTF8()
    var bytes = text.makeIterator()
    decoding: while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): thousandths += advance(of: scalar, isBold: isBold)
      case .error: thousandths += fullWidth
      case .emptyInput: break decoding
      }
    }
    // Whole points, because the library cuts the rest off where it sums up cells.
    return SIMD2((Double(thousandths) / 1000 * size).rounded(.up), (size * 1.1).rounded())
  }

  /// Thousandths of the type's size.
  static func advance(of scalar: Unicode.Scalar, isBold: Bool) -> Int {
    let code = scalar.value
    if ideographs.contains(code) { return fullWidth }
    if let entry = entry(for: code) { return Int(isBold ? entry.bold : entry.regular) }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return fullWidth
    }
  }

  private static func entry(for code: UInt32) -> (first: UInt32, last: UInt32, regular: UInt16, bold: UInt16)?
  {
    var low = 0
    var high = advances.count
    while low < high {
      let middle = (low + high) / 2
      if advances[middle].last < code { low = middle + 1 } else { high = middle }
    }
    guard low < advances.count, advances[low].first <= code else { return nil }
    return advances[low]
  }

  /// An ideograph fills a square, and so does whatever the typeface leaves to another.
  private static let fullWidth = 1000
  private static let ideographs: ClosedRange<UInt32> = 0x4E00...0x9FFF
}
