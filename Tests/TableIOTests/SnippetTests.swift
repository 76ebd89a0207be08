import TableIO
import Testing

@Suite struct SnippetTests {
  @Test func `the caret stands under Chinese text`() {
    let snippet = Snippet(line: "己内酰胺,caprolactm,岳阳", column: 6, length: 10)
    #expect(snippet.lines(margin: "") == "己内酰胺,caprolactm,岳阳\n         ^^^^^^^^^^")
    #expect(Snippet(line: "己内酰胺,x", column: 2, length: 2).caretLine == "  ^^^^")
    #expect(Snippet(line: "甲", column: 2).caretLine == "  ^")
    #expect(Snippet(line: "", column: 1).caretLine == "^")
  }

  @Test(arguments: [1, 20, 49, 50, 51, 99, 150, 200])
  func `a long line is shown through a window`(column: Int) {
    let line = String((0..<200).map { "零一二三四五六七八九".map { $0 }[$0 % 10] })
    let snippet = Snippet(line: line, column: column, length: 3, width: 60)
    #expect(snippet.text.displayWidth <= 62)
    let caretAt = snippet.text.reduce(into: (columns: 0, character: Character?.none)) { found, character in
      if found.columns == snippet.indent { found.character = character }
      found.columns += character.displayWidth
    }
    #expect(caretAt.character == Array(line)[column - 1])
  }

  @Test func `control characters are shown, not sent`() {
    let snippet = Snippet(line: "a\u{1b}[31m,b\u{202e}", column: 2)
    #expect(snippet.text == "a\\u{1b}[31m,b\\u{202e}")
    #expect(snippet.caretLine == " ^^^^^^")
    #expect("x\ty".withVisibleControls == "x\\u{9}y")
  }
}
