import ArgumentParser
import LianTu

/// Writes a page for every chain into a folder with an index, or checks that the folder is up to date.
struct Report: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say(
        "每条产业链一页：是什么、工艺路线、本地现状、条款、来源。",
        "A page for every chain: what it is, its routes, where the region stands, clauses, sources."),
      discussion: say(
        """
        例：
          liantu report Data/yueyang --output Docs/Atlas --pictures ../../Graphs
          liantu report Data/yueyang --chain 再生锂 --output .

        每链写中英文各一页 Markdown；--verify 发现过期的页时退出码为 1。
        """,
        """
        Examples:
          liantu report Data/yueyang --output Docs/Atlas --pictures ../../Graphs
          liantu report Data/yueyang --chain recycled-lithium --output .

        Two pages of Markdown a chain, Chinese and English. With --verify it exits 1 when one is out of date.
        """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @Option(help: ArgumentHelp(say("只写某条产业链", "only one chain"), valueName: "chain"))
  var chain: String?
  @Option(
    help: ArgumentHelp(
      say("图片所在文件夹（从页面看的路径）", "the folder of pictures, as seen from the pages"), valueName: "path"))
  var pictures: String?
  @Flag(help: ArgumentHelp(say("不写文件，只检查是否过期", "write nothing, check that the folder is up to date")))
  var verify = false

  func validate() throws {
    if common.output == nil {
      throw ValidationError(say("请用 --output 指定文件夹。", "name the folder with --output."))
    }
  }

  func run() throws {
    let request = ReportRequest(scope: scope.request, chain: chain, pictures: pictures)
    var folder = FolderOutput(common.output ?? ".", verifies: verify)
    for file in try request.run(on: try common.open()) { try folder.add(file) }
    try folder.finish(remedy: "make atlas")
  }
}
