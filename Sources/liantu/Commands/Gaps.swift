import ArgumentParser
import LianTu

struct Gaps: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say(
        "列出缺链清单：缺什么、为什么重要、依据何在。", "List the gaps of a chain, why each matters and on what evidence."),
      discussion: say(
        """
        例：
          liantu gaps Data/yueyang --chain 再生锂
          liantu gaps Data/yueyang --region 汨罗市 --top 5
          liantu gaps Data/yueyang --as-of 2030
          liantu gaps Data/yueyang --all --format csv --output gaps.csv

        怎样读：Docs/Guides/Reading.zh.md；公式：Docs/Guides/Gaps.zh.md。
        """,
        """
        Examples:
          liantu gaps Data/yueyang --chain recycled-lithium
          liantu gaps Data/yueyang --region miluo --top 5
          liantu gaps Data/yueyang --as-of 2030
          liantu gaps Data/yueyang --all --format csv --output gaps.csv

        How to read it: Docs/Guides/Reading.md; formulas: Docs/Guides/Gaps.md.
        """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var list: GapListOptions
  @Option(help: ArgumentHelp(say("格式", "format")))
  var format: TextFormat = .table

  func run() throws {
    let result = try list.request(scope).run(on: try common.open())
    try Output.write(result.text(format, language: .current, top: list.top), to: common.output)
  }
}
