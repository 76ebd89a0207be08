import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Files that are none, files that are too much, and where results may go.
@Suite struct HostileFilesTests {
  /// What stands in place of a table, and the code of the refusal.
  static let tables: [(name: String, make: @Sendable (String) throws -> Void, code: String)] = [
    (
      "link", { try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "/etc/passwd") },
      "not-a-regular-file"
    ),
    (
      "link to a device",
      { try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "/dev/zero") },
      "not-a-regular-file"
    ),
    ("pipe", { _ = mkfifo($0, 0o600) }, "not-a-regular-file"),
    (
      "folder", { try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: false) },
      "not-a-regular-file"
    ),
    ("a file of 300 MB", { sparse($0, 300 << 20) }, "file-too-large"),
    ("a file of NUL bytes", { sparse($0, 1 << 20) }, "nul-byte"),
  ]

  @Test(arguments: tables.indices)
  func `what is no table is refused without waiting`(index: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(smallCity())
    try FileManager.default.removeItem(at: folder.file("nodes.csv"))
    try Self.tables[index].make(folder.file("nodes.csv").path)
    #expect(try boundedRun("gaps", folder.url.path) == 2)
    let check = try Run("check", folder.url.path)
    #expect(
      check.status == 1 && check.output.contains("nodes.csv")
        && check.output.contains(Self.tables[index].code))
  }

  @Test(arguments: ["/dev/zero", "/dev/null", "/dev/stdin", "/proc/self/mem", ""])
  func `a dataset that is no folder is refused`(path: String) throws {
    #expect(try boundedRun("check", path) == 2 || path.isEmpty)
    #expect(try boundedRun("gaps", path) == 2 || path.isEmpty)
  }

  @Test(arguments: ["pipe", "/dev/zero", "folder"])
  func `weights come from a regular file only`(kind: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(smallCity())
    let path = kind.hasPrefix("/") ? kind : folder.file("weights").path
    if kind == "pipe" { #expect(mkfifo(path, 0o600) == 0) }
    if kind == "folder" {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }
    #expect(try boundedRun("gaps", folder.url.path, "--weights", path) == 2)
  }

  /// Tables and descriptors made to take time.
  static let oversize: [(name: String, files: [String: String])] = [
    ("columns", ["units.csv": "id,name,dimension,factor" + (0..<50_000).map { ",c\($0)" }.joined() + "\n"]),
    (
      "headings",
      ["units.csv": (0..<250).map { "\($0)" + String(repeating: "x", count: 4_000) }.joined(separator: ",")]
    ),
    (
      "cells in a row", ["units.csv": "id,name,dimension,factor\n" + String(repeating: ",", count: 1_000_000)]
    ),
    ("ragged rows", ["units.csv": "id,name,dimension,factor\n" + String(repeating: "a,b\n", count: 50_000)]),
    (
      "unknown ids",
      ["memberships.csv": "chain,node\n" + (0..<20_000).map { "petro,ethylen\($0)\n" }.joined()]
    ),
    (
      "a long cell",
      ["units.csv": "id,name,dimension,factor\nt,吨,\(String(repeating: "长", count: 500_000)),1\n"]
    ),
    (
      "lines in a cell",
      ["units.csv": "id,name,dimension,factor\nt,\"\(String(repeating: "\n", count: 500_000))\",m,x\n"]
    ),
    (
      "resources",
      [
        "datapackage.json": "{\"resources\":["
          + (0..<20_000).map { "{\"path\":\"\($0).csv\"}" }.joined(separator: ",") + "]}"
      ]
    ),
    (
      "bases",
      [
        "datapackage.json": "{\"extends\":[" + (0..<30_000).map { "\"../\($0)\"" }.joined(separator: ",")
          + "]}"
      ]
    ),
    ("depth", ["datapackage.json": String(repeating: "[", count: 900_000)]),
    ("keys", ["datapackage.json": "{" + (0..<60_000).map { "\"k\($0)\":1" }.joined(separator: ",") + "}"]),
    (
      "parents",
      [
        "nodes.csv": "id,name,kind,parent\n"
          + (0..<20_000).map { "n\($0),名,material,n\(($0 + 1) % 20_000)\n" }.joined()
      ]
    ),
  ]

  @Test(arguments: oversize.indices)
  func `too much of anything ends in time`(index: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(smallCity().merging(Self.oversize[index].files) { $1 })
    #expect(try boundedRun("check", folder.url.path) == 1, "\(Self.oversize[index].name)")
  }

  @Test func `a device stays a device, a pipe a pipe, a full disk is said`() throws {
    let folder = try TemporaryFolder()
    try folder.write(smallCity())
    let data = folder.url.path
    #expect(try Run("gaps", data, "--output", "/dev/null").status == 0)
    #expect(
      try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        == .typeCharacterSpecial)
    let full = try Run("gaps", data, "--output", "/dev/full")
    #expect(full.status == 2 && full.messages.contains("/dev/full"))
    let pipe = folder.file("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    // Opened for both ends, so that nobody waits.
    let reader = open(pipe, O_RDWR | O_NONBLOCK)
    defer { close(reader) }
    #expect(try boundedRun("gaps", data, "--top", "1", "--format", "csv", "--output", pipe) == 0)
    var status = stat()
    #expect(stat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func `a result goes where a link leads, as other programs write, and never in place of a folder`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write(smallCity())
    try folder.write("old", to: "target")
    try FileManager.default.createSymbolicLink(
      at: folder.file("out.csv"), withDestinationURL: folder.file("target"))
    #expect(
      try Run("gaps", folder.url.path, "--format", "csv", "--output", folder.file("out.csv").path).status == 0
    )
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("out.csv").path).hasSuffix(
        "target"))
    #expect(try Data(contentsOf: folder.file("target")).starts(with: [0xEF, 0xBB, 0xBF]))
    try FileManager.default.createDirectory(at: folder.file("dir"), withIntermediateDirectories: false)
    #expect(try Run("gaps", folder.url.path, "--output", folder.file("dir").path).status == 2)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter {
      $0.hasSuffix(".part")
    }
    #expect(left.isEmpty)
  }
}

/// A file of zeros that takes no room.
private func sparse(_ path: String, _ bytes: Int) {
  let file = open(path, O_WRONLY | O_CREAT, 0o600)
  ftruncate(file, bytes)
  close(file)
}
