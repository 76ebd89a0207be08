import Foundation
import Testing

/// A text file that a test compares with; `RECORD_SNAPSHOTS=1` writes it and fails.
struct Snapshot {
  /// From the top of the repository.
  let path: String

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Records the first line that differs, so that the message stays short.
  func compare(with text: String) throws {
    let file = Self.root.appending(path: path)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("\(path) was written: look at it, then run without RECORD_SNAPSHOTS")
      return
    }
    let recorded = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    guard recorded != text else { return }
    let (old, new) = (Self.lines(recorded), Self.lines(text))
    let line = zip(old, new).prefix { $0 == $1 }.count
    Issue.record(
      """
      \(path):\(line + 1) differs (RECORD_SNAPSHOTS=1 writes it)
      - \(line < old.count ? old[line] : "(end)")
      + \(line < new.count ? new[line] : "(end)")
      """)
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
