import ChainModel

/// Whether a dataset says what its policy says, and why each node stands in its chain.
///
/// Both ways: sentences of the policy that no row was made of, and members of chains that neither a
/// clause nor a technical source speaks for. Quotations are held against the printed text, so that a
/// slip of the pen or of the memory is found.
///
/// - Complexity: O(passages × rows of the same source) searches of short texts.
public struct PolicyAudit: Sendable {
  /// A row that states a fact of the policy.
  public enum Row: Hashable, Sendable {
    case policy(PolicyID)
    case target(Int)
    case layout(Int)
    case presence(PresenceID)
    case product(Int)
  }

  public enum Coverage: Hashable, Sendable {
    /// Rows were made of it.
    case covered([Row])
    /// Deliberately none; why.
    case omitted(String)
    case missing
  }

  /// A clause whose words are not in the policy, or stand elsewhere than it says.
  public struct Misquotation: Hashable, Sendable {
    public var policy: PolicyID
    /// Where the words do stand; nil where nowhere.
    public var foundIn: String?
  }

  /// What speaks for a member of a chain.
  public struct ChainBasis: Hashable, Sendable {
    public var chain: ChainID
    public var members: Int
    /// Members that a clause names.
    public var named: Int
    /// Members on a link or process with a source.
    public var technical: Int
    /// Members with neither.
    public var unfounded: [NodeID]
    /// Clauses that speak of the chain or of one of its members.
    public var clauses: Int
  }

  /// Pairs of passages and rows beyond which the audit is refused.
  public static let pairLimit = 50_000_000

  /// By position in `parts.passages`.
  public let coverage: [Coverage]
  public let misquotations: [Misquotation]
  public let chains: [ChainBasis]

  /// Nil where there are more than ``pairLimit`` pairs of passages and rows to compare.
  public init?(_ network: ChainNetwork) {
    let statements = Statement.all(in: network)
    let passages = network.parts.passages.map { Passage($0) }
    guard passages.count * statements.count <= Self.pairLimit else { return nil }
    coverage = passages.map { passage in
      let rows = statements.filter { $0.speaks(of: passage) }.map(\.row)
      if !rows.isEmpty { return .covered(rows) }
      return passage.omitted.isEmpty ? .missing : .omitted(passage.omitted)
    }
    misquotations = Self.misquotations(network, passages)
    chains = Self.bases(network)
  }

  public var covered: Int { coverage.count { if case .covered = $0 { true } else { false } } }
  public var omitted: Int { coverage.count { if case .omitted = $0 { true } else { false } } }
  public var missing: Int { coverage.count { $0 == .missing } }

  private static func misquotations(_ network: ChainNetwork, _ passages: [Passage]) -> [Misquotation] {
    let printed = Set(passages.compactMap(\.source))
    return network.parts.policies.indices.compactMap { position in
      let evidence = network.parts.policies[position].evidence
      let quote = condensed(evidence.quote)
      guard let source = evidence.source, printed.contains(source), !quote.isEmpty else { return nil }
      let found = passages.filter { $0.source == source && contains($0.text, quote) }
      let place = condensed(evidence.locator)
      // A clause may say its place more finely than the text is cut: 五(八)生物材料.
      if found.contains(where: { place.starts(with: $0.locator) }) { return nil }
      return Misquotation(policy: PolicyID(position), foundIn: found.first?.place)
    }
  }

  private static func bases(_ network: ChainNetwork) -> [ChainBasis] {
    let technical = network.technicallySourced()
    return network.chainIDs.map { chain in
      let members = network.members(of: chain).map(\.node)
      let named = members.filter { !network.clauses(naming: $0).isEmpty }
      return ChainBasis(
        chain: chain, members: members.count, named: named.count,
        technical: members.count { technical.contains($0) },
        unfounded: members.filter { !technical.contains($0) && network.clauses(naming: $0).isEmpty },
        clauses: network.clauses(naming: chain).count
          + named.reduce(0) { $0 + network.clauses(naming: $1).count })
    }
  }
}

/// A sentence of the policy, ready to be searched.
private struct Passage {
  let source: SourceID?
  let locator: [UInt8]
  let place: String
  let text: [UInt8]
  let omitted: String

  init(_ passage: PolicyPassage) {
    source = passage.evidence.source
    place = passage.evidence.locator
    locator = condensed(passage.evidence.locator)
    text = condensed(passage.evidence.quote)
    omitted = passage.omitted
  }
}

/// A row that cites a source, and by which words a sentence of it can be told.
private struct Statement {
  let row: PolicyAudit.Row
  let source: SourceID
  let locator: [UInt8]
  /// Its own words of the source; empty for none.
  let quote: [UInt8]
  /// Names and figures of which one must stand in a sentence at the same place.
  let terms: [[UInt8]]
  /// Names of companies: the policy shortens them, so a run of them is enough.
  let companies: [[UInt8]]

  init?(
    _ row: PolicyAudit.Row, _ evidence: Evidence, terms: [String] = [], companies: [String] = []
  ) {
    guard let source = evidence.source else { return nil }
    self.row = row
    self.source = source
    locator = condensed(evidence.locator)
    quote = condensed(evidence.quote)
    self.terms = terms.map(condensed).filter { !$0.isEmpty }
    self.companies = companies.map(condensed).filter { !$0.isEmpty }
  }

  func speaks(of passage: Passage) -> Bool {
    guard source == passage.source else { return false }
    if !quote.isEmpty { return contains(passage.text, quote) }
    guard locator.starts(with: passage.locator) else { return false }
    return terms.contains { contains(passage.text, $0) }
      || companies.contains { sharesRun(of: Self.nameRun, $0, passage.text) }
  }

  /// Bytes of four Chinese characters: 汇川技术, 紫光集团.
  private static let nameRun = 12

  static func all(in network: ChainNetwork) -> [Statement] {
    let parts = network.parts
    func names(_ node: NodeID) -> [String] { [network[node].name.chinese] + network[node].aliases }
    func names(_ company: CompanyID?) -> [String] { company.map { [network[$0].name.chinese] } ?? [] }
    var all: [Statement?] = []
    for (position, clause) in parts.policies.enumerated() {
      all.append(Statement(.policy(PolicyID(position)), clause.evidence))
    }
    for (position, target) in parts.targets.enumerated() {
      let value = target.value
      let figure = value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
      all.append(Statement(.target(position), target.evidence, terms: [figure]))
    }
    for (position, entry) in parts.layout.enumerated() {
      all.append(
        Statement(.layout(position), entry.evidence, terms: [network[entry.region].name.chinese]))
    }
    for (position, presence) in parts.presences.enumerated() {
      all.append(
        Statement(
          .presence(PresenceID(position)), presence.evidence,
          terms: names(presence.node) + [presence.project],
          companies: names(presence.company)))
    }
    for (position, product) in parts.products.enumerated() {
      all.append(
        Statement(
          .product(position), product.evidence, terms: names(product.node), companies: names(product.company))
      )
    }
    return all.compactMap { $0 }
  }
}

/// The text without white space: documents break lines anywhere.
private func condensed(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
    bytes += Array(String(scalar).utf8)
  }
  return bytes
}

private func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
  guard let first = part.first, part.count <= text.count else { return part.isEmpty }
  for start in 0...(text.count - part.count) where text[start] == first {
    if text[start..<(start + part.count)].elementsEqual(part) { return true }
  }
  return false
}

/// Whether `length` bytes in a row of `name`, or all of a shorter one, stand in `text`.
private func sharesRun(of length: Int, _ name: [UInt8], _ text: [UInt8]) -> Bool {
  guard name.count > length else { return contains(text, name) }
  return (0...(name.count - length)).contains { contains(text, Array(name[$0..<($0 + length)])) }
}

extension ChainNetwork {
  /// Nodes on a link or in a process that says where it is from.
  func technicallySourced() -> NodeSet {
    var nodes = NodeSet()
    for link in parts.links where link.evidence.source != nil {
      nodes.insert(link.source)
      nodes.insert(link.target)
    }
    for process in parts.processes {
      if process.evidence.source != nil { nodes.insert(process.output) }
      for input in process.inputs where input.evidence.source != nil { nodes.insert(input.node) }
      for byproduct in process.byproducts where byproduct.evidence.source != nil {
        nodes.insert(byproduct.node)
      }
    }
    return nodes
  }
}
