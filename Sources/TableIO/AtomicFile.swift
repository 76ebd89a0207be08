#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a file could not be written.
public struct WriteFailure: Error, Hashable, Sendable {
  public var path: String
  /// What the system says, in English.
  public var reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

/// Writes files under a temporary name beside them, then renames: nobody ever sees half a file.
public enum AtomicFile {
  public static func write(_ bytes: [UInt8], to path: String) throws(WriteFailure) {
    let temporary = "\(path).\(getpid()).part"
    unlink(temporary)
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(path) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { writeBytes(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let reason = failure(path)
        close(file)
        unlink(temporary)
        throw reason
      }
      written += count
    }
    guard close(file) == 0, rename(temporary, path) == 0 else {
      let reason = failure(path)
      unlink(temporary)
      throw reason
    }
  }

  /// Makes the folder and those above it where they are missing.
  public static func makeFolder(_ path: String) throws(WriteFailure) {
    var made = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      made += component
      if mkdir(made, 0o755) != 0 && errno != EEXIST { throw failure(made) }
      made += "/"
    }
  }

  private static func failure(_ path: String) -> WriteFailure {
    WriteFailure(path: path, reason: String(cString: strerror(errno)))
  }
}

/// `write(2)`, which the method above would hide.
private func writeBytes(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}
