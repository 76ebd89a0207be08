import ChainModel

/// Full-load supply and use of each node in scope, as far as capacities and amounts are known.
///
/// Plants under construction count unless asked otherwise, for they are someone's customer already. A
/// captive intermediate
/// runs at what its consumers take. Figures are in the base unit of the node's mass dimension a year
/// (tonnes); a part that is not known is counted, never guessed.
/// - Complexity: O(routes × inputs), times the depth of captive chains.
public struct MaterialAccounts: Sendable {
  /// One node's full-load account, t/a.
  public struct Account: Hashable, Sendable {
    public var supply = 0.0
    public var use = 0.0
    /// Plants or by-products whose tonnage is not known.
    public var unknownSupplies = 0
    /// Consumers whose tonnage is not known.
    public var unknownUses = 0

    /// Supply less use where every figure is known; nil otherwise.
    public var surplus: Double? { unknownSupplies + unknownUses == 0 ? supply - use : nil }
    /// Short whatever the unknown consumers take: all supplies known, use above them by more than
    /// the tenth that average coefficients may be off.
    public var isShort: Bool { unknownSupplies == 0 && use > supply * 1.1 }
  }

  public let accounts: [Account]
  /// By route: output at full load, t/a; nil where not known or not there.
  public let throughput: [Double?]
  private let network: ChainNetwork

  /// - Parameter least: the least a plant must be to count: being built, or running.
  public init(_ network: ChainNetwork, scope: Scope, counting least: NodeState = .building) {
    self.network = network
    var throughput = network.routeIDs.map { Self.nameplate(of: $0, network, scope, least) }
    for _ in network.nodeIDs where Self.runCaptives(&throughput, network, scope, least) == false { break }
    var accounts = [Account](repeating: Account(), count: network.nodeCount)
    for node in network.nodeIDs where scope.state(of: node) >= least {
      for row in scope.plants(of: node, network, least) {
        if let tonnes = network.tonnesPerYear(row) {
          accounts[node.index].supply += tonnes
        } else if !network.speaksOfByproduct(row) {
          accounts[node.index].unknownSupplies += 1
        }
      }
    }
    for route in network.routeIDs where scope.state(of: route) >= least && !network[route].isGrade {
      let output = throughput[route.index]
      let made = network[route].output
      if network[made].isCaptive, let output, scope.plants(of: made, network, least).isEmpty {
        accounts[made.index].supply += output
      }
      for byproduct in network[route].byproducts {
        // A row that gives the by-product's tonnage stands for the recipe's.
        let isStated = scope.plants(of: byproduct.node, network, least).contains {
          network[$0].process != nil && network[$0].process == network[route].process
            && network.tonnesPerYear($0) != nil
        }
        if isStated && byproduct.node != made { continue }
        if let output, let ratio = network.tonnes(byproduct.amount, byproduct.unit) {
          accounts[byproduct.node.index].supply += output * ratio
        } else {
          accounts[byproduct.node.index].unknownSupplies += 1
        }
      }
      for input in network[route].inputs where input.relation.carriesMaterial {
        if let output, let ratio = network.tonnes(input.amount, input.unit) {
          accounts[input.node.index].use += output * ratio
        } else {
          accounts[input.node.index].unknownUses += 1
        }
      }
    }
    self.accounts = accounts
    self.throughput = throughput
  }

  public subscript(node: NodeID) -> Account { accounts[node.index] }

  /// What `route` takes of `node` at full load, t/a, or nil where not known.
  public func need(of node: NodeID, by route: RouteID) -> Double? {
    guard let output = throughput[route.index],
      let input = network[route].inputs.first(where: { $0.node == node }),
      let ratio = network.tonnes(input.amount, input.unit)
    else { return nil }
    return output * ratio
  }

  /// The capacity of the plants that run this route; nil when one of them is not known.
  private static func nameplate(
    of route: RouteID, _ network: ChainNetwork, _ scope: Scope, _ least: NodeState
  ) -> Double? {
    guard scope.state(of: route) >= least else { return nil }
    let output = network[route].output
    let isOnlyRoute = network.routes(making: output).count == 1
    let rows = scope.plants(of: output, network, least).filter { row in
      if let process = network[row].process { return process == network[route].process }
      return isOnlyRoute
    }
    guard !rows.isEmpty else { return nil }
    var total = 0.0
    for row in rows {
      guard let tonnes = network.tonnesPerYear(row) else { return nil }
      total += tonnes
    }
    return total
  }

  /// Lets captive routes run at what is taken of them; returns whether anything moved.
  private static func runCaptives(
    _ throughput: inout [Double?], _ network: ChainNetwork, _ scope: Scope, _ least: NodeState
  ) -> Bool {
    var moved = false
    for route in network.routeIDs
    where throughput[route.index] == nil && scope.state(of: route) >= least
      && network[network[route].output].isCaptive
    {
      let node = network[route].output
      // Two routes would share what is taken; how is not known.
      guard network.routes(making: node).count(where: { scope.state(of: $0) >= least }) == 1 else {
        continue
      }
      var taken = 0.0
      var isKnown = true
      for consumer in network.routes(using: node) where scope.state(of: consumer) >= least {
        guard let output = throughput[consumer.index],
          let input = network[consumer].inputs.first(where: { $0.node == node }),
          let ratio = network.tonnes(input.amount, input.unit)
        else {
          isKnown = false
          break
        }
        taken += output * ratio
      }
      if isKnown && taken > 0 {
        throughput[route.index] = taken
        moved = true
      }
    }
    return moved
  }
}

extension Scope {
  /// The rows of plants of `node` that are here at least so far.
  func plants(of node: NodeID, _ network: ChainNetwork, _ least: NodeState) -> [PresenceID] {
    presences(of: node).filter { network[$0].state(asOf: asOf) >= least }
  }
}

extension ChainNetwork {
  /// Whether a row names a process that makes its node on the side.
  func speaksOfByproduct(_ row: PresenceID) -> Bool {
    guard let process = self[row].process else { return false }
    let record = parts.processes[process.index]
    return record.output != self[row].node && record.byproducts.contains { $0.node == self[row].node }
  }

  /// A row's capacity in tonnes a year; nil where unknown, of another dimension or not of output.
  func tonnesPerYear(_ row: PresenceID) -> Double? {
    let presence = self[row]
    guard let capacity = presence.capacity, let unit = presence.unit, presence.capacityBasis == .output,
      self[unit].dimension == Self.massRate
    else { return nil }
    return capacity * self[unit].factor
  }

  /// An amount per unit of output as tonnes per tonne; nil where unknown or not a mass.
  func tonnes(_ amount: Double?, _ unit: UnitID?) -> Double? {
    guard let amount else { return nil }
    guard let unit else { return amount }
    return self[unit].dimension == Self.mass ? amount * self[unit].factor : nil
  }

  /// The dimension of masses, base unit tonne.
  static let mass = "mass"
  /// The dimension of masses a year, base unit tonne a year.
  static let massRate = "mass-rate"
}
