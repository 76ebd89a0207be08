import ChainModel

extension DatasetExport {
  /// GraphML for networkx, igraph and Gephi; lists are joined with `;`, empty cells left out.
  /// - Complexity: O(V + E).
  public static func graphML(_ network: ChainNetwork, scope: Scope, toolVersion: String) -> String {
    let records = GraphRecords(network: network, scope: scope)
    var writer = GraphMLWriter()
    writer.open()
    // The keys of nodes and links are the same for each of them, so an empty graph has none to show.
    if let node = network.nodeIDs.first { writer.declare(records.record(of: node).dropFirst(), for: "node") }
    if let link = network.links.first {
      writer.declare(records.record(of: link).dropFirst(2) + [("distance", .text(""))], for: "edge")
    }
    let heading = records.heading(toolVersion: toolVersion)
    writer.declare(heading[...], for: "graph")
    writer.declareYear()
    writer.line("  <graph edgedefault=\"directed\">")
    for field in heading { writer.data(field, of: "graph", indent: "    ") }
    writer.line("    <data key=\"graph-asOf\">\(scope.asOf)</data>")
    for node in network.nodeIDs {
      let record = records.record(of: node)
      writer.line("    <node id=\"\(GraphMLWriter.escaped(network[node].key))\">")
      for field in record.dropFirst() { writer.data(field, of: "node", indent: "      ") }
      writer.line("    </node>")
    }
    for (position, link) in network.links.enumerated() {
      let ends = [link.source, link.target].map { GraphMLWriter.escaped(network[$0].key) }
      writer.line("    <edge id=\"e\(position)\" source=\"\(ends[0])\" target=\"\(ends[1])\">")
      for field in records.record(of: link).dropFirst(2) + [("distance", .text(scope.walk(along: link).mark))]
      {
        writer.data(field, of: "edge", indent: "      ")
      }
      writer.line("    </edge>")
    }
    writer.close()
    return writer.text
  }
}

/// The lines of a GraphML file.
private struct GraphMLWriter {
  private(set) var text = ""

  mutating func line(_ line: String) { text += line + "\n" }

  mutating func open() {
    line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    line("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")
  }

  mutating func close() {
    line("  </graph>")
    line("</graphml>")
  }

  mutating func declare(_ fields: some Sequence<(name: String, value: GraphRecords.Value)>, for kind: String)
  {
    for field in fields {
      let type = if case .flag = field.value { "boolean" } else { "string" }
      declare(field.name, type: type, for: kind)
    }
  }

  mutating func declareYear() { declare("asOf", type: "int", for: "graph") }

  private mutating func declare(_ name: String, type: String, for kind: String) {
    line("  <key id=\"\(kind)-\(name)\" for=\"\(kind)\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>")
  }

  mutating func data(_ field: (name: String, value: GraphRecords.Value), of kind: String, indent: String) {
    let value: String
    switch field.value {
    case .text(let text): value = text
    case .optionalText(let text): value = text ?? ""
    case .flag(let flag): value = flag ? "true" : "false"
    case .list(let items): value = items.joined(separator: ";")
    }
    guard !value.isEmpty else { return }
    line("\(indent)<data key=\"\(kind)-\(field.name)\">\(Self.escaped(value))</data>")
  }

  /// Text for XML: markup escaped, characters XML cannot hold and control characters left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
