import Foundation
import TableIO
import Testing

struct AtomicFileTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("liantu-\(UUID().uuidString)")
      .path
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func `a file is replaced whole and nothing else is left`() throws {
    try withFolder { folder in
      for text in ["one", "two"] {
        try AtomicFile.write(Array(text.utf8), to: folder + "/a")
        #expect(FileManager.default.contents(atPath: folder + "/a") == Data(text.utf8))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
    }
  }

  @Test func `a pipe or device is written to, never replaced`() throws {
    try withFolder { folder in
      let pipe = folder + "/pipe"
      try #require(mkfifo(pipe, 0o600) == 0)
      let reader = open(pipe, O_RDONLY | O_NONBLOCK)
      defer { close(reader) }
      try AtomicFile.write(Array("text".utf8), to: pipe)
      var bytes = [UInt8](repeating: 0, count: 16)
      #expect(read(reader, &bytes, bytes.count) == 4)
      var status = stat()
      #expect(stat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    }
  }

  @Test func `bug: behind a link its target is written, and permissions stay`() throws {
    try withFolder { folder in
      try AtomicFile.makeFolder(folder + "/sub")
      try AtomicFile.write([1], to: folder + "/sub/target")
      try #require(chmod(folder + "/sub/target", 0o600) == 0)
      try #require(symlink("sub/target", folder + "/link") == 0)
      try #require(symlink(folder + "/sub/new", folder + "/dangling") == 0)
      try #require(symlink("circle", folder + "/circle") == 0)
      try AtomicFile.write([2, 3], to: folder + "/link")
      try AtomicFile.write([4], to: folder + "/dangling")
      #expect(throws: WriteFailure.self) { try AtomicFile.write([5], to: folder + "/circle") }
      var status = stat()
      #expect(lstat(folder + "/link", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
      #expect(stat(folder + "/sub/target", &status) == 0 && status.st_mode & 0o777 == 0o600)
      #expect(FileManager.default.contents(atPath: folder + "/sub/target") == Data([2, 3]))
      #expect(FileManager.default.contents(atPath: folder + "/sub/new") == Data([4]))
      #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder + "/sub")) == ["target", "new"])
    }
  }

  @Test func `a folder in the way, or none, is a failure that leaves nothing`() throws {
    try withFolder { folder in
      try AtomicFile.makeFolder(folder + "/sub")
      #expect(throws: WriteFailure.self) { try AtomicFile.write([1], to: folder + "/sub") }
      #expect(throws: WriteFailure.self) { try AtomicFile.write([1], to: folder + "/none/a") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["sub"])
    }
  }
}
