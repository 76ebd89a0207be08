import ChainModel

/// A company that the policy names: whom the city is told to work with, whatever a ranking says.
public struct PolicyPartner: Hashable, Sendable {
  public var company: CompanyID
  /// The clauses that name it, ascending.
  public var clauses: [PolicyID]
  /// How far its own projects in scope have come.
  public var state: NodeState
  /// Its best place among all alternatives; nil where nothing it makes is a gap here.
  public var best: Candidate?
}

extension CandidateRanking {
  /// Every company that a clause names, those with an alternative first by its rank, then by company.
  /// - Complexity: O(clauses + alternatives + presence rows).
  public func policyPartners(in network: ChainNetwork, scope: Scope) -> [PolicyPartner] {
    var clauses: [CompanyID: [PolicyID]] = [:]
    for (index, clause) in network.parts.policies.enumerated() {
      if let company = clause.company { clauses[company, default: []].append(PolicyID(index)) }
    }
    guard !clauses.isEmpty else { return [] }
    var best: [CompanyID: Candidate] = [:]
    for candidate in alternatives where best[candidate.company] == nil { best[candidate.company] = candidate }
    var states: [CompanyID: NodeState] = [:]
    for row in network.nodeIDs.flatMap({ scope.presences(of: $0) }).map({ network[$0] }) {
      guard let company = row.company else { continue }
      states[company] = max(states[company] ?? .absent, row.state(asOf: scope.asOf))
    }
    return clauses.keys.map {
      PolicyPartner(company: $0, clauses: clauses[$0]!, state: states[$0] ?? .absent, best: best[$0])
    }.sorted { a, b in
      let (first, second) = (a.best?.overallRank ?? .max, b.best?.overallRank ?? .max)
      return first != second ? first < second : a.company < b.company
    }
  }
}
