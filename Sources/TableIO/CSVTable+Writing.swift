extension CSVTable {
  /// The file's bytes: as read, cell for cell, but for the cells that were set.
  public func write() -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    if hasByteOrderMark { output += byteOrderMark }
    for record in records.indices {
      let range = cells(ofRecord: record)
      for cell in range {
        if cell > range.lowerBound { output.append(UInt8(ascii: ",")) }
        let raw = bytes[rawRange(ofCell: cell, record: record)]
        if let text = edits[cell] {
          output += csvCell(text, alwaysQuoted: raw.first == quote)
        } else {
          output += raw
        }
      }
      output += bytes[lineEnding(ofRecord: record)]
    }
    return output
  }

  private func lineEnding(ofRecord record: Int) -> Range<Int> {
    let next = record + 1 < records.count ? Int(cellStarts[Int(records[record + 1].firstCell)]) : bytes.count
    return Int(records[record].end)..<next
  }

  /// A new table in the plain form: no byte-order mark, LF, quotes only where needed.
  public init(header: [String], rows: [[String]], file: String) {
    var writer = CSVWriter(header: header)
    for row in rows { writer.append(row) }
    self.init(bytes: Array(writer.text.utf8), file: file)
  }
}

/// A cell as it is written: in quotes when it must be.
func csvCell(_ text: String, alwaysQuoted: Bool = false) -> [UInt8] {
  let bytes = Array(text.utf8)
  let mustQuote = bytes.contains { $0 == quote || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D }
  guard mustQuote || alwaysQuoted else { return bytes }
  var output = [quote]
  for byte in bytes {
    if byte == quote { output.append(quote) }
    output.append(byte)
  }
  output.append(quote)
  return output
}
