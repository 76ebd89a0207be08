import ArgumentParser
import LianTu
import TableIO

/// `liantu VERB DATASET [options]`.
@main struct LianTuCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "liantu",
      abstract: say(
        "链图：看清产业链断在哪里、该引什么、找谁、落在哪。",
        "LianTu: where a region's industry chains are broken, what to attract, from whom, to where."),
      discussion: say(
        """
        例：
          liantu check Data/yueyang
          liantu gaps Data/yueyang --chain 再生锂
          liantu gaps Data/yueyang --region 汨罗市 --top 5
          liantu rank Data/yueyang --top 10
          liantu draw Data/yueyang --chain 再生锂 --output lithium.svg
          liantu export Data/yueyang --format json --output graph.json

        退出码：0 正常；1 check 发现错误；2 无法运行；3 无解；64 用法错误；130 被中断。
        """,
        """
        Examples:
          liantu check Data/yueyang
          liantu gaps Data/yueyang --chain recycled-lithium --language en
          liantu gaps Data/yueyang --region miluo --top 5
          liantu rank Data/yueyang --top 10
          liantu draw Data/yueyang --chain recycled-lithium --output lithium.svg
          liantu export Data/yueyang --format json --output graph.json

        Exit codes: 0 fine; 1 check found errors; 2 cannot run; 3 no answer; 64 usage; 130 interrupted.
        """),
      version: lianTuVersion,
      subcommands: verbs.map(\.value))
  }

  /// By name: the library would have the runtime spell a type's name out, which takes longer than reading
  /// the command.
  private static var verbs: KeyValuePairs<String, any ParsableCommand.Type> {
    [
      "check": Check.self, "gaps": Gaps.self, "rank": Rank.self, "health": Health.self,
      "selftest": SelfTest.self, "plan": Plan.self, "risk": Risk.self, "balance": Balance.self,
      "audit": Audit.self, "draw": Draw.self, "export": Export.self, "gallery": Gallery.self,
      "report": Report.self,
    ]
  }

  /// The command asked for.
  ///
  /// Reading all verbs takes longer than many a verb's work: where nothing is amiss the one named first is
  /// read alone. Help, complaints and everything else come from the whole.
  private static func parsed(_ arguments: ArraySlice<String>) throws -> any ParsableCommand {
    if let name = arguments.first, let verb = verbs.first(where: { $0.key == name })?.value {
      assert(verb._commandName == name)
      if let command = try? verb.parse(Array(arguments.dropFirst())) { return command }
    }
    return try parseAsRoot()
  }

  /// Ends with the status shells give an interrupt. A file being written holds it back until it is whole; who
  /// was started to ignore interrupts goes on ignoring them, but who was started by a thread that blocks
  /// them does not.
  private static func endOnInterrupt() {
    let before = signal(SIGINT) { _ in _exit(130) }
    if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(SIGINT, SIG_IGN) }
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
  }

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    // A PDF is dated by its dataset, in a zone of no one's: same input, same bytes.
    setenv("TZ", "UTC", 1)
    endOnInterrupt()
    do {
      let arguments = CommandLine.arguments.dropFirst()
      var command = try parsed(arguments)
      try command.run()
    } catch OutputError.closed {
      Output.end(0)
    } catch let error as RequestError {
      Output.message(Complaint(error).text)
      Output.end(2)
    } catch let error as WriteFailure {
      Output.message(Complaint(error).text)
      Output.end(2)
    } catch OutputError.system(let code) {
      Output.message(Complaint(WriteFailure(path: "-", reason: String(cString: strerror(code)))).text)
      Output.end(2)
    } catch let code as ExitCode {
      Output.end(code.rawValue)
    } catch {
      ParserText(error).say()
    }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
