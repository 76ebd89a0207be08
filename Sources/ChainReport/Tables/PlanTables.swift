import ChainAnalysis
import ChainModel

/// A plan as tables, the conclusion and directions above them.
public struct PlanTables {
  private let network: ChainNetwork
  private let scope: Scope
  private let language: Language
  private let wording: PlanWording
  private let phrasing: Phrasing

  public init(_ network: ChainNetwork, scope: Scope, language: Language) {
    self.network = network
    self.scope = scope
    self.language = language
    wording = PlanWording(network, scope: scope, language: language)
    phrasing = Phrasing(network: network, scope: scope, language: language)
  }

  public func heading(_ plan: CompletionPlan) -> [String] {
    wording.conclusion(plan)
      + wording.directions(plan).enumerated().map { "\($0 + 1). \($1)" }
      + [
        word(
          "新增一条路线为一个项目；定义、证明与算例见 Docs/Guides/Plan.zh.md。",
          "A project is one new route; definitions, proofs and a case by hand: Docs/Guides/Plan.md.")
      ]
  }

  public func tables(_ plan: CompletionPlan) -> [ResultTable] {
    [completions(plan), projects(plan), labels(plan), verdicts(plan), budget(plan), structures(plan)].filter {
      !$0.rows.isEmpty
    }
  }

  /// One row a project, for spreadsheets; the verdicts where there is no plan.
  public func all(_ plan: CompletionPlan) -> ResultTable {
    let rows = projects(plan)
    if !rows.rows.isEmpty { return rows }
    let bought = budget(plan)
    return bought.rows.isEmpty ? verdicts(plan) : bought
  }

  private func completions(_ plan: CompletionPlan) -> ResultTable {
    let listed = plan.completions?.best.filter { !$0.projects.isEmpty } ?? []
    return ResultTable(
      title: word("最少方案", "Fewest-project plans"),
      columns: [
        .init(word("方案", "plan"), .right), .init(word("项目", "projects"), .right),
        .init(word("投资（亿元）", "investment (亿元)"), .right), .init(word("新增", "new")),
      ],
      rows: listed.enumerated().map { index, completion in
        [
          "\(index + 1)", "\(completion.projects.count)", wording.investment(completion),
          completion.projects.map { phrasing.name(network[$0].output) }.joined(separator: word("、", ", ")),
        ]
      },
      notes: listed.indices.map { note(plan.details[$0], plan) })
  }

  private func note(_ detail: CompletionDetail, _ plan: CompletionPlan) -> String {
    var parts = detail.seeds.map { wording.sentence($0) }
    if !detail.purchases.isEmpty {
      parts.append(
        word("外购：", "Buys: ") + phrasing.join(detail.purchases.map { phrasing.name($0) })
          + word("。", "."))
    }
    return parts.joined(separator: word("", " "))
  }

  /// Each project of each plan, in an order in which they can start.
  private func projects(_ plan: CompletionPlan) -> ResultTable {
    var rows: [[String]] = []
    for (index, completion) in (plan.completions?.best ?? []).enumerated() {
      let chosen = RouteSet(completion.projects)
      for step in plan.details[index].steps where chosen.contains(step) {
        rows.append([
          "\(index + 1)", phrasing.name(network[step].output), process(step), label(step, plan),
          scope.state(of: step) == .planned ? NodeState.planned.term[language] : "",
          network.investment(in: step).map { wording.number($0) } ?? "—",
          network[step].requiredInputs.map { phrasing.name($0.node) }.joined(separator: word("、", ", ")),
        ])
      }
    }
    return ResultTable(
      title: word("各方案的项目（按可投产先后）", "The projects of each plan, in an order they can start"),
      columns: [
        .init(word("方案", "plan"), .right), .init(word("环节", "node")), .init(word("工艺", "process")),
        .init(word("标注", "label")), .init(word("进展", "state")),
        .init(word("投资（亿元）", "investment (亿元)"), .right), .init(word("所需投入", "needs")),
      ], rows: rows)
  }

  private func process(_ route: RouteID) -> String {
    network[route].process == nil ? "—" : phrasing.name(route)
  }

  private func label(_ route: RouteID, _ plan: CompletionPlan) -> String {
    if plan.completions?.optional.contains(route) ?? false { return word("任选", "optional") }
    return plan.essential.contains(network[route].output)
      || plan.options.targets.contains(network[route].output)
      ? word("必补", "essential") : word("各方案均取", "in all of the best")
  }

  private func labels(_ plan: CompletionPlan) -> ResultTable {
    let essential = plan.essential.map { [word("必补", "essential"), phrasing.name($0), "—"] }
    let optional = (plan.completions?.optional ?? []).map {
      [word("任选", "optional"), phrasing.name(network[$0].output), process($0)]
    }
    let none = plan.unreachable.map { [word("无已知路线", "no known route"), phrasing.name($0), "—"] }
    return ResultTable(
      title: word("必补与任选", "Essential and optional"),
      columns: [.init(word("标注", "label")), .init(word("环节", "node")), .init(word("工艺", "process"))],
      rows: essential + optional + none)
  }

  private func verdicts(_ plan: CompletionPlan) -> ResultTable {
    let rows = plan.verdicts.flatMap { verdict in verdict.regimes.map { (verdict.target, $0) } }
    return ResultTable(
      title: word("能否制成：三种口径", "Can it be made? Three regimes"),
      columns: [
        .init(word("目标", "target")), .init(word("口径", "regime")), .init(word("判定", "verdict")),
      ],
      rows: rows.map { target, regime in
        [phrasing.name(target), regime.regime.term[language], wording.verdict(regime)]
      }, notes: rows.map { wording.proof(of: $1, plan) })
  }

  private func budget(_ plan: CompletionPlan) -> ResultTable {
    let choices =
      plan.budget.map { [(word("最优", "best"), $0.best), (word("逐个挑", "greedy"), $0.greedy)] } ?? []
    return ResultTable(
      title: word("预算之内", "Within the budget"),
      columns: [
        .init(word("做法", "way")), .init(word("价值", "value"), .right),
        .init(word("项目", "projects"), .right), .init(word("投资（亿元）", "investment (亿元)"), .right),
        .init(word("补成", "obtained"), .right),
      ],
      rows: choices.map { name, choice in
        [
          name, wording.number(choice.value), "\(choice.completion.projects.count)",
          wording.investment(choice.completion), "\(choice.obtained.count)",
        ]
      },
      notes: choices.map { _, choice in
        guard !choice.completion.projects.isEmpty else {
          return word("预算内一项也补不成。", "The budget yields nothing.")
        }
        let projects = phrasing.join(choice.completion.projects.map { wording.name($0) })
        let obtained = phrasing.join(choice.obtained.map { phrasing.name($0) })
        return word("新增\(projects)；补成\(obtained)。", "Build \(projects); obtained: \(obtained).")
      })
  }

  private func structures(_ plan: CompletionPlan) -> ResultTable {
    guard let structures = plan.structures, let cost = structures.cost else {
      return ResultTable(title: "", columns: [])
    }
    return ResultTable(
      title: word("最省结构", "Cheapest structures"),
      columns: [
        .init(word("成本", "cost"), .right), .init(word("单元", "units"), .right), .init(word("构成", "made of")),
      ],
      rows: structures.best.map { best in
        [
          wording.number(cost), "\(best.projects.count)",
          best.projects.map { network[$0].key }.joined(separator: " "),
        ]
      })
  }

  private func word(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .chinese ? chinese() : english()
  }
}
