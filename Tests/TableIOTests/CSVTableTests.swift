import TableIO
import TestSupport
import Testing

@Suite struct CSVTableTests {
  /// Texts and what Python's `csv.reader` makes of them (pasted from its output).
  static let goldens: [(text: String, records: [[String]])] = [
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("\"a\"\"b\",c\n", [["a\"b", "c"]]),
    ("x,\"y\r\nz\",w\n", [["x", "y\r\nz", "w"]]),
    ("a,,\n", [["a", "", ""]]),
    ("\"\",b\n", [["", "b"]]),
    ("a\"b,c\n", [["a\"b", "c"]]),
    ("a, \"b\"\n", [["a", " \"b\""]]),
    ("一,\"二,三\"\r四,五", [["一", "二,三"], ["四", "五"]]),
  ]

  @Test(arguments: goldens.indices)
  func `reads what Python reads`(index: Int) {
    let golden = Self.goldens[index]
    let table = CSVTable(bytes: Array(golden.text.utf8), file: "t.csv")
    #expect(allRecords(table) == golden.records, "\(golden.text)")
    #expect(table.write() == Array(golden.text.utf8), "\(golden.text)")
  }

  @Test func `bom, blank lines and a missing final newline survive`() {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("\nid,name\r\n\r\na,\"甲\"\nb,乙".utf8)
    let table = CSVTable(bytes: bytes, file: "t.csv")
    #expect(table.problems.isEmpty)
    #expect(table.hasByteOrderMark)
    #expect(allRecords(table) == [["id", "name"], ["a", "甲"], ["b", "乙"]])
    #expect(table.isQuoted(row: 0, column: 1))
    #expect(!table.isQuoted(row: 1, column: 1))
    #expect(table.write() == bytes)
  }

  @Test func `cells know line and column, after quoted newlines too`() {
    let table = CSVTable(bytes: Array("id,name,x\na,\"链\r\n图\",末\nb,链图,尾\n".utf8), file: "t.csv")
    #expect(table.headerLocation(column: 1).description == "t.csv:1:4")
    #expect(table.location(row: 0, column: 1).description == "t.csv:2:3")
    #expect(table.location(row: 0, column: 2).description == "t.csv:3:4")
    #expect(table.location(row: 1, column: 0).description == "t.csv:4:1")
    #expect(table.location(row: 1, column: 2).description == "t.csv:4:6")
    #expect(table.location(row: 1, column: 9).description == "t.csv:4:7")
    #expect(table.line(2) == "a,\"链")
    #expect(table.line(4) == "b,链图,尾")
    #expect(table.line(9) == nil)
  }

  @Test func `a cell can be set, the rest stays`() {
    var table = CSVTable(bytes: Array("id,name\r\na,\"甲\"\r\nb,乙".utf8), file: "t.csv")
    table.set("丙,\"丁\"", row: 1, column: 1)
    table.set("x", row: 0, column: 1)
    #expect(String(decoding: table.write(), as: UTF8.self) == "id,name\r\na,\"x\"\r\nb,\"丙,\"\"丁\"\"\"")
    #expect(table[1, 1] == "丙,\"丁\"")
  }

  @Test(arguments: UInt64(0)..<300)
  func `any table survives writing and reading`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let width = Int.random(in: 1...4, using: &random)
    let header = (0..<width).map { "c\($0)" }
    let rows = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      (0..<width).map { _ in randomText(&random) }
    }
    let table = CSVTable(header: header, rows: rows, file: "t.csv")
    #expect(table.problems.isEmpty, "seed \(seed)")
    #expect(allRecords(table) == [header] + rows, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<500)
  func `any text is read as the naive parser reads it and written back`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = randomCSV(&random)
    let table = CSVTable(bytes: Array(text.utf8), file: "t.csv")
    #expect(table.write() == Array(text.utf8), "seed \(seed): \(text.debugDescription)")
    #expect(allRecords(table) == naiveRecords(text), "seed \(seed): \(text.debugDescription)")
  }

  @Test(arguments: UInt64(0)..<500)
  func `any bytes are written back and never trap`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xE9, 0x93, 0xBE, 0x00, 0xEF, 0xBB, 0xBF, 0xFF]
    let bytes = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      alphabet.randomElement(using: &random)!
    }
    let table = CSVTable(bytes: bytes, file: "t.csv")
    #expect(table.write() == bytes, "seed \(seed)")
    for row in 0..<table.rowCount {
      for column in 0..<table.cellCount(row: row) { _ = table.location(row: row, column: column) }
    }
  }
}

/// Header and rows.
private func allRecords(_ table: CSVTable) -> [[String]] {
  (table.header.isEmpty ? [] : [table.header]) + (0..<table.rowCount).map { table.fields(row: $0) }
}

private func randomText(_ random: inout SeededGenerator) -> String {
  let pieces = ["", "a", "链图", ",", "\"", "\n", "\r\n", "\r", " ", "'", "e\u{301}", "=1", "𠮷", ";"]
  return (0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random)! }
    .joined()
}

/// Valid CSV in mixed styles: quotes where not needed, all line endings, blank lines.
private func randomCSV(_ random: inout SeededGenerator) -> String {
  var text = Bool.random(using: &random) ? "\u{FEFF}" : ""
  let count = Int.random(in: 1...6, using: &random)
  for index in 0..<count {
    if Int.random(in: 0..<5, using: &random) > 0 {
      let cells = (0..<Int.random(in: 1...4, using: &random)).map { _ -> String in
        let cell = randomText(&random)
        let mustQuote = cell.unicodeScalars.contains { "\",\n\r".unicodeScalars.contains($0) }
        let doubled = cell.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
        return mustQuote || Bool.random(using: &random) ? "\"\(doubled)\"" : cell
      }
      text += cells.joined(separator: ",")
    }
    if index + 1 < count || Bool.random(using: &random) {
      text += ["\n", "\r\n", "\r"].randomElement(using: &random)!
    }
  }
  return text
}

/// A second opinion: a state machine over scalars that knows nothing of offsets.
private func naiveRecords(_ text: String) -> [[String]] {
  var records: [[String]] = []
  var fields: [String] = []
  var field = ""
  var isQuoted = false
  var isEmptyLine = true
  var scalars = Array(text.unicodeScalars)[...]
  if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
  func endLine() {
    if !isEmptyLine { records.append(fields + [field]) }
    fields = []
    field = ""
    isEmptyLine = true
  }
  while let scalar = scalars.popFirst() {
    if isQuoted {
      if scalar != "\"" {
        field.unicodeScalars.append(scalar)
      } else if scalars.first == "\"" {
        field.unicodeScalars.append(scalars.removeFirst())
      } else {
        isQuoted = false
      }
    } else if scalar == "\n" || scalar == "\r" {
      if scalar == "\r", scalars.first == "\n" { scalars.removeFirst() }
      endLine()
    } else {
      isEmptyLine = false
      if scalar == "," {
        fields.append(field)
        field = ""
      } else if scalar == "\"", field.isEmpty {
        isQuoted = true
      } else {
        field.unicodeScalars.append(scalar)
      }
    }
  }
  endLine()
  return records
}
