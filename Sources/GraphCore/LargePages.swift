#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Asks for large pages under memory not yet written, where the system has them.
///
/// Arrays of millions of numbers are read all over: with small pages the processor looks for the page
/// longer than for what stands on it, and the system hands each out by itself.
package func adviseLargePages(_ memory: UnsafeRawBufferPointer) {
  #if os(Linux)
    let page = 2 << 20
    guard memory.count >= 2 * page, let start = memory.baseAddress else { return }
    let skipped = (page - Int(bitPattern: start) % page) % page
    let length = (memory.count - skipped) / page * page
    madvise(UnsafeMutableRawPointer(mutating: start + skipped), length, MADV_HUGEPAGE)
  #endif
}

extension Array where Element == Int32 {
  /// Like `Array(repeating:count:)`, on large pages.
  package init(large count: Int, repeating value: Int32) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initialized in
      adviseLargePages(UnsafeRawBufferPointer(buffer))
      buffer.initialize(repeating: value)
      initialized = count
    }
  }

  /// Makes room for `count` numbers, on large pages; call it on an empty array.
  package mutating func reserveLarge(_ count: Int) {
    self = Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      adviseLargePages(UnsafeRawBufferPointer(buffer))
      initialized = 0
    }
  }
}
