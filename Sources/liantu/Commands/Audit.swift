import ArgumentParser
import LianTu

struct Audit: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say(
        "核对政策：每句话是否入表、引文是否准确、每个环节有无依据。",
        "Audit against the policy: sentences without a row, wrong quotations, nodes without a basis."),
      discussion: say(
        """
        例：
          liantu audit Data/yueyang
          liantu audit Data/yueyang --format json --output audit.json

        需要 passages 表（政策原文逐句）；没有时只核对环节依据。
        """,
        """
        Examples:
          liantu audit Data/yueyang
          liantu audit Data/yueyang --format json --output audit.json

        It takes the table passages, the policy sentence by sentence; without it only nodes are audited.
        """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @Option(help: ArgumentHelp(say("格式", "format")))
  var format: TextFormat = .table

  func run() throws {
    let result = try AuditRequest(scope: scope.request).run(on: try common.open())
    try Output.write(result.text(format, language: .current), to: common.output)
  }
}
