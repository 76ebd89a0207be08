import ArgumentParser
import LianTu

struct SelfTest: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "selftest",
      abstract: say(
        "自测：藏起已知的环节或关系，看能找回多少，该信几分。",
        "Self-test: hide known nodes or links, see how many are found again, how far to trust it."),
      discussion: say(
        """
        例：
          liantu selftest Data/yueyang --repeats 2
          liantu selftest --links Data/atlas/links.csv --repeats 2

        做法与结果：Docs/Guides/SelfTest.zh.md。
        """,
        """
        Examples:
          liantu selftest Data/yueyang --repeats 2
          liantu selftest --links Data/atlas/links.csv --repeats 2

        Method and figures: Docs/Guides/SelfTest.md.
        """))
  }

  @Argument(help: ArgumentHelp(say("数据集文件夹", "the dataset's folder"), valueName: "dataset"))
  var dataset: String?
  @Option(
    help: ArgumentHelp(
      say("改测关系表（CSV，列 from、to）", "test an edge list instead (CSV: from, to)"), valueName: "file"))
  var links: String?
  @Option(help: ArgumentHelp(say("只测 relation 列为此的关系", "only rows with this in column relation")))
  var relation: String?
  @OptionGroup var scope: ScopeOptions
  @Option(help: ArgumentHelp(say("重复几次", "repeats"), valueName: "n"))
  var repeats = 20
  @Option(help: ArgumentHelp(say("每次藏起的比例", "share hidden each time")))
  var share = 0.1
  @Option(help: ArgumentHelp(say("随机种子", "seed")))
  var seed: UInt64 = 1
  @OptionGroup var result: ResultOptions
  @Option(help: ArgumentHelp(say("格式", "format")))
  var format: TextFormat = .table

  func validate() throws {
    if (dataset == nil) == (links == nil) {
      throw ValidationError(say("请给出数据集，或用 --links 给出关系表。", "Name a dataset, or an edge list with --links."))
    }
    if !(1...1000).contains(repeats) {
      throw ValidationError(say("--repeats 应在 1 至 1000 之间。", "--repeats is from 1 to 1000."))
    }
    if !(share > 0 && share < 1) {
      throw ValidationError(say("--share 应大于 0、小于 1。", "--share lies between 0 and 1."))
    }
  }

  func run() throws {
    let request = SelfTestRequest(
      gaps: GapsRequest(scope: scope.request, includesAll: true), repeats: repeats, seed: seed, share: share)
    let patience = Patience(isQuiet: result.quiet)
    patience.begin(say("自测", "testing"))
    let report =
      if let links {
        try request.run(onLinksAt: links, relation: relation)
      } else {
        try request.run(on: Dataset(at: dataset ?? ""))
      }
    try patience.end { try Output.write(report.text(format, language: .current), to: result.output) }
  }
}
