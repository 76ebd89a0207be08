import ChainDiagram
import Foundation

/// Graphviz's own `dot`, where it is installed: what it makes of our text, independently of us.
enum DotProgram {
  static let path: String? = ["/usr/bin/dot", "/usr/local/bin/dot", "/opt/homebrew/bin/dot"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  struct Failure: Error { var message: String }

  static func run(_ dot: String, as format: String) throws -> Data {
    guard let path else { throw Failure(message: "no dot") }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("in.dot")
    let output = folder.appendingPathComponent("out")
    let messages = folder.appendingPathComponent("messages")
    try Data(dot.utf8).write(to: input)
    _ = FileManager.default.createFile(atPath: messages.path, contents: nil)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-T\(format)", "-o", output.path, input.path]
    let sink = try FileHandle(forWritingTo: messages)
    process.standardError = sink
    try process.run()
    process.waitUntilExit()
    try sink.close()
    let said = String(decoding: try Data(contentsOf: messages), as: UTF8.self)
    let complaints = said.split(separator: "\n").filter { !$0.contains("size too small for label") }
    guard process.terminationStatus == 0, complaints.isEmpty else { throw Failure(message: said) }
    return try Data(contentsOf: output)
  }

  /// The layout of a drawing, without the edges it leads itself.
  static func geometry(of drawing: DiagramDrawing, candidate: Int = 0) throws -> DiagramGeometry {
    let kept = drawing.candidates[candidate].split(separator: "\n").filter { line in
      !drawing.withheldEdges.contains { line.contains("id=\"\($0)\"") }
    }
    let json = try JSONDecoder().decode(Graph.self, from: run(kept.joined(separator: "\n"), as: "json"))
    let bounds = numbers(json.bb)
    let label = numbers(json.lp)
    let size = SIMD2((Double(json.lwidth) ?? 0) * 72, (Double(json.lheight) ?? 0) * 72)
    var boxes: [String: DiagramGeometry.Box] = [:]
    for node in json.objects {
      // Invisible nodes are left out.
      guard let pos = node.pos, let width = node.width.flatMap(Double.init),
        let height = node.height.flatMap(Double.init)
      else { continue }
      let centre = numbers(pos)
      let half = SIMD2(width, height) * 36
      let place = SIMD2(centre[0], centre[1])
      boxes[node.name] = .init(min: place - half, max: place + half)
    }
    var paths: [String: DiagramGeometry.Path] = [:]
    for edge in json.edges ?? [] {
      guard let id = edge.id, let pos = edge.pos else { continue }
      var path = DiagramGeometry.Path(points: [])
      for part in pos.split(separator: " ") {
        let values = numbers(
          part.hasPrefix("e,") || part.hasPrefix("s,") ? String(part.dropFirst(2)) : String(part))
        let point = SIMD2(values[0], values[1])
        if part.hasPrefix("e,") {
          path.tip = point
        } else if !part.hasPrefix("s,") {
          path.points.append(point)
        }
      }
      paths[id] = path
    }
    let titleCentre = SIMD2(label[0], label[1])
    return DiagramGeometry(
      bounds: .init(min: SIMD2(bounds[0], bounds[1]), max: SIMD2(bounds[2], bounds[3])),
      title: .init(min: titleCentre - size / 2, max: titleCentre + size / 2), boxes: boxes, paths: paths,
      scale: 1)
  }

  private static func numbers(_ text: String) -> [Double] {
    text.split(separator: ",").compactMap { Double($0) }
  }

  private struct Graph: Decodable {
    var bb: String
    var lp: String
    var lwidth: String
    var lheight: String
    var objects: [Node]
    var edges: [Edge]?
  }
  private struct Node: Decodable {
    var name: String
    var pos: String?
    var width: String?
    var height: String?
  }
  private struct Edge: Decodable {
    var id: String?
    var pos: String?
  }
}
