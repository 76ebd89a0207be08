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
          liantu gaps --links Data/lists/links.csv --presence Data/lists/presence.csv

        没有数据集也行：--links 给出 from,to 两列，--presence 给出 node 一列，名称任意，几百万行也可。
        怎样读：Docs/Guides/Reading.zh.md；公式：Docs/Guides/Gaps.zh.md。
        """,
        """
        Examples:
          liantu gaps Data/yueyang --chain recycled-lithium
          liantu gaps Data/yueyang --region miluo --top 5
          liantu gaps Data/yueyang --as-of 2030
          liantu gaps Data/yueyang --all --format csv --output gaps.csv
          liantu gaps --links Data/lists/links.csv --presence Data/lists/presence.csv

        Without a dataset: --links has columns from,to and --presence a column node, any names, millions
        of rows if need be.
        How to read it: Docs/Guides/Reading.md; formulas: Docs/Guides/Gaps.md.
        """))
  }

  @Argument(help: ArgumentHelp(say("数据集文件夹", "the dataset's folder"), valueName: "dataset"))
  var dataset: String?
  @OptionGroup var result: ResultOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var list: GapListOptions
  @Option(
    help: ArgumentHelp(
      say("上下游关系表（from,to 两列），代替数据集", "a list of links (from,to) in place of a dataset"), valueName: "file"))
  var links: String?
  @Option(
    help: ArgumentHelp(
      say("已有环节表（node 一列），配合 --links", "what is there (node), with --links"), valueName: "file"))
  var presence: String?
  @Option(help: ArgumentHelp(say("格式", "format")))
  var format: TextFormat = .table

  func validate() throws {
    if (links == nil) != (presence == nil) {
      throw ValidationError(say("--links 与 --presence 须同时给出。", "--links and --presence go together."))
    }
    if (dataset == nil) == (links == nil) {
      throw ValidationError(
        say("请给出数据集文件夹，或者 --links 与 --presence。", "name a dataset's folder, or --links and --presence."))
    }
    if links != nil, scope.isGiven || list.chain != nil || list.weights != nil {
      throw ValidationError(
        say(
          "--region、--as-of、--chain、--weights 要有数据集才能用。",
          "--region, --as-of, --chain and --weights need a dataset."))
    }
  }

  func run() throws {
    guard let links, let presence else {
      let found = try list.request(scope).run(on: try CommonOptions.open(dataset ?? "", quiet: result.quiet))
      return try Output.write(found.text(format, language: .current, top: list.top), to: result.output)
    }
    let found = try EdgeGapsRequest(
      links: links, presence: presence, horizon: list.horizon.steps, includesAll: list.all
    ).run()
    if found.unlinkedCount > 0, !result.quiet {
      Output.message(
        say(
          "提示：\(presence) 中有 \(found.unlinkedCount) 个名称不在任何关系里。",
          "note: \(found.unlinkedCount) names in \(presence) are in no link."))
    }
    try Output.write(found.text(format, language: .current, top: list.top), to: result.output)
  }
}
