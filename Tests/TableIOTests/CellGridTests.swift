import TestSupport
import Testing

@testable import TableIO

@Suite struct CellGridTests {
  @Test(arguments: UInt64(0)..<500)
  func `a grid holds what the table says, trimmed`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "a", "b1", "链", "。", "“", "”", "（", "、", "é", "\u{301}", "\u{FE0F}", " ", "\t", "\u{A0}", "\u{2003}",
      "\u{3000}", "\u{85}", "ァ", "𠮷", "\"\"", ",", "\n", "\r\n",
    ]
    let width = Int.random(in: 1...4, using: &random)
    var text = (0..<width).map { "c\($0)" }.joined(separator: ",") + "\n"
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let cells = (0..<width + Int.random(in: -1...1, using: &random)).map { _ -> String in
        let cell = (0..<Int.random(in: 0...4, using: &random)).map { _ in
          pieces.randomElement(using: &random)!
        }
        return Bool.random(using: &random) ? "\"\(cell.joined())\"" : cell.joined()
      }
      text += cells.joined(separator: ",") + "\n"
    }
    var table = CSVTable(bytes: Array(text.utf8), file: "t.csv")
    if table.rowCount > 0, seed.isMultiple(of: 3) { table.set(" 改 ", row: 0, column: 0) }
    let columns = ([nil] + (0..<width).map(Optional.some)).shuffled(using: &random)
    let grid = CellGrid(table, columns: columns)
    #expect(grid.rowCount == table.rowCount)
    for row in 0..<grid.rowCount {
      for (position, column) in columns.enumerated() {
        let expected = column.map { naivelyTrimmed(table[row, $0]) } ?? ""
        #expect(grid[row, position] == expected, "seed \(seed): \(text.debugDescription)")
        #expect(grid.isEmpty(row, position) == expected.isEmpty)
        for other in columns.indices {
          let isSame = grid[row, position].utf8.elementsEqual(grid[0, other].utf8)
          #expect(grid.isSame(row, position, as: grid, 0, other) == isSame, "seed \(seed)")
          if isSame { #expect(hash(grid, row, position) == hash(grid, 0, other)) }
        }
      }
    }
  }

  @Test func `broken encoding is repaired, not believed`() {
    let table = CSVTable(bytes: [0x61, 0x0A, 0xFF, 0xE4, 0xB8, 0x0A], file: "t.csv")
    #expect(
      CellGrid(table, columns: [0])[0, 0] == String(decoding: [0xFF, 0xE4, 0xB8] as [UInt8], as: UTF8.self))
  }

  private func hash(_ grid: CellGrid, _ row: Int, _ column: Int) -> UInt64 {
    var hash = TextHash()
    grid.hash(row, column, into: &hash)
    return hash.value
  }

  private func naivelyTrimmed(_ text: String) -> String {
    var characters = Array(text)
    while characters.first?.isWhitespace == true { characters.removeFirst() }
    while characters.last?.isWhitespace == true { characters.removeLast() }
    return String(characters)
  }
}
