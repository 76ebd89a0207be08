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
      subcommands: [
        Check.self, Gaps.self, Rank.self, Health.self, SelfTest.self, Plan.self, Risk.self, Balance.self,
        Audit.self,
        Draw.self,
        Export.self,
        Gallery.self, Report.self,
      ])
  }

  /// The command asked for.
  ///
  /// Reading all verbs takes longer than many a verb's work: where nothing is amiss the one named first is
  /// read alone. Help, complaints and everything else come from the whole.
  private static func parsed(_ arguments: ArraySlice<String>) throws -> any ParsableCommand {
    if let first = arguments.first,
      let verb = configuration.subcommands.first(where: { String(describing: $0).lowercased() == first }),
      let command = try? verb.parse(Array(arguments.dropFirst()))
    {
      return command
    }
    return try parseAsRoot()
  }

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parsed(CommandLine.arguments.dropFirst())
      try command.run()
    } catch OutputError.closed {
      exit(withError: ExitCode.success)
    } catch let error as RequestError {
      Output.message(Complaint(error).text)
      exit(withError: ExitCode(2))
    } catch let error as WriteFailure {
      Output.message(Complaint(error).text)
      exit(withError: ExitCode(2))
    } catch OutputError.system(let code) {
      Output.message(Complaint(WriteFailure(path: "-", reason: String(cString: strerror(code)))).text)
      exit(withError: ExitCode(2))
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
