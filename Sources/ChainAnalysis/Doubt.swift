import ChainModel

/// Something a ranking rests on without being sure of it, and what hangs on it (证据价值).
public struct Doubt: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    /// An empty cell that belongs to the company: whoever looks it up fills it for all its gaps.
    case company(CompanyID, CandidateCriterion)
    /// An empty cell that belongs to the gap.
    case gap(NodeID, CandidateCriterion)
    /// A plant recorded with low or medium confidence.
    case presence(PresenceID)
  }

  /// What the fact might turn out to be.
  public enum Outcome: Hashable, Sendable {
    /// The empty cell at its least, 0, or its most, 1.
    case lowest, highest
    /// The record is not so.
    case refuted
  }

  public var subject: Subject
  /// Of the possible outcomes the one that changes most.
  public var outcome: Outcome
  /// How many of the first ten would be others.
  public var entering: Int
  /// How many of the first ten places would be held by another candidate.
  public var moved: Int
  public var changesFirst: Bool

  /// What comes first matters most in: newcomers, then moves.
  static func precedes(_ a: Doubt, _ b: Doubt) -> Bool {
    (a.entering, a.moved, a.changesFirst ? 1 : 0) > (b.entering, b.moved, b.changesFirst ? 1 : 0)
  }
}

/// Tries each doubtful fact the other way and sees what becomes of the first ten.
///
/// - Reference: Docs/Guides/Ranking.md, Evidence value.
public struct DoubtSearch {
  /// Empty facts tried; beyond it the rest is left, which no real list comes near.
  public static let most = 2000
  static let places = 10

  /// A candidate, whatever else changes.
  struct Place: Hashable {
    var company: CompanyID
    var gap: NodeID
  }

  let ranking: CandidateRanking

  public init(_ ranking: CandidateRanking) { self.ranking = ranking }

  /// Empty cells whose value would change the first ten, by falling change.
  /// - Complexity: O(empty facts × alternatives × (criteria + log alternatives)).
  public func emptyCells() -> [Doubt] {
    let alternatives = ranking.alternatives
    var subjects: [Doubt.Subject] = []
    var cells: [Doubt.Subject: [(row: Int, score: Int)]] = [:]
    for (row, candidate) in alternatives.enumerated() {
      for (index, score) in candidate.scores.enumerated() where score.value == nil && score.weight > 0 {
        let subject: Doubt.Subject =
          switch score.criterion {
          case .gapPriority, .localFit, .hostFit: .gap(candidate.gap.node, score.criterion)
          case .strength, .targetRegion, .indicator: .company(candidate.company, score.criterion)
          }
        if cells[subject] == nil { subjects.append(subject) }
        cells[subject, default: []].append((row, index))
      }
    }
    let before = Self.firstPlaces(of: ranking.candidates)
    return subjects.prefix(Self.most).compactMap { subject in
      worst(
        subject,
        [(Doubt.Outcome.lowest, 0.0), (.highest, 1)].map { outcome, value in
          var changed = alternatives
          for cell in cells[subject]! { changed[cell.row].scores[cell.score].value = value }
          let ranked = CandidateRanking.ranked(changed, options: ranking.options)
          return (outcome, Self.firstPlaces(of: ranked.listed))
        }, before)
    }.sorted(by: Doubt.precedes)
  }

  /// Plants of low or medium confidence in scope whose absence would change the first ten.
  /// - Parameter recompute: gaps and candidates of a network, the same question asked again.
  /// - Complexity: one gap analysis and ranking a plant.
  public func presences(
    _ network: ChainNetwork, scope: Scope, recompute: (ChainNetwork) -> CandidateRanking
  ) -> [Doubt] {
    let before = Self.firstPlaces(of: ranking.candidates)
    return network.parts.presences.indices.compactMap { index -> Doubt? in
      let row = network.parts.presences[index]
      guard scope.regions.contains(row.region), row.confidence == .low || row.confidence == .medium,
        row.state(asOf: scope.asOf) != .absent
      else { return nil }
      var parts = network.parts
      parts.presences.remove(at: index)
      let after = Self.firstPlaces(of: recompute(ChainNetwork(parts)).candidates)
      return worst(.presence(PresenceID(index)), [(.refuted, after)], before)
    }.sorted(by: Doubt.precedes)
  }

  private static func firstPlaces(of candidates: [Candidate]) -> [Place] {
    candidates.prefix(places).map { Place(company: $0.company, gap: $0.gap.node) }
  }

  /// The outcome that changes most; nil when none changes anything.
  private func worst(
    _ subject: Doubt.Subject, _ outcomes: [(Doubt.Outcome, [Place])], _ before: [Place]
  ) -> Doubt? {
    let doubts = outcomes.map { outcome, after in
      Doubt(
        subject: subject, outcome: outcome, entering: Set(after).subtracting(before).count,
        moved: zip(before, after).count { $0 != $1 } + abs(before.count - after.count),
        changesFirst: before.first != after.first)
    }
    return doubts.min(by: Doubt.precedes).flatMap { $0.moved > 0 ? $0 : nil }
  }
}
