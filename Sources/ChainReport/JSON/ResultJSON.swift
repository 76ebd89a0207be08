import ChainAnalysis
import ChainModel
import TableIO

/// Results as JSON that does not depend on the reader's language; schemas in Docs/Formats.
public struct ResultJSON {
  let network: ChainNetwork
  let scope: Scope
  let version: String
  private let chinese: GapWording
  private let english: GapWording
  private let chineseCandidates: CandidateWording
  private let englishCandidates: CandidateWording

  public init(_ network: ChainNetwork, scope: Scope, version: String) {
    self.network = network
    self.scope = scope
    self.version = version
    chinese = GapWording(network, scope: scope, language: .chinese)
    english = GapWording(network, scope: scope, language: .english)
    chineseCandidates = CandidateWording(network, scope: scope, language: .chinese)
    englishCandidates = CandidateWording(network, scope: scope, language: .english)
  }

  public func gaps(_ analysis: GapAnalysis, top: Int?) -> JSONValue {
    let listed = top.map { Array(analysis.gaps.prefix($0)) } ?? analysis.gaps
    return .object(
      head("liantu.gaps/1") + [
        ("horizon", .optional(analysis.options.horizon)),
        ("total", .int(analysis.gaps.count)),
        ("gaps", .array(listed.map(gap))),
        ("underConstruction", .array(analysis.tracked.map(reference))),
        (
          "imports",
          .array(
            analysis.imports.map { item in
              .object([
                ("node", key(item.node)), ("tradable", .bool(network[item.node].isTradable)),
                ("routes", .strings(item.routes.map { network[$0].key })),
              ])
            })
        ),
        ("byproducts", .array(analysis.unusedByproducts.map(reference))),
        ("strengthen", .array(analysis.weakLinks.map(weakLink))),
        ("pairs", .array(analysis.pairings.map(pairing))),
      ])
  }

  public func candidates(
    _ ranking: CandidateRanking, doubts: [Doubt], triedPlants: Bool, horizon: Int?, top: Int?
  ) -> JSONValue {
    let listed = top.map { Array(ranking.candidates.prefix($0)) } ?? ranking.candidates
    return .object(
      head("liantu.rank/1") + [
        ("horizon", .optional(horizon)),
        ("method", .string(ranking.options.method.rawValue)),
        ("total", .int(ranking.candidates.count)),
        ("candidates", .array(listed.map(candidate))),
        ("gapsWithoutCandidate", .array(ranking.gapsWithoutCandidate.map { key($0.node) })),
        ("policyCompanies", .array(ranking.policyPartners(in: network, scope: scope).map(policyPartner))),
      ] + robustness(of: ranking, doubts: doubts, triedPlants: triedPlants))
  }

  /// What every result carries, so that a file tells what it speaks of.
  func head(_ schema: String) -> [(String, JSONValue)] {
    [
      ("schema", .string(schema)), ("version", .string(version)), ("dataset", .string(network.parts.name)),
      ("scope", .string(network[scope.region].key)), ("asOf", .int(scope.asOf)),
    ]
  }

  private func gap(_ gap: Gap) -> JSONValue {
    let record = network[gap.node]
    return .object([
      ("rank", .int(gap.rank)), ("node", .string(record.key)), ("name", .string(record.name.chinese)),
      ("name_en", .string(record.name.english)), ("kind", .string(gap.kind.rawValue)),
      ("direction", .optional(gap.direction?.rawValue)),
      ("flags", .strings(gap.flags.map(\.rawValue))),
      ("chains", .strings(network.chains(of: gap.node).map { network[$0].key })),
      ("up", .optional(gap.up)), ("down", .optional(gap.down)), ("span", .optional(gap.span)),
      ("priority", .optional(gap.priority)),
      ("factors", .object(gap.factors.map { ($0.factor.rawValue, score($0)) })),
      ("upstream", keys(gap.upstream)), ("downstream", keys(gap.downstream)),
      ("consumers", .array(gap.facts.consumers.map(consumer))),
      ("suppliers", .array(gap.facts.suppliers.map(supplier))),
      ("route", .optional(gap.facts.bestRoute.map { network[$0].key })),
      ("inputsAtHand", keys(gap.facts.readyInputs)), ("inputsMissing", keys(gap.facts.missingInputs)),
      ("unlocks", keys(gap.facts.unlocks)), ("secures", keys(gap.facts.secures)),
      ("loop", gap.loop.map { keys($0.nodes) } ?? .null),
      (
        "producible",
        .object([
          ("local", .bool(gap.producible.local)), ("purchase", .bool(gap.producible.purchase)),
          ("loop", .bool(gap.producible.loop)),
        ])
      ),
      ("reason", .string(chinese.reason(for: gap))), ("reason_en", .string(english.reason(for: gap))),
      ("evidence", .array(evidence(of: gap))),
    ])
  }

  private func candidate(_ candidate: Candidate) -> JSONValue {
    let company = network[candidate.company]
    let headquarters = company.headquarters.map { network[$0].key }
    return .object([
      ("rank", .int(candidate.rank)), ("company", .string(company.key)),
      ("name", .string(company.name.chinese)), ("name_en", .string(company.name.english)),
      ("kind", .optional(company.kind?.rawValue)), ("headquarters", .optional(headquarters)),
      ("gap", key(candidate.gap.node)), ("product", key(candidate.product.node)),
      ("host", .optional(candidate.host.map { network[$0].key })),
      ("weightedSum", .optional(candidate.weightedSum)), ("topsis", .double(candidate.topsis)),
      ("promethee", .double(candidate.promethee)), ("overallRank", .int(candidate.overallRank)),
      ("chances", chances(of: candidate)),
      (
        "criteria",
        .object(
          candidate.scores.map {
            ($0.criterion.code, .object([("value", .optional($0.value)), ("weight", .double($0.weight))]))
          })
      ),
      ("neighbours", keys(candidate.hostFacts.neighbours)), ("nearby", keys(candidate.hostFacts.nearby)),
      ("hostChosen", .bool(candidate.hostFacts.isChosen)), ("alreadyHere", .bool(candidate.isAlreadyHere)),
      ("reason", .string(chineseCandidates.reason(for: candidate))),
      ("reason_en", .string(englishCandidates.reason(for: candidate))),
      ("evidence", .array([candidate.product.evidence].map(evidence) + evidence(of: candidate.gap))),
    ])
  }

  private func policyPartner(_ partner: PolicyPartner) -> JSONValue {
    let company = network[partner.company]
    return .object([
      ("company", .string(company.key)), ("name", .string(company.name.chinese)),
      ("name_en", .string(company.name.english)), ("status", .string(partner.state.code)),
      ("gap", .optional(partner.best.map { network[$0.gap.node].key })),
      ("overallRank", .optional(partner.best.map(\.overallRank))),
      ("evidence", .array(partner.clauses.map { evidence(network[$0].evidence) })),
    ])
  }

  private func weakLink(_ link: WeakLink) -> JSONValue {
    .object([
      ("node", key(link.node)), ("name", .string(network[link.node].name.chinese)),
      ("name_en", .string(network[link.node].name.english)),
      ("reasons", .strings(link.reasons.map(\.code))),
      ("reason", .string(chinese.reason(for: link))), ("reason_en", .string(english.reason(for: link))),
    ])
  }

  private func pairing(_ pairing: Pairing) -> JSONValue {
    .object([
      ("source", key(pairing.source)), ("target", key(pairing.target)),
      ("suppliers", .strings(pairing.suppliers.map { network[$0].key })),
      ("customers", .strings(pairing.customers.map { network[$0].key })),
      ("reason", .string(chinese.reason(for: pairing))), ("reason_en", .string(english.reason(for: pairing))),
    ])
  }

  private func score(_ score: FactorScore) -> JSONValue {
    .object([
      ("raw", .optional(score.raw)), ("value", .optional(score.value)), ("weight", .double(score.weight)),
    ])
  }

  private func consumer(_ consumer: GapFacts.Consumer) -> JSONValue {
    .object([
      ("node", key(consumer.node)), ("weight", .double(consumer.weight)),
      ("tonnesPerYear", .optional(consumer.tonnesPerYear)),
    ])
  }

  private func supplier(_ supplier: GapFacts.Supplier) -> JSONValue {
    .object([
      ("node", key(supplier.node)), ("surplusTonnesPerYear", .optional(supplier.surplusTonnesPerYear)),
      ("short", .bool(supplier.isShort)),
    ])
  }

  /// The clauses that name the gap, then where its neighbours' presence is stated.
  private func evidence(of gap: Gap) -> [JSONValue] {
    let clauses = gap.clauses.map { network[$0].evidence }
    let neighbours = (gap.upstream + gap.downstream).flatMap { scope.presences(of: $0) }
      .map { network[$0].evidence }
    let own = scope.presences(of: gap.node).map { network[$0].evidence }
    var seen: Set<Evidence> = []
    return (clauses + own + neighbours).filter { $0.source != nil && seen.insert($0).inserted }.map(evidence)
  }

  private func evidence(_ evidence: Evidence) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("source", .optional(evidence.source.map { network[$0].key })), ("locator", .string(evidence.locator)),
    ]
    if !evidence.quote.isEmpty { fields.append(("quote", .string(evidence.quote))) }
    return .object(fields)
  }

  /// A node on a list of its own: id, names, where it comes from.
  private func reference(_ node: NodeID) -> JSONValue {
    let record = network[node]
    return .object([
      ("node", .string(record.key)), ("name", .string(record.name.chinese)),
      ("name_en", .string(record.name.english)), ("derived", .bool(scope.origin(of: node).isDerived)),
    ])
  }

  func key(_ node: NodeID) -> JSONValue { .string(network[node].key) }
  func keys(_ nodes: [NodeID]) -> JSONValue { .strings(nodes.map { network[$0].key }) }
}
