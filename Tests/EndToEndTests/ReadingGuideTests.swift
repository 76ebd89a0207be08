import Foundation
import Testing

/// What `Docs/Guides/Reading.md` traces from a sentence to its source is still so.
struct ReadingGuideTests {
  @Test(arguments: ["Reading.zh.md", "Reading.md"])
  func `the rows that are quoted stand in the data`(name: String) throws {
    let guide = try Self.text("Docs/Guides/\(name)")
    let rows = guide.matches(of: /```csv\n(.*)\n```/).map { String($0.output.1) }
    #expect(rows.count == 3)
    for (row, table) in zip(rows, ["yueyang/presence", "atlas/flows", "yueyang/sources"]) {
      #expect(try Self.text("Data/\(table).csv").contains("\n\(row)\n"), "\(table)")
    }
  }

  @Test func `the sentence and its score follow from the rows`() throws {
    let gaps = try Run("gaps", "Data/yueyang", "--format", "json", "--all").objects("gaps")
    let gap = try #require(gaps.first { $0["node"] as? String == "vinyl-acetate" })
    for (name, key) in [("Reading.zh.md", "reason"), ("Reading.md", "reason_en")] {
      let guide = try Self.text("Docs/Guides/\(name)")
      let sentence = try #require(guide.firstMatch(of: /\n> (.*)\n/)?.output.1)
      #expect((gap[key] as? String)?.contains(sentence) == true)
    }
    for name in ["README.md", "README.zh.md"] {
      let sentence = try #require(try Self.text(name).firstMatch(of: /\n> (.*)…\n/)?.output.1)
      #expect((gap["reason"] as? String)?.hasPrefix(sentence) == true, "\(name)")
    }
    let pull = try #require((gap["factors"] as? [String: [String: Any]])?["pull"])
    #expect(abs((pull["raw"] as? Double ?? 0) - 0.54) < 1e-9)
    #expect(abs((pull["value"] as? Double ?? 0) - 0.31) < 0.005)
  }

  @Test func `the index of documents lists every one`() throws {
    let index = try Self.text("Docs/README.md")
    let folder = Repository.root.appendingPathComponent("Docs").path
    let documents = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
      .filter { ($0.hasSuffix(".md") || $0.hasSuffix(".json") || $0.hasSuffix(".1")) && $0 != "README.md" }
      // The pages of chains are listed in their own index.
      .filter {
        !$0.hasPrefix("Guides/example-city/") && (!$0.hasPrefix("Atlas/") || $0 == "Atlas/README.md")
      }
    #expect(documents.count > 20)
    for document in documents.sorted() {
      #expect(index.contains("(\(document))"), "add \(document) to Docs/README.md")
    }
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: Repository.root.appendingPathComponent(path), encoding: .utf8)
  }
}
