import TableIO
import TestSupport
import Testing

@testable import ChainReport

struct ResultTableTests {
  private let table = ResultTable(
    title: "表", columns: [.init("名称"), .init("n", .right)], rows: [["乙烯", "1"], ["EVA", "12"]],
    notes: ["短", ""])

  @Test func `columns line up by display width, not by character`() {
    #expect(
      table.text() == """
        表
        名称   n
        ────  ──
        乙烯   1
            短
        EVA   12

        """)
  }

  @Test func `a note wraps at the width, never starting a line with closing punctuation`() {
    let lines = wrapped("一二三四五，六七八九十。", width: 10)
    #expect(lines == ["一二三四五，", "六七八九十。"])
    #expect(wrapped("一二三“四五”六", width: 8) == ["一二三", "“四五”六"])
    #expect(wrapped("岳发〔2024〕6号", width: 9) == ["岳发", "〔2024〕6", "号"])
    #expect(wrapped("产能 8.53万吨", width: 8) == ["产能", "8.53万吨"])
    #expect(wrapped("averyveryverylongword", width: 8).joined() == "averyveryverylongword")
    #expect(wrapped("", width: 8).isEmpty)
  }

  /// Lines grown a character at a time, as strings.
  private func naivelyWrapped(_ text: String, width: Int) -> [String] {
    func isRun(_ character: Character) -> Bool { character != " " && character.displayWidth == 1 }
    var lines: [String] = []
    var line: [Character] = []
    for character in text {
      let used = line.reduce(0) { $0 + $1.displayWidth }
      if used + character.displayWidth > width, !"，。、；：”’）〕】！？》％%),.".contains(character) {
        var kept = line
        if isRun(character) { while let last = kept.last, isRun(last) { kept.removeLast() } }
        while let last = kept.last, "“‘（〔《【(".contains(last) { kept.removeLast() }
        if kept.isEmpty { kept = line }
        line.removeFirst(kept.count)
        while kept.last == " " { kept.removeLast() }
        lines.append(String(kept))
        if character == " " && line.isEmpty { continue }
      }
      line.append(character)
    }
    return line.isEmpty ? lines : lines + [String(line)]
  }

  @Test(arguments: UInt64(0)..<400)
  func `lines break where growing them a character at a time does`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let characters = Array("乙烯a1 ，。“（）〔〕.%α\u{301}é👨‍👩‍👧🇨🇳")
    let text = String(
      (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
        characters.randomElement(using: &generator)!
      })
    for width in [1, 2, 5, 8, 13] {
      #expect(
        wrapped(text, width: width).map(String.init) == naivelyWrapped(text, width: width),
        "\(width): \(text)")
    }
  }

  @Test func `Markdown takes data literally`() {
    var hostile = table
    hostile.rows = [["a|b <script>", "`x` [y](javascript:z)"]]
    hostile.notes = []
    let text = hostile.markdown(noteHeader: "why")
    #expect(text.contains(#"| a\|b &lt;script&gt; | \`x\` \[y\](javascript:z) |"#))
    #expect(text.split(separator: "\n").count == 4)
  }

  @Test func `a terminal is never driven by data`() {
    var hostile = table
    hostile.rows = [["\u{1B}[31mred\u{202E}", "1"]]
    hostile.notes = ["\u{9B}2J"]
    let text = hostile.text()
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E || $0.value == 0x9B })
    #expect(text.contains(#"\u{1b}[31mred\u{202e}"#))
  }

  @Test func `cells that look like formulas are guarded in CSV`() {
    var hostile = table
    hostile.rows = [["=HYPERLINK(\"x\")", "-1"], ["@cmd", "+2"]]
    hostile.notes = []
    let lines = hostile.csv(noteHeader: "why").split(separator: "\n")
    #expect(lines[1] == "\"'=HYPERLINK(\"\"x\"\")\",-1")
    #expect(lines[2] == "'@cmd,+2")
  }

  @Test func `bug: what turns text around or breaks a line unseen is spelled out in CSV`() {
    var hostile = table
    hostile.rows = [["a\u{202E}b\u{85}c\u{2066}", "1"], ["甲\n乙\t丙", "2"]]
    hostile.notes = ["\u{200F}=1", ""]
    let text = hostile.csv(noteHeader: "why")
    #expect(text.contains(#"a\u{202e}b\u{85}c\u{2066},1,\u{200f}=1"#))
    #expect(text.contains("\"甲\n乙\t丙\",2,"))
  }
}
