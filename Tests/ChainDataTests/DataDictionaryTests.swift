import ChainData
import Foundation
import Testing

/// Docs/Formats/Dataset.md against the code.
@Suite struct DataDictionaryTests {
  private func page() throws -> String {
    try String(contentsOfFile: "\(DataFolderTests.folder)/../Docs/Formats/Dataset.md", encoding: .utf8)
  }

  @Test func `names every code, errors and warnings apart`() throws {
    let lines = try page().split(separator: "\n")
    for (heading, severity) in [("Errors: ", LoadIssue.Severity.error), ("Warnings: ", .warning)] {
      let line = try #require(lines.last { $0.hasPrefix(heading) })
      let named = line.dropFirst(heading.count).split(whereSeparator: { " ;.`".contains($0) }).map(
        String.init)
      #expect(Set(named) == Set(LoadIssue.Code.allCases.filter { $0.severity == severity }.map(\.rawValue)))
    }
  }

  @Test(arguments: TableName.allCases)
  func `names every column under its table`(table: TableName) throws {
    let sections = try page().components(separatedBy: "\n### ").dropFirst()
    let section = try #require(
      sections.first { $0.prefix { $0 != "\n" }.split(separator: " ").contains { $0 == table.rawValue } })
    for column in TableSchema.of(table).columns where !["source", "locator", "note"].contains(column.name) {
      let isNamed = section.split(whereSeparator: { !($0.isLetter || $0 == "_") }).contains {
        $0 == column.name
      }
      #expect(isNamed, "\(table.rawValue).\(column.name)")
    }
    let isMarked = section.prefix { $0 != "\n" }.contains("facts")
    #expect(isMarked == TableSchema.of(table).statesFacts)
  }
}
