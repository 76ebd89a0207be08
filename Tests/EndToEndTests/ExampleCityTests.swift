import Foundation
import Testing

/// The example of `Docs/Guides/FirstDataset.md` does what the guide says.
///
/// Texts are compared on `Fixtures/atlas`, a corner of the atlas that does not change.
struct ExampleCityTests {
  private static let city = "Docs/Guides/example-city"
  private static let languages = ["zh", "en"]
  private static let formats = ["table", "csv", "md", "json"]

  @Test func `the example is a dataset without error, and no warning is its own`() throws {
    let run = try Run("check", Self.city)
    #expect(run.status == 0 && !run.output.contains("example-city/"))
  }

  @Test func `everything invented says so`() throws {
    for table in ["regions", "companies"] {
      let rows = try String(
        contentsOf: Repository.root.appendingPathComponent("\(Self.city)/\(table).csv"), encoding: .utf8
      ).split(separator: "\n").dropFirst()
      #expect(rows.allSatisfy { $0.contains("示例") && $0.contains("Example") })
    }
  }

  @Test(arguments: languages) func `gap list and candidates are as approved`(language: String) throws {
    let copy = try Copy()
    for format in Self.formats {
      let name = format == "json" ? "json" : "\(language).\(format == "table" ? "txt" : format)"
      for arguments in [Self.gaps, Self.rank] {
        try Snapshot.expect(
          copy.run(arguments + ["--format", format], language), is: "example-city/\(arguments[0]).\(name)")
      }
    }
  }

  @Test func `the gaps the guide explains are there`() throws {
    let result = try Run(arguments: ["gaps", Self.city, "--format", "json"])
    let gaps = try result.objects("gaps")
    func gap(_ node: String) -> [String: Any]? { gaps.first { $0["node"] as? String == node } }
    let cell = try #require(gap("battery-cell"))
    #expect(cell["kind"] as? String == "complete")
    #expect((gap("electrolyte")?["flags"] as? [String])?.contains("underway") == true)
    #expect(gap("graphite-anode") != nil && gap("lfp-cathode") == nil)
    let tracked = try result.objects("underConstruction").compactMap { $0["node"] as? String }
    #expect(tracked.contains("lfp-cathode"))
  }

  @Test(arguments: languages) func `the guide prints what the program prints`(language: String) throws {
    let guide = try Guide(language)
    let copy = try Copy()
    let gaps = try copy.run(Self.gaps, language)
    let quotesGaps = guide.quotes(gaps.components(separatedBy: "\n\n").prefix(4))
    #expect(quotesGaps, "\(gaps)")
    let rank = try copy.run(Self.rank, language)
    let quotesRank = guide.quotes(rank.components(separatedBy: "\n\n").prefix(2))
    #expect(quotesRank, "\(rank)")
  }

  @Test(arguments: languages) func `a copy needs its atlas, as step 1 says`(language: String) throws {
    let copy = try Copy(atlas: "../../../Data/atlas")
    #expect(try Guide(language).quotes([copy.check(language)]))
    #expect(try Copy().check("zh") == "0 个错误，0 条提醒。\n")
  }

  @Test(arguments: languages, Mistake.all)
  func `the common mistakes are answered as the guide says`(language: String, mistake: Mistake) throws {
    let copy = try Copy()
    try copy.make(mistake)
    let lines = try copy.check(language).split(separator: "\n")
    #expect(try Guide(language).quotes([lines.dropLast().joined(separator: "\n")]), "\(mistake.to)")
  }

  @Test(arguments: languages) func `a table that is not UTF-8 is refused as the guide says`(language: String)
    throws
  {
    let copy = try Copy()
    let file = copy.file("regions.csv")
    // 示例市 in GBK.
    let text = Array("id,name\nexample-city,".utf8) + [0xCA, 0xBE, 0xC0, 0xFD, 0xCA, 0xD0] + Array("\n".utf8)
    try Data(text).write(to: file)
    let message = try #require(
      try copy.check(language).split(separator: "\n").first { $0.contains("invalid-utf8") })
    let sentence = message.drop { $0 != " " }
    #expect(try Guide(language).text.contains(sentence))
  }

  @Test func `the picture is drawn`() throws {
    let folder = try TemporaryFolder()
    for name in ["chain.svg", "chain.png", "chain.pdf"] {
      let run = try Run("draw", Self.city, "--chain", "再生锂", "--output", folder.file(name).path)
      #expect(run.status == 0, "\(run.messages)")
    }
    let picture = try String(contentsOf: folder.file("chain.svg"), encoding: .utf8)
    #expect(picture.contains("再生锂产业链图谱 · 示例市") && picture.contains("示例锂业"))
  }

  private static let gaps = ["gaps", "Data/mycity", "--chain", "recycled-lithium", "--top", "3"]
  private static let rank = ["rank", "Data/mycity", "--top", "2"]
}

/// A mistake a user may make: a cell of the example as it is, and as it should not be.
struct Mistake: Sendable {
  var file = "presence.csv"
  let from: String
  let to: String

  static let all: [Mistake] = [
    Mistake(from: "lithium-carbonate,lithium,", to: "碳酸锂,lithium,"),
    Mistake(from: "lithium-carbonate,lithium,", to: "lithium-carbonate,示例锂业有限公司,"),
    Mistake(from: "operating,2022", to: "投产,2022"),
    Mistake(from: "0.3,wt-a", to: "3000吨,wt-a"),
    Mistake(from: "construction,2026,", to: "construction,2026年底,"),
    Mistake(from: "process,status", to: "process,情况"),
    Mistake(
      from: "battery-pack,pack,south-county,,pack-assembly",
      to: "lithium-carbonate,lithium,north-county,,lfp-hydromet"),
    Mistake(from: "ledger-2025,第31行", to: ","),
    Mistake(from: "0.3,wt-a", to: ","),
    Mistake(from: "lfp-hydromet", to: "lfp-solid-state"),
    Mistake(
      file: "datapackage.json",
      from:
        ",\n    {\"name\": \"policies\", \"path\": \"policies.csv\", \"profile\": \"tabular-data-resource\"}",
      to: ""),
  ]
}

/// The guide in one language.
private struct Guide {
  let text: String

  init(_ language: String) throws {
    let name = language == "zh" ? "FirstDataset.zh.md" : "FirstDataset.md"
    text = try String(
      contentsOf: Repository.root.appendingPathComponent("Docs/Guides/\(name)"), encoding: .utf8)
  }

  /// Whether a text block of the guide is these paragraphs.
  func quotes(_ paragraphs: some Sequence<String>) -> Bool {
    let block = Array(paragraphs).joined(separator: "\n\n")
    return text.contains("```text\n\(block.hasSuffix("\n") ? block : block + "\n")```\n")
  }
}

/// The example copied to `Data/mycity` beside the atlas, as the guide's first step does.
private struct Copy {
  let folder: TemporaryFolder

  init(atlas: String = "../atlas") throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: folder.file("Data"), withIntermediateDirectories: true)
    for (from, to) in [
      ("Tests/EndToEndTests/Fixtures/atlas", "Data/atlas"), ("Docs/Guides/example-city", "Data/mycity"),
    ] {
      try FileManager.default.copyItem(
        at: Repository.root.appendingPathComponent(from), to: folder.file(to))
    }
    try replace("\"../../../Data/atlas\"", with: "\"\(atlas)\"", in: "datapackage.json")
  }

  func file(_ name: String) -> URL { folder.file("Data/mycity/" + name) }

  func make(_ mistake: Mistake) throws { try replace(mistake.from, with: mistake.to, in: mistake.file) }

  func check(_ language: String) throws -> String { try run(["check", "Data/mycity"], language) }

  func run(_ arguments: [String], _ language: String) throws -> String {
    try Run(arguments: arguments, environment: ["LANG": language], in: folder.url).output
  }

  private func replace(_ old: String, with new: String, in name: String) throws {
    let text = try String(contentsOf: file(name), encoding: .utf8)
    try #require(text.ranges(of: old).count == 1)
    try Data(text.replacing(old, with: new).utf8).write(to: file(name))
  }
}
