import Foundation
import Testing

struct DrawTests {
  @Test(arguments: [
    ("svg", Array("<?xml".utf8)), ("png", [0x89, 0x50, 0x4E, 0x47]), ("pdf", Array("%PDF".utf8)),
    ("dot", Array("digraph".utf8)), ("mmd", Array("---\ntitle: ".utf8)),
  ])
  func `the file's extension chooses the format, and the bytes repeat`(name: String, start: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let files = ["a", "b"].map { folder.file("\($0).\(name)") }
    for file in files {
      let run = try Run("draw", "Data/yueyang", "--chain", "再生锂", "--output", file.path)
      #expect(run.status == 0 && run.output.isEmpty, "\(run.messages)")
    }
    let bytes = try files.map { try Data(contentsOf: $0) }
    #expect(bytes[0].starts(with: start))
    #expect(bytes[0] == bytes[1])
  }

  @Test func `the lithium picture shows cells as gaps and closes the loop`() throws {
    let run = try Run("draw", "Data/yueyang", "--chain", "recycled-lithium", "--quiet")
    #expect(run.status == 0)
    #expect(run.output.contains("再生锂产业链图谱 · 岳阳市"))
    #expect(run.output.contains("退役回收") && run.output.contains("电池模组"))
    #expect(run.output.contains("role=\"img\"") && run.output.contains("lang=\"zh-CN\""))
    #expect(!run.output.contains("<script"))
  }

  /// The type of an SVG is set where it is looked at: no font of this computer has a say in it.
  @Test func `an SVG is the same whatever fonts are installed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("<?xml version=\"1.0\"?><fontconfig></fontconfig>", to: "fonts.conf")
    let bare = ["FONTCONFIG_FILE": folder.file("fonts.conf").path, "FONTCONFIG_PATH": folder.url.path]
    for chain in ["recycled-lithium", "petrochemicals"] {
      let usual = try Run("draw", "Data/yueyang", "--chain", chain, "--quiet")
      let fontless = try Run("draw", "Data/yueyang", "--chain", chain, "--quiet", environment: bare)
      #expect(usual.status == 0 && usual.output.contains("<svg"))
      #expect(fontless.status == 0 && fontless.output == usual.output, "\(fontless.messages)")
    }
  }

  @Test func `what lies around a node is drawn, in English too`() throws {
    let run = try Run(
      "draw", "Data/yueyang", "--around", "醋酸乙烯", "--hops", "1", "--format", "dot", "--language", "en")
    #expect(run.status == 0)
    #expect(run.output.contains("vinyl acetate") && run.output.contains("ethylene"))
    let unknown = try Run("draw", "Data/yueyang", "--around", "醋酸乙希")
    #expect(unknown.status == 2 && unknown.messages.contains("醋酸乙烯"))
  }

  @Test func `a format nobody knows is a usage error, and no file is left`() throws {
    let folder = try TemporaryFolder()
    #expect(
      try Run("draw", "Data/yueyang", "--chain", "再生锂", "--output", folder.file("a.gif").path).status == 64)
    #expect(try Run("draw", "Data/yueyang", "--chain", "a", "--around", "b").status == 64)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test func `the gallery is complete and knows when it is out of date`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("Graphs").path
    #expect(try Run("gallery", "Data/yueyang", "--output", path, "--quiet").status == 0)
    #expect(try Run("gallery", "Data/yueyang", "--output", path, "--verify", "--quiet").status == 0)
    let dot = folder.file("Graphs/recycled-lithium.dot")
    try Data("digraph {}".utf8).write(to: dot)
    let stale = try Run("gallery", "Data/yueyang", "--output", path, "--verify", "--quiet")
    #expect(stale.status == 1 && stale.messages.contains("recycled-lithium.dot"))
  }
}
