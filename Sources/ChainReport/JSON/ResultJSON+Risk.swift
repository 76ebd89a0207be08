import ChainAnalysis
import ChainModel
import TableIO

extension ResultJSON {
  /// Loss sets, pairs, random outages and resilience; `top` bounds each list of outages.
  public func risk(_ findings: RiskFindings, top: Int?) -> JSONValue {
    let chinese = RiskWording(network, scope: scope, language: .chinese)
    let english = RiskWording(network, scope: scope, language: .english)
    func list(_ outages: [Outage]) -> JSONValue {
      .array(
        (top.map { Array(outages.prefix($0)) } ?? outages).map { outage in
          .object(
            subject(outage.subject) + [
              ("stopped", keys(outage.stopped)), ("lost", keys(outage.lost)),
              ("knockOn", keys(outage.knockOn)), ("share", .optional(outage.share)),
              ("singlePoint", .bool(outage.isSinglePoint)),
              ("reason", .string(chinese.reason(for: outage))),
              ("reason_en", .string(english.reason(for: outage))),
            ])
        })
    }
    func pairs(_ found: JointOutages) -> JSONValue {
      .object([
        ("examined", .int(found.examined)), ("complete", .bool(found.isComplete)),
        (
          "pairs",
          .array(
            (top.map { Array(found.pairs.prefix($0)) } ?? found.pairs).map { pair in
              .object([
                ("first", .object(subject(pair.first))), ("second", .object(subject(pair.second))),
                ("lost", keys(pair.lost)), ("excess", keys(pair.excess)),
                ("reason", .string(chinese.reason(for: pair))),
                ("reason_en", .string(english.reason(for: pair))),
              ])
            })
        ),
      ])
    }
    return .object(
      head("liantu.risk/1") + [
        ("chain", .optional(findings.chain.map { network[$0].key })),
        ("present", .int(findings.members.count)),
        ("conclusion", .strings(chinese.conclusion(findings))),
        ("conclusion_en", .strings(english.conclusion(findings))),
        ("directions", .strings(chinese.directions(findings))),
        ("directions_en", .strings(english.directions(findings))),
        ("companies", list(findings.companies)), ("nodes", list(findings.nodes)),
        ("regions", list(findings.regions)), ("supplies", list(findings.supplies)),
        ("companyPairs", pairs(findings.companyPairs)), ("nodePairs", pairs(findings.nodePairs)),
        ("simulation", simulation(findings.simulation)),
        ("chains", .array(findings.chains.map(resilience))),
      ])
  }

  private func subject(_ subject: Outage.Subject) -> [(String, JSONValue)] {
    func fields(_ kind: String, _ key: String, _ name: Name) -> [(String, JSONValue)] {
      [
        ("class", .string(kind)), ("id", .string(key)), ("name", .string(name[.chinese])),
        ("name_en", .string(name[.english])),
      ]
    }
    switch subject {
    case .node(let node): return fields("node", network[node].key, network[node].name)
    case .company(let company): return fields("company", network[company].key, network[company].name)
    case .region(let region): return fields("region", network[region].key, network[region].name)
    case .good(let node): return fields("good", network[node].key, network[node].name)
    case .goods(let kind):
      let term = kind.boughtTerm
      return fields("goods", kind.rawValue, Name(chinese: term.chinese, english: term.english))
    }
  }

  private func simulation(_ simulation: OutageSimulation) -> JSONValue {
    .object([
      ("outage", .double(simulation.options.outage)), ("seed", .string("\(simulation.options.seed)")),
      ("samplesAsked", .int(simulation.options.samples)), ("samples", .int(simulation.samples)),
      ("sites", .int(simulation.siteCount)),
      ("share", simulation.share.map { .object(estimate($0)) } ?? .null),
      ("share95", .optional(simulation.share95)),
      (
        "convergence",
        .array(
          simulation.convergence.map { .object([("samples", .int($0.samples))] + estimate($0.share)) })
      ),
      (
        "nodes",
        .array(
          simulation.nodes.map { .object([("node", .string(network[$0.node].key))] + estimate($0.lost)) })
      ),
    ])
  }

  private func estimate(_ estimate: OutageSimulation.Estimate) -> [(String, JSONValue)] {
    [("mean", .double(estimate.mean)), ("low", .double(estimate.low)), ("high", .double(estimate.high))]
  }

  private func resilience(_ row: RiskFindings.ChainResilience) -> JSONValue {
    func measure(_ measure: Measure) -> JSONValue {
      .object([("value", .optional(measure.value)), ("count", .int(measure.count))])
    }
    return .object([
      ("chain", .string(network[row.chain].key)), ("name", .string(network[row.chain].name.chinese)),
      ("name_en", .string(network[row.chain].name.english)), ("present", .int(row.present)),
      ("resilience", measure(row.resilience)), ("meanResilience", measure(row.mean)),
      ("worstCompany", .optional(row.worstCompany.map { network[$0].key })),
    ])
  }
}
