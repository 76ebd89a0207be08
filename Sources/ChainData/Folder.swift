#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a file cannot be had.
enum FileFailure: Error {
  case missing
  case notRegular(LoadIssue.FileKind)
  case tooLarge(bytes: Int, limit: Int)
  case unreadable(reason: String)

  var facts: LoadIssue.Facts {
    switch self {
    case .missing: .missingFile
    case .notRegular(let kind): .notARegularFile(kind)
    case .tooLarge(let bytes, let limit): .fileTooLarge(bytes: bytes, limit: limit)
    case .unreadable(let reason): .unreadableFile(reason: reason)
    }
  }
}

/// An open folder, below which nothing is reached through a symbolic link.
///
/// Files are opened without blocking and looked at before they are read, so that a pipe or a device
/// put where a table should be is a message and not a hang. Tables are read, never mapped: a mapped
/// file that shrinks kills the process.
struct Folder: ~Copyable {
  /// What tells two folders apart, whatever path led to them.
  struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  private let handle: Int32

  /// Opens the folder the user named; links on the way there are the user's own affair.
  init(at path: String) throws(FileFailure) {
    let handle = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw Folder.failure(errno: errno, kind: Folder.kind(of: path, in: AT_FDCWD)) }
    self.handle = handle
  }

  private init(handle: consuming Int32) { self.handle = handle }

  deinit { close(handle) }

  var identity: Identity {
    var status = stat()
    fstat(handle, &status)
    return Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  /// Whether a regular file stands at `name`.
  func hasFile(_ name: String) -> Bool { Folder.kind(of: name, in: handle) == .regular }

  /// The folder reached over `components`, none of which may be a link.
  func folder(_ components: [String]) throws(FileFailure) -> Folder {
    var current = Folder(handle: dup(handle))
    for component in components {
      let next = openat(current.handle, component, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard next >= 0 else {
        let code = errno
        throw Folder.failure(errno: code, kind: Folder.kind(of: component, in: current.handle))
      }
      current = Folder(handle: next)
    }
    return current
  }

  /// The bytes of the regular file at `components`.
  func read(_ components: [String], limit: Int) throws(FileFailure) -> [UInt8] {
    let parent = try folder(components.dropLast())
    let name = components.last ?? "."
    let file = openat(parent.handle, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      let code = errno
      throw Folder.failure(errno: code, kind: Folder.kind(of: name, in: parent.handle))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Folder.failure(errno: errno, kind: nil) }
    let kind = Kind(mode: status.st_mode)
    guard kind == .regular else { throw .notRegular(kind.issue) }
    guard Int(status.st_size) <= limit else { throw .tooLarge(bytes: Int(status.st_size), limit: limit) }
    return try Folder.readAll(file, expected: Int(status.st_size), limit: limit)
  }

  /// Opens the regular file that the user named; links on the way there are the user's own affair.
  static func openFile(at path: String, limit: Int) throws(FileFailure) -> (handle: Int32, size: Int) {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw Folder.failure(errno: errno, kind: nil) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      let code = errno
      close(file)
      throw Folder.failure(errno: code, kind: nil)
    }
    let (kind, size) = (Kind(mode: status.st_mode), Int(status.st_size))
    guard kind == .regular && size <= limit else {
      close(file)
      throw kind == .regular ? .tooLarge(bytes: size, limit: limit) : .notRegular(kind.issue)
    }
    return (file, size)
  }

  private static func readAll(_ file: Int32, expected: Int, limit: Int) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    // One more byte than expected, to see the end without growing.
    var room = expected + 1
    while true {
      var failure: Int32 = 0
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        repeat { count = readBytes(file, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
        if count < 0 { failure = errno }
        initialized = max(0, count)
      }
      if failure != 0 { throw Folder.failure(errno: failure, kind: nil) }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
      room = max(1, expected + 1 - bytes.count, 1 << 16)
    }
  }

  private static func failure(errno code: Int32, kind: Kind?) -> FileFailure {
    if code == ENOENT || kind == nil && code == ENOTDIR { return .missing }
    if let kind, [ELOOP, ENOTDIR, ENXIO, EISDIR].contains(code) { return .notRegular(kind.issue) }
    return .unreadable(reason: String(cString: strerror(code)))
  }

  fileprivate enum Kind {
    case regular, symlink, folder, pipe, device, socket, other

    init(mode: mode_t) {
      self =
        switch mode & S_IFMT {
        case S_IFREG: .regular
        case S_IFLNK: .symlink
        case S_IFDIR: .folder
        case S_IFIFO: .pipe
        case S_IFCHR, S_IFBLK: .device
        case S_IFSOCK: .socket
        default: .other
        }
    }

    /// What a message calls it; a regular file stands where a folder should.
    var issue: LoadIssue.FileKind {
      switch self {
      case .regular: .file
      case .other: .other
      case .symlink: .symlink
      case .folder: .folder
      case .pipe: .pipe
      case .device: .device
      case .socket: .socket
      }
    }
  }

  private static func kind(of name: String, in handle: Int32) -> Kind? {
    var status = stat()
    guard fstatat(handle, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return Kind(mode: status.st_mode)
  }
}

/// `read(2)`, which the method above would hide.
private func readBytes(_ file: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
  read(file, buffer, count)
}

/// The parts of a relative path, or nil for one that could lead elsewhere: absolute, a URL, with
/// backslashes or control characters, or, unless allowed, with `..`.
func safeComponents(of path: String, allowingParent: Bool = false) -> [String]? {
  guard !path.isEmpty, !path.hasPrefix("/"), !path.contains("\\"), !path.contains("://"), !path.hasPrefix("~")
  else { return nil }
  guard !path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { return nil }
  let components = path.split(separator: "/").map(String.init).filter { $0 != "." }
  guard allowingParent || !components.contains("..") else { return nil }
  return components.isEmpty && !allowingParent ? nil : components
}

/// `path` below `folder` as people write it: `a/b` and `../c` make `a/c`.
func joined(_ folder: String, _ components: [String]) -> String {
  var parts = folder.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
  for component in components {
    if component == "..", let last = parts.last, last != "..", last != "." {
      parts.removeLast()
    } else {
      if parts == ["."] { parts = [] }
      parts.append(component)
    }
  }
  return (folder.hasPrefix("/") ? "/" : "") + (parts.isEmpty ? "." : parts.joined(separator: "/"))
}
