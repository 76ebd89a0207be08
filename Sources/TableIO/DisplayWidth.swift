// How many terminal columns a text takes: Chinese is two columns wide.

extension Unicode.Scalar {
  /// 0 for combining and control characters, 2 for wide ones, else 1 (ambiguous ones too).
  public var displayWidth: Int {
    if let plainDisplayWidth { return plainDisplayWidth }
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if contains(zeroWidthRanges, value) { return 0 }
    return contains(wideRanges, value) ? 2 : 1
  }
}

extension Unicode.Scalar {
  /// The columns of the scalars that nearly every text is made of: printable ASCII, Chinese and its
  /// punctuation. Each is a character by itself unless one that is not plain follows; nil for others.
  @inlinable public var plainDisplayWidth: Int? {
    switch value {
    case 0x20..<0x7F, 0x2010..<0x2028: 1
    case 0x3001..<0x3021, 0x4E00..<0xA000, 0xFF01..<0xFF61: 2
    default: nil
    }
  }
}

extension Character {
  /// The widest of its scalars; 2 when asked to look like an emoji, and for flags.
  public var displayWidth: Int {
    var widest = 0
    var regionalIndicators = 0
    for scalar in unicodeScalars {
      if scalar.value == 0xFE0F && widest > 0 { return 2 }
      if (0x1F1E6...0x1F1FF).contains(scalar.value) { regionalIndicators += 1 }
      widest = max(widest, scalar.displayWidth)
    }
    return regionalIndicators == 2 ? 2 : widest
  }
}

extension StringProtocol {
  /// Terminal columns of the text, control characters counting none.
  /// - Complexity: O(characters · log ranges).
  @inlinable public var displayWidth: Int {
    var width = 0
    for scalar in unicodeScalars {
      // Finding out where characters end costs more than all the rest.
      guard let own = scalar.plainDisplayWidth else { return reduce(0) { $0 + $1.displayWidth } }
      width += own
    }
    return width
  }

  /// The text with spaces after it up to `width` columns.
  public func padded(toWidth width: Int) -> String {
    String(self) + String(repeating: " ", count: Swift.max(0, width - displayWidth))
  }

  /// The text with spaces before it up to `width` columns.
  public func leftPadded(toWidth width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - displayWidth)) + String(self)
  }

  /// At most `width` columns of the text, `ellipsis` included where something was left out.
  public func truncated(toWidth width: Int, ellipsis: Character = "…") -> String {
    guard displayWidth > width else { return String(self) }
    let room = width - ellipsis.displayWidth
    guard room >= 0 else { return "" }
    var text = ""
    var used = 0
    for character in self {
      guard used + character.displayWidth <= room else { break }
      text.append(character)
      used += character.displayWidth
    }
    return text + String(ellipsis)
  }
}

/// Whether one of the ascending `ranges` holds `value`.
private func contains(_ ranges: [(first: UInt32, last: UInt32)], _ value: UInt32) -> Bool {
  var low = 0
  var high = ranges.count
  while low < high {
    let middle = (low + high) / 2
    if value > ranges[middle].last {
      low = middle + 1
    } else if value < ranges[middle].first {
      high = middle
    } else {
      return true
    }
  }
  return false
}
