import ArgumentParser
import LianTu

extension HealthGrouping: ExpressibleByArgument {}

struct Health: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say(
        "量产业链健康度：完整、闭合、配套、延伸、闭环、集中、韧性。",
        "Measure chain health: completeness, coverage, depth, loops, concentration, resilience."),
      discussion: say(
        """
        例：
          liantu health Data/yueyang
          liantu health Data/yueyang --by county
          liantu health Data/yueyang --by industry --format csv --output health.csv
        """,
        """
        Examples:
          liantu health Data/yueyang
          liantu health Data/yueyang --by county
          liantu health Data/yueyang --by industry --format csv --output health.csv
        """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @Option(help: ArgumentHelp(say("只量某条产业链", "only one chain"), valueName: "chain"))
  var chain: String?
  @Option(help: ArgumentHelp(say("按什么分行", "what a row is")))
  var by: HealthGrouping = .chain
  @Option(help: ArgumentHelp(say("格式", "format")))
  var format: TextFormat = .table

  func run() throws {
    let result = try HealthRequest(scope: scope.request, grouping: by, chain: chain).run(
      on: try common.open())
    try Output.write(result.text(format, language: .current), to: common.output)
  }
}
