import ArgumentParser
import LianTu

extension SupplyRegime: ExpressibleByArgument {}

struct Plan: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say(
        "补链方案：要成某产品，最少补哪几个项目，哪些必补、哪些任选，预算怎样花最值。",
        "Plan: the fewest projects that make a product, what is essential, what a budget buys best."),
      discussion: say(
        """
        例：
          liantu plan Data/yueyang --target 动力电池包
          liantu plan Data/yueyang --target battery-pack,battery-module
          liantu plan Data/yueyang --budget 3 --chain 再生锂
          liantu plan Data/yueyang --target battery-pack --regime loop --structures

        预算写 3 是三个项目，写 50亿元 是投资。退出码 3 表示没有已知路线。定义与算例：Docs/Guides/Plan.zh.md。
        """,
        """
        Examples:
          liantu plan Data/yueyang --target battery-pack
          liantu plan Data/yueyang --target battery-pack,battery-module
          liantu plan Data/yueyang --budget 3 --chain recycled-lithium
          liantu plan Data/yueyang --target battery-pack --regime loop --structures

        A budget of 3 is three projects, of 50yi an investment of 5 billion yuan. Exit code 3: no known
        route. Definitions and a case worked by hand: Docs/Guides/Plan.md.
        """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @Option(
    help: ArgumentHelp(
      say("要制成的环节（编号或名称，逗号分隔）", "what is to be made (ids or names, comma-separated)"),
      valueName: "node"))
  var target: [String] = []
  @Option(
    help: ArgumentHelp(
      say("口径：本地自给、允许外购、允许循环", "regime: local only, purchases or loops allowed")))
  var regime: SupplyRegime = .purchase
  @Option(help: ArgumentHelp(say("最多列出几个最优方案", "most best plans to list"), valueName: "n"))
  var enumerate = 5
  @Option(
    help: ArgumentHelp(
      say("预算：项目数，或投资如 50亿元", "a budget: projects, or an investment such as 50yi (100 million yuan each)"),
      valueName: "amount"))
  var budget: BudgetArgument?
  @Option(
    help: ArgumentHelp(
      say("不指明目标时，预算用于哪条产业链的缺口", "without a target: the chain whose gaps a budget is for"),
      valueName: "chain"))
  var chain: String?
  @Flag(
    help: ArgumentHelp(
      say(
        "另列最大结构、可行结构数和最省结构（须 --regime loop）",
        "also the maximal structure, the number of feasible ones and the cheapest (with --regime loop)")))
  var structures = false
  @Option(help: ArgumentHelp(say("求解时限（秒）", "time limit in seconds"), valueName: "seconds"))
  var timeLimit = 60.0
  @Option(help: ArgumentHelp(say("格式", "format")))
  var format: TextFormat = .table

  private var targets: [String] {
    target.flatMap { $0.split { ",，、".contains($0) } }
      .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }.filter { !$0.isEmpty }
  }

  func validate() throws {
    if targets.isEmpty && budget == nil {
      throw ValidationError(
        say("请用 --target 指明要制成什么，或用 --budget 给出预算。", "say what to make with --target, or give a --budget."))
    }
    if structures && (regime != .loop || targets.isEmpty) {
      throw ValidationError(
        say(
          "--structures 须与 --target 和 --regime loop 同用。", "--structures goes with --target and --regime loop."
        ))
    }
    if !(1...10_000).contains(enumerate) {
      throw ValidationError(say("--enumerate 应在 1 至 10000 之间。", "--enumerate is a number from 1 to 10000."))
    }
    if !(0...86_400).contains(timeLimit) {
      throw ValidationError(say("--time-limit 应在 0 至 86400 秒之间。", "--time-limit is from 0 to 86400 seconds."))
    }
  }

  func run() throws {
    let request = PlanRequest(
      scope: scope.request, targets: targets, chain: chain, regime: regime, most: enumerate,
      budget: budget?.budget, listsStructures: structures, limits: PlanLimits(seconds: timeLimit))
    let patience = Patience(isQuiet: common.quiet)
    let result = try request.run(on: try common.open()) { patience.begin($0.term) }
    try patience.end {
      try Output.write(result.text(format, language: .current), to: common.output)
    }
    if !result.hasAnswer { throw ExitCode(3) }
  }
}

/// `3` projects, or `50亿元`, `50亿`, `50yi` of investment.
struct BudgetArgument: ExpressibleByArgument {
  let budget: BudgetPlan.Budget

  init?(argument: String) {
    if let count = Int(argument) {
      guard (0...1_000_000).contains(count) else { return nil }
      budget = .projects(count)
      return
    }
    for suffix in ["亿元", "亿", "yi"] where argument.hasSuffix(suffix) {
      guard let money = Double(argument.dropLast(suffix.count)), (0...1e9).contains(money) else { return nil }
      budget = .investment(money)
      return
    }
    return nil
  }
}

extension PlanStage {
  var term: String {
    switch self {
    case .verdicts: say("查路线", "looking for routes")
    case .completions: say("求最少方案", "searching for the fewest projects")
    case .budget: say("求预算的最优用法", "searching for the best use of the budget")
    case .structures: say("数可行结构", "counting feasible structures")
    }
  }
}
