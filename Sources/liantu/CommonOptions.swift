import ArgumentParser
import LianTu
import Synchronization

/// The dataset and what every verb understands.
struct CommonOptions: ParsableArguments {
  @Argument(help: ArgumentHelp(say("数据集文件夹", "the dataset's folder"), valueName: "dataset"))
  var dataset: String

  @OptionGroup var result: ResultOptions

  var output: String? { result.output }
  var quiet: Bool { result.quiet }

  /// What was read stays to the end: the system takes a process's memory back at once, where freeing it
  /// row by row would take longer than drawing a picture's arrows.
  private static let kept = Mutex<[Dataset]>([])

  func open() throws -> Dataset { try Self.open(dataset, quiet: quiet) }

  /// Reads the dataset; warnings are folded into one line, `check` shows them all.
  static func open(_ dataset: String, quiet: Bool) throws -> Dataset {
    let opened = try Dataset(at: dataset, looksForDoubts: !quiet)
    kept.withLock { $0.append(opened) }
    let count = opened.warnings.count
    if !quiet && count > 0 {
      Output.message(
        say(
          "提示：数据有 \(count) 条提醒，用 liantu check \(dataset) 查看。",
          "note: the data has \(count) \(count == 1 ? "warning" : "warnings"); see liantu check \(dataset)."))
    }
    return opened
  }
}

/// The region and year asked about.
struct ScopeOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("范围：区域的编号或名称", "scope: a region's id or name"), valueName: "region"))
  var region: String?

  @Option(help: ArgumentHelp(say("状态截至的年份", "the year the answer speaks of"), valueName: "year"))
  var asOf: Int?

  func validate() throws {
    if let asOf, !(1900...2200).contains(asOf) {
      throw ValidationError(say("--as-of 应在 1900 至 2200 之间。", "--as-of is a year from 1900 to 2200."))
    }
  }

  var isGiven: Bool { region != nil || asOf != nil }
  var request: ScopeRequest { ScopeRequest(region: region, asOf: asOf) }
}

/// What makes a gap list.
struct GapListOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("只列某条产业链（编号或名称）", "list one chain (id or name)"), valueName: "chain"))
  var chain: String?

  @Option(
    help: ArgumentHelp(
      say("向上下游最多看几步，或 unlimited", "most steps to look either way, or unlimited"),
      valueName: "steps"))
  var horizon: Horizon = .steps(3)

  @Flag(help: ArgumentHelp(say("全部列出，含两步以外且政策未点名的", "list all, also what is far and not named by policy")))
  var all = false

  @Option(help: ArgumentHelp(say("只显示前几名，附表同", "show the first few, of further tables too"), valueName: "n"))
  var top: Int?

  @Option(help: ArgumentHelp(say("权重文件（JSON）", "weights (a JSON file)"), valueName: "file"))
  var weights: String?

  func validate() throws {
    if let top, top < 1 { throw ValidationError(say("--top 至少为 1。", "--top is at least 1.")) }
  }

  func weightsFile() throws -> WeightsFile? { try weights.map { try WeightsFile(at: $0) } }

  func request(_ scope: ScopeOptions) throws -> GapsRequest {
    GapsRequest(
      scope: scope.request, chain: chain, horizon: horizon.steps, includesAll: all,
      weights: try weightsFile()?.factors ?? .standard)
  }
}

/// A number of steps, or no bound.
enum Horizon: ExpressibleByArgument {
  case steps(Int)
  case unlimited

  init?(argument: String) {
    if argument == "unlimited" {
      self = .unlimited
    } else if let steps = Int(argument), (1...1_000_000).contains(steps) {
      self = .steps(steps)
    } else {
      return nil
    }
  }

  var steps: Int? {
    switch self {
    case .steps(let steps): steps
    case .unlimited: nil
    }
  }

  var defaultValueDescription: String { steps.map(String.init) ?? "unlimited" }
}

extension TextFormat: ExpressibleByArgument {}
extension RankingMethod: ExpressibleByArgument {}

/// Where a result goes, in which language, with how many words beside it.
struct ResultOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("语言：zh 或 en", "language: zh or en")))
  var language: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(say("写入文件（- 为标准输出）", "write to a file (- is standard output)"), valueName: "file"))
  var output: String?

  @Flag(help: ArgumentHelp(say("不显示提示信息", "no messages")))
  var quiet = false

  func validate() throws {
    if let language, Language(rawValue: language) == nil {
      throw ValidationError(say("--language 只能是 zh 或 en。", "--language is zh or en."))
    }
  }
}
