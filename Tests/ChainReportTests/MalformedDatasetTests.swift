import ChainData
import ChainModel
import ChainReport
import Foundation
import Testing

/// What is said about each malformed dataset, word for word, in both languages.
@Suite struct MalformedDatasetTests {
  /// Issues by dataset; files are named without the temporary folder.
  private static let found = Result { try MalformedDataset.all.map { try read($0) } }

  @Test(arguments: Language.allCases)
  func `each says exactly this`(language: Language) throws {
    var text = ""
    for (dataset, issues) in zip(MalformedDataset.all, try Self.found.get()) {
      text += "== \(dataset.name)\n"
      // The first few tell; the last tells when there were more than are kept.
      let shown = issues.count > 20 ? issues.prefix(1) + issues.suffix(1) : issues[...]
      for issue in shown { text += issue.report(in: language) + "\n" }
      text += "\n"
    }
    try Snapshot(path: "Tests/ChainReportTests/Snapshots/malformed.\(language.rawValue).txt").compare(
      with: text)
  }

  @Test func `each is named once and has an issue, the sound one none`() throws {
    #expect(Set(MalformedDataset.all.map(\.name)).count == MalformedDataset.all.count)
    for (dataset, issues) in zip(MalformedDataset.all, try Self.found.get()) {
      #expect(!issues.isEmpty, "\(dataset.name)")
    }
    #expect(try Self.read(MalformedDataset(name: "sound")) == [])
  }

  private static func read(_ dataset: MalformedDataset) throws -> [LoadIssue] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "liantu-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var files = dataset.isAlone ? [:] : soundFiles.mapValues { Data($0.utf8) }
    files.merge(dataset.files) { $1 }
    for (path, data) in files {
      let file = URL(filePath: "\(folder)/\(path)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    try dataset.prepare(folder)
    let path = dataset.folder.hasPrefix("/") ? dataset.folder : "\(folder)/\(dataset.folder)"
    return DatasetReader.read(at: path).issues.map { $0.named { $0.replacing(folder, with: "DATA") } }
  }
}

extension LoadIssue {
  /// The same with every file name changed.
  fileprivate func named(_ change: (String) -> String) -> Self {
    var issue = self
    issue.location.file = change(location.file)
    switch facts {
    case .duplicateKey(let key, var first):
      first.file = change(first.file)
      issue.facts = .duplicateKey(key, first: first)
    case .keyClash(let key, var first):
      first.file = change(first.file)
      issue.facts = .keyClash(key, first: first)
    case .conflictingCell(let column, let here, let there, var first):
      first.file = change(first.file)
      issue.facts = .conflictingCell(column: column, here: here, there: there, first: first)
    case .severalOutputs(let process, var first):
      first.file = change(first.file)
      issue.facts = .severalOutputs(process: process, first: first)
    case .extendsCycle(let path): issue.facts = .extendsCycle(path.map(change))
    default: break
    }
    return issue
  }
}
