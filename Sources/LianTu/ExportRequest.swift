import TableIO

/// What a dataset is exported for.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// Node-link JSON for networkx.
  case json
  /// For networkx, igraph and Gephi.
  case graphml
  /// Two CSV files with Neo4j's import headers.
  case csv
  /// One self-contained data package, everything it extends merged in.
  case package

  /// Whether it is one text, or files in a folder.
  public var isFolder: Bool { self == .csv || self == .package }
}

/// `export`: the network with its marks, or the data itself, for other programs.
public struct ExportRequest: Sendable {
  public var scope: ScopeRequest
  public var format: ExportFormat

  public init(scope: ScopeRequest = ScopeRequest(), format: ExportFormat = .json) {
    self.scope = scope
    self.format = format
  }

  /// What came out.
  public enum Output: Sendable {
    case text(String)
    /// By file name.
    case files([(name: String, text: String)])
    case package(DataPackage)
  }

  public func run(on dataset: Dataset) throws(RequestError) -> Output {
    let network = dataset.network
    switch format {
    case .json:
      let scope = try scope.resolve(in: network)
      return .text(
        DatasetExport.nodeLinkJSON(network, scope: scope, toolVersion: lianTuVersion).text(pretty: true))
    case .graphml:
      return .text(
        DatasetExport.graphML(network, scope: try scope.resolve(in: network), toolVersion: lianTuVersion))
    case .csv:
      let tables = DatasetExport.neo4jCSV(network, scope: try scope.resolve(in: network))
      return .files([("nodes.csv", tables.nodes), ("links.csv", tables.links)])
    case .package: return .package(DatasetExport.package(dataset.document))
    }
  }
}
