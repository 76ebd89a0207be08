import ChainModel

/// What is lost when something stops: a node, a company, a region, an outside supply.
///
/// Loss(x) = C(S) − C′(S∖x): what runs here today through installed routes, bulk goods and observed
/// imports bought, less the same without x and the routes that make x. A company or region that stops
/// takes the nodes whose every running plant in scope is its own. Only present nodes count as lost; with
/// a chain, only its members count, but losses still run through the whole network.
/// - Complexity: O(V + E) to set up; O(what lies downstream) an outage.
/// - Reference: Docs/Guides/Risk.md; Handorf, Ebenhöh & Heinrich 2005, doi:10.1007/s00239-005-0027-1.
public struct OutageRisk: Sendable {
  public let network: ChainNetwork
  public let scope: Scope
  public let chain: ChainID?
  /// The present nodes looked at.
  public let members: NodeSet
  /// What running plants take in from outside, by id: bulk goods and observed imports no plant here makes.
  public let boughtGoods: [NodeID]
  /// By node with a running plant here: the rows.
  let plants: [NodeID: [PresenceID]]
  var finder: LossFinder

  public init(_ network: ChainNetwork, scope: Scope, chain: ChainID? = nil) {
    self.network = network
    self.scope = scope
    self.chain = chain
    let production = InstalledProduction(
      network, scope: scope, producibility: Producibility(network, scope: scope))
    finder = production.lossFinder
    members =
      chain.map { scope.present.intersection(NodeSet(network.members(of: $0).map(\.node))) } ?? scope.present
    var plants: [NodeID: [PresenceID]] = [:]
    for node in scope.present {
      let rows = scope.presences(of: node).filter { network[$0].state(asOf: scope.asOf) == .present }
      if !rows.isEmpty { plants[node] = rows }
    }
    self.plants = plants
    let taken = NodeSet(
      network.routeIDs.filter { scope.isInstalled($0) }.flatMap { network[$0].requiredInputs.map(\.node) })
    boughtGoods = Array(production.outside.intersection(taken))
  }

  /// One outage a present node looked at, by the rule of `ranked`.
  public mutating func nodeOutages() -> [Outage] {
    ranked(members.map { outage(.node($0), stopping: [$0]) })
  }

  /// One outage a company with a running plant here.
  public mutating func companyOutages() -> [Outage] {
    let own = soleNodes { network[$0].company }
    return ranked(own.keys.sorted().map { outage(.company($0), stopping: own[$0]!) })
  }

  /// One outage a region inside the scope with a running plant in it.
  public mutating func regionOutages() -> [Outage] {
    let within = scope.regions.subtracting([scope.region]).sorted()
    return ranked(
      within.compactMap { region in
        let regions = network.regions(inside: region)
        var touched = false
        let nodes = plants.keys.sorted().filter { node in
          let rows = plants[node]!.map { regions.contains(network[$0].region) }
          touched = touched || rows.contains(true)
          return rows.allSatisfy { $0 }
        }
        return touched ? outage(.region(region), stopping: nodes) : nil
      })
  }

  /// One outage a bought good, then one a kind of good with more than one good in it.
  public mutating func supplyOutages() -> [Outage] {
    var found = boughtGoods.map { outage(.good($0), stopping: [], cuttingOff: [$0]) }
    for kind in NodeKind.allCases {
      let goods = boughtGoods.filter { network[$0].kind == kind }
      if goods.count > 1 { found.append(outage(.goods(kind), stopping: [], cuttingOff: goods)) }
    }
    return ranked(found)
  }

  /// By company (or by what `owner` gives), the nodes whose every running plant here is its own; owners
  /// with none are listed too, for their stop takes nothing.
  func soleNodes<Owner: Hashable>(_ owner: (PresenceID) -> Owner?) -> [Owner: [NodeID]] {
    var own: [Owner: [NodeID]] = [:]
    for node in plants.keys.sorted() {
      let owners = Set(plants[node]!.map(owner))
      for case let owner? in owners { own[owner, default: []] += owners.count == 1 ? [node] : [] }
    }
    return own
  }

  mutating func outage(
    _ subject: Outage.Subject, stopping stopped: [NodeID], cuttingOff cutOff: [NodeID] = []
  ) -> Outage {
    let lost = Array(finder.loss(stopping: stopped, cuttingOff: cutOff).intersection(members))
    let own = NodeSet(stopped)
    return Outage(
      subject: subject, stopped: stopped + cutOff, lost: lost, knockOn: lost.filter { !own.contains($0) },
      share: members.isEmpty ? nil : Double(lost.count) / Double(members.count))
  }

  /// Most lost first, then most knocked on; else as they came, by id.
  private func ranked(_ outages: [Outage]) -> [Outage] {
    outages.enumerated().sorted { a, b in
      (b.element.lost.count, b.element.knockOn.count, a.offset)
        < (a.element.lost.count, a.element.knockOn.count, b.offset)
    }.map(\.element)
  }
}
