import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What cannot be done is refused with a sentence and exit status 2.
@Suite struct RefusedRequestTests {
  private static let english = ["LANG": "en_GB.UTF-8"]

  /// A small city with one table replaced by `tables`.
  private static func city(_ tables: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(smallCity().merging(tables) { $1 })
    return folder
  }

  private static func chains(_ ids: [String]) -> [String: String] {
    [
      "chains.csv": "id,industry,name\n" + ids.map { "\($0),chem,\($0)链\n" }.joined(),
      "memberships.csv": "chain,node\n" + ids.map { "\($0),film\n" }.joined(),
      "targets.csv": "industry,chain,metric,year,value,unit,source,locator\n",
    ]
  }

  @Test(arguments: ["report", "gallery"])
  func `bug: a file in place of the folder is a sentence`(verb: String) throws {
    let folder = try Self.city()
    let run = try Run(verb, folder.url.path, "--output", folder.file("nodes.csv").path)
    #expect(run.status == 2 && run.messages.contains("错误：无法写入") && !run.messages.contains("Cocoa"))
  }

  @Test func `bug: a name that several have is answered for none`() throws {
    let folder = try Self.city([
      "regions.csv":
        "id,name,name_en,kind,parent\nprovince,省,p,province,\ncity,市,c,city,province\nb1,桥区,Q,county,city\nb2,桥区,Q,county,city\n"
    ])
    let run = try Run("gaps", folder.url.path, "--region", "桥区")
    #expect(run.status == 2 && run.messages.contains("“桥区”有多处：b1、b2，请用编号。"))
    let english = try Run("gaps", folder.url.path, "--region", "q", environment: Self.english)
    #expect(english.messages.contains("more than one region is called “q”: b1, b2; use an id."))
    #expect(try Run("gaps", folder.url.path, "--region", "b2").status == 0)
  }

  @Test(arguments: [["k", "k.zh"], ["k", "K"], ["README"], [".."], ["."]])
  func `bug: chain ids that make no file names of their own`(ids: [String]) throws {
    let folder = try Self.city(Self.chains(ids))
    let run = try Run("report", folder.url.path, "--output", folder.file("out").path)
    #expect(run.status == 2 && run.messages.contains("不能用作文件名"), "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("out").path))
    let english = try Run(
      "report", folder.url.path, "--output", folder.file("out").path, environment: Self.english)
    #expect(english.messages.contains("makes no file name"))
  }

  @Test func `chain ids of other shapes have pages and pictures`() throws {
    let folder = try Self.city(Self.chains(["k", "k.en", "readme-2"]))
    for verb in ["report", "gallery"] {
      let run = try Run(verb, folder.url.path, "--output", folder.file(verb).path)
      #expect(run.status == 0, "\(run.messages)")
    }
    #expect(FileManager.default.fileExists(atPath: folder.file("report/k.en.zh.md").path))
  }

  @Test(arguments: ["]", "]]", "a ]"])
  func `bug: brackets for a name are drawn`(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(smallCity(name))
    let run = try Run("draw", folder.url.path, "--chain", "petro", "--quiet")
    #expect(run.status == 0 && run.output.contains("]"), "\(run.messages)")
  }

  @Test(arguments: ["package", "csv"])
  func `bug: no export over what is being read`(format: String) throws {
    let folder = try TemporaryFolder()
    for (name, text) in smallCity() {
      let table = name.hasSuffix(".csv") ? "base/\(name)" : "base/datapackage.json"
      try FileManager.default.createDirectory(
        at: folder.file("base"), withIntermediateDirectories: true)
      try folder.write(text, to: table)
    }
    try FileManager.default.createDirectory(at: folder.file("own"), withIntermediateDirectories: true)
    try folder.write(
      #"{"name": "own", "extends": ["../base"], "liantu": {"format": 1}, "resources": []}"#,
      to: "own/datapackage.json")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link").path, withDestinationPath: folder.file("own").path)
    let before = try Data(contentsOf: folder.file("base/nodes.csv"))
    for output in ["own", "base", "link", "own/../base/."] {
      let run = try Run(
        "export", folder.file("own").path, "--format", format, "--output", folder.url.path + "/" + output)
      #expect(run.status == 2 && run.messages.contains("是正在读取的数据集"), "\(output): \(run.messages)")
    }
    #expect(try Data(contentsOf: folder.file("base/nodes.csv")) == before)
    let other = try Run(
      "export", folder.file("own").path, "--format", format, "--output", folder.file("new").path)
    #expect(other.status == 0, "\(other.messages)")
  }

  @Test func `bug: indicators by name, unit and sense`() throws {
    let header = "node,company,region,chain,indicator,as_of,value,unit,source,locator\n"
    let folder = try Self.city([
      "companies.csv":
        "id,name,kind,headquarters\nacme,甲,listed,city\nother,乙,listed,province\nthird,丙,listed,province\n",
      "products.csv": "company,node,share,source,locator\nother,resin,0.5,s,一\nthird,resin,0.5,s,一\n",
      "indicators.csv": header
        + ",other,,,energy,2023,2,t,s,五\n,other,,,energy,2030,90,t,s,五\n,third,,,energy,2022,8,t,s,五\n",
    ])
    func rank(_ weights: String, _ arguments: String...) throws -> Run {
      try folder.write(weights, to: "weights.json")
      return try Run(
        arguments: [
          "rank", folder.url.path, "--weights", folder.file("weights.json").path, "--format", "json",
          "--samples", "0",
        ] + arguments)
    }
    func order(_ run: Run) throws -> [String] {
      try run.objects("candidates").compactMap { $0["company"] as? String }
    }
    #expect(try order(rank(#"{"criteria": {"indicator:energy": 1}}"#)) == ["third", "other"])
    let cost = #"{"criteria": {"indicator:energy": {"weight": 1, "sense": "cost"}}}"#
    #expect(try order(rank(cost)) == ["other", "third"])
    #expect(try order(rank(cost, "--as-of", "2030")) == ["third", "other"])
    let unknown = try rank(#"{"criteria": {"indicator:enegry": 1}}"#)
    #expect(unknown.status == 2 && unknown.messages.contains("没有名为“enegry”的企业指标。是否想写“energy”？"))
    for bad in [
      #"{"criteria": {"indicator:energy": {"weight": 1, "sense": "costs"}}}"#,
      #"{"criteria": {"strength": {"weight": 1, "sense": "cost"}}}"#,
      #"{"criteria": {"indicator:energy": {"sense": "cost"}}}"#,
      #"{"criteria": {"indicator:energy": {"weight": 1, "way": "cost"}}}"#,
    ] { #expect(try rank(bad).status == 2, "\(bad)") }
    try folder.write(
      header + ",other,,,energy,2023,2,t,s,五\n,third,,,energy,2022,8,m3,s,五\n", to: "indicators.csv")
    let mixed = try rank(cost)
    #expect(mixed.status == 2 && mixed.messages.contains("单位无法换算"))
    #expect(try rank(cost, "--language", "en").messages.contains("their units do not convert: m3, t."))
  }

  @Test(arguments: [["rank", "--samples", "10000000"], ["report"], ["gallery"]])
  func `bug: an interrupted run exits with 130 and leaves no half file`(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = Repository.binary
    process.currentDirectoryURL = Repository.root
    process.arguments =
      [arguments[0], "Data/yueyang"] + arguments.dropFirst()
      + ["--quiet", "--output", folder.file("out").path]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    // A folder is interrupted while it fills, what writes one file once it listens.
    let isFolder = arguments.count == 1
    while process.isRunning {
      if isFolder ? Self.names(in: folder).count > 4 : Self.listens(process.processIdentifier) { break }
    }
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    // A folder may be full before the signal comes: then the run is simply over.
    let status = process.terminationStatus
    #expect(process.terminationReason == .exit && (status == 130 || isFolder && status == 0))
    #expect(!Self.names(in: folder).contains { $0.hasSuffix(".part") })
  }

  private static func names(in folder: TemporaryFolder) -> [String] {
    FileManager.default.enumerator(atPath: folder.url.path)?.compactMap { $0 as? String } ?? []
  }

  /// Whether the process has a handler for SIGINT and does not block it, as Linux tells.
  private static func listens(_ process: Int32) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else {
      return false
    }
    func mask(_ name: String) -> UInt64 {
      status.split(separator: "\n").first { $0.hasPrefix(name) }?.split(separator: "\t").last
        .flatMap { UInt64($0, radix: 16) } ?? 0
    }
    return mask("SigCgt:") & 2 != 0 && mask("SigBlk:") & 2 == 0
  }
}
