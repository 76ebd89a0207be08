import TableIO
import Testing

@Suite struct CSVWriterTests {
  /// Rows and what Python's `csv.writer(lineterminator="\n")` writes for them.
  @Test(arguments: [
    (["a", "b"], "a,b\n"), (["", "x"], ",x\n"), (["a,b", "c\"d"], "\"a,b\",\"c\"\"d\"\n"),
    (["多\n行", "\""], "\"多\n行\",\"\"\"\"\n"), ([" lead", "trail "], " lead,trail \n"),
    (["'q'", "1;2"], "'q',1;2\n"),
    ([""], "\"\"\n"),
  ])
  func `writes what Python writes`(row: [String], text: String) {
    #expect(CSVWriter(header: row).text == text)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "+1"), ("-1.5e3", "-1.5e3"), ("-", "'-"), ("+A1", "'+A1"), ("@x", "'@x"),
    ("\tx", "'\tx"), ("\rx", "'\rx"), ("-1-1", "'-1-1"), ("甲=1", "甲=1"), ("", ""), ("-.", "'-."),
    ("+1e", "'+1e"),
    ("-.5", "-.5"), ("＝1+1", "'＝1+1"), ("＋1", "'＋1"), ("－5", "'－5"), ("＠x", "'＠x"), ("a＝", "a＝"),
  ])
  func `formulas are guarded, numbers are not`(cell: String, guarded: String) {
    #expect(guardedAgainstFormulas(cell) == guarded)
  }

  @Test func `a file for Excel`() {
    var writer = CSVWriter(header: ["名称", "n"], byteOrderMark: true, formulaGuard: true, lineEnding: .crlf)
    writer.append(["=HYPERLINK(\"x\")", "-3"])
    #expect(writer.text == "\u{FEFF}名称,n\r\n\"'=HYPERLINK(\"\"x\"\")\",-3\r\n")
  }
}
