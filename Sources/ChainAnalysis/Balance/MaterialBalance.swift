import ChainModel
import Optimization

/// How a balance is asked for.
public struct BalanceOptions: Hashable, Sendable {
  /// Whether plants under construction count as running.
  public var countsBuilding: Bool
  /// What may be bought without limit in the search for bottlenecks; nil is the standard list: bulk
  /// goods, and whatever no plant here makes.
  public var purchases: [NodeID]?
  /// Supply from outside besides, base units a year: what-if, and how shadow prices are tested.
  public var extraSupply: [NodeID: Double]

  public init(
    countsBuilding: Bool = false, purchases: [NodeID]? = nil, extraSupply: [NodeID: Double] = [:]
  ) {
    self.countsBuilding = countsBuilding
    self.purchases = purchases
    self.extraSupply = extraSupply
  }
}

/// Who makes and takes how much here, what is short or over, and what holds the plants back.
///
/// Three stages: accounts at full load, in ranges; the least purchase with every plant at nameplate; the
/// most utilisation under a purchase list, with shadow prices. By-products are tied to their main
/// product. What is not known is counted, never guessed.
/// - Complexity: O(units × flows) for the accounts, a linear program of units × nodes for each stage,
///   two more a unit for the ranges of utilisation.
/// - Reference: Docs/Guides/Balance.md.
public struct MaterialBalance: Sendable {
  public let network: ChainNetwork
  public let scope: Scope
  public let options: BalanceOptions
  public let units: [BalanceUnit]
  /// One a node that some unit makes or takes, by id.
  public let nodes: [NodeBalance]
  /// By-products for which a plant states another figure than its recipe gives.
  public let contradictions: [StatedContradiction]
  public let purchase: LeastPurchase?
  public let bottleneck: Bottleneck?
  public let coverage: BalanceCoverage
  /// Special grades that may stand in for their general grade, where both are balanced.
  public let gradeTransfers: [GradeTransfer]

  public struct GradeTransfer: Hashable, Sendable {
    public var from: NodeID
    public var to: NodeID
  }

  /// A plant's own tonnage of a by-product against the recipe's, beyond what both may be off.
  public struct StatedContradiction: Hashable, Sendable {
    public var unit: Int
    public var node: NodeID
    public var stated: Double
    public var recipe: Double
  }

  public init(_ network: ChainNetwork, scope: Scope, options: BalanceOptions = BalanceOptions()) {
    self.network = network
    self.scope = scope
    self.options = options
    let least: NodeState = options.countsBuilding ? .building : .present
    let assembled = BalanceUnits(network, scope: scope, counting: least)
    units = assembled.units
    contradictions = assembled.contradictions.map {
      StatedContradiction(unit: $0.unit, node: $0.node, stated: $0.stated, recipe: $0.recipe)
    }
    nodes = Self.accounts(assembled, network)
    coverage = BalanceCoverage(units: units, nodes: nodes)
    let programs = BalancePrograms(network, units: units, nodes: nodes, options: options)
    gradeTransfers = programs.gradeTransfers
    purchase = programs.leastPurchase()
    bottleneck = programs.bottleneck()
  }

  public subscript(node: NodeID) -> NodeBalance? {
    var (low, high) = (0, nodes.count)
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low < nodes.count && nodes[low].node == node ? nodes[low] : nil
  }

  private static func accounts(_ assembled: BalanceUnits, _ network: ChainNetwork) -> [NodeBalance] {
    let units = withCaptiveSizes(assembled.units)
    var balances: [NodeID: NodeBalance] = [:]
    var roles: [NodeID: [BalanceUnit.Flow.Role]] = [:]
    for (index, unit) in units.enumerated() {
      for flow in unit.flows {
        var balance =
          balances[flow.node]
          ?? NodeBalance(
            node: flow.node, dimension: assembled.dimensions[flow.node.index], supply: .zero, use: .zero,
            makers: [], takers: [], unknownMakers: [], unknownTakers: [], verdict: .unknown)
        let known = unit.size == .unknown ? nil : flow.quantity
        if flow.isMade {
          balance.makers.append(index)
          roles[flow.node, default: []].append(flow.role)
          if let known { balance.supply += known } else { balance.unknownMakers.append(index) }
        } else if flow.isRequired || flow.quantity != nil {
          balance.takers.append(index)
          if let known { balance.use += known } else { balance.unknownTakers.append(index) }
        }
        balances[flow.node] = balance
      }
    }
    return balances.keys.sorted().compactMap { node in
      var balance = balances[node]!
      guard !balance.makers.isEmpty || !balance.takers.isEmpty else { return nil }
      balance.verdict = NodeBalance.verdict(
        supply: balance.supply, use: balance.use, makers: roles[node] ?? [], takers: balance.takers.count,
        unknownMakers: balance.unknownMakers.count, unknownTakers: balance.unknownTakers.count)
      balance.conflict = conflict(balance, units, network)
      return balance
    }
  }

  /// Captive units at what is taken of them, where all of it is known; else they stay without a size.
  private static func withCaptiveSizes(_ units: [BalanceUnit]) -> [BalanceUnit] {
    var units = units
    var waiting = Set(units.indices.filter { units[$0].size == .captive })
    let captives = Set(waiting.map { units[$0].node })
    var consumers: [NodeID: [Int]] = [:]
    for (index, unit) in units.enumerated() {
      for node in Set(unit.inputs.map(\.node)).intersection(captives) {
        consumers[node, default: []].append(index)
      }
    }
    var moved = true
    while moved {
      moved = false
      for index in waiting.sorted() {
        let node = units[index].node
        var taken = QuantityRange.zero
        var isKnown = true
        for other in consumers[node, default: []] {
          let unit = units[other]
          for flow in unit.inputs where flow.node == node && (flow.isRequired || flow.quantity != nil) {
            if unit.size == .unknown || waiting.contains(other) {
              isKnown = false
            } else if let quantity = flow.quantity {
              taken += quantity
            } else {
              isKnown = false
            }
          }
        }
        // A chain of absurd coefficients must not overflow.
        guard isKnown, taken.high <= BalanceUnits.largestFigure * BalanceUnits.largestFigure else { continue }
        for flow in units[index].flows.indices {
          units[index].flows[flow].quantity = units[index].flows[flow].quantity.map { $0 * taken }
        }
        waiting.remove(index)
        moved = true
      }
    }
    for index in waiting { units[index].size = .unknown }
    return units
  }

  /// Short, the yield being a coefficient of one source and the largest take a coefficient of another
  /// between plants of one project or of one company in one place, or a plant's size in the same project.
  private static func conflict(
    _ balance: NodeBalance, _ units: [BalanceUnit], _ network: ChainNetwork
  ) -> CoefficientConflict? {
    switch balance.verdict {
    case .short: break
    default: return nil
    }
    func flows(_ indices: [Int], made: Bool) -> [(unit: Int, flow: BalanceUnit.Flow)] {
      indices.flatMap { index in
        units[index].flows.filter { $0.node == balance.node && $0.isMade == made && $0.quantity != nil }
          .map { (index, $0) }
      }
    }
    let made = flows(balance.makers, made: true)
    let taken = flows(balance.takers, made: false)
    guard balance.supply.value > 0, made.allSatisfy({ !$0.flow.isStated && $0.flow.source != nil }),
      let largest = taken.max(by: { ($0.flow.quantity!.value, $1.unit) < ($1.flow.quantity!.value, $0.unit) }
      ),
      let source = largest.flow.source
        ?? units[largest.unit].plants.lazy.compactMap({ network[$0].evidence.source }).first,
      let maker = made.first(where: { maker in
        maker.flow.source != source
          && areTogether(
            units[maker.unit].plants, units[largest.unit].plants, network,
            mustShareProject: largest.flow.isStated)
      })
    else { return nil }
    return CoefficientConflict(
      maker: maker.unit, made: maker.flow.source!, taker: largest.unit, taken: source,
      ratio: balance.use.value / balance.supply.value)
  }

  private static func areTogether(
    _ a: [PresenceID], _ b: [PresenceID], _ network: ChainNetwork, mustShareProject: Bool
  ) -> Bool {
    a.contains { first in
      b.contains { second in
        let (one, other) = (network[first], network[second])
        if !one.project.isEmpty && one.project == other.project { return true }
        return !mustShareProject && one.company != nil && one.company == other.company
          && one.region == other.region
      }
    }
  }
}

/// How much of a balance rests on known figures.
public struct BalanceCoverage: Hashable, Sendable {
  /// Lines of the recipes of all units: known, of all. Optional inputs without a figure do not count.
  public var flows: Measure
  /// Units of known size, of all; captive ones follow their consumers.
  public var units: Measure
  /// Nodes whose every supply and use is known, of all.
  public var nodes: Measure

  init(units: [BalanceUnit], nodes: [NodeBalance]) {
    var known = 0
    var all = 0
    for unit in units {
      for flow in unit.flows where flow.quantity != nil || flow.isRequired {
        all += 1
        if flow.quantity != nil && unit.size != .unknown { known += 1 }
      }
    }
    flows = Measure(known, of: all)
    let sized = units.filter { $0.size != .captive }
    self.units = Measure(sized.count { $0.size == .known }, of: sized.count)
    self.nodes = Measure(
      nodes.count { $0.unknownMakers.isEmpty && $0.unknownTakers.isEmpty }, of: nodes.count)
  }
}
