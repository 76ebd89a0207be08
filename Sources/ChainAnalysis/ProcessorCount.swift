#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many processors are at hand.
enum ProcessorCount {
  static let value = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
