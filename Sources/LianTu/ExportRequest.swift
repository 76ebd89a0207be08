import TableIO

/// What a graph is exported for.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// Node-link JSON for networkx.
  case json
  /// For networkx, igraph and Gephi.
  case graphml
}

/// `export`: the network with its marks, for other programs.
public struct ExportRequest: Sendable {
  public var scope: ScopeRequest
  public var format: ExportFormat

  public init(scope: ScopeRequest = ScopeRequest(), format: ExportFormat = .json) {
    self.scope = scope
    self.format = format
  }

  /// The whole file as text.
  public func run(on dataset: Dataset) throws(RequestError) -> String {
    let scope = try scope.resolve(in: dataset.network)
    switch format {
    case .json:
      return DatasetExport.nodeLinkJSON(dataset.network, scope: scope, toolVersion: lianTuVersion)
        .text(pretty: true)
    case .graphml:
      return DatasetExport.graphML(dataset.network, scope: scope, toolVersion: lianTuVersion)
    }
  }
}
