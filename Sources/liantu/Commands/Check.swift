import ArgumentParser
import LianTu

struct Check: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("检查数据集：逐条指出错误与提醒的位置。", "Check a dataset: every error and warning with its place."),
      discussion: say(
        """
        例：
          liantu check Data/yueyang
          liantu check Data/yueyang --quiet          只看错误
          liantu check Data/yueyang --output issues.txt

        有错误时退出码为 1；提醒不算错误。文件夹打不开为 2。
        """,
        """
        Examples:
          liantu check Data/yueyang
          liantu check Data/yueyang --quiet          errors only
          liantu check Data/yueyang --output issues.txt

        Exits 1 when there are errors; warnings are no errors. Exits 2 when there is no folder to read.
        """))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: ArgumentHelp(say("格式：table json csv md", "format: table json csv md")))
  var format: TextFormat = .table

  func run() throws {
    let outcome = DatasetReader.read(at: common.dataset)
    let issues = outcome.issues
    try Output.write(text(of: issues), to: common.output)
    guard outcome.isOpened else { throw ExitCode(2) }
    if issues.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  private func text(of issues: [LoadIssue]) -> String {
    let tables = IssueTables(issues, listsWarnings: !common.quiet)
    switch format {
    case .table: return IssueList(issues, countsWarnings: common.quiet).text + "\n"
    case .json: return tables.json(version: lianTuVersion).text(pretty: true)
    case .csv: return tables.table(in: .current).csv(noteHeader: "")
    case .md: return tables.table(in: .current).markdown(noteHeader: "")
    }
  }
}
