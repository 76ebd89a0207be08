import Foundation
import Testing

/// What the program says of itself, the manual and the completions: all of them know the same verbs.
struct HelpTests {
  private static let languages = ["zh", "en"]

  @Test(arguments: languages) func `the help of every verb is as approved`(language: String) throws {
    for verb in [""] + (try Interface().verbs.map(\.name)) {
      let run = try Self.help(verb, language)
      #expect(run.status == 0 && run.messages.isEmpty, "\(verb)")
      try Snapshot.expect(run.output, is: "help/\(verb.isEmpty ? "liantu" : verb).\(language).txt")
    }
  }

  /// The examples of each help, run one after the other in a folder with the data in it.
  @Test(arguments: languages) func `every example in a help text runs`(language: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Repository.root.appendingPathComponent("Data"), to: folder.file("Data"))
    var seen = Set<[String]>()
    for verb in [""] + (try Interface().verbs.map(\.name)) {
      let examples = try Self.help(verb, language).output.split(separator: "\n")
        .filter { $0.hasPrefix("  liantu ") }
      #expect(!examples.isEmpty, "no example: \(verb)")
      for example in examples {
        // A remark stands behind two spaces.
        let command = example.dropFirst(2).replacing("  ", with: "\t").split(separator: "\t")[0]
        let words = command.split(separator: " ").map(String.init)
        guard seen.insert(words).inserted else { continue }
        let run = try Run(
          arguments: Array(words.dropFirst()), environment: ["LANG": language], in: folder.url)
        #expect(run.status == 0, "\(command): \(run.messages)")
      }
    }
  }

  @Test func `the manual lists every verb and option, and no other`() throws {
    let manual = try String(
      contentsOf: Repository.root.appendingPathComponent("Docs/Manual/liantu.1"), encoding: .utf8
    ).replacing("\\-", with: "-")
    let interface = try Interface()
    for verb in interface.verbs {
      #expect(manual.contains("\n.B \(verb.name)\n"), "verb \(verb.name)")
    }
    let options = Set(interface.verbs.flatMap(\.options)).union(interface.options)
    let listed = Set(manual.matches(of: /--[a-z][a-z-]*/).map { String($0.output) })
    #expect(options.subtracting(listed).isEmpty)
    #expect(listed.subtracting(options).isEmpty)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func `completions are generated`(shell: String) throws {
    let run = try Run("--generate-completion-script", shell)
    #expect(run.status == 0 && run.messages.isEmpty)
    for verb in try Interface().verbs {
      #expect(run.output.contains(verb.name), "verb \(verb.name)")
    }
    #expect(
      try Run("--generate-completion-script", shell, environment: ["LANG": "en"]).output.contains("gaps"))
  }

  @Test func `usage errors are said in the user's language`() throws {
    let chinese = try Run("gaps", "Data/yueyang", "--formt", "json")
    #expect(chinese.status == 64 && chinese.output.isEmpty)
    #expect(chinese.messages.hasPrefix("错误：没有选项 '--formt'。是否想写 '--format'?\n用法："))
    let english = try Run("rank", environment: ["LANG": "en"])
    #expect(
      english.status == 64 && english.messages.hasPrefix("Error: Missing expected argument '<dataset>'"))
  }

  @Test func `there is no escape byte in anything that is printed`() throws {
    for arguments in [
      ["--help"], ["gaps", "--help"], ["gaps"], ["check", "Data/yueyang"],
      ["gaps", "Data/yueyang", "--top", "3"],
      ["rank", "Data/yueyang", "--top", "3"], ["gaps", "Data/yueyang", "--format", "md", "--top", "3"],
    ] {
      for environment in [["NO_COLOR": "1"], ["TERM": "xterm-256color"]] {
        let run = try Run(arguments: arguments, environment: environment)
        #expect(!run.output.utf8.contains(0x1B) && !run.messages.utf8.contains(0x1B), "\(arguments)")
      }
    }
  }

  private static func help(_ verb: String, _ language: String) throws -> Run {
    try Run(
      arguments: verb.isEmpty ? ["--help"] : [verb, "--help"],
      environment: ["LANG": language, "COLUMNS": "80"])
  }
}

/// The verbs and options the program knows, from its machine-readable help.
private struct Interface {
  struct Verb {
    var name: String
    var options: [String]
  }

  let verbs: [Verb]
  let options: [String]

  init() throws {
    let root = try #require(
      try Run("--experimental-dump-help", environment: ["LANG": "en"]).json()["command"] as? [String: Any])
    let commands = try #require(root["subcommands"] as? [[String: Any]])
    verbs = commands.compactMap { command in
      (command["commandName"] as? String).map { Verb(name: $0, options: Self.options(of: command)) }
    }.filter { $0.name != "help" }
    options = Self.options(of: root)
  }

  private static func options(of command: [String: Any]) -> [String] {
    (command["arguments"] as? [[String: Any]] ?? []).flatMap { argument in
      (argument["names"] as? [[String: Any]] ?? [])
        .filter { $0["kind"] as? String == "long" }
        .compactMap { $0["name"] as? String }
        .map { "--" + $0 }
    }
  }
}
