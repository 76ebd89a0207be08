import ChainModel
import TableIO

/// The network in the formats of other programs.
public enum DatasetExport {
  /// Node-link JSON: `networkx.node_link_graph(data, edges="edges")` reads it.
  /// - Complexity: O(V + E).
  public static func nodeLinkJSON(_ network: ChainNetwork, scope: Scope, toolVersion: String) -> JSONValue {
    let records = GraphRecords(network: network, scope: scope)
    let heading = json(records.heading(toolVersion: toolVersion)) + [("asOf", .int(scope.asOf))]
    return .object([
      ("directed", true), ("multigraph", true), ("graph", .object(heading)),
      ("nodes", .array(network.nodeIDs.map { .object(json(records.record(of: $0))) })),
      (
        "edges",
        .array(
          network.links.map { link in
            .object(json(records.record(of: link)) + [("distance", mark(scope.walk(along: link)))])
          })
      ),
    ])
  }

  private static func json(_ record: GraphRecords.Record) -> [(String, JSONValue)] {
    record.map { field in
      switch field.value {
      case .text(let text): (field.name, .string(text))
      case .optionalText(let text): (field.name, .optional(text))
      case .flag(let flag): (field.name, .bool(flag))
      case .list(let items): (field.name, .strings(items))
      }
    }
  }

  private static func mark(_ walk: ChainLink.Walk) -> JSONValue {
    switch walk {
    case .both: true
    case .upOnly: "up-only"
    case .none: false
    }
  }
}
