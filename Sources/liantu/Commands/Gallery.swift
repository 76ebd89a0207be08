import ArgumentParser
import LianTu

/// Draws every chain into a folder with an index, or checks that the folder is up to date.
struct Gallery: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("把每条产业链画进一个文件夹，附目录页。", "Draw every chain into a folder, with an index page."),
      discussion: say(
        """
        例：
          liantu gallery Data/yueyang --output Graphs
          liantu gallery Data/yueyang --output Graphs --verify

        --verify 发现过期的图时退出码为 1。
        """,
        """
        Examples:
          liantu gallery Data/yueyang --output Graphs
          liantu gallery Data/yueyang --output Graphs --verify

        With --verify it exits 1 when a picture is out of date.
        """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @Flag(help: ArgumentHelp(say("不写文件，只检查是否过期", "write nothing, check that the folder is up to date")))
  var verify = false

  func validate() throws {
    if common.output == nil {
      throw ValidationError(say("请用 --output 指定文件夹。", "name the folder with --output."))
    }
  }

  func run() throws {
    let request = GalleryRequest(scope: scope.request)
    var folder = FolderOutput(common.output ?? ".", verifies: verify)
    for page in try request.run(on: try common.open(), drawsPictures: !verify) {
      for file in page.files { try folder.add(file) }
    }
    try folder.finish(remedy: "make graphs")
  }
}
