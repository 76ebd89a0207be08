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
}
