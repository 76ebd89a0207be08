import Synchronization
import TableIO

/// The lines of a file that issues were found in, told apart when the first of them is shown: most
/// warnings are only counted.
final class FileLines: Sendable {
  private let bytes: [UInt8]
  private let index = Mutex<LineIndex?>(nil)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Line `number`, 1-based, without its ending; nil where there is none or it is empty.
  subscript(number: Int) -> ArraySlice<UInt8>? {
    index.withLock { index in
      let lines = index ?? LineIndex(bytes: bytes)
      index = lines
      return lines[number].flatMap { $0.isEmpty ? nil : $0 }
    }
  }
}

/// The same file has the same lines.
extension FileLines: Hashable {
  static func == (a: FileLines, b: FileLines) -> Bool { a === b }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
