import ChainData
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Folders and descriptors that are not what they should be.
@Suite struct MalformedFolderTests {
  @Test func `nothing there`() throws {
    let dataset = try TemporaryDataset(["empty/readme.txt": ""])
    #expect(dataset.issues("none") == ["none missing-file"])
    #expect(dataset.issues("empty") == ["empty not-a-dataset"])
    #expect(dataset.issues("empty/readme.txt") == ["empty/readme.txt not-a-regular-file"])
  }

  @Test func `a folder without descriptor is read by file names`() throws {
    let dataset = try TemporaryDataset(smallDataset.filter { $0.key != "datapackage.json" })
    #expect(dataset.issues() == [". missing-descriptor"])
    #expect(dataset.read().network?.nodeCount == 7)
  }

  @Test func `the descriptor itself may be named`() throws {
    #expect(try TemporaryDataset(smallDataset).read("datapackage.json").network != nil)
  }

  static let descriptors: [(text: String, issues: [String])] = [
    ("{\n\"name\": }", ["datapackage.json:2:9 invalid-json"]),
    ("[]", [". missing-table", "datapackage.json:1:1 bad-descriptor"]),
    (
      "{\"liantu\": {\"format\": 2}, \"resources\": [{\"path\": \"nodes.csv\"}]}",
      ["datapackage.json:1:23 unsupported-format"]
    ),
    (
      "{\"liantu\": {\"format\": -1}, \"resources\": [{\"path\": \"nodes.csv\"}]}",
      ["datapackage.json:1:23 unsupported-format"]
    ),
    (
      "{\"liantu\": {\"scope\": \"cty\"}, \"resources\": [{\"path\": \"nodes.csv\"}]}",
      ["datapackage.json:1:22 unknown-region"]
    ),
    (
      "{\"liantu\": {\"asOf\": 24}, \"resources\": [{\"path\": \"nodes.csv\"}]}",
      ["datapackage.json:1:21 bad-year"]
    ),
    (
      "{\"liantu\": {\"asOf\": \"2024\"}, \"resources\": [{\"path\": \"nodes.csv\"}]}",
      ["datapackage.json:1:21 bad-descriptor"]
    ),
    (
      "{\"resources\": [{\"path\": [\"nodes.csv\"]}]}",
      [". missing-table", "datapackage.json:1:25 bad-descriptor"]
    ),
    (
      "{\"resources\": [{\"name\": \"nodes\", \"path\": \"../nodes.csv\"}]}",
      ["datapackage.json:1:42 unsafe-path"]
    ),
    (
      "{\"resources\": [{\"name\": \"nodes\", \"path\": \"/etc/passwd\"}]}",
      ["datapackage.json:1:42 unsafe-path"]
    ),
    (
      "{\"resources\": [{\"name\": \"nodes\", \"path\": \"http://x/nodes.csv\"}]}",
      ["datapackage.json:1:42 unsafe-path"]
    ),
    ("{\"resources\": [{\"name\": \"nodes\", \"path\": \"gone.csv\"}]}", ["gone.csv missing-file"]),
    (
      "{\"resources\": [{\"path\": \"nodes.csv\"}, {\"name\": \"nodes\", \"path\": \"a.csv\"}]}",
      ["datapackage.json:1:65 repeated-table"]
    ),
    (
      "{\"resources\": [{\"path\": \"nodes.csv\"}, {\"name\": \"presense\", \"path\": \"a.csv\"}]}",
      ["datapackage.json:1:68 unknown-table"]
    ),
    (
      "{\"resources\": [{\"path\": \"nodes.csv\"}], \"extends\": [\"../gone\"]}",
      ["datapackage.json:1:52 missing-file"]
    ),
    (
      "{\"resources\": [{\"path\": \"nodes.csv\"}], \"extends\": [\"/etc\"]}",
      ["datapackage.json:1:52 unsafe-path"]
    ),
    (
      "{\"resources\": [{\"path\": \"nodes.csv\"}], \"extends\": [\".\"]}",
      ["datapackage.json:1:52 extends-cycle"]
    ),
  ]

  @Test(arguments: descriptors.indices)
  func `a descriptor is checked`(index: Int) throws {
    let (text, issues) = Self.descriptors[index]
    let dataset = try TemporaryDataset([
      "datapackage.json": text, "nodes.csv": "id,name,kind,tradable\na,甲,resource,yes\n",
    ])
    let found = dataset.issues().filter { !$0.hasSuffix("isolated-node") && !$0.hasSuffix("unlisted-table") }
    #expect(found == issues)
  }

  @Test func `a table that is not listed is mentioned`() throws {
    var files = smallDataset
    files["datapackage.json"] = "{\"resources\": [{\"path\": \"nodes.csv\"}]}"
    files["nodes.csv"] = "id,name,kind\na,甲,resource\n"
    let dataset = try TemporaryDataset(files)
    #expect(dataset.issues().contains("presence.csv unlisted-table"))
    #expect(dataset.read().network != nil)
  }

  @Test func `pipes, links, folders and devices are refused without waiting`() throws {
    let dataset = try TemporaryDataset(smallDataset)
    let nodes = "\(dataset.path)/nodes.csv"
    try FileManager.default.moveItem(atPath: nodes, toPath: "\(dataset.path)/real.csv")
    try FileManager.default.createSymbolicLink(atPath: nodes, withDestinationPath: "real.csv")
    #expect(dataset.issues() == ["nodes.csv not-a-regular-file"])
    try FileManager.default.removeItem(atPath: nodes)
    #expect(mkfifo(nodes, 0o600) == 0)
    #expect(dataset.issues() == ["nodes.csv not-a-regular-file"])
    try FileManager.default.removeItem(atPath: nodes)
    try FileManager.default.createDirectory(atPath: nodes, withIntermediateDirectories: false)
    let outcome = dataset.read()
    #expect(outcome.issues.map(\.facts) == [.notARegularFile(.folder)])
    #expect(outcome.network == nil)
  }

  @Test func `a link on the way to a base is refused`() throws {
    let dataset = try TemporaryDataset([
      "city/datapackage.json": "{\"extends\": [\"../link\"], \"resources\": []}",
      "atlas/nodes.csv": "id,name,kind\na,甲,resource\n",
    ])
    try FileManager.default.createSymbolicLink(atPath: "\(dataset.path)/link", withDestinationPath: "atlas")
    #expect(dataset.issues("city") == ["city/datapackage.json:1:14 not-a-regular-file"])
  }

  @Test func `a descriptor too large is not read`() throws {
    let dataset = try TemporaryDataset([:])
    try dataset.write("datapackage.json", Data(repeating: 0x20, count: (1 << 20) + 1))
    #expect(dataset.read().issues.map(\.facts) == [.fileTooLarge(bytes: (1 << 20) + 1, limit: 1 << 20)])
  }
}
