import ChainModel

/// A network drawn in a few readable lines; nodes, chains and companies come to be when first named.
///
///     var sketch = NetworkSketch()
///     sketch.link("benzene > cumene")
///     sketch.process("oxidation", "cumene*1.35 + oxygen? > phenol + acetone*0.6")
///     sketch.plant("phenol")
///     let network = sketch.network()
///
/// There are six regions: `city` holds `county` and `town` and lies in `province`, which lies in
/// `china` beside `elsewhere`. Units are `t`, `kg`, `kwh`, `t/a` and `wt/a` (10,000 t/a).
public struct NetworkSketch: Sendable {
  public var parts = NetworkParts()

  public init() {
    let regions = [
      ("china", nil), ("province", "china"), ("city", "province"), ("county", "city"), ("town", "city"),
      ("elsewhere", "china"),
    ]
    for (key, parent) in regions {
      parts.regions.append(
        Region(key: key, name: Name(chinese: "", english: key), parent: parent.map { region($0) }))
    }
    for (key, dimension, factor) in [
      ("t", "mass", 1.0), ("kg", "mass", 0.001), ("kwh", "energy", 1), ("t/a", "mass-rate", 1),
      ("wt/a", "mass-rate", 10_000),
    ] {
      parts.units.append(MeasureUnit(key: key, dimension: dimension, factor: factor))
    }
    parts.defaultRegion = region("city")
    parts.asOf = 2024
  }

  public func network() -> ChainNetwork { ChainNetwork(parts) }

  public func scope(_ name: String = "city", asOf: Int = 2024) -> Scope {
    Scope(network(), region: region(name), asOf: asOf)
  }

  public func region(_ key: String) -> RegionID {
    RegionID(Self.index(of: key, in: parts.regions.map(\.key)))
  }

  public func unit(_ key: String) -> UnitID { UnitID(Self.index(of: key, in: parts.units.map(\.key))) }

  public func process(_ key: String) -> ProcessID {
    ProcessID(Self.index(of: key, in: parts.processes.map(\.key)))
  }

  /// The node, made as a plain material if it is new.
  @discardableResult
  public mutating func node(_ key: String) -> NodeID {
    if let known = parts.nodes.firstIndex(where: { $0.key == key }) { return NodeID(known) }
    parts.nodes.append(ChainNode(key: key, name: Name(chinese: "", english: key), kind: .material))
    return NodeID(parts.nodes.count - 1)
  }

  /// Says what a node is.
  @discardableResult
  public mutating func node(
    _ key: String, _ kind: NodeKind, tradable: Bool = false, captive: Bool = false,
    gradeOf parent: String? = nil
  ) -> NodeID {
    let node = node(key)
    parts.nodes[node.index].kind = kind
    parts.nodes[node.index].isTradable = tradable
    parts.nodes[node.index].isCaptive = captive
    if let parent { parts.nodes[node.index].parent = self.node(parent) }
    return node
  }

  /// Links each node of `a > b > c` to the next.
  public mutating func link(
    _ path: String, _ relation: Relation = .feedstock, route: String = "", amount: Double? = nil
  ) {
    let nodes = Self.split(path, at: ">").map { self.node($0) }
    for (source, target) in zip(nodes, nodes.dropFirst()) {
      parts.links.append(
        LinkRow(source: source, target: target, relation: relation, route: route, amount: amount))
    }
  }

  /// A recipe `a*1.35 + b? > c + d*0.6`: amounts in tonnes, `?` for not required, the main product first.
  public mutating func process(_ key: String, _ recipe: String) {
    let sides = Self.split(recipe, at: ">")
    precondition(sides.count == 2, "a recipe has two sides: \(recipe)")
    let inputs = Self.split(sides[0], at: "+").map { term in
      let isRequired = !term.hasSuffix("?")
      let (node, amount) = quantity(isRequired ? term : String(term.dropLast()))
      return Process.Input(
        node: node, amount: amount, unit: amount == nil ? nil : unit("t"), isRequired: isRequired)
    }
    let outputs = Self.split(sides[1], at: "+").map { quantity($0) }
    parts.processes.append(
      Process(
        key: key, name: Name(chinese: "", english: key), output: outputs[0].node, outputUnit: unit("t"),
        inputs: inputs,
        byproducts: outputs.dropFirst().map {
          Process.Byproduct(node: $0.node, amount: $0.amount, unit: $0.amount == nil ? nil : unit("t"))
        }))
  }

  /// A presence row; `capacity` in t/a.
  public mutating func plant(
    _ node: String, _ status: PresenceStatus = .operating, in place: String = "county",
    process name: String? = nil, since: Int? = nil, confidence: Confidence? = nil, capacity: Double? = nil,
    company: String? = nil
  ) {
    parts.presences.append(
      Presence(
        node: self.node(node), company: company.map { self.company($0) }, region: region(place),
        process: name.map { process($0) }, status: status, since: since, capacity: capacity,
        unit: capacity == nil ? nil : unit("t/a"), confidence: confidence))
  }

  public mutating func demand(_ node: String, in place: String = "county") {
    parts.demands.append(Demand(node: self.node(node), region: region(place)))
  }

  /// A clause that names each of `nodes`, in words of its own if any are given.
  public mutating func named(_ nodes: String..., quote: String? = nil) {
    for node in nodes {
      parts.policies.append(
        PolicyClause(
          key: "clause-\(parts.policies.count)", node: self.node(node), action: .build,
          evidence: Evidence(quote: quote ?? "build \(node) here")))
    }
  }

  /// A chain of `nodes`, each a segment of its own, perhaps with a clause of its own.
  @discardableResult
  public mutating func chain(_ key: String, _ nodes: [String], isNamed: Bool = false) -> ChainID {
    let chain = ChainID(parts.chains.count)
    parts.chains.append(Chain(key: key, name: Name(chinese: "", english: key)))
    for (order, node) in nodes.enumerated() {
      parts.memberships.append(
        Membership(
          chain: chain, node: self.node(node), segment: Name(chinese: "", english: node), order: order))
    }
    if isNamed {
      parts.policies.append(PolicyClause(key: "clause-\(key)", chain: chain, action: .build))
    }
    return chain
  }

  /// Makes the industry of `chains` a lead one of `place`.
  public mutating func layout(_ place: String, _ chains: [String]) {
    let industry = IndustryID(parts.industries.count)
    parts.industries.append(Industry(key: "industry-\(industry.index)", name: Name(chinese: "", english: "")))
    for index in parts.chains.indices where chains.contains(parts.chains[index].key) {
      parts.chains[index].industry = industry
    }
    parts.layout.append(LayoutEntry(region: region(place), role: .lead, industry: industry))
  }

  @discardableResult
  public mutating func company(
    _ key: String, _ kind: CompanyKind? = nil, headquarters: String? = nil
  ) -> CompanyID {
    if let known = parts.companies.firstIndex(where: { $0.key == key }) { return CompanyID(known) }
    parts.companies.append(
      Company(
        key: key, name: Name(chinese: "", english: key), kind: kind,
        headquarters: headquarters.map { region($0) }))
    return CompanyID(parts.companies.count - 1)
  }

  /// Says that `company` makes `node`.
  public mutating func product(_ company: String, _ node: String, share: Double? = nil) {
    parts.products.append(Product(company: self.company(company), node: self.node(node), share: share))
  }

  private mutating func quantity(_ term: String) -> (node: NodeID, amount: Double?) {
    let pieces = Self.split(term, at: "*")
    return (node(pieces[0]), pieces.count > 1 ? Double(pieces[1])! : nil)
  }

  private static func split(_ text: String, at separator: Character) -> [String] {
    text.split(separator: separator).map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func index(of key: String, in keys: [String]) -> Int {
    guard let index = keys.firstIndex(of: key) else { preconditionFailure("no \(key) among \(keys)") }
    return index
  }
}

extension ChainNetwork {
  /// The node with this key, which must exist.
  public func id(_ key: String) -> NodeID {
    guard let node = node(key) else { preconditionFailure("no node \(key)") }
    return node
  }

  /// Keys for a failure message or a comparison.
  public func keys(_ nodes: some Sequence<NodeID>) -> [String] { nodes.map { self[$0].key } }
}
