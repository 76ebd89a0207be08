import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where a result goes: standard output, or a file that appears whole or not at all.
enum Output {
  /// Writes `bytes` to `path`, or to standard output when it is nil or `-`.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path, path != "-" else {
      try writeAll(bytes, to: STDOUT_FILENO)
      return
    }
    try writeFile(bytes, at: path)
  }

  static func write(_ text: String, to path: String?) throws { try write(Array(text.utf8), to: path) }

  /// Messages and progress; losing one is not worth failing for.
  static func message(_ text: String) { try? writeAll(Array((text + "\n").utf8), to: STDERR_FILENO) }

  /// Temporary name in the same folder, then rename: a reader never sees half a file.
  private static func writeFile(_ bytes: [UInt8], at path: String) throws {
    let temporary = "\(path).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputError.system(path, errno) }
    do {
      try writeAll(bytes, to: descriptor)
      guard close(descriptor) == 0, rename(temporary, path) == 0 else {
        throw OutputError.system(path, errno)
      }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// write(2) until everything is out: an interrupted or short write goes on where it stopped.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { throw OutputError.closed }
        throw OutputError.system("-", errno)
      }
      rest = rest.dropFirst(count)
    }
  }
}

enum OutputError: Error {
  /// The reader went away: nothing is wrong.
  case closed
  case system(String, Int32)

  var sentence: String {
    switch self {
    case .closed: say("输出已被对方关闭。", "The reader closed the output.")
    case .system(let path, let code):
      say("无法写入 \(path)：", "Cannot write \(path): ") + String(cString: strerror(code))
    }
  }
}
