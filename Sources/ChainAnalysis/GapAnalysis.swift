import ChainModel

/// What a gap analysis is asked.
public struct GapOptions: Hashable, Sendable {
  /// Most steps to look for an anchor either way, ≥ 1; nil is unlimited.
  public var horizon: Int?
  /// Lists only members of this chain; distances always use the whole network.
  public var chain: ChainID?
  /// Lists what the default leaves out: gaps more than two steps away that no clause names.
  public var includesAll: Bool
  public var weights: FactorWeights

  public init(
    horizon: Int? = 3, chain: ChainID? = nil, includesAll: Bool = false, weights: FactorWeights = .standard
  ) {
    precondition(horizon.map { $0 >= 1 } ?? true, "a horizon is at least one step")
    self.horizon = horizon
    self.chain = chain
    self.includesAll = includesAll
    self.weights = weights
  }
}

/// Finds every node the scope lacks, says what kind of gap it is and how much speaks for closing it.
///
/// Present and building nodes, captive intermediates and what anyone can buy are no gaps; resources,
/// uses and tradables only when the policy names them. The empty network has none.
/// - Complexity: O(V + E) for the kinds; O(V + E) more a gap for its factors.
/// - Reference: Docs/Guides/Gaps.md.
public struct GapAnalysis: Sendable {
  /// By falling priority, then node id; gaps without a priority last.
  public let gaps: [Gap]
  /// 在建跟踪: being built here, so tracked rather than courted, by node id.
  public let tracked: [NodeID]
  /// 外购清单: what running plants must buy, by node id. Land, water surface and the like are
  /// none: where they are needed they are there, only not on record.
  public let imports: [Producibility.ObservedImport]
  /// 副产利用: by-products of local routes that nobody here uses, by node id.
  public let unusedByproducts: [NodeID]
  /// 强链: there, but weak, by node id.
  public let weakLinks: [WeakLink]
  /// 配套对接: two local companies to introduce, by source, then target.
  public let pairings: [Pairing]
  public let options: GapOptions
  public let accounts: MaterialAccounts

  public init(_ network: ChainNetwork, scope: Scope, options: GapOptions = GapOptions()) {
    self.options = options
    let kinds = GapKinds(
      network, scope: scope, horizon: options.horizon, chain: options.chain, includesAll: options.includesAll)
    let producibility = Producibility(network, scope: scope)
    accounts = MaterialAccounts(network, scope: scope)
    let factors = GapFactors(network, scope: scope, accounts: accounts, horizon: options.horizon)
    let loops = LoopFinder(network).walks(through: kinds.gaps.map(\.node), local: scope.anchors)
    let parentScope = network.surroundings(of: scope.region).map {
      Scope(network, region: $0, asOf: scope.asOf)
    }
    let isMember = network.membership(of: options.chain)

    var found: [Gap] = []
    var anchorsAbove = kinds.walks.anchorsAbove(horizon: options.horizon)
    var anchorsBelow = kinds.walks.anchorsBelow(horizon: options.horizon)
    for (node, kind) in kinds.gaps {
      let (up, down) = (kinds.up[node], kinds.down[node])
      let (above, below) = (anchorsAbove.reached(from: node), anchorsBelow.reached(from: node))
      let loop = loops[node]
      let facts = factors.facts(of: node, above: above, below: below)
      let scores = factors.scores(of: node, facts, loop: loop, weights: options.weights)
      found.append(
        Gap(
          node: node, kind: kind, direction: kind == .extend ? (up != nil ? .downstream : .upstream) : nil,
          flags: Self.flags(of: node, scope, parentScope, loop, network),
          stateInParent: parentScope?.state(of: node) ?? .absent, up: up, down: down,
          span: kind == .complete ? up! + down! - 1 : nil, upstream: Self.nearest(above),
          downstream: Self.nearest(below), factors: scores, priority: FactorWeights.mean(scores), rank: 0,
          clauses: network.clauses(naming: node), loop: loop, facts: facts,
          producible: ProducibleRegimes(
            local: producibility.local.contains(node), purchase: producibility.purchase.contains(node),
            loop: producibility.loop.contains(node))))
    }
    gaps = Self.ranked(found)
    tracked = network.nodeIDs.filter {
      isMember($0) && scope.state(of: $0) == .building && network[$0].kind != .use
    }
    var weakness = WeakLinks(network, scope: scope, accounts: accounts, producibility: producibility)
    weakLinks = weakness.found(among: isMember)
    pairings = network.pairings(in: scope, among: isMember)
    imports = producibility.imports.filter { item in
      return !network.isEndowment(item.node) && (isMember(item.node) || options.chain == nil)
    }
    unusedByproducts = network.nodeIDs.filter { node in
      guard isMember(node), scope.isAnchor(node), case .byproduct = scope.origin(of: node) else {
        return false
      }
      return !network.isUsed(node, in: scope)
    }
  }

  private static func flags(
    of node: NodeID, _ scope: Scope, _ parentScope: Scope?, _ loop: MaterialLoop?, _ network: ChainNetwork
  ) -> [GapFlag] {
    var flags: [GapFlag] = []
    if network.isNamed(node) { flags.append(.named) }
    if scope.state(of: node) == .planned { flags.append(.underway) }
    if loop != nil { flags.append(.loop) }
    if parentScope?.isAnchor(node) ?? false { flags.append(.inParent) }
    return flags
  }

  private static func nearest(_ anchors: NearbyAnchors) -> [NodeID] {
    anchors.prefix { $0.steps == anchors[0].steps }.map(\.node)
  }

  private static func ranked(_ gaps: [Gap]) -> [Gap] {
    var sorted = gaps.sorted { a, b in
      let (first, second) = (a.priority ?? -1, b.priority ?? -1)
      return first != second ? first > second : a.node < b.node
    }
    for index in sorted.indices {
      let isTied = index > 0 && sorted[index].priority == sorted[index - 1].priority
      sorted[index].rank = isTied ? sorted[index - 1].rank : index + 1
    }
    return sorted
  }
}

extension ChainNetwork {
  /// Whether a node is a resource that is neither traded nor left over from anything: land, water surface.
  func isEndowment(_ node: NodeID) -> Bool {
    self[node].kind == .resource && !self[node].isTradable && hypergraph.routes(making: node).isEmpty
  }

  /// Whether an anchor takes the node in, or would take it for the general grade it stands in for.
  func isUsed(_ node: NodeID, in scope: Scope) -> Bool {
    var current: NodeID? = node
    for _ in 0...nodeCount {
      guard let here = current else { return false }
      let isUsedHere = digraph.outgoing(here).contains {
        !self[$0].isGrade && !self[$0].isByproduct && isTaken(along: self[$0], in: scope)
      }
      if isUsedHere { return true }
      current = self[here].parent
    }
    return false
  }
}

extension ChainNetwork {
  /// Whether what stands at the end of `link` takes in what comes along it: its target is here or being
  /// built, and either the link's route is, or nobody knows by which route the target is made.
  func isTaken(along link: ChainLink, in scope: Scope) -> Bool {
    guard scope.isAnchor(link.target) else { return false }
    guard let route = link.route, scope.state(of: route) < .building else { return true }
    return !routes(making: link.target).contains { scope.state(of: $0) >= .building }
  }
}
