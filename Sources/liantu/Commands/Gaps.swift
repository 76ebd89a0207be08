import ArgumentParser
import LianTu

struct Gaps: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say(
        "列出缺链清单：缺什么、为什么重要、依据何在。", "List the gaps of a chain, why each matters and on what evidence."))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var list: GapListOptions
  @Option(help: ArgumentHelp(say("格式：table json csv md", "format: table json csv md")))
  var format: TextFormat = .table

  func run() throws {
    let result = try list.request(scope).run(on: try common.open())
    try Output.write(result.text(format, language: .current, top: list.top), to: common.output)
  }
}
