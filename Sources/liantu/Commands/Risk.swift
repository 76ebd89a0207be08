import ArgumentParser
import LianTu

struct Risk: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say(
        "停产风险：哪家、哪环、哪地、哪样断供会带停多少，谁与谁不可同停。",
        "Outage risk: what each company, node, place or outside supply takes with it when it stops."),
      discussion: say(
        """
        例：
          liantu risk Data/yueyang
          liantu risk Data/yueyang --chain 再生锂 --top 5
          liantu risk Data/yueyang --as-of 2030 --outage 0.02 --samples 2000 --seed 7
          liantu risk Data/yueyang --format csv --output risk.csv

        公式与算例：Docs/Guides/Risk.zh.md。
        """,
        """
        Examples:
          liantu risk Data/yueyang
          liantu risk Data/yueyang --chain recycled-lithium --top 5
          liantu risk Data/yueyang --as-of 2030 --outage 0.02 --samples 2000 --seed 7
          liantu risk Data/yueyang --format csv --output risk.csv

        Formulas and a case worked by hand: Docs/Guides/Risk.md.
        """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @Option(help: ArgumentHelp(say("只看某条产业链（编号或名称）", "one chain's nodes (id or name)"), valueName: "chain"))
  var chain: String?
  @Option(
    help: ArgumentHelp(say("一处厂区停产的可能（假定）", "chance that one site stands still (assumed)"), valueName: "p"))
  var outage = 0.05
  @Option(help: ArgumentHelp(say("随机停产的抽样次数", "samples of random outages"), valueName: "n"))
  var samples = 10_000
  @Option(help: ArgumentHelp(say("随机数种子", "seed of the random numbers"), valueName: "n"))
  var seed: UInt64 = 1
  @Option(help: ArgumentHelp(say("每张表只显示前几行", "rows of each table"), valueName: "n"))
  var top: Int?
  @Option(help: ArgumentHelp(say("格式", "format")))
  var format: TextFormat = .table

  func validate() throws {
    if let top, top < 1 { throw ValidationError(say("--top 至少为 1。", "--top is at least 1.")) }
    if !(0...1).contains(outage) {
      throw ValidationError(say("--outage 应在 0 至 1 之间。", "--outage lies between 0 and 1."))
    }
    if !(2...1_000_000).contains(samples) {
      throw ValidationError(say("--samples 应在 2 至 1000000 之间。", "--samples is a number from 2 to 1000000."))
    }
  }

  func run() throws {
    let options = OutageSimulationOptions(outage: outage, samples: samples, seed: seed)
    let result = try RiskRequest(scope: scope.request, chain: chain, simulation: options)
      .run(on: try common.open())
    try Output.write(result.text(format, language: .current, top: top), to: common.output)
  }
}
