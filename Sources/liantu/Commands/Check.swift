import ArgumentParser
import LianTu

struct Check: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("检查数据集：逐条指出错误与提醒的位置。", "Check a dataset: every error and warning with its place."))
  }

  @OptionGroup var common: CommonOptions

  func run() throws {
    let issues = DatasetReader.read(at: common.dataset).issues
    let shown = common.quiet ? issues.filter { $0.severity == .error } : issues
    try Output.write(IssueList(shown).text + "\n", to: common.output)
    if issues.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }
}
