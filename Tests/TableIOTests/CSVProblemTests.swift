import TableIO
import Testing

@Suite struct CSVProblemTests {
  static let cases: [(text: String, kind: CSVProblem.Kind, place: String)] = [
    ("", .emptyFile, "1:1"),
    ("\u{FEFF}", .emptyFile, "1:1"),
    ("\n\n", .emptyFile, "1:1"),
    ("id,n\na,\"x\nb,y\n", .unterminatedQuote, "2:3"),
    ("id,n\n甲,\"x\"y\n", .textAfterClosingQuote, "2:6"),
    ("id,n\na\n", .raggedRow(expected: 2, actual: 1), "2:2"),
    ("id,n\na,b,c\n", .raggedRow(expected: 2, actual: 3), "2:5"),
    ("id,n,id\na,b,c\n", .duplicateHeader("id"), "1:6"),
    ("id,n\na,链\0\n", .nulByte, "2:4"),
  ]

  @Test(arguments: cases.indices)
  func `a problem is located`(index: Int) {
    let (text, kind, place) = Self.cases[index]
    let table = CSVTable(bytes: Array(text.utf8), file: "t.csv")
    #expect(table.problems == [CSVProblem(kind: kind, location: at(place))], "\(text.debugDescription)")
  }

  @Test(arguments: [
    [0x80], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE9, 0x93],
    [0xF4, 0x90, 0x80, 0x80],
  ])
  func `invalid UTF-8 is located`(bad: [UInt8]) {
    let table = CSVTable(bytes: Array("id\n甲".utf8) + bad + Array("\n".utf8), file: "t.csv")
    #expect(table.problems == [CSVProblem(kind: .invalidUTF8, location: at("2:2"))])
  }

  @Test func `valid UTF-8 of every length passes`() {
    let text = "id\né链𠮷\u{10FFFF}\u{E000}\u{D7FF}\u{7FF}\u{800}\u{FFFF}\n"
    #expect(CSVTable(bytes: Array(text.utf8), file: "t.csv").problems.isEmpty)
  }

  @Test func `limits stop the reader with a located problem`() {
    var limits = CSVLimits()
    limits.cellBytes = 4
    limits.rows = 2
    let table = CSVTable(bytes: Array("id\n12345\nb\nc\nd\n".utf8), file: "t.csv", limits: limits)
    #expect(
      table.problems == [
        CSVProblem(kind: .cellTooLong(bytes: 5, limit: 4), location: at("2:1")),
        CSVProblem(kind: .tooManyRows(limit: 2), location: at("4:1")),
      ])
    #expect(table.rowCount == 2)
  }

  private func at(_ place: String) -> TableIO.SourceLocation {
    let numbers = place.split(separator: ":").compactMap { Int($0) }
    return TableIO.SourceLocation(file: "t.csv", line: numbers[0], column: numbers[1])
  }
}
