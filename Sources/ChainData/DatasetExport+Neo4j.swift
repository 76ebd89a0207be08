import ChainModel
import TableIO

extension DatasetExport {
  /// Two CSV files with the headers `neo4j-admin database import` wants; lists are split at `;`.
  /// - Complexity: O(V + E).
  public static func neo4jCSV(_ network: ChainNetwork, scope: Scope) -> (nodes: String, links: String) {
    let records = GraphRecords(network: network, scope: scope)
    let nodes = network.nodeIDs.map { records.record(of: $0) }
    var nodeWriter = CSVWriter(
      header: ["id:ID"] + (nodes.first ?? []).dropFirst().map(header) + [":LABEL"], formulaGuard: true)
    for (id, record) in zip(network.nodeIDs, nodes) {
      nodeWriter.append(record.map { text($0.value) } + [network[id].kind.rawValue])
    }
    let links = network.links.map { records.record(of: $0) }
    let further = (links.first ?? []).dropFirst(2).filter { $0.name != "relation" }.map(header)
    var linkWriter = CSVWriter(
      header: [":START_ID", ":END_ID", ":TYPE"] + further + ["distance"], formulaGuard: true)
    for (link, record) in zip(network.links, links) {
      linkWriter.append(record.map { text($0.value) } + [scope.walk(along: link).mark])
    }
    return (nodeWriter.text, linkWriter.text)
  }

  private static func header(_ field: (name: String, value: GraphRecords.Value)) -> String {
    switch field.value {
    case .text, .optionalText: field.name
    case .flag: "\(field.name):boolean"
    case .list: "\(field.name):string[]"
    }
  }

  private static func text(_ value: GraphRecords.Value) -> String {
    switch value {
    case .text(let text): text
    case .optionalText(let text): text ?? ""
    case .flag(let flag): flag ? "true" : "false"
    case .list(let items): items.joined(separator: ";")
    }
  }
}
