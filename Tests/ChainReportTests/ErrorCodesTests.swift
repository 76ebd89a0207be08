import ChainData
import ChainModel
import ChainReport
import TableIO
import Testing

/// Docs/ErrorCodes.md, made from the code.
@Suite struct ErrorCodesTests {
  @Test func `the page is what the code says`() throws {
    try Snapshot(path: "Docs/ErrorCodes.md").compare(with: Self.page)
  }

  @Test(arguments: LoadIssue.Code.allCases)
  func `every code says what to do`(code: LoadIssue.Code) {
    #expect(code.remedy(in: .chinese).hasSuffix("。"))
    #expect(code.remedy(in: .english).hasSuffix("."))
    #expect(!code.remedy(in: .english).unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) })
  }

  private static let place = TableIO.SourceLocation(file: "⟨place⟩")
  /// Numbers nobody would write, shown as ⟨n⟩ and ⟨m⟩.
  private static let (n, m) = (11_111, 22_222)

  /// Everything that can be said, with placeholders for what comes from the user's files.
  private static let facts: [LoadIssue.Facts] = [
    .notADataset, .missingFile, .notARegularFile(.pipe), .fileTooLarge(bytes: n, limit: m),
    .unreadableFile(reason: "⟨reason⟩"), .unsafePath("⟨path⟩"), .invalidJSON(.unexpectedEnd),
    .badDescriptor(property: "⟨property⟩", expected: "⟨type⟩"), .unsupportedFormat(found: m, supported: n),
    .extendsCycle(["⟨folder⟩", "⟨other⟩", "⟨folder⟩"]), .extendsTooDeep(limit: n), .missingTable(.nodes),
    .repeatedTable(.links), .emptyFile, .invalidUTF8, .nulByte, .unterminatedQuote, .textAfterQuote,
    .raggedRow(expected: m, actual: n), .cellTooLong(bytes: n, limit: m), .tooManyRows(limit: n),
    .tooManyColumns(limit: n), .duplicateColumn("⟨column⟩"), .sameColumn("⟨column⟩", first: "⟨other⟩"),
    .unknownColumn("⟨column⟩", table: .nodes), .missingColumn("⟨column⟩", table: .nodes),
    .missingValue(column: "⟨column⟩"), .badID("⟨text⟩"), .badNumber("⟨text⟩", column: "⟨column⟩"),
    .badInteger("⟨text⟩", column: "⟨column⟩"), .badYear("⟨text⟩", column: "⟨column⟩"),
    .badYesNo("⟨text⟩", column: "⟨column⟩"),
    .badChoice("⟨text⟩", column: "⟨column⟩", allowed: ["⟨word⟩", "⟨word⟩"]),
    .numberOutOfRange("⟨text⟩", column: "⟨column⟩", range: .notNegative),
    .numberTooLarge("⟨text⟩", column: "⟨column⟩"), .numberTooSmall("⟨text⟩", column: "⟨column⟩"),
    .unknownID("⟨id⟩", table: .sources), .unknownID("⟨id⟩", table: .units),
    .unknownID("⟨id⟩", table: .industries), .unknownID("⟨id⟩", table: .chains),
    .unknownID("⟨id⟩", table: .nodes), .unknownID("⟨id⟩", table: .processes),
    .unknownID("⟨id⟩", table: .regions), .unknownID("⟨id⟩", table: .companies),
    .duplicateKey(["⟨key⟩"], first: place), .keyClash(["⟨key⟩"], first: place),
    .conflictingCell(column: "⟨column⟩", here: "⟨text⟩", there: "⟨other⟩", first: place),
    .notExactlyOne(columns: ["⟨column⟩", "⟨other⟩"], filled: []), .cyclicParent(["⟨id⟩", "⟨other⟩", "⟨id⟩"]),
    .processWithoutOutput("⟨process⟩"), .severalOutputs(process: "⟨process⟩", first: place),
    .outputAmount("⟨text⟩"), .pairStatedTwice(from: "⟨node⟩", to: "⟨other⟩", process: "⟨process⟩"),
    .recyclingDirection(from: "⟨node⟩", to: "⟨other⟩"), .selfLink("⟨node⟩"), .tooManyIssues(limit: n),
    .missingDescriptor, .unknownTable("⟨name⟩"), .unlistedTable(.flows),
    .ignoredFlowCell(column: "⟨column⟩", role: "⟨role⟩"), .missingSource, .missingLocator,
    .incomparableUnits(process: "⟨process⟩", dimensions: ["⟨dimension⟩", "⟨other⟩"]),
    .outputsOutweighInputs(process: "⟨process⟩", outputs: Double(m), inputs: Double(n)),
    .isolatedNode("⟨node⟩"), .presenceWithoutCapacity(node: "⟨node⟩"),
    .duplicateCompanyName("⟨name⟩", first: "⟨id⟩"),
    .impliedConjunction(node: "⟨node⟩", inputs: ["⟨input⟩", "⟨other⟩"]),
    .processMakesOther(process: "⟨process⟩", node: "⟨node⟩", output: "⟨other⟩"),
  ]

  private static func sentence(_ facts: LoadIssue.Facts, _ language: Language) -> String {
    LoadIssue(facts, at: place).sentence(in: language)
      .replacing("\(n)", with: "⟨n⟩").replacing("\(m)", with: "⟨m⟩")
  }

  private static var page: String {
    var text = """
      # Error codes · 错误代码

      What `liantu check` can say about a dataset: the code, the sentence in both languages, and what to do. \
      Codes never change; an error stops every command, a warning none. \
      What the tables may hold is told in [Dataset.md](Formats/Dataset.md).

      检查数据集时可能出现的全部信息：代码、中英文说明与处理办法。代码不会改变；有错误就不能运行，提醒不妨碍运行。

      This page is written by a test: `RECORD_SNAPSHOTS=1 swift test --filter ErrorCodesTests`.

      """
    let byCode = Dictionary(facts.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for (severity, heading) in [(LoadIssue.Severity.error, "Errors · 错误"), (.warning, "Warnings · 提醒")] {
      text += "\n## \(heading)\n"
      for code in LoadIssue.Code.allCases where code.severity == severity {
        guard let facts = byCode[code] else {
          Issue.record("no example of \(code.rawValue)")
          continue
        }
        text += """

          ### \(code.rawValue)

          > \(sentence(facts, .chinese))\\
          > \(sentence(facts, .english))

          \(code.remedy(in: .chinese))\\
          \(code.remedy(in: .english))

          """
      }
    }
    return text
  }
}
