import ArgumentParser
import LianTu
import TableIO

extension ExportFormat: ExpressibleByArgument {}

struct Export: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say(
        "导出：图给 networkx、igraph、Gephi、Neo4j，或合并成一个数据包。",
        "Export the graph for networkx, igraph, Gephi or Neo4j, or the data merged into one package."),
      discussion: say(
        """
        例：
          liantu export Data/yueyang --output graph.json
          liantu export Data/yueyang --format graphml --output graph.graphml
          liantu export Data/yueyang --format csv --output neo4j
          liantu export Data/yueyang --format package --output merged

        csv 与 package 是多个文件，用 --output 指定文件夹。
        JSON 可由 networkx 的 node_link_graph(data, edges="edges") 读入。
        """,
        """
        Examples:
          liantu export Data/yueyang --output graph.json
          liantu export Data/yueyang --format graphml --output graph.graphml
          liantu export Data/yueyang --format csv --output neo4j
          liantu export Data/yueyang --format package --output merged

        csv and package are several files: name their folder with --output.
        networkx reads the JSON with node_link_graph(data, edges="edges").
        """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @Option(help: ArgumentHelp(say("格式", "format")))
  var format: ExportFormat = .json

  func validate() throws {
    if format.isFolder && common.output == nil {
      throw ValidationError(say("请用 --output 指定文件夹。", "name the folder with --output."))
    }
  }

  func run() throws {
    let folder = common.output ?? "."
    let dataset = try common.open()
    if format.isFolder && dataset.document.reads(from: folder) { throw RequestError.outputIsInput(folder) }
    switch try ExportRequest(scope: scope.request, format: format).run(on: dataset) {
    case .text(let text): try Output.write(text, to: common.output)
    case .files(let files):
      try AtomicFile.makeFolder(folder)
      for file in files { try Output.write(file.text, to: "\(folder)/\(file.name)") }
    case .package(let package): try DatasetWriter.write(ChainDocument(packages: [package]), to: folder)
    }
  }
}
