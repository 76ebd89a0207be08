import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Says on standard error what a long search is busy with, and ends the program at once on Ctrl-C.
///
/// The integer-program solver installs a handler of its own that only stops the search; so the signal
/// is blocked and a thread waits for it. While the result is being written the thread holds back:
/// nothing is left half-written.
final class Patience: Sendable {
  private struct State {
    var stage = ""
    var isOver = false
  }

  private let state = Mutex(State())
  /// Held while the result is written.
  private let writing = Mutex(())

  /// - Parameter isQuiet: says nothing.
  init(isQuiet: Bool, every seconds: UInt32 = 5) {
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_BLOCK, &interrupt, nil)
    SystemThread.start { [self] in
      var interrupt = sigset_t()
      sigemptyset(&interrupt)
      sigaddset(&interrupt, SIGINT)
      var received: Int32 = 0
      sigwait(&interrupt, &received)
      writing.withLock { _ in _exit(130) }
    }
    guard !isQuiet else { return }
    let start = ContinuousClock.now
    SystemThread.start { [self] in
      while true {
        sleep(seconds)
        let state = state.withLock { $0 }
        if state.isOver { return }
        let spent = Int(((ContinuousClock.now - start) / .seconds(1)).rounded())
        Output.message(say("正在\(state.stage)，已用 \(spent) 秒。", "\(state.stage), \(spent) s so far."))
      }
    }
  }

  func begin(_ stage: String) { state.withLock { $0.stage = stage } }

  /// Writes the result; an interrupt waits until it is out.
  func end(_ write: () throws -> Void) throws {
    state.withLock { $0.isOver = true }
    try writing.withLock { _ in try write() }
  }
}
