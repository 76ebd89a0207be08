/// Writes a result table: quotes only where needed, cells that look like formulas guarded.
///
/// A dataset's own tables are written by `CSVTable`, which changes nothing.
public struct CSVWriter: Sendable {
  public enum LineEnding: String, Sendable {
    case lf = "\n"
    case crlf = "\r\n"
  }

  private var bytes: [UInt8] = []
  private let formulaGuard: Bool
  private let lineEnding: LineEnding

  /// - Parameter byteOrderMark: what makes Excel read the file as UTF-8.
  /// - Parameter formulaGuard: puts an apostrophe before cells a spreadsheet would run.
  public init(
    header: [String], byteOrderMark hasMark: Bool = false, formulaGuard: Bool = false,
    lineEnding: LineEnding = .lf
  ) {
    self.formulaGuard = formulaGuard
    self.lineEnding = lineEnding
    if hasMark { bytes += byteOrderMark }
    append(header)
  }

  public mutating func append(_ row: [String]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += csvCell(formulaGuard ? guardedAgainstFormulas(cell) : cell)
    }
    // A row of one empty cell would otherwise be a blank line, which is no row.
    if row.count == 1, row[0].isEmpty { bytes += [quote, quote] }
    bytes += lineEnding.rawValue.utf8
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// `cell` with an apostrophe in front when a spreadsheet might run it; plain numbers stay.
public func guardedAgainstFormulas(_ cell: String) -> String {
  switch cell.unicodeScalars.first {
  // A spreadsheet may read the full-width twins as it reads the plain ones.
  case "=", "@", "\t", "\r", "＝", "＋", "－", "＠": "'" + cell
  case "+", "-": isPlainNumber(cell) ? cell : "'" + cell
  default: cell
  }
}

/// Sign, digits with at most one point, an exponent: nothing else is plain.
public func isPlainNumber(_ text: String) -> Bool {
  var rest = text.utf8[...]
  func skipDigits() -> Int {
    let digits = rest.prefix { (0x30...0x39).contains($0) }.count
    rest = rest.dropFirst(digits)
    return digits
  }
  if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
  var digits = skipDigits()
  if rest.first == UInt8(ascii: ".") {
    rest = rest.dropFirst()
    digits += skipDigits()
  }
  guard digits > 0 else { return false }
  if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
    rest = rest.dropFirst()
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    guard skipDigits() > 0 else { return false }
  }
  return rest.isEmpty
}
