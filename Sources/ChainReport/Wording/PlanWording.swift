import ChainAnalysis
import ChainModel

extension SupplyRegime {
  public var term: Bilingual {
    switch self {
    case .local: Bilingual("本地自给", "local only")
    case .purchase: Bilingual("允许外购", "purchases allowed")
    case .loop: Bilingual("允许循环", "loops allowed")
    }
  }
}

/// What a plan's findings say in words.
public struct PlanWording {
  let network: ChainNetwork
  let scope: Scope
  let phrasing: Phrasing

  public init(_ network: ChainNetwork, scope: Scope, language: Language) {
    self.network = network
    self.scope = scope
    phrasing = Phrasing(network: network, scope: scope, language: language)
  }

  // MARK: The conclusion

  /// What the plan comes to, in one to three sentences.
  public func conclusion(_ plan: CompletionPlan) -> [String] {
    var lines: [String] = []
    let regime = plan.options.regime.term
    let about = text(
      "\(phrasing.name(scope.region))·状态截至\(scope.asOf)年·\(regime.chinese)：",
      "\(phrasing.name(scope.region)), as of \(scope.asOf), \(regime.english): ")
    let wanted = phrasing.join(plan.options.targets.map { phrasing.name($0) })
    if !plan.unreachable.isEmpty {
      let names = phrasing.join(plan.unreachable.map { phrasing.name($0) })
      lines.append(
        about
          + text(
            "\(names)无已知路线，无法成方案。", "no known route to \(names), so there is no plan."))
    } else if let completions = plan.completions, let first = completions.best.first {
      lines.append(about + sentence(completions, first, wanted))
    }
    if let budget = plan.budget { lines.append((lines.isEmpty ? about : "") + sentence(budget)) }
    if let structures = plan.structures { lines.append(sentence(structures)) }
    return lines
  }

  private func sentence(_ completions: Completions, _ first: Completion, _ wanted: String) -> String {
    let size = first.projects.count
    guard completions.isProven else {
      let bound = phrasing.rounded(completions.sizeBound.rounded(.up), places: 0)
      return text(
        "求解到时限，已知\(size)个项目可成\(wanted)，最少不会少于\(bound)个，尚未证明最少。",
        "the limit came first: \(size) projects make \(wanted); at least \(bound) are needed, not proven least."
      )
    }
    guard size > 0 else {
      return text(
        "\(wanted)凭现有和在建装置即可，无需新增项目。",
        "\(wanted) can be made with what is there or being built; no project is needed.")
    }
    let count = completions.best.count
    let ways =
      completions.isComplete
      ? text("最少方案共\(count)种", "\(count == 1 ? "one way" : "\(count) ways") to do it with so few")
      : text("最少方案不止所列\(count)种", "more ways than the \(count) listed do it with so few")
    return text(
      "要成\(wanted)，最少新增\(size)个项目（已证明），\(ways)。",
      "to make \(wanted) takes \(size == 1 ? "one new project" : "\(size) new projects"), proven fewest; \(ways)."
    )
  }

  private func sentence(_ budget: BudgetPlan) -> String {
    let limit = amount(budget.budget)
    let best = budget.best
    let proof =
      budget.isProven
      ? text("已证明最优", "proven best")
      : text("到时限未证明，上限\(number(budget.bound))", "the limit came first; at most \(number(budget.bound))")
    let difference = best.value - budget.greedy.value
    let compared =
      difference > 1e-9
      ? text(
        "逐个挑只得\(number(budget.greedy.value))，少\(number(difference))",
        "project by project yields \(number(budget.greedy.value)), \(number(difference)) less")
      : text("逐个挑也是如此", "project by project yields as much")
    return text(
      "预算\(limit)内最多补成\(best.obtained.count)个环节，价值\(number(best.value))（\(proof)；\(compared)）。",
      "a budget of \(limit) yields at most \(best.obtained.count) nodes worth \(number(best.value)) (\(proof); \(compared))."
    )
  }

  private func sentence(_ structures: StructureAnalysis) -> String {
    guard let best = structures.best.first, let cost = structures.cost else {
      return text("没有可行结构。", "There is no feasible structure.")
    }
    let count =
      structures.count.isComplete
      ? text("可行结构\(structures.count.count)种", "\(structures.count.count) feasible structures")
      : text(
        "可行结构至少\(structures.count.count)种（未数完）",
        "at least \(structures.count.count) feasible structures (not all were counted)")
    let known =
      structures.isProven
      ? text("最省", "the cheapest costs ")
      : text("到时限时已知最省（未证明）", "the cheapest known at the time limit, not proven, costs ")
    let unit =
      structures.isPriced
      ? text("亿元", " 亿元 (100 million yuan)")
      : text("个新增项目（投资未全知，按项目数）", " new projects (not all are priced, so projects are counted)")
    return text(
      "最大结构含\(structures.maximal.count)个单元，\(count)；\(known)\(number(cost))\(unit)：\(units(best))。",
      "The maximal structure has \(structures.maximal.count) units, \(count); \(known)\(number(cost))\(unit): \(units(best))."
    )
  }

  private func units(_ completion: Completion) -> String {
    phrasing.join(completion.projects.map { network[$0].key })
  }

  // MARK: Directions

  /// The three to five things to know first.
  public func directions(_ plan: CompletionPlan) -> [String] {
    var lines: [String] = []
    if !plan.essential.isEmpty {
      let names = phrasing.list(plan.essential, limit: 8)
      lines.append(
        text("必补：\(names)，缺一不可，走哪条路线都绕不开。", "Essential: \(names); every known way needs them."))
    }
    if let completions = plan.completions {
      if !completions.optional.isEmpty {
        let names = phrasing.join(completions.optional.prefix(8).map { name($0) })
        let more = completions.optional.count > 8 ? text("等\(completions.optional.count)项", " and more") : ""
        lines.append(
          text(
            "任选：\(names)\(more)，各方案取舍不同，可比较后选定。",
            "Optional: \(names)\(more); some of the best plans take them, some do not: compare and choose."))
      }
      let difference = completions.greedy.projects.count - (completions.best.first?.projects.count ?? 0)
      if completions.isProven && difference > 0 {
        lines.append(
          text(
            "顺着第一条路线逐级补要\(completions.greedy.projects.count)个项目，多\(difference)个。",
            "Following the first route found takes \(completions.greedy.projects.count) projects, \(difference) more."
          ))
      }
      if let cheapest = completions.cheapest, let money = cheapest.investment, !cheapest.projects.isEmpty {
        lines.append(
          text(
            "投资最省为\(number(money))亿元：\(phrasing.join(cheapest.projects.map { name($0) }))。",
            "The least investment is \(number(money)) 亿元 (100 million yuan): \(phrasing.join(cheapest.projects.map { name($0) }))."
          ))
      } else if completions.relevantCount > 0 && completions.pricedCount < completions.relevantCount {
        lines.append(
          text(
            "可选的\(completions.relevantCount)个项目中\(completions.pricedCount)个有投资额，故按项目数而不按投资比较。",
            "\(completions.pricedCount) of \(completions.relevantCount) possible projects are priced, so projects are counted and not money."
          ))
      }
    }
    if let budget = plan.budget { lines.append(worth(budget, plan)) }
    for verdict in plan.verdicts where verdict.isDivided {
      let can = verdict.regimes.filter(\.isProducible).map { $0.regime.term[phrasing.language] }
      lines.append(
        text(
          "\(phrasing.name(verdict.target))：仅\(phrasing.join(can))时可成，三种口径结论不一。",
          "\(phrasing.name(verdict.target)): possible only with \(phrasing.join(can)); the regimes disagree.")
      )
    }
    if let first = plan.details.first {
      if !first.purchases.isEmpty {
        let names = phrasing.list(first.purchases, limit: 8)
        lines.append(text("第一方案须外购\(names)。", "The first plan buys \(names) from outside."))
      }
      if !first.building.isEmpty {
        let names = phrasing.join(first.building.prefix(8).map { phrasing.name($0) })
        lines.append(text("它以在建的\(names)按期投产为前提。", "It relies on \(names), still under construction."))
      }
    }
    return Array(lines.prefix(5))
  }

  /// What the value of a budget is made of, and what could not be bought.
  private func worth(_ budget: BudgetPlan, _ plan: CompletionPlan) -> String {
    var line =
      plan.options.wanted.isEmpty
      ? text("价值按目标计，每个为1", "The value counts targets, 1 each")
      : text("价值为所补缺口的优先级之和", "The value is the sum of the priorities of the gaps that are closed")
    if !budget.already.isEmpty {
      line += text(
        "，已可制成的\(budget.already.count)个不计",
        "; what can be made already (\(budget.already.count)) does not count")
    }
    if case .investment = budget.budget, budget.pricedCount < budget.relevantCount {
      line += text(
        "；可选的\(budget.relevantCount)个项目中只有\(budget.pricedCount)个有投资额，其余不能入选",
        "; only \(budget.pricedCount) of \(budget.relevantCount) possible projects are priced, and no other can be chosen"
      )
    }
    return line + text("。", ".")
  }

  // MARK: Verdicts

  public func verdict(_ verdict: RegimeVerdict) -> String {
    guard verdict.isProducible else { return text("无已知路线", "no known route") }
    if verdict.seed != nil { return text("自循环", "loop") }
    return verdict.isThere ? text("现有可成", "with what is there") : text("补后可成", "with projects")
  }

  /// The proof of a verdict.
  public func proof(of verdict: RegimeVerdict, _ plan: CompletionPlan) -> String {
    guard verdict.isProducible else {
      guard !verdict.tried.isEmpty else {
        return text("没有任何路线以它为产物。", "No route on record makes it.")
      }
      let tried = verdict.tried.prefix(3).map { tried in
        text(
          "“\(name(tried.route))”缺\(phrasing.list(tried.missing, limit: 3))",
          "“\(name(tried.route))” lacks \(phrasing.list(tried.missing, limit: 3))")
      }
      let all = text(
        "试过\(verdict.tried.count)条路线：\(tried.joined(separator: "；"))",
        "\(verdict.tried.count) \(verdict.tried.count == 1 ? "route" : "routes") tried: \(tried.joined(separator: "; "))"
      )
      let ends =
        verdict.deadEnds.isEmpty
        ? text("；它们互为前提，无从起头", "; they need each other, and nothing starts them")
        : text(
          "；其中\(phrasing.list(verdict.deadEnds, limit: 4))无人能产也不能外购",
          "; nobody makes or sells \(phrasing.list(verdict.deadEnds, limit: 4))")
      return all + (verdict.tried.count > 3 ? text("等", " and so on") : "") + ends + text("。", ".")
    }
    if let seed = verdict.seed { return sentence(seed) }
    let isNew = { (route: RouteID) in plan.basis.problem.projects.contains(route) }
    let steps = verdict.proof.filter { !network[$0].isGrade }
    guard !steps.isEmpty else { return text("本地已有。", "It is there.") }
    let shown = steps.suffix(5).map { name($0) + (isNew($0) ? text("（新）", " (new)") : "") }
    let order = (steps.count > 5 ? "… → " : "") + shown.joined(separator: " → ")
    return text("一种做法：\(order)。", "One way: \(order).")
  }

  public func sentence(_ seed: SmallestSeed) -> String {
    let names = phrasing.join(seed.nodes.map { phrasing.name($0) })
    let proof =
      seed.isProven
      ? text("最小投料集，已证明", "the smallest set, proven") : text("未证明最小", "not proven smallest")
    return text(
      "自循环，需首次投料：\(names)（\(proof)）。", "A loop: it needs a first charge of \(names) (\(proof)).")
  }

  // MARK: Names and numbers

  /// A route by what it makes, with the process where it has a name of its own.
  public func name(_ route: RouteID) -> String {
    let node = phrasing.name(network[route].output)
    guard network[route].process != nil, phrasing.name(route) != node else { return node }
    return phrasing.isChinese ? "\(node)（\(phrasing.name(route))）" : "\(node) (\(phrasing.name(route)))"
  }

  public func number(_ value: Double) -> String { phrasing.rounded(value, places: 3) }

  public func amount(_ budget: BudgetPlan.Budget) -> String {
    switch budget {
    case .projects(let count): text("\(count)个项目", count == 1 ? "one project" : "\(count) projects")
    case .investment(let money): text("\(number(money))亿元", "\(number(money)) 亿元 (100 million yuan)")
    }
  }

  /// The investment of a completion, and how much of it is known.
  public func investment(_ completion: Completion) -> String {
    let total = completion.projects.count
    guard let money = completion.investment else {
      return total == 0 ? "0" : text("—（\(total)项均未知）", "— (0 of \(total) priced)")
    }
    guard !completion.isPriced else { return number(money) }
    return text(
      "≥\(number(money))（\(total)项中\(completion.pricedCount)项已知）",
      "≥ \(number(money)) (\(completion.pricedCount) of \(total) priced)")
  }

  func text(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    phrasing.isChinese ? chinese() : english()
  }
}
