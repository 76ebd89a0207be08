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
///
/// A device or pipe (`/dev/null`, `/dev/stdout`) is written to as it is: renaming would replace it. Behind
/// a symbolic link the file it leads to is replaced, and a file that is replaced keeps its permissions.
public enum AtomicFile {
  public static func write(_ bytes: [UInt8], to path: String) throws(WriteFailure) {
    if isSpecial(path) {
      let device = open(path, O_WRONLY | O_CLOEXEC)
      guard device >= 0 else { throw failure(path) }
      defer { close(device) }
      return try writeAll(bytes, to: device, path: path)
    }
    let target = try followed(path)
    // An interrupt waits until nothing half-written is left.
    let signals = withoutInterrupts()
    defer { pthread_sigmask(SIG_SETMASK, [signals], nil) }
    let temporary = "\(target).\(getpid()).part"
    unlink(temporary)
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(path) }
    var replaced = stat()
    if stat(target, &replaced) == 0 { fchmod(file, replaced.st_mode & 0o777) }
    do {
      try writeAll(bytes, to: file, path: path)
    } catch {
      close(file)
      unlink(temporary)
      throw error
    }
    guard close(file) == 0, rename(temporary, target) == 0 else {
      let reason = failure(path)
      unlink(temporary)
      throw reason
    }
  }

  /// `write(2)` until everything is out: an interrupted or short write goes on where it stopped.
  private static func writeAll(_ bytes: [UInt8], to file: Int32, path: String) throws(WriteFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { writeBytes(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure(path) }
      written += count
    }
  }

  /// Where `path` leads over symbolic links, whether or not anything is there.
  private static func followed(_ path: String) throws(WriteFailure) -> String {
    var path = path
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(path, &buffer, buffer.count - 1)
      guard count > 0 else { return path }
      let link = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
      path = link.hasPrefix("/") ? link : folder + link
    }
    throw WriteFailure(path: path, reason: String(cString: strerror(ELOOP)))
  }

  /// Holds back SIGINT from this thread; gives the mask there was.
  private static func withoutInterrupts() -> sigset_t {
    var (interrupt, before) = (sigset_t(), sigset_t())
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_BLOCK, &interrupt, &before)
    return before
  }

  /// Whether something stands at `path` that is neither a file, a folder nor nothing.
  private static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return kind != S_IFREG && kind != S_IFDIR
  }

  /// Whether both paths lead to one folder that is there.
  public static func isSameFolder(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_dev == other.st_dev
      && one.st_ino == other.st_ino
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
