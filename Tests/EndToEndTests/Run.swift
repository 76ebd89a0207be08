import Foundation
import Testing

/// Runs the real program as a user would: own process, both pipes drained, an environment of its own.
struct Run {
  let status: Int32
  let output: String
  let messages: String

  /// - Parameter environment: replaces the language variables; everything else is inherited.
  init(_ arguments: String..., environment: [String: String] = ["LANG": "zh_CN.UTF-8"]) throws {
    try self.init(arguments: arguments, environment: environment)
  }

  init(
    arguments: [String], environment: [String: String] = ["LANG": "zh_CN.UTF-8"],
    in folder: URL = Repository.root
  ) throws {
    let process = Process()
    process.executableURL = Repository.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var inherited = ProcessInfo.processInfo.environment
    for name in ["LIANTU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] { inherited[name] = nil }
    process.environment = inherited.merging(environment) { _, own in own }
    // Files instead of pipes: nothing to fill up, nothing to wait for.
    let streams = try TemporaryFolder()
    let (out, err) = (streams.file("out"), streams.file("err"))
    for file in [out, err] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    output = String(decoding: try Data(contentsOf: out), as: UTF8.self)
    messages = String(decoding: try Data(contentsOf: err), as: UTF8.self)
  }

  /// The output as JSON.
  func json() throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }

  /// The objects of an array in the output, e.g. its gaps.
  func objects(_ key: String) throws -> [[String: Any]] {
    try #require(try json()[key] as? [[String: Any]])
  }
}

/// The checkout under test.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The program beside the test bundle; LIANTU_BINARY names another.
  static let binary: URL = {
    if let path = ProcessInfo.processInfo.environment["LIANTU_BINARY"] { return URL(fileURLWithPath: path) }
    return root.appendingPathComponent(".build/debug/liantu")
  }()
}

/// A folder that goes away with its owner.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("liantu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  func write(_ text: String, to name: String) throws {
    try text.write(to: file(name), atomically: true, encoding: .utf8)
  }
}
