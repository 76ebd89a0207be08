#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A thread of the system and not of Foundation, whose tables of languages would make every start slower.
enum SystemThread {
  /// Runs `work` on a thread of its own; not at all where the system grants none.
  static func start(_ work: @escaping @Sendable () -> Void) {
    let argument = Unmanaged.passRetained(Work(run: work)).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let refused = pthread_create(
      &thread, nil,
      { argument in
        // Optional on some systems only.
        let argument: UnsafeMutableRawPointer? = argument
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, argument)
    guard refused == 0 else {
      Unmanaged<Work>.fromOpaque(argument).release()
      return
    }
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
  }

  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
