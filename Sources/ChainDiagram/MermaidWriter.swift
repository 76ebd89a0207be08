/// A scene as a Mermaid flowchart: for pages that draw it themselves, without our columns and lanes.
public struct MermaidWriter {
  let scene: DiagramScene

  public init(_ scene: DiagramScene) { self.scene = scene }

  public var text: String {
    var lines = ["---", "title: \"\(Self.escaped(scene.title))\"", "---", "flowchart LR"]
    for (position, segment) in scene.segments.enumerated() {
      lines.append("  subgraph s\(position)[\"\(Self.escaped(segment.name))\"]")
      for box in scene.columns[segment.columns].joined() { lines.append("    " + node(box)) }
      lines.append("  end")
    }
    for edge in scene.edges { lines.append("  n\(edge.tail) \(Self.arrow(edge.style)) n\(edge.head)") }
    let recycling = scene.edges.indices.filter { scene.edges[$0].style == .recycling }
    if !recycling.isEmpty {
      let numbers = recycling.map(String.init).joined(separator: ",")
      lines.append("  linkStyle \(numbers) stroke:\(Palette.recycling.code),stroke-width:2px")
    }
    for state in BoxState.allCases {
      let members = scene.boxes.indices.filter { scene.boxes[$0].state == state }
      guard !members.isEmpty else { continue }
      lines.append("  classDef \(state.rawValue) \(Self.style(state))")
      lines.append("  class \(members.map { "n\($0)" }.joined(separator: ",")) \(state.rawValue)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func node(_ position: Int) -> String {
    let box = scene.boxes[position]
    var text = (box.tabText.isEmpty ? "" : "[\(box.tabText)] ") + box.name
    if !box.companies.isEmpty { text += " · " + box.companies.joined(separator: ", ") }
    let label = Self.escaped(text)
    return box.isResource ? "n\(position)[\"\(label)\"]" : "n\(position)(\"\(label)\")"
  }

  private static func arrow(_ style: EdgeStyle) -> String {
    switch style {
    case .feedstock, .grade: "-->"
    case .byproduct, .support: "-.->"
    case .recycling: "==>"
    }
  }

  private static func style(_ state: BoxState) -> String {
    let dash =
      switch state {
      case .gap, .underway: ",stroke-dasharray:5 3"
      case .present, .weak, .outside: ""
      }
    let width = state == .weak ? 4 : state == .gap ? 2 : 1
    return "fill:\(Palette.fill(state).code),stroke:\(Palette.border(state).code),color:\(Palette.ink.code),"
      + "stroke-width:\(width)px\(dash)"
  }

  /// Letters, digits and what cannot begin markup stay; the rest becomes a Mermaid entity, `#35;`.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in DOTText.visible(text).unicodeScalars {
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " -_.,·、，。：（）〔〕／＋".unicodeScalars.contains(scalar)
      if isPlain { result.unicodeScalars.append(scalar) } else { result += "#\(scalar.value);" }
    }
    return result
  }
}
