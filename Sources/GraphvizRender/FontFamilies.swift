/// A list of font families as a graph names it, first choice first.
///
/// Such a list is for whoever opens the text or the picture on another computer. Here the first family
/// alone is asked for: to look a whole list up, once for each size of type, takes longer than to lay the
/// type out. Where it is not installed, the system's own choice for the script stands in.
struct FontFamilies: Equatable, Sendable {
  let list: String
  let first: String

  /// - Returns: nil where there is nothing to choose between, or a name needs quoting.
  init?(_ list: String) {
    guard let comma = list.firstIndex(of: ","), comma > list.startIndex,
      list.utf8.allSatisfy({ isLetter($0) || isDigit($0) || " ,-".utf8.contains($0) })
    else { return nil }
    self.list = list
    first = String(list[..<comma])
  }
}

func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
