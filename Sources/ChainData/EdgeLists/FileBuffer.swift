import GraphCore
import TableIO

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A regular file that the user named, open for reading.
///
/// Read and not mapped: a mapped file that shrinks kills the process.
struct OpenFile: ~Copyable {
  let handle: Int32
  let size: Int

  init(at path: String, limit: Int) throws(FileFailure) {
    (handle, size) = try Folder.openFile(at: path, limit: limit)
  }

  deinit { close(handle) }

  /// Up to `count` bytes from `position` on; fewer only where the file ends.
  static func read(
    _ handle: Int32, at position: Int, _ count: Int, into memory: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var done = 0
    while done < count {
      let got = pread(handle, memory + done, count - done, off_t(position + done))
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { break }
      done += got
    }
    return done
  }

  func bytes(in range: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, initialized in
      initialized =
        buffer.baseAddress.map { Self.read(handle, at: range.lowerBound, range.count, into: $0) } ?? 0
    }
  }

  /// One past the first line feed from `position` on; nil where none is near.
  func rowStart(after position: Int) -> Int? {
    let near = bytes(in: position..<min(size, position + 1 << 16))
    return near.firstIndex(of: 0x0A).map { position + $0 + 1 }
  }
}

/// A whole file in memory: ends in a line feed, followed by zeros that a scanner may read.
struct FileBuffer: ~Copyable {
  let bytes: UnsafePointer<UInt8>
  /// The file's bytes, the line feed added to them where it was missing.
  let count: Int

  init(_ file: borrowing OpenFile, slack: Int) {
    let memory = allocateInLargePages(file.size + slack + 1)
      .bindMemory(to: UInt8.self, capacity: file.size + slack + 1)
    var read = OpenFile.read(file.handle, at: 0, file.size, into: memory)
    if read == 0 || memory[read - 1] != 0x0A {
      memory[read] = 0x0A
      read += 1
    }
    memset(memory + read, 0, file.size + slack + 1 - read)
    bytes = UnsafePointer(memory)
    count = read
  }

  deinit { free(UnsafeMutableRawPointer(mutating: bytes)) }

  /// Line and column of a byte, counted when asked for.
  func location(of offset: Int, in path: String) -> SourceLocation {
    let before = UnsafeBufferPointer(start: bytes, count: min(offset, count))
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = String(decoding: before[start...], as: UTF8.self).count + 1
    return SourceLocation(file: path, line: line, column: column)
  }
}

/// Memory for data that is read all over.
func allocateInLargePages(_ bytes: Int) -> UnsafeMutableRawPointer {
  let largePage = 2 << 20
  var memory: UnsafeMutableRawPointer?
  guard posix_memalign(&memory, bytes < largePage ? 64 : largePage, bytes) == 0, let memory else {
    fatalError("out of memory")
  }
  adviseLargePages(UnsafeRawBufferPointer(start: memory, count: bytes))
  return memory
}
