import ArgumentParser
import LianTu

struct Rank: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("排出招商目标：找谁、补哪一环、宜落何处。", "Rank candidates: whom to ask, for which gap, to which park."))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var list: GapListOptions
  @Option(help: ArgumentHelp(say("排序方法：weighted-sum 或 topsis", "method: weighted-sum or topsis")))
  var method: RankingMethod = .weightedSum
  @Option(help: ArgumentHelp(say("格式：table json csv md", "format: table json csv md")))
  var format: TextFormat = .table

  func run() throws {
    var options = RankingOptions(method: method)
    if list.all { options.companiesPerGap = nil }
    let result = try RankRequest(gaps: try list.request(scope), options: options).run(on: try common.open())
    try Output.write(result.text(format, language: .current, top: list.top), to: common.output)
  }
}
