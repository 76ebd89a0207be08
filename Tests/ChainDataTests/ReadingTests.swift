import ChainData
import ChainModel
import Foundation
import TestSupport
import Testing

/// What cells become.
@Suite struct ReadingTests {
  @Test func `every table arrives`() throws {
    let parts = try #require(try TemporaryDataset(smallDataset).read().network?.parts)
    #expect(parts.name == "small")
    #expect(parts.version == "1.0.0")
    #expect(parts.asOf == 2024)
    #expect(parts.defaultRegion == RegionID(1))
    #expect(parts.industries[0].tier == .one)
    #expect(parts.chains[0].leader == CompanyID(0))
    #expect(parts.nodes[0].isTradable)
    #expect(parts.nodes[0].aliases == ["石油"])
    #expect(parts.memberships.map(\.order) == [1, 3])
    #expect(parts.links.map(\.relation) == [.feedstock, .feedstock, .component, .recycling])
    #expect(parts.links[0].amount == 1.1)
    #expect(parts.links[0].evidence == Evidence(source: SourceID(0), locator: "一"))
    let process = try #require(parts.processes.first)
    #expect(process.output == NodeID(2))
    #expect(process.outputUnit == UnitID(0))
    #expect(process.inputs.map(\.isRequired) == [true])
    #expect(process.inputs[0].isPrincipal == nil)
    #expect(process.inputs[0].evidence.locator == "二", "taken from the process")
    #expect(process.byproducts.map(\.node) == [NodeID(3)])
    #expect(parts.layout[0].focus == ["乙烯", "丙烯"])
    #expect(parts.presences[0].process == ProcessID(0))
    #expect(parts.presences[0].capacityBasis == .output)
    #expect(parts.presences[1].company == nil)
    #expect(parts.products[0].share == 0.5)
    #expect(parts.supplies[0].to == CompanyID(1))
    #expect(parts.demands[0].amount == 9)
    #expect(parts.indicators[0].subject == .node(NodeID(2)))
    #expect(parts.targets[0].year == 2026)
    #expect(parts.policies[0].evidence.quote == "大力引进")
    #expect(parts.passages[0].evidence.quote == "大力引进。")
    #expect(parts.passages[0].omitted == "总述")
  }

  @Test(arguments: [
    ("yes", true), ("true", true), ("1", true), ("是", true), ("YES", true), ("no", false), ("false", false),
    ("0", false),
    ("否", false), ("", false), (" yes ", true),
  ])
  func `yes and no in several ways`(cell: String, value: Bool) throws {
    let dataset = try TemporaryDataset(["nodes.csv": "id,name,kind,tradable\na,甲,resource,\(cell)\n"])
    #expect(dataset.read().network?.parts.nodes[0].isTradable == value)
  }

  @Test func `bom, crlf and space around cells do not matter`() throws {
    let files = smallDataset.mapValues {
      $0.hasPrefix("{") ? $0 : "\u{FEFF}" + $0.replacing("\n", with: "\r\n")
    }
    let plain = try TemporaryDataset(smallDataset).read()
    let other = try TemporaryDataset(files).read()
    #expect(other.issues == [])
    #expect(other.network?.parts == plain.network?.parts)
    let spaced = try TemporaryDataset(
      smallDataset.merging(["regions.csv": " id ,name,parent\nprovince , 省,\ncity,市,　province\n"]) { $1 })
    #expect(spaced.read().network?.parts.regions == plain.network?.parts.regions)
  }

  @Test(arguments: [
    "a", "链", "链图", "é", "𠮷", "（一）", "a\u{A0}", "\u{3000}链\u{3000}", "\u{2003}a", " \t", "链 ", " 链",
    "x链\u{2028}", "\u{1680}",
    "é\u{85}", "が\u{3000}", "\u{FEFF}", "",
  ])
  func `white space is taken off, and nothing else`(cell: String) throws {
    let naive = cell.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    let dataset = try TemporaryDataset(["nodes.csv": "id,kind,name,name_en\na,use,\"\(cell)\",x\n"])
    #expect(dataset.read().network?.parts.nodes[0].name.chinese == String(naive))
  }

  @Test func `what spreadsheets leave behind does not matter`() throws {
    let left = "id,name,parent,,\nprovince,省,,,\n,,,,\n\ncity,市,province,,\n,\"\", ,,\n"
    let dataset = try TemporaryDataset(smallDataset.merging(["regions.csv": left]) { $1 })
    #expect(dataset.issues() == [])
    #expect(dataset.read().network?.parts.regions.count == 2)
    let used = left.replacing("省,,,", with: "省,,,x")
    let other = try TemporaryDataset(smallDataset.merging(["regions.csv": used]) { $1 })
    #expect(other.issues() == ["regions.csv:1:17 unknown-column"])
  }

  @Test func `a file full of foreign ids is refused in time`() throws {
    var files = smallDataset
    files["nodes.csv"]! += (0..<20_000).map { "n\($0),环节\($0),resource,,,,,\n" }.joined()
    files["memberships.csv"]! += (0..<12_000).map { "petro,zz-unknown-\($0),,\n" }.joined()
    let outcome = try TemporaryDataset(files).read()
    #expect(outcome.issues.count == 10_001)
    #expect(outcome.issues.last?.code == .tooManyIssues)
    #expect(outcome.network == nil)
  }

  @Test func `the caret stands under the cell`() throws {
    var files = smallDataset
    files["products.csv"] = "node,company,source,locator\n bottle,乙公司,s,五\n\"bottle\",othr,s,五\n"
    let issues = try TemporaryDataset(files).read().issues
    #expect(issues.map(\.suggestion) == ["other", "other"], "by name, by nearness")
    #expect(
      issues.map { $0.snippet?.lines(margin: "") } == [
        " bottle,乙公司,s,五\n        ^^^^^^", "\"bottle\",othr,s,五\n         ^^^^",
      ])
  }

  @Test(arguments: UInt64(0)..<4)
  func `two thousand small corruptions end in issues or a network`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let names = smallDataset.keys.sorted()
    let dataset = try TemporaryDataset(smallDataset)
    let interesting: [UInt8] = [
      0x00, 0x0A, 0x0D, 0x22, 0x2C, 0x2D, 0x30, 0x39, 0x3B, 0x61, 0x7B, 0x80, 0xE9, 0xFF,
    ]
    for step in 0..<500 {
      let name = names.randomElement(using: &random)!
      var bytes = Array(smallDataset[name]!.utf8)
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = interesting.randomElement(using: &random)!
        case 1: bytes.insert(interesting.randomElement(using: &random)!, at: at)
        case 2: bytes.remove(at: at)
        default: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
      }
      try dataset.write(name, Data(bytes))
      let outcome = dataset.read()
      #expect(
        (outcome.network == nil) == outcome.issues.contains { $0.severity == .error },
        "seed \(seed), step \(step), \(name)"
      )
      if let table = outcome.document.packages.last?.tables.first(where: { $0.path == name }) {
        #expect(table.csv.write() == bytes, "seed \(seed), step \(step), \(name)")
      }
      try dataset.write(name, Data(smallDataset[name]!.utf8))
    }
  }
}
