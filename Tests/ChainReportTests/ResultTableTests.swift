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
}
