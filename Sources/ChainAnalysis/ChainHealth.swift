import ChainModel

/// A figure with how many things it rests on; nil where it is not defined.
public struct Measure: Hashable, Sendable {
  /// 0 … 1.
  public var value: Double?
  /// Nodes, inputs or walks that went into it.
  public var count: Int

  public init(_ value: Double?, over count: Int) {
    self.value = value
    self.count = count
  }

  /// The mean, or undefined without values.
  init(mean values: [Double]) {
    self.init(values.isEmpty ? nil : values.reduce(0, +) / Double(values.count), over: values.count)
  }

  /// A part of a whole, or undefined where the whole is empty.
  init(_ part: Int, of whole: Int) {
    self.init(whole == 0 ? nil : Double(part) / Double(whole), over: whole)
  }
}

/// How complete, fed, deep, closed, spread and resilient a set of nodes is in a scope.
///
/// Every figure is on 0 … 1 and undefined rather than guessed; formulas in Docs/Guides/Health.md.
public struct ChainHealth: Hashable, Sendable {
  public var nodeCount: Int
  public var present: Int
  public var building: Int
  public var planned: Int
  /// 完整度: present ÷ (present or eligible as a gap).
  public var completeness: Measure
  /// 闭合度: mean share of not freely bought inputs present, over present nodes with an installed route.
  public var inputCoverage: Measure
  /// 本地配套率: mean share of a required input's need that local supply covers, where both are known.
  public var localSupply: Measure
  /// Share of required inputs whose need and supply are both known.
  public var localSupplyKnown: Measure
  /// 延伸度: longest path of present nodes ÷ longest path, in nodes, recycling left out.
  public var depth: Measure
  /// 闭环度: mean local share of the walks that close a loop.
  public var loopClosure: Measure
  /// 集中度: mean Herfindahl–Hirschman index of capacity over companies; 1 is one company each.
  public var concentration: Measure
  /// 韧性: 1 − share of present nodes lost in the worst stop of one company.
  public var resilience: Measure
  /// The same for the mean stop.
  public var meanResilience: Measure
  /// Whose stop is the worst, the earliest on a tie.
  public var worstCompany: CompanyID?
}

/// Works out the health of any set of nodes in one scope; what all sets share is done once.
///
/// - Complexity: O(V + E) to set up; O(members × (V + E)) a set, the stops of companies dominating.
public struct HealthAnalysis {
  private let network: ChainNetwork
  private let scope: Scope
  private let accounts: MaterialAccounts
  private let walks: [(nodes: NodeSet, localShare: Double)]
  /// By company: what its stop takes with it.
  private let losses: [(company: CompanyID, lost: NodeSet)]

  public init(_ network: ChainNetwork, scope: Scope) {
    self.network = network
    self.scope = scope
    accounts = MaterialAccounts(network, scope: scope, counting: .present)
    walks = LoopFinder(network).closingWalks().map { nodes in
      (NodeSet(nodes), Double(nodes.count { scope.isPresent($0) }) / Double(nodes.count))
    }
    var finder = InstalledProduction(
      network, scope: scope, producibility: Producibility(network, scope: scope)
    ).lossFinder
    losses = network.soleSupplies(in: scope).map { ($0.company, finder.loss(stopping: $0.nodes)) }
  }

  public func health(of nodes: [NodeID]) -> ChainHealth {
    let members = NodeSet(nodes)
    let present = nodes.filter { scope.isPresent($0) }
    let eligible = nodes.count { scope.isEligible($0, in: network) }
    let supply = localSupply(of: present)
    let stops = self.stops(of: present)
    return ChainHealth(
      nodeCount: members.count, present: present.count,
      building: nodes.count { scope.state(of: $0) == .building },
      planned: nodes.count { scope.state(of: $0) == .planned },
      completeness: Measure(present.count, of: present.count + eligible),
      inputCoverage: inputCoverage(of: present), localSupply: Measure(mean: supply.shares),
      localSupplyKnown: Measure(supply.shares.count, of: supply.inputs), depth: depth(of: nodes),
      loopClosure: Measure(
        mean: walks.filter { $0.nodes.isSubset(of: members) }.map(\.localShare)),
      concentration: concentration(of: present),
      resilience: Measure(stops.map { 1 - $0.share }.min(), over: stops.count),
      meanResilience: Measure(mean: stops.map { 1 - $0.share }),
      worstCompany: stops.max { ($0.share, $1.company) < ($1.share, $0.company) }?.company)
  }

  private func inputCoverage(of present: [NodeID]) -> Measure {
    Measure(
      mean: present.compactMap { node in
        network.routes(making: node).filter { scope.isInstalled($0) }.compactMap { route -> Double? in
          let inputs = network.inputsToSecure(route)
          guard !inputs.isEmpty else { return nil }
          return Double(inputs.count { scope.isPresent($0) }) / Double(inputs.count)
        }.max()
      })
  }

  /// Supply is shared among its users by need, so each covers the same part of what it takes.
  private func localSupply(of present: [NodeID]) -> (shares: [Double], inputs: Int) {
    var shares: [Double] = []
    var inputs = 0
    for node in present {
      for route in network.routes(making: node) where scope.isInstalled(route) {
        for input in network[route].requiredInputs where input.relation.carriesMaterial {
          inputs += 1
          let account = accounts[input.node]
          guard let need = accounts.need(of: input.node, by: route), need > 0, account.unknownSupplies == 0,
            account.unknownUses == 0
          else { continue }
          shares.append(min(1, account.supply / account.use))
        }
      }
    }
    return (shares, inputs)
  }

  private func depth(of nodes: [NodeID]) -> Measure {
    guard !nodes.isEmpty else { return Measure(nil, over: 0) }
    let whole = network.longestPath(among: NodeSet(nodes))
    let local = network.longestPath(among: NodeSet(nodes.filter { scope.isPresent($0) }))
    return Measure(Double(local) / Double(whole), over: whole)
  }

  private func concentration(of present: [NodeID]) -> Measure {
    Measure(
      mean: present.compactMap { node in
        let rows = scope.presences(of: node).map { network[$0] }.filter {
          $0.state(asOf: scope.asOf) == .present
        }
        guard !rows.isEmpty, rows.allSatisfy({ $0.company != nil }) else { return nil }
        if Set(rows.map(\.company)).count == 1 { return 1 }
        var capacities: [CompanyID: Double] = [:]
        var dimensions: Set<String> = []
        for row in rows {
          guard let capacity = row.capacity, let unit = row.unit, let company = row.company else {
            return nil
          }
          capacities[company, default: 0] += capacity * network[unit].factor
          dimensions.insert("\(network[unit].dimension) \(row.capacityBasis.rawValue)")
        }
        let total = capacities.values.reduce(0, +)
        guard dimensions.count == 1, total > 0 else { return nil }
        return capacities.keys.sorted().map { capacities[$0]! / total }.map { $0 * $0 }.reduce(0, +)
      })
  }

  /// What each company's stop takes of the present nodes; companies that take none of them count too,
  /// as long as they run one of them.
  private func stops(of present: [NodeID]) -> [(company: CompanyID, share: Double)] {
    guard !present.isEmpty else { return [] }
    let members = NodeSet(present)
    let involved = Set(
      present.flatMap { scope.presences(of: $0) }.filter { network[$0].state(asOf: scope.asOf) == .present }
        .compactMap { network[$0].company })
    var shares = Dictionary(uniqueKeysWithValues: involved.map { ($0, 0.0) })
    for loss in losses {
      let lost = loss.lost.intersection(members).count
      if lost > 0 || involved.contains(loss.company) {
        shares[loss.company] = Double(lost) / Double(present.count)
      }
    }
    return shares.keys.sorted().map { ($0, shares[$0]!) }
  }
}

extension ChainNetwork {
  /// By company, the present nodes whose every running plant here is its own; by company id.
  func soleSupplies(in scope: Scope) -> [(company: CompanyID, nodes: NodeSet)] {
    var nodes: [CompanyID: NodeSet] = [:]
    for node in scope.present {
      let companies = Set(
        scope.presences(of: node).filter { self[$0].state(asOf: scope.asOf) == .present }
          .map { self[$0].company })
      guard companies.count == 1, let only = companies.first, let company = only else { continue }
      nodes[company, default: []].insert(node)
    }
    return nodes.keys.sorted().map { ($0, nodes[$0]!) }
  }

  /// Nodes on the longest path of material links inside `nodes`, loops counted once; 0 when empty.
  func longestPath(among nodes: NodeSet) -> Int {
    guard !nodes.isEmpty else { return 0 }
    let inside = links.filter {
      $0.relation.carriesMaterial && nodes.contains($0.source) && nodes.contains($0.target)
    }
    let graph = Digraph(nodeCount: nodeCount, links: inside.map { (source: $0.source, target: $0.target) })
    return graph.stronglyConnectedComponents().longestPathLength + 1
  }
}
