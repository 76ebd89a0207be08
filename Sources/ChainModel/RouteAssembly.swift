/// Turns processes and links into routes and into the projected digraph.
///
/// The rules (DESIGN: a process is a route; rows with one label are one route; unlabelled material
/// rows into something made are one route; everything else is an alternative of its own) stand here
/// and nowhere else.
struct RouteAssembly {
  private(set) var routes: [Route] = []
  private(set) var links: [ChainLink] = []

  init(parts: NetworkParts) {
    // By position: a row holds many strings, and a copy retains them all.
    for index in parts.processes.indices {
      append(parts.processes[index], id: ProcessID(index), units: parts.units)
    }
    for group in Self.linkGroups(parts) { append(group, parts: parts) }
    for index in parts.nodes.indices {
      guard let parent = parts.nodes[index].parent else { continue }
      append(grade: NodeID(index), parts.nodes[index], of: parent)
    }
  }

  /// Links that make up one route, or a supporting link that makes up none.
  struct LinkGroup {
    var key: String
    /// Positions of the link rows.
    var links: [Int]
    var isRoute: Bool
    /// Several unlabelled rows read as “together”: worth a warning.
    var isImplied: Bool
  }

  /// Groups the link rows by what is needed together, in order of first appearance.
  static func linkGroups(_ parts: NetworkParts) -> [LinkGroup] {
    var groups: [LinkGroup] = []
    var position: [SharedRoute: Int] = [:]
    for index in parts.links.indices {
      let (target, relation) = (parts.links[index].target, parts.links[index].relation)
      let isLabelled = !parts.links[index].route.isEmpty && relation != .recycling
      let sharesRoute = isLabelled || relation.carriesMaterial && parts.nodes[target.index].kind.isMade
      let label = isLabelled ? parts.links[index].route : ""
      let route = SharedRoute(target: target, label: label)
      if sharesRoute, let at = position[route] {
        groups[at].links.append(index)
        groups[at].isImplied = label.isEmpty
      } else {
        if sharesRoute { position[route] = groups.count }
        let makesSomething = sharesRoute || relation.carriesMaterial || relation == .recycling
        let key = "\(parts.nodes[target.index].key):\(label)"
        let ownKey = sharesRoute ? key : "\(key)\(parts.nodes[parts.links[index].source.index].key)"
        groups.append(
          LinkGroup(key: ownKey, links: [index], isRoute: makesSomething, isImplied: false))
      }
    }
    return groups
  }

  /// Rows into one node under one label, or under none, are one route.
  private struct SharedRoute: Hashable {
    var target: NodeID
    var label: String
  }

  private mutating func append(_ process: Process, id: ProcessID, units: [MeasureUnit]) {
    let principal = Self.principalInputs(of: process, units: units)
    let route = RouteID(routes.count)
    routes.append(
      Route(
        key: process.key, name: process.name, process: id, output: process.output,
        outputUnit: process.outputUnit,
        inputs: zip(process.inputs, principal).map { input, isPrincipal in
          Route.Input(
            node: input.node, relation: input.relation, amount: input.amount, unit: input.unit,
            isRequired: input.isRequired, isPrincipal: isPrincipal, evidence: input.evidence)
        },
        byproducts: process.byproducts, investment: process.investment, evidence: process.evidence))
    for (input, isPrincipal) in zip(process.inputs, principal) {
      let isWalked = input.isRequired && isPrincipal && input.relation.carriesMaterial
      links.append(
        ChainLink(
          source: input.node, target: process.output, relation: input.relation, route: route,
          isFromProcess: true, isByproduct: false, walk: isWalked ? .both : .none, amount: input.amount,
          evidence: input.evidence))
      guard isWalked else { continue }
      for byproduct in process.byproducts {
        links.append(
          ChainLink(
            source: input.node, target: byproduct.node, relation: input.relation, route: route,
            isFromProcess: true, isByproduct: true, walk: .upOnly, amount: nil,
            evidence: byproduct.evidence))
      }
    }
  }

  private mutating func append(_ group: LinkGroup, parts: NetworkParts) {
    var route: RouteID?
    if group.isRoute, let first = group.links.first {
      route = RouteID(routes.count)
      let target = parts.links[first].target
      routes.append(
        Route(
          key: group.key, name: parts.nodes[target.index].name, process: nil, output: target,
          outputUnit: nil, inputs: group.links.map { Route.Input(parts.links[$0]) }, byproducts: [],
          investment: nil, evidence: parts.links[first].evidence))
    }
    for link in group.links { links.append(ChainLink(parts.links[link], route: route)) }
  }

  private mutating func append(grade: NodeID, _ node: ChainNode, of parent: NodeID) {
    let route = RouteID(routes.count)
    routes.append(
      Route(
        key: "grade:\(node.key)", name: node.name, process: nil, isGrade: true, output: parent,
        outputUnit: nil,
        inputs: [
          Route.Input(
            node: grade, relation: .feedstock, amount: 1, unit: nil, isRequired: true, isPrincipal: true,
            evidence: Evidence())
        ],
        byproducts: [], investment: nil, evidence: Evidence()))
    links.append(
      ChainLink(
        source: grade, target: parent, relation: .feedstock, route: route, isFromProcess: false,
        isByproduct: false, isGrade: true, walk: .both, amount: 1, evidence: Evidence()))
  }

  /// Which inputs distances run through: as stated; else at least a tenth of the input mass where
  /// the amounts share a dimension; else all.
  static func principalInputs(of process: Process, units: [MeasureUnit]) -> [Bool] {
    let material = process.inputs.lazy.filter { $0.relation.carriesMaterial }
    var total = 0.0
    var dimension: String?
    for input in material {
      let own = input.unit.map { units[$0.index].dimension } ?? ""
      guard let mass = mass(of: input, units: units), dimension ?? own == own else {
        // Where they cannot be compared, all count unless stated otherwise.
        return process.inputs.map { $0.isPrincipal ?? true }
      }
      dimension = own
      total += mass
    }
    return process.inputs.map { input in
      if let stated = input.isPrincipal { return stated }
      guard total > 0, input.relation.carriesMaterial, let own = mass(of: input, units: units)
      else { return true }
      // A tenth is a tenth, whatever the rounding of the sum.
      return own >= 0.1 * total * (1 - 1e-9)
    }
  }

  private static func mass(of input: Process.Input, units: [MeasureUnit]) -> Double? {
    input.amount.map { $0 * (input.unit.map { units[$0.index].factor } ?? 1) }
  }
}

extension NodeKind {
  /// Something made, where several unlabelled inputs mean “together”.
  public var isMade: Bool {
    switch self {
    case .material, .component, .product, .equipment: true
    case .resource, .service, .use: false
    }
  }
}

extension Route.Input {
  fileprivate init(_ link: LinkRow) {
    self.init(
      node: link.source, relation: link.relation, amount: link.amount, unit: nil, isRequired: true,
      isPrincipal: true, evidence: link.evidence)
  }
}

extension ChainLink {
  fileprivate init(_ link: LinkRow, route: RouteID?) {
    self.init(
      source: link.source, target: link.target, relation: link.relation, route: route,
      isFromProcess: false, isByproduct: false, walk: link.relation.carriesMaterial ? .both : .none,
      amount: link.amount, evidence: link.evidence)
  }
}
