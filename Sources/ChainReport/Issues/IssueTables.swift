import ChainData
import ChainModel
import TableIO

/// Load issues for other programs: as a table, or as JSON with both sentences.
public struct IssueTables {
  let issues: [LoadIssue]
  let listed: [LoadIssue]

  /// - Parameter listsWarnings: false to count the warnings and list the errors alone.
  public init(_ issues: [LoadIssue], listsWarnings: Bool = true) {
    self.issues = issues
    listed = listsWarnings ? issues : issues.filter { $0.severity == .error }
  }

  public func table(in language: Language) -> ResultTable {
    let isChinese = language == .chinese
    return ResultTable(
      title: isChinese ? "检查结果" : "Issues",
      columns: [
        .init(isChinese ? "文件" : "file"), .init(isChinese ? "行" : "line", .right),
        .init(isChinese ? "列" : "column", .right), .init(isChinese ? "级别" : "severity"),
        .init(isChinese ? "代码" : "code"), .init(isChinese ? "说明" : "sentence"),
      ],
      rows: listed.map { issue in
        [
          issue.location.file, "\(issue.location.line)", "\(issue.location.column)", issue.severity.rawValue,
          issue.code.rawValue, issue.sentence(in: language),
        ]
      })
  }

  /// - Parameter version: of the program.
  public func json(version: String) -> JSONValue {
    .object([
      ("schema", .string("liantu.check/1")), ("version", .string(version)),
      ("errors", .int(issues.count { $0.severity == .error })),
      ("warnings", .int(issues.count { $0.severity == .warning })),
      (
        "issues",
        .array(
          listed.map { issue in
            .object([
              ("file", .string(issue.location.file)), ("line", .int(issue.location.line)),
              ("column", .int(issue.location.column)), ("severity", .string(issue.severity.rawValue)),
              ("code", .string(issue.code.rawValue)),
              ("sentence", .string(issue.sentence(in: .chinese))),
              ("sentence_en", .string(issue.sentence(in: .english))),
            ])
          })
      ),
    ])
  }
}
