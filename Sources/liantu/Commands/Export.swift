import ArgumentParser
import LianTu

extension ExportFormat: ExpressibleByArgument {}

struct Export: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("导出图：供 networkx、igraph、Gephi 等使用。", "Export the graph for networkx, igraph, Gephi."))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @Option(help: ArgumentHelp(say("格式：json 或 graphml", "format: json or graphml")))
  var format: ExportFormat = .json

  func run() throws {
    let text = try ExportRequest(scope: scope.request, format: format).run(on: try common.open())
    try Output.write(text, to: common.output)
  }
}
