import Foundation
import Testing

/// Exit codes, messages, languages and files.
struct CommandLineTests {
  @Test func `an unknown chain or region asks what was meant and exits 2`() throws {
    let chain = try Run("gaps", "Data/yueyang", "--chain", "石油化公")
    #expect(chain.status == 2 && chain.output.isEmpty)
    #expect(chain.messages.contains("没有名为“石油化公”的产业链。是否想写“石油化工”？"))
    let region = try Run("gaps", "Data/yueyang", "--region", "miluoo", environment: ["LANG": "en_GB.UTF-8"])
    #expect(region.status == 2)
    #expect(region.messages.contains("no region is called “miluoo”. Did you mean “miluo”?"))
  }

  @Test func `usage errors exit 64`() throws {
    #expect(try Run("gaps").status == 64)
    #expect(try Run("gaps", "Data/yueyang", "--horizon", "0").status == 64)
    #expect(try Run("gaps", "Data/yueyang", "--top", "0").status == 64)
    #expect(try Run("gaps", "Data/yueyang", "--language", "fr").status == 64)
    #expect(try Run("nonsense").status == 64)
    #expect(try Run("--help").status == 0)
  }

  @Test func `a folder that is no dataset gives located errors and exit 2; check gives 1`() throws {
    let folder = try TemporaryFolder()
    try folder.write("id,name,kind\nethylene,乙烯,materiel\n", to: "nodes.csv")
    let gaps = try Run("gaps", folder.url.path)
    #expect(gaps.status == 2 && gaps.output.isEmpty)
    #expect(gaps.messages.contains("nodes.csv:2:13: error"))
    #expect(gaps.messages.contains("material"))
    let check = try Run("check", folder.url.path)
    #expect(check.status == 1 && check.output.contains("nodes.csv:2:13: error"))
    #expect(try Run("check", folder.url.path + "/absent").status == 2)
    #expect(try Run("check", folder.file("nodes.csv").path).status == 2)
    #expect(try Run("gaps", folder.url.path + "/absent").status == 2)
  }

  @Test(arguments: [
    (["LIANTU_LANG": "en", "LANG": "zh_CN.UTF-8"], false), (["LC_ALL": "zh_TW", "LANG": "en_US"], true),
    (["LANG": "C"], true), (["LANG": "POSIX"], true), ([:], true), (["LANG": "de_DE.UTF-8"], false),
    (["LC_ALL": "", "LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN"], false), (["LANG": "C.UTF-8"], true),
  ])
  func `the first language variable that is not empty decides`(environment: [String: String], isChinese: Bool)
    throws
  {
    let run = try Run("gaps", "Data/yueyang", "--top", "1", environment: environment)
    #expect(run.output.contains("状态截至2024年") == isChinese)
    #expect(run.output.contains("as of 2024") == !isChinese)
  }

  @Test func `--language wins over the environment`() throws {
    let run = try Run("gaps", "Data/yueyang", "--top", "1", "--language", "en")
    #expect(run.output.contains("as of 2024"))
  }

  @Test func `check --quiet lists no warnings but counts them`() throws {
    let run = try Run("check", "Data/yueyang", "--quiet", "--language", "en")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("0 errors, "))
    #expect(!run.output.hasPrefix("0 errors, 0 "))
    #expect(run.output.split(separator: "\n").count == 1)
  }

  @Test func `check writes its issues for other programs too`() throws {
    let folder = try TemporaryFolder()
    try folder.write("id,name,kind\nethylene,乙烯,materiel\n", to: "nodes.csv")
    let run = try Run("check", folder.url.path, "--format", "json")
    #expect(run.status == 1)
    let issue = try #require(run.objects("issues").first { $0["severity"] as? String == "error" })
    #expect(issue["line"] as? Int == 2 && issue["column"] as? Int == 13)
    #expect((issue["sentence"] as? String)?.contains("materiel") == true)
    #expect((issue["sentence_en"] as? String)?.contains("materiel") == true)
    let table = try Run("check", folder.url.path, "--format", "csv")
    #expect(table.status == 1 && table.output.contains("nodes.csv"))
  }

  @Test func `a file appears whole under its name and nothing else is left`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("gaps.csv").path
    #expect(try Run("gaps", "Data/yueyang", "--format", "csv", "--output", path).status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["gaps.csv"])
    let bytes = try Data(contentsOf: folder.file("gaps.csv"))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let refused = try Run("gaps", "Data/yueyang", "--output", folder.url.path + "/no/such/folder.txt")
    #expect(refused.status == 2 && refused.messages.contains("无法写入"))
  }

  @Test func `a reader that goes away is no failure`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.currentDirectoryURL = Repository.root
    process.arguments = [
      "-c",
      "set -o pipefail; '\(Repository.binary.path)' gaps Data/yueyang --all --format json --quiet | head -c 1 >/dev/null",
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `messages stay off standard output and --quiet silences them`() throws {
    let run = try Run("gaps", "Data/yueyang", "--format", "json")
    #expect(throws: Never.self) { try run.json() }
    #expect(try Run("gaps", "Data/yueyang", "--quiet").messages.isEmpty)
  }

  @Test func `weights come from a file, and a bad one is refused with its place`() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"policy": 1}"#, to: "weights.json")
    try folder.write(#"{"policy": 1, "fame": 2}"#, to: "bad.json")
    let run = try Run(
      "gaps", "Data/yueyang", "--weights", folder.file("weights.json").path, "--format", "json")
    #expect(try #require(run.objects("gaps").first)["priority"] as? Double == 1)
    let bad = try Run("gaps", "Data/yueyang", "--weights", folder.file("bad.json").path)
    #expect(bad.status == 2 && bad.messages.contains("fame"))
  }
}
