import ChainModel

/// Small networks with everything in them: tradable and captive nodes, grades, by-products, labelled
/// and unlabelled links, recycling, plants of every status, clauses and demand.
public struct RandomNetwork: CustomStringConvertible, Sendable {
  public var sketch = NetworkSketch()
  public private(set) var generator: SeededGenerator

  public init(seed: UInt64, hasCaptives: Bool = true) {
    generator = SeededGenerator(seed: seed)
    let count = seed < 8 ? Int(seed) / 2 : Int.random(in: 4...14, using: &generator)
    addNodes(count, hasCaptives: hasCaptives)
    guard count > 0 else { return }
    addLinks(Int.random(in: 0...(2 * count), using: &generator))
    for _ in 0..<Int.random(in: 0...(count / 2), using: &generator) { addProcess() }
    for _ in 0..<Int.random(in: 0...(count / 2 + 1), using: &generator) {
      addPlant(withProcess: chance(0.4))
    }
    addClaims(count)
  }

  public var network: ChainNetwork { sketch.network() }

  /// A scope at random: mostly the city in 2024.
  public var scope: Scope {
    var generator = generator
    let place = ["city", "city", "county", "province"].randomElement(using: &generator)!
    return sketch.scope(place, asOf: [2024, 2024, 2020, 2030].randomElement(using: &generator)!)
  }

  /// One more presence row; with a process only where there is one.
  public mutating func addPlant(withProcess hasProcess: Bool) {
    var process = hasProcess ? sketch.parts.processes.indices.randomElement(using: &generator) : nil
    var node = anyNode()
    if let known = process {
      // Mostly the plant makes the main product; now and then the row speaks of a by-product.
      let made = sketch.parts.processes[known]
      node = chance(0.2) ? made.byproducts.first?.node ?? made.output : made.output
      if chance(0.05) { process = nil }
    }
    let capacity = chance(0.6) ? Double(Int.random(in: 1...40, using: &generator)) * 10_000 : nil
    sketch.parts.presences.append(
      Presence(
        node: node,
        region: sketch.region(pick(["county", "county", "town", "city", "province", "elsewhere"])),
        process: process.map { ProcessID($0) },
        status: pick([.operating, .operating, .operating, .construction, .planned, .negotiating, .closed]),
        since: chance(0.5) ? pick([2019, 2024, 2025, 2031]) : nil, capacity: capacity,
        unit: capacity == nil ? nil : sketch.unit("t/a"), confidence: pick([.high, .low, nil])))
  }

  private mutating func addNodes(_ count: Int, hasCaptives: Bool) {
    for index in 0..<count {
      let kind: NodeKind = pick([
        .material, .material, .material, .material, .component, .product, .resource, .use, .equipment,
        .service,
      ])
      sketch.node(
        "n\(index)", kind, tradable: chance(0.12), captive: hasCaptives && kind == .material && chance(0.15))
    }
    for index in 1..<max(1, count) where chance(0.12) {
      sketch.parts.nodes[index].parent = NodeID(Int.random(in: 0..<index, using: &generator))
    }
  }

  private mutating func addLinks(_ count: Int) {
    for _ in 0..<count {
      let (source, target) = (anyNode(), anyNode())
      if source == target && !chance(0.2) { continue }
      let relation: Relation = pick([
        .feedstock, .feedstock, .feedstock, .component, .energy, .equipment, .service, .recycling,
      ])
      sketch.parts.links.append(
        LinkRow(
          source: source, target: target, relation: relation, route: pick(["", "", "x", "y"]),
          amount: chance(0.5) ? pick([0.5, 1, 1.5]) : nil))
    }
  }

  private mutating func addProcess() {
    let key = "p\(sketch.parts.processes.count)"
    let inputs = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
      let amount: Double? = chance(0.7) ? pick([0.05, 0.5, 1, 2]) : nil
      return Process.Input(
        node: anyNode(), relation: chance(0.1) ? .energy : .feedstock, amount: amount,
        unit: amount == nil ? nil : sketch.unit("t"), isRequired: chance(0.85),
        isPrincipal: pick([nil, nil, nil, true, false]))
    }
    let byproducts = (0..<pick([0, 0, 1, 2])).map { _ in
      let amount: Double? = chance(0.7) ? pick([0.1, 0.6]) : nil
      return Process.Byproduct(node: anyNode(), amount: amount, unit: amount == nil ? nil : sketch.unit("t"))
    }
    sketch.parts.processes.append(
      Process(
        key: key, name: Name(chinese: "", english: key), output: anyNode(), inputs: inputs,
        byproducts: byproducts))
  }

  private mutating func addClaims(_ count: Int) {
    for place in ["county", "elsewhere"] where chance(0.5) {
      sketch.parts.demands.append(Demand(node: anyNode(), region: sketch.region(place)))
    }
    for _ in 0..<pick([0, 1, 3]) { sketch.named(sketch.parts.nodes[anyNode().index].key) }
    for key in ["one", "two"] where chance(0.6) {
      let members = (0..<count).filter { _ in chance(0.4) }.map { "n\($0)" }
      sketch.chain(key, members, isNamed: chance(0.5))
    }
    if chance(0.4), !sketch.parts.chains.isEmpty { sketch.layout("county", [sketch.parts.chains[0].key]) }
  }

  private mutating func anyNode() -> NodeID {
    NodeID(Int.random(in: sketch.parts.nodes.indices, using: &generator))
  }
  private mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < share
  }
  private mutating func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &generator)! }

  public var description: String {
    let parts = sketch.parts
    func key(_ node: NodeID) -> String { parts.nodes[node.index].key }
    var lines = parts.nodes.map { node in
      "\(node.key) \(node.kind)\(node.isTradable ? " tradable" : "")\(node.isCaptive ? " captive" : "")"
        + (node.parent.map { " grade of \(key($0))" } ?? "")
    }
    lines += parts.links.map { "\(key($0.source)) > \(key($0.target)) \($0.relation) \($0.route)" }
    lines += parts.processes.map { process in
      let inputs = process.inputs.map { "\(key($0.node))\($0.isRequired ? "" : "?")" }
      return "\(process.key): \(inputs) > \(key(process.output)) \(process.byproducts.map { key($0.node) })"
    }
    lines += parts.presences.map { row in
      "\(key(row.node)) \(row.status) in \(parts.regions[row.region.index].key) since \(row.since ?? 0) "
        + "by \(row.process.map { parts.processes[$0.index].key } ?? "-") \(row.confidence?.rawValue ?? "")"
    }
    return lines.joined(separator: "\n")
  }
}
