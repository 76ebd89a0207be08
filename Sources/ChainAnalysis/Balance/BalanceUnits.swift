import ChainModel

/// Puts the plants of a scope together into units.
///
/// - Complexity: O(plants + flows), times the depth of captive chains.
struct BalanceUnits {
  /// Figures above this, base units a year or for each base unit, are slips of the keyboard that no
  /// program can be solved with: they count as not known.
  static let largestFigure = 1e12

  let network: ChainNetwork
  let scope: Scope
  let least: NodeState
  private(set) var units: [BalanceUnit] = []
  /// By node: the dimension it is measured in, such as `mass`.
  private(set) var dimensions: [String]
  /// By-products for which a plant states another figure than the recipe gives.
  private(set) var contradictions: [(unit: Int, node: NodeID, stated: Double, recipe: Double)] = []

  init(_ network: ChainNetwork, scope: Scope, counting least: NodeState) {
    self.network = network
    self.scope = scope
    self.least = least
    dimensions = network.nodeIDs.map { node in
      scope.plants(of: node, network, least).lazy
        .compactMap { row -> String? in
          guard network[row].capacityBasis == .output, let unit = network[row].unit else { return nil }
          return network[unit].rateOf
        }.first ?? ChainNetwork.mass
    }
    var statedByproducts: [ProcessID: [NodeID: [PresenceID]]] = [:]
    for node in network.nodeIDs {
      let rows = scope.plants(of: node, network, least)
      var byRoute: [RouteID?: [PresenceID]] = [:]
      for row in rows {
        if let process = network[row].process, network.speaksOfByproduct(row) {
          statedByproducts[process, default: [:]][node, default: []].append(row)
        } else {
          byRoute[route(of: row, making: node), default: []].append(row)
        }
      }
      for route in byRoute.keys.sorted(by: { ($0?.rawValue ?? .max) < ($1?.rawValue ?? .max) }) {
        add(route, node, byRoute[route]!)
      }
    }
    addCaptives()
    applyStated(statedByproducts)
  }

  /// The route a row's plant runs: the one it names, or its node's only one.
  private func route(of row: PresenceID, making node: NodeID) -> RouteID? {
    let routes = network.routes(making: node)
    if let process = network[row].process { return routes.first { network[$0].process == process } }
    return routes.count == 1 ? routes[0] : nil
  }

  private mutating func add(_ route: RouteID?, _ node: NodeID, _ rows: [PresenceID]) {
    var output: (rows: [PresenceID], sum: QuantityRange) = ([], .zero)
    var intake: (rows: [PresenceID], sum: QuantityRange) = ([], .zero)
    var unknown: [PresenceID] = []
    let feed = route.flatMap { mainInput(of: $0) }
    for row in rows {
      let presence = network[row]
      let tolerance = FigureTolerances.capacities[presence.confidence]
      guard let unit = presence.unit, let dimension = network[unit].rateOf,
        let quantity = Self.quantity(presence.capacity, network[unit].factor, within: tolerance)
      else {
        unknown.append(row)
        continue
      }
      if presence.capacityBasis == .output, dimension == dimensions[node.index] {
        output.rows.append(row)
        output.sum += quantity
      } else if presence.capacityBasis == .input, let feed, dimension == dimensions[feed.index] {
        intake.rows.append(row)
        intake.sum += quantity
      } else {
        unknown.append(row)
      }
    }
    if !output.rows.isEmpty {
      append(route, node, output.rows, .known) { _ in output.sum }
    }
    if !intake.rows.isEmpty, let route, let feed {
      let ratio = recipe(route).first { $0.node == feed && !$0.isMade }?.quantity
      let product = ratio.flatMap { intake.sum / $0 }
      append(route, node, intake.rows, .known) { flow in
        if flow.node == feed && !flow.isMade { return nil }
        return product
      }
      if let index = units[units.count - 1].flows.firstIndex(where: { $0.node == feed && !$0.isMade }) {
        units[units.count - 1].flows[index].quantity = intake.sum
        units[units.count - 1].flows[index].isStated = true
        units[units.count - 1].flows[index].source = nil
      }
    }
    if !unknown.isEmpty {
      append(route, node, unknown, .unknown) { _ in QuantityRange(low: 1, value: 1, high: 1) }
    }
  }

  /// Adds a unit whose flows are the recipe's times `scale`.
  private mutating func append(
    _ route: RouteID?, _ node: NodeID, _ plants: [PresenceID], _ size: BalanceUnit.Size,
    scale: (BalanceUnit.Flow) -> QuantityRange?
  ) {
    let lines =
      route.map { recipe($0) }
      ?? [
        .init(
          node: node, role: .product, quantity: QuantityRange(low: 1, value: 1, high: 1), isRequired: true,
          isStated: true, source: nil)
      ]
    let flows = lines.map { line in
      var flow = line
      let factor = scale(line)
      flow.quantity = flow.quantity.flatMap { quantity in factor.map { quantity * $0 } }
      return flow
    }
    units.append(BalanceUnit(route: route, node: node, plants: plants, size: size, flows: flows))
  }

  /// A figure in base units with its margin; nil where there is none or it cannot be one.
  private static func quantity(
    _ figure: Double?, _ factor: Double, within tolerance: Double
  ) -> QuantityRange? {
    guard let figure else { return nil }
    let value = figure * factor
    guard value.isFinite, (0...largestFigure).contains(value) else { return nil }
    return QuantityRange(value, within: tolerance)
  }

  /// The recipe for one base unit of the main product; material flows only.
  private func recipe(_ id: RouteID) -> [BalanceUnit.Flow] {
    let route = network[id]
    let confidence = route.process.flatMap { network.parts.processes[$0.index].confidence }
    let tolerance = FigureTolerances.coefficients[confidence]
    let output = route.outputUnit.map { network[$0] }
    // A recipe per tonne says nothing of a plant measured in pieces.
    let fits = (output?.dimension ?? ChainNetwork.mass) == dimensions[route.output.index]
    func ratio(_ amount: Double?, _ unit: UnitID?, of node: NodeID) -> QuantityRange? {
      let unit = unit.map { network[$0] }
      guard fits, (unit?.dimension ?? ChainNetwork.mass) == dimensions[node.index] else { return nil }
      return Self.quantity(amount, (unit?.factor ?? 1) / (output?.factor ?? 1), within: tolerance)
    }
    var flows = [
      BalanceUnit.Flow(
        node: route.output, role: .product, quantity: QuantityRange(low: 1, value: 1, high: 1),
        isRequired: true, isStated: true, source: nil)
    ]
    for input in route.inputs where input.relation.carriesMaterial {
      flows.append(
        .init(
          node: input.node, role: .input, quantity: ratio(input.amount, input.unit, of: input.node),
          isRequired: input.isRequired, isStated: false,
          source: input.evidence.source ?? route.evidence.source))
    }
    for byproduct in route.byproducts {
      flows.append(
        .init(
          node: byproduct.node, role: .byproduct,
          quantity: ratio(byproduct.amount, byproduct.unit, of: byproduct.node),
          isRequired: true, isStated: false, source: byproduct.evidence.source ?? route.evidence.source))
    }
    return flows
  }

  /// What an input capacity counts: the only principal required input that is no bulk good, else the
  /// only principal one.
  private func mainInput(of route: RouteID) -> NodeID? {
    let principal = network[route].requiredInputs.filter { $0.isPrincipal && $0.relation.carriesMaterial }
    let own = principal.filter { !network[$0.node].isTradable }
    return own.count == 1 ? own[0].node : principal.count == 1 ? principal[0].node : nil
  }

  /// An intermediate made inside its consumer's plant has no plant on record; two routes to it would
  /// share what is taken, nobody knows how.
  private mutating func addCaptives() {
    for node in network.nodeIDs
    where network[node].isCaptive && scope.state(of: node) >= least
      && scope.plants(of: node, network, least).isEmpty
    {
      let routes = network.routes(making: node).filter { scope.state(of: $0) >= least }
      for route in routes {
        append(route, node, [], routes.count == 1 ? .captive : .unknown) { _ in
          QuantityRange(low: 1, value: 1, high: 1)
        }
      }
    }
  }

  /// A row that gives a by-product's tonnage stands for the recipe's, on the largest unit of its process.
  private mutating func applyStated(_ stated: [ProcessID: [NodeID: [PresenceID]]]) {
    for process in stated.keys.sorted() {
      for node in stated[process]!.keys.sorted() {
        var sum = QuantityRange.zero
        var isKnown = false
        for row in stated[process]![node]! {
          guard let unit = network[row].unit, network[row].capacityBasis == .output,
            network[unit].rateOf == dimensions[node.index],
            let quantity = Self.quantity(
              network[row].capacity, network[unit].factor,
              within: FigureTolerances.capacities[network[row].confidence])
          else { continue }
          isKnown = true
          sum += quantity
        }
        let own = units.indices.filter { units[$0].route.map { network[$0].process == process } ?? false }
        guard isKnown,
          let unit = own.first(where: { units[$0].size == .known })
            ?? own.first(where: { units[$0].size == .unknown })
        else {
          if isKnown { addLoose(node, stated[process]![node]!, sum) }
          continue
        }
        guard units[unit].size == .known,
          let flow = units[unit].flows.firstIndex(where: { $0.node == node && $0.role == .byproduct })
        else {
          addLoose(node, stated[process]![node]!, sum)
          continue
        }
        if let recipe = units[unit].flows[flow].quantity, recipe.low > sum.high || recipe.high < sum.low {
          contradictions.append((unit, node, sum.value, recipe.value))
        }
        units[unit].flows[flow].quantity = sum
        units[unit].flows[flow].isStated = true
        units[unit].flows[flow].source = nil
      }
    }
  }

  /// A tonnage of a by-product whose plant has no size: it counts by itself.
  private mutating func addLoose(_ node: NodeID, _ rows: [PresenceID], _ sum: QuantityRange) {
    append(nil, node, rows, .known) { _ in sum }
    for unit in units.indices where units[unit].size == .unknown {
      guard let process = units[unit].route.flatMap({ network[$0].process }),
        rows.contains(where: { network[$0].process == process })
      else { continue }
      units[unit].flows.removeAll { $0.node == node && $0.role == .byproduct }
    }
  }
}

extension MeasureUnit {
  /// What a unit of rate counts a year of: `mass` for `mass-rate`; nil for other units.
  var rateOf: String? { dimension.hasSuffix("-rate") ? String(dimension.dropLast("-rate".count)) : nil }
}
