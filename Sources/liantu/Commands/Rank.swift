import ArgumentParser
import LianTu

struct Rank: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("排出招商目标：找谁、补哪一环、宜落何处。", "Rank candidates: whom to ask, for which gap, to which park."),
      discussion: say(
        """
        例：
          liantu rank Data/yueyang --top 10
          liantu rank Data/yueyang --chain 再生锂 --method topsis
          liantu rank Data/yueyang --method promethee --seed 7
          liantu rank Data/yueyang --region 云溪区 --top 5
          liantu rank Data/yueyang --all --format csv --output candidates.csv

        不加 --all 时每个缺口最多列两家。怎样读：Docs/Guides/Reading.zh.md。
        """,
        """
        Examples:
          liantu rank Data/yueyang --top 10
          liantu rank Data/yueyang --chain recycled-lithium --method topsis
          liantu rank Data/yueyang --method promethee --seed 7
          liantu rank Data/yueyang --region yunxi --top 5
          liantu rank Data/yueyang --all --format csv --output candidates.csv

        Without --all at most two companies a gap. How to read it: Docs/Guides/Reading.md.
        """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var list: GapListOptions
  @Option(help: ArgumentHelp(say("排序方法", "method")))
  var method: RankingMethod = .weightedSum
  @Option(help: ArgumentHelp(say("格式", "format")))
  var format: TextFormat = .table
  @Option(
    help: ArgumentHelp(
      say("随机抽取多少组权重看名次稳不稳，0 为不抽", "random weightings to try the ranks with, 0 for none"), valueName: "n"))
  var samples = 10_000
  @Option(help: ArgumentHelp(say("随机种子", "seed of the random weightings"), valueName: "seed"))
  var seed: UInt64 = 1
  @Flag(help: ArgumentHelp(say("逐条检验可信度不高的装置记录（较慢）", "also try each doubtful plant the other way (slower)")))
  var facts = false

  func validate() throws {
    if !(0...10_000_000).contains(samples) {
      throw ValidationError(say("--samples 应在 0 至 10000000 之间。", "--samples is from 0 to 10000000."))
    }
  }

  func run() throws {
    var options = RankingOptions(method: method, samples: samples, seed: seed)
    if let file = try list.weightsFile() {
      options = RankingOptions(
        criteria: file.criteria, weights: file.weights, method: method, samples: samples, seed: seed,
        space: file.space)
    }
    if list.all { options.companiesPerGap = nil }
    let result = try RankRequest(gaps: try list.request(scope), options: options, triesPlants: facts).run(
      on: try common.open())
    try Output.write(result.text(format, language: .current, top: list.top), to: common.output)
  }
}
