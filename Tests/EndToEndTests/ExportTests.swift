import Foundation
import Testing

struct ExportTests {
  @Test func `a merged package reads back as the same network`() throws {
    let folder = try TemporaryFolder()
    let merged = folder.file("merged").path
    #expect(
      try Run("export", "Data/yueyang", "--format", "package", "--output", merged, "--quiet").status == 0)
    let original = try Run("gaps", "Data/yueyang", "--all", "--format", "csv")
    let again = try Run("gaps", merged, "--all", "--format", "csv", "--region", "yueyang", "--as-of", "2024")
    #expect(again.status == 0 && again.output == original.output)
  }

  @Test func `the import files have as many lines as the graph has parts`() throws {
    let folder = try TemporaryFolder()
    #expect(try Run("export", "Data/yueyang", "--format", "csv", "--output", folder.url.path).status == 0)
    let graph = try Run("export", "Data/yueyang")
    for (file, part) in [("nodes.csv", "nodes"), ("links.csv", "edges")] {
      let lines = try String(contentsOf: folder.file(file), encoding: .utf8).split(separator: "\n")
      #expect(try lines.count == graph.objects(part).count + 1)
    }
    #expect(try Run("export", "Data/yueyang", "--format", "csv").status == 64)
  }

  @Test func `GraphML is XML with every node once`() throws {
    let run = try Run("export", "Data/yueyang", "--format", "graphml")
    let nodes = run.output.components(separatedBy: "<node id=").count - 1
    #expect(try nodes == Run("export", "Data/yueyang").objects("nodes").count)
  }
}
