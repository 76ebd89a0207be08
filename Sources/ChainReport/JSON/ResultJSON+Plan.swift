import ChainAnalysis
import ChainModel
import TableIO

extension ResultJSON {
  /// Verdicts with proofs, completions, labels, a budget's best use and the structures, if asked for.
  public func plan(_ plan: CompletionPlan) -> JSONValue {
    let chinese = PlanWording(network, scope: scope, language: .chinese)
    let english = PlanWording(network, scope: scope, language: .english)
    var fields: [(String, JSONValue)] = [
      ("regime", .string(plan.options.regime.rawValue)), ("targets", keys(plan.options.targets)),
      ("conclusion", .strings(chinese.conclusion(plan))),
      ("conclusion_en", .strings(english.conclusion(plan))),
      ("directions", .strings(chinese.directions(plan))),
      ("directions_en", .strings(english.directions(plan))),
      (
        "verdicts",
        .array(
          plan.verdicts.map { verdict in
            .object(
              node(verdict.target) + [
                ("state", .string(scope.state(of: verdict.target).code)),
                ("divided", .bool(verdict.isDivided)),
                (
                  "regimes",
                  .array(
                    verdict.regimes.map {
                      regime($0, chinese.proof(of: $0, plan), english.proof(of: $0, plan))
                    })
                ),
              ])
          })
      ),
      ("unreachable", keys(plan.unreachable)), ("essential", keys(plan.essential)),
      ("completions", plan.completions.map { completions($0, plan) } ?? .null),
      ("budget", plan.budget.map(budget) ?? .null),
    ]
    if let structures = plan.structures { fields += self.structures(structures) }
    return .object(head("liantu.plan/1") + fields)
  }

  private func regime(_ verdict: RegimeVerdict, _ reason: String, _ reasonEnglish: String) -> JSONValue {
    .object([
      ("regime", .string(verdict.regime.rawValue)), ("producible", .bool(verdict.isProducible)),
      ("there", .bool(verdict.isThere)), ("proof", routes(verdict.proof)),
      ("seed", verdict.seed.map(seed) ?? .null),
      (
        "tried",
        .array(
          verdict.tried.map {
            .object([("route", .string(network[$0.route].key)), ("missing", keys($0.missing))])
          })
      ),
      ("deadEnds", keys(verdict.deadEnds)), ("reason", .string(reason)),
      ("reason_en", .string(reasonEnglish)),
    ])
  }

  private func completions(_ completions: Completions, _ plan: CompletionPlan) -> JSONValue {
    let greedyExcess = completions.greedy.projects.count - (completions.best.first?.projects.count ?? 0)
    return .object([
      ("proven", .bool(completions.isProven)), ("sizeBound", .double(completions.sizeBound)),
      ("complete", .bool(completions.isComplete)), ("relevant", .int(completions.relevantCount)),
      ("priced", .int(completions.pricedCount)),
      (
        "best",
        .array(
          zip(completions.best, plan.details).map { completion, detail in
            .object(
              fields(completion) + [
                ("steps", routes(detail.steps)), ("purchases", keys(detail.purchases)),
                ("building", keys(detail.building)), ("seeds", .array(detail.seeds.map(seed))),
              ])
          })
      ),
      ("greedy", .object(fields(completions.greedy) + [("excess", .int(greedyExcess))])),
      (
        "cheapest",
        completions.cheapest.map {
          .object(fields($0) + [("proven", .bool(completions.isCheapestProven))])
        } ?? .null
      ),
      (
        "optional",
        .array(
          completions.optional.map {
            .object([("route", .string(network[$0].key)), ("node", .string(network[network[$0].output].key))])
          })
      ),
      ("common", routes(Array(completions.common))), ("labelsComplete", .bool(completions.areLabelsComplete)),
    ])
  }

  private func fields(_ completion: Completion) -> [(String, JSONValue)] {
    [
      (
        "projects",
        .array(
          completion.projects.map { route in
            .object([
              ("route", .string(network[route].key)), ("node", .string(network[network[route].output].key)),
              ("name", .string(network[route].name[.chinese])),
              ("name_en", .string(network[route].name[.english])),
              ("underway", .bool(scope.state(of: route) == .planned)),
              ("investment", .optional(network.investment(in: route))),
              ("source", .optional(network[route].evidence.source.map { network[$0].key })),
              ("locator", .string(network[route].evidence.locator)),
            ])
          })
      ), ("size", .int(completion.projects.count)), ("investment", .optional(completion.investment)),
      ("priced", .int(completion.pricedCount)),
    ]
  }

  private func budget(_ plan: BudgetPlan) -> JSONValue {
    func choice(_ choice: BudgetPlan.Choice) -> [(String, JSONValue)] {
      fields(choice.completion) + [("obtained", keys(choice.obtained)), ("value", .double(choice.value))]
    }
    let (kind, amount): (String, Double) =
      switch plan.budget {
      case .projects(let count): ("projects", Double(count))
      case .investment(let money): ("investment", money)
      }
    return .object([
      ("kind", .string(kind)), ("amount", .double(amount)), ("proven", .bool(plan.isProven)),
      ("bound", .double(plan.bound)), ("relevant", .int(plan.relevantCount)),
      ("priced", .int(plan.pricedCount)), ("best", .object(choice(plan.best))),
      ("greedy", .object(choice(plan.greedy))),
      ("difference", .double(plan.best.value - plan.greedy.value)), ("already", keys(plan.already)),
    ])
  }

  private func structures(_ structures: StructureAnalysis) -> [(String, JSONValue)] {
    let best = structures.best.map { best in
      JSONValue.object([("cost", .optional(structures.cost)), ("units", routes(best.projects))])
    }
    return [
      ("maximal", routes(structures.maximal)), ("structures", .int(structures.count.count)),
      ("structuresComplete", .bool(structures.count.isComplete)), ("best", best.first ?? .null),
      ("alternatives", .array(Array(best.dropFirst()))),
      ("alternativesComplete", .bool(structures.isBestComplete)), ("bestProven", .bool(structures.isProven)),
      ("costIsInvestment", .bool(structures.isPriced)),
    ]
  }

  private func seed(_ seed: SmallestSeed) -> JSONValue {
    .object([
      ("nodes", keys(seed.nodes)), ("proven", .bool(seed.isProven)), ("sizeBound", .double(seed.sizeBound)),
    ])
  }

  private func node(_ node: NodeID) -> [(String, JSONValue)] {
    [
      ("target", .string(network[node].key)), ("name", .string(network[node].name.chinese)),
      ("name_en", .string(network[node].name.english)),
    ]
  }

  private func routes(_ routes: [RouteID]) -> JSONValue { .strings(routes.map { network[$0].key }) }
}
