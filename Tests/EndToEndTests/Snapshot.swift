import Foundation
import Testing

/// Texts as they were last approved, in `Snapshots/`.
///
/// `RECORD_SNAPSHOTS=1` writes them anew and fails, so that nobody records by accident.
enum Snapshot {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots")

  static func expect(_ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    guard let approved = FileManager.default.contents(atPath: file.path) else {
      Issue.record("no snapshot \(name): run with RECORD_SNAPSHOTS=1", sourceLocation: sourceLocation)
      return
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let approvedLines = String(decoding: approved, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let line = zip(lines, approvedLines).enumerated().first(where: { $1.0 != $1.1 }) {
      Issue.record(
        "\(name), line \(line.offset + 1): “\(line.element.0)”, was “\(line.element.1)”",
        sourceLocation: sourceLocation)
    } else if Data(text.utf8) != approved {
      Issue.record(
        "\(name): \(lines.count) lines, was \(approvedLines.count)", sourceLocation: sourceLocation)
    }
  }
}
