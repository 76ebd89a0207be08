import TableIO

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where a result goes: standard output, or a file that appears whole or not at all.
enum Output {
  /// Whether standard output goes to someone's screen.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Writes `bytes` to `path`, or to standard output when it is nil or `-`.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path, path != "-" else {
      try writeAll(bytes, to: STDOUT_FILENO)
      return
    }
    try AtomicFile.write(bytes, to: path)
  }

  static func write(_ text: String, to path: String?) throws { try write(Array(text.utf8), to: path) }

  /// Messages and progress; losing one is not worth failing for.
  static func message(_ text: String) { try? writeAll(Array((text + "\n").utf8), to: STDERR_FILENO) }

  /// Ends the program. The argument parser would do so too, but reads all verbs first.
  static func end(_ status: Int32) -> Never { exit(status) }

  /// write(2) until everything is out: an interrupted or short write goes on where it stopped.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { throw OutputError.closed }
        throw OutputError.system(errno)
      }
      rest = rest.dropFirst(count)
    }
  }
}

enum OutputError: Error {
  /// The reader went away: nothing is wrong.
  case closed
  case system(Int32)
}
