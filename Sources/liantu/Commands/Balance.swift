import ArgumentParser
import LianTu

struct Balance: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say(
        "物料平衡：满负荷时哪些中间品短缺、富余或未知，外购多少，瓶颈在哪。",
        "Material balance: what is short, over or unknown at full load, what is bought, what holds back."),
      discussion: say(
        """
        例：
          liantu balance Data/yueyang --building
          liantu balance Data/yueyang --as-of 2030 --chain 石油化工
          liantu balance Data/yueyang --building --buy 原油,煤,甲醇
          liantu balance Data/yueyang --building --format csv --output balance.csv

        公式与算例：Docs/Guides/Balance.zh.md。
        """,
        """
        Examples:
          liantu balance Data/yueyang --building
          liantu balance Data/yueyang --as-of 2030 --chain petrochemicals
          liantu balance Data/yueyang --building --buy crude-oil,coal,methanol
          liantu balance Data/yueyang --building --format csv --output balance.csv

        Formulas and a case worked by hand: Docs/Guides/Balance.md.
        """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @Option(help: ArgumentHelp(say("只列某条产业链（编号或名称）", "list one chain (id or name)"), valueName: "chain"))
  var chain: String?
  @Flag(help: ArgumentHelp(say("在建装置按投产计", "count plants under construction as running")))
  var building = false
  @Option(
    help: ArgumentHelp(
      say(
        "求瓶颈时可不限量外购的环节，逗号分隔，none 为都不可；默认大宗品和本地无装置的",
        "what may be bought without limit when looking for bottlenecks, with commas, or none; default bulk goods and what nobody here makes"
      ), valueName: "nodes"))
  var buy: String?
  @Option(help: ArgumentHelp(say("每张表只显示前几行", "rows of each table"), valueName: "n"))
  var top: Int?
  @Option(help: ArgumentHelp(say("格式", "format")))
  var format: TextFormat = .table

  func validate() throws {
    if let top, top < 1 { throw ValidationError(say("--top 至少为 1。", "--top is at least 1.")) }
  }

  func run() throws {
    let purchases = buy.map { text in
      text == "none" ? [] : text.split { $0 == "," || $0 == "，" || $0 == "、" }.map(String.init)
    }
    let result = try BalanceRequest(
      scope: scope.request, chain: chain, countsBuilding: building, purchases: purchases
    ).run(on: try common.open())
    try Output.write(result.text(format, language: .current, top: top), to: common.output)
  }
}
