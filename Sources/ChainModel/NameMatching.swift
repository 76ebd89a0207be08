/// The name in `candidates` that `text` was probably meant to be, or nil when none is near.
///
/// Nearness is the optimal-string-alignment distance on characters, at most a third of the longer
/// text (at least one edit); ties go to the earlier candidate.
/// - Complexity: O(candidates × |text| × |candidate|).
public func nearestName(to text: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(text.lowercased())
  guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in candidates where candidate.count <= 100 && !candidate.isEmpty {
    let other = Array(candidate.lowercased())
    let limit = max(1, max(wanted.count, other.count) / 3)
    if abs(other.count - wanted.count) > limit { continue }
    let distance = editDistance(wanted, other)
    if distance <= limit && distance < other.count && distance < (best?.distance ?? .max) {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// Insertions, deletions, substitutions and swaps of neighbours between two texts.
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  var current = last
  for i in a.indices {
    current[0] = i + 1
    for j in b.indices {
      let substitution = last[j] + (a[i] == b[j] ? 0 : 1)
      current[j + 1] = min(substitution, last[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        current[j + 1] = min(current[j + 1], beforeLast[j - 1] + 1)
      }
    }
    (beforeLast, last, current) = (last, current, beforeLast)
  }
  return last[b.count]
}

/// What asking for a record by name found.
public enum NameLookup<ID: Sendable>: Sendable {
  case found(ID)
  /// Several of that name, by their ids: nobody can tell which is meant.
  case ambiguous(ids: [String])
  /// Nothing by that name; perhaps this was meant.
  case unknown(suggestion: String?)
}

extension ChainNetwork {
  /// The chain with this id or name, in either language.
  public func chain(named text: String) -> NameLookup<ChainID> {
    lookUp(text, in: parts.chains.map { [[$0.key], [$0.name.chinese], [$0.name.english]] })
  }

  /// The region with this id or name, in either language.
  public func region(named text: String) -> NameLookup<RegionID> {
    lookUp(text, in: parts.regions.map { [[$0.key], [$0.name.chinese], [$0.name.english]] })
  }

  /// The node with this id, name or alias.
  public func node(named text: String) -> NameLookup<NodeID> {
    lookUp(text, in: parts.nodes.map { [[$0.key], [$0.name.chinese], [$0.name.english], $0.aliases] })
  }

  /// - Parameter names: by record its id, its names, its further names.
  private func lookUp<ID: DenseID>(_ text: String, in names: [[[String]]]) -> NameLookup<ID> {
    if let index = names.firstIndex(where: { $0[0][0] == text && !text.isEmpty }) { return .found(ID(index)) }
    let wanted = text.lowercased()
    // Another record's alias must not hide an id: ids first, then names, then aliases.
    for column in 0..<(names.first?.count ?? 0) where !wanted.isEmpty {
      let found = names.indices.filter { names[$0][column].contains { $0.lowercased() == wanted } }
      if found.count > 1 { return .ambiguous(ids: found.map { names[$0][0][0] }) }
      if let index = found.first { return .found(ID(index)) }
    }
    return .unknown(suggestion: nearestName(to: text, among: names.joined().joined()))
  }
}
