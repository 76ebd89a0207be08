import ChainData
import ChainModel
import ChainReport
import TableIO
import Testing

@Suite struct LoadIssueTextTests {
  static let place = TableIO.SourceLocation(file: "nodes.csv", line: 2, column: 1)

  /// One example of everything that can be said.
  static let examples: [LoadIssue.Facts] =
    [
      .notADataset, .missingFile, .notARegularFile(.pipe), .fileTooLarge(bytes: 9 << 20, limit: 8 << 20),
      .unreadableFile(reason: "Permission denied"), .unsafePath("../x"), .invalidJSON(.unexpectedEnd),
      .badDescriptor(property: "liantu", expected: "object"), .unsupportedFormat(found: 2, supported: 1),
      .extendsCycle(["a", "b", "a"]), .extendsTooDeep(limit: 8), .missingDescriptor, .missingTable(.nodes),
      .repeatedTable(.links), .unknownTable("x"), .unlistedTable(.flows), .emptyFile, .invalidUTF8, .nulByte,
      .unterminatedQuote, .textAfterQuote, .raggedRow(expected: 3, actual: 1),
      .cellTooLong(bytes: 2 << 20, limit: 1 << 20), .tooManyRows(limit: 5), .duplicateColumn("id"),
      .tooManyColumns(limit: 9), .sameColumn("no", first: "id"),
      .unknownColumn("x", table: .nodes), .missingColumn("id", table: .nodes), .missingValue(column: "id"),
      .badID("a b"), .badNumber("x", column: "amount"), .badInteger("x", column: "order"),
      .badYear("24", column: "since"), .badYesNo("x", column: "tradable"),
      .badChoice("x", column: "kind", allowed: ["a", "b"]),
      .numberOutOfRange("-1", column: "amount", range: .notNegative),
      .numberTooLarge("1e16", column: "capacity"), .numberTooSmall("1e-16", column: "factor"),
      .unsupportedFormat(found: -1, supported: 1), .duplicateKey(["a"], first: place),
      .keyClash(["a"], first: place), .conflictingCell(column: "aim", here: "x", there: "y", first: place),
      .notExactlyOne(columns: ["node", "chain"], filled: []), .cyclicParent(["a", "b", "a"]),
      .processWithoutOutput("p"), .severalOutputs(process: "p", first: place), .outputAmount("2"),
      .pairStatedTwice(from: "a", to: "b", process: "p"), .recyclingDirection(from: "a", to: "b"),
      .selfLink("a"),
      .tooManyIssues(limit: 9), .ignoredFlowCell(column: "required", role: "output"), .missingSource,
      .missingLocator, .incomparableUnits(process: "p", dimensions: ["mass", "volume"]),
      .outputsOutweighInputs(process: "p", outputs: 1.5, inputs: 1.0 / 3), .isolatedNode("a"),
      .presenceWithoutCapacity(node: "a"), .duplicateCompanyName("x", first: "a"),
      .impliedConjunction(node: "a", inputs: ["b", "c"]),
      .processMakesOther(process: "p", node: "a", output: "b"),
    ] + TableName.allCases.map { .unknownID("x", table: $0) }

  @Test func `every code has an example`() {
    #expect(Set(Self.examples.map(\.code)) == Set(LoadIssue.Code.allCases))
  }

  @Test(arguments: examples)
  func `both languages say one full sentence`(facts: LoadIssue.Facts) {
    let issue = LoadIssue(facts, at: Self.place)
    let chinese = issue.sentence(in: .chinese)
    let english = issue.sentence(in: .english)
    #expect(chinese.hasSuffix("。") && !chinese.dropLast().contains("。"), "\(chinese)")
    #expect(english.hasSuffix("."), "\(english)")
    #expect(english.unicodeScalars.allSatisfy { !(0x3000...0x9FFF).contains($0.value) }, "\(english)")
    #expect(chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(chinese)")
  }

  @Test func `a report has a line, the text and a caret`() {
    let issue = LoadIssue(
      .unknownID("caprolactm", table: .nodes), at: .init(file: "presence.csv", line: 12, column: 3),
      suggestion: "caprolactam", snippet: Snippet(line: "岳,caprolactm,城", column: 3, length: 10))
    #expect(
      issue.report(in: .chinese) == """
        presence.csv:12:3: error unknown-node: 没有名为“caprolactm”的环节。是否想写“caprolactam”？
            岳,caprolactm,城
               ^^^^^^^^^^
        """)
    #expect(
      issue.line(in: .english)
        == "presence.csv:12:3: error unknown-node: No node is called “caprolactm”. Did you mean “caprolactam”?"
    )
  }

  @Test func `what the user wrote cannot steer the terminal or flood it`() {
    let text = LoadIssue(
      .unknownTable("a\u{1b}[2J\u{202e}" + String(repeating: "长", count: 500)), at: Self.place)
    let sentence = text.sentence(in: .chinese)
    #expect(sentence.contains("\\u{1b}[2J\\u{202e}"))
    #expect(!sentence.unicodeScalars.contains { $0.isHidden })
    #expect(sentence.displayWidth < 140)
  }

  @Test func `sentences worth reading twice`() {
    func say(_ facts: LoadIssue.Facts, _ language: Language = .chinese) -> String {
      LoadIssue(facts, at: Self.place).sentence(in: language)
    }
    #expect(say(.raggedRow(expected: 3, actual: 1), .english) == "The row has 1 cell, the header 3 columns.")
    #expect(
      say(.outputsOutweighInputs(process: "p", outputs: 1.5, inputs: 1.0 / 3))
        == "工艺“p”产出（1.5）多于投入（0.333），请核对单耗。")
    #expect(say(.fileTooLarge(bytes: 9 << 20, limit: 8 << 20)) == "文件过大：9 MiB，上限8 MiB。")
    #expect(say(.fileTooLarge(bytes: (8 << 20) + 1, limit: 8 << 20)) == "文件过大：8.001 MiB，上限8 MiB。")
    #expect(
      say(.notExactlyOne(columns: ["node", "chain"], filled: ["node", "chain"]), .english)
        == "Only one of node, chain may be filled; here node, chain are.")
    #expect(say(.duplicateKey(["a", "b"], first: Self.place)) == "“a, b”重复，首次见nodes.csv:2:1。")
  }
}
