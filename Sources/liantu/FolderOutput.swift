import ArgumentParser
import LianTu
import TableIO

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder of files that a verb makes, or checks to be what it would make.
struct FolderOutput {
  let folder: String
  /// Write nothing; exit 1 when a file differs.
  let verifies: Bool

  private(set) var stale: [String] = []

  init(_ folder: String, verifies: Bool) {
    self.folder = folder
    self.verifies = verifies
  }

  mutating func add(_ file: GalleryRequest.File) throws {
    let path = folder + "/" + file.name
    guard verifies else {
      try AtomicFile.makeFolder(folder)
      try Output.write(file.bytes, to: path)
      return
    }
    if !file.isUpToDate(FileManager.default.contents(atPath: path).map(Array.init)) { stale.append(path) }
  }

  /// Names what is out of date, and how to mend it.
  func finish(remedy: String) throws {
    guard !stale.isEmpty else { return }
    Output.message(
      say("这些文件已过期，请运行 \(remedy)：", "out of date, run \(remedy): ") + stale.joined(separator: " "))
    throw ExitCode(1)
  }
}
