import ChainData
import Foundation
import TableIO
import TestSupport
import Testing

@Suite struct WriterTests {
  @Test(arguments: ["atlas", "yueyang"])
  func `the repository's data comes out byte for byte`(name: String) throws {
    let outcome = DatasetReader.read(at: "\(DataFolderTests.folder)/\(name)")
    let copy = try TemporaryDataset([:])
    try DatasetWriter.write(outcome.document, to: copy.path)
    for package in outcome.document.packages {
      let folder = outcome.document.packages.count > 1 ? "\(copy.path)/\(package.descriptor.name)" : copy.path
      for file in package.tables.map(\.path) + ["datapackage.json"] {
        #expect(try bytes("\(package.path)/\(file)") == bytes("\(folder)/\(file)"), "\(file)")
      }
    }
    let again = DatasetReader.read(
      at: outcome.document.packages.count > 1 ? "\(copy.path)/\(name)" : copy.path)
    #expect(again.network?.parts == outcome.network?.parts)
  }

  @Test(arguments: UInt64(0)..<60)
  func `any document is read back as written`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var files: [String: String] = [:]
    var resources: [String] = []
    for table in TableName.allCases where table == .nodes || Bool.random(using: &random) {
      let path = Bool.random(using: &random) ? "\(table.rawValue).csv" : "tables/\(table.rawValue)-1.csv"
      resources.append("{\"name\": \"\(table.rawValue)\", \"path\": \"\(path)\"}")
      files[path] = randomTable(TableSchema.of(table), &random)
    }
    files["datapackage.json"] = "{\"name\": \"r\", \"resources\": [\(resources.joined(separator: ", "))]}\n"
    let original = try TemporaryDataset(files)
    let copy = try TemporaryDataset([:])
    try DatasetWriter.write(original.read().document, to: copy.path)
    for (file, text) in files {
      #expect(try bytes("\(copy.path)/\(file)") == Array(text.utf8), "seed \(seed): \(file)")
    }
    #expect(copy.issues() == original.issues(), "seed \(seed)")
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: copy.path).allSatisfy { !$0.hasSuffix(".part") })
  }

  @Test func `a changed cell changes only itself`() throws {
    let original = try TemporaryDataset(smallDataset)
    var document = original.read().document
    let position = try #require(document.packages[0].tables.firstIndex { $0.schema.name == .presence })
    let column = try #require(document.packages[0].tables[position].position(of: .capacity))
    document.packages[0].tables[position].csv.set("120", row: 0, column: column)
    let copy = try TemporaryDataset([:])
    try DatasetWriter.write(document, to: copy.path)
    let expected = try #require(smallDataset["presence.csv"]).replacing(",100,", with: ",120,")
    #expect(try bytes("\(copy.path)/presence.csv") == Array(expected.utf8))
    #expect(copy.read().network?.parts.presences[0].capacity == 120)
    #expect(DatasetReader.check(document).network?.parts.presences[0].capacity == 120)
  }

  @Test func `a folder that cannot be written is a failure with a reason`() throws {
    let dataset = try TemporaryDataset(smallDataset)
    let document = dataset.read().document
    let failure = #expect(throws: WriteFailure.self) {
      try DatasetWriter.write(document, to: "\(dataset.path)/nodes.csv/x")
    }
    #expect(failure?.reason == "Not a directory")
  }

  private func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

  /// Columns in any order, some left out, cells of any text, any line ending.
  private func randomTable(_ schema: TableSchema, _ random: inout SeededGenerator) -> String {
    let columns = schema.columns.filter { $0.isRequired || Bool.random(using: &random) }.shuffled(
      using: &random)
    let pieces = ["a", "b", "链", "1", "yes", ";", "", "-2", "2020", " ", "\"\"", "x y"]
    let ending = ["\n", "\r\n"].randomElement(using: &random)!
    var text = Bool.random(using: &random) ? "\u{FEFF}" : ""
    text += columns.map(\.name).joined(separator: ",") + ending
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let cells = columns.map { _ in
        let cell = pieces.randomElement(using: &random)! + pieces.randomElement(using: &random)!
        return cell.contains("\"") || Bool.random(using: &random) ? "\"\(cell)\"" : cell
      }
      text += cells.joined(separator: ",") + ending
    }
    return text
  }
}
