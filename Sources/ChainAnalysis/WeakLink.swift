import ChainModel

/// A link that is there but weak (强链): what rests on one supplier, runs short, or takes much with it.
public struct WeakLink: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// One company alone supplies several local consumers.
    case soleSupplier(CompanyID, consumers: [NodeID])
    /// One company alone, and local use takes most of its nameplate.
    case tight(CompanyID, utilisation: Double)
    /// Full-load need above known local supply, t/a.
    case short(supply: Double, need: Double)
    /// Without it a large part of what runs here stops.
    case largeLoss(lost: [NodeID], share: Double)
  }

  public var node: NodeID
  public var reasons: [Reason]
}

/// Finds the weak links among what is present.
///
/// Derived nodes have no company of their own and are left to the plants they come from; bulk goods
/// can be bought. Thresholds: two consumers, 80 % of nameplate, need a tenth above supply, a loss of a
/// tenth of what is present and at least three nodes.
/// - Complexity: O(V + E) to make; O(nodes and routes downstream) a present node.
public struct WeakLinks: Sendable {
  static let fewestConsumers = 2
  static let tightUtilisation = 0.8
  static let largeLossShare = 0.1
  static let fewestLost = 3

  private let network: ChainNetwork
  private let scope: Scope
  private let accounts: MaterialAccounts
  private let presentCount: Int
  private var losses: LossFinder

  public init(_ network: ChainNetwork, scope: Scope) {
    self.init(
      network, scope: scope, accounts: MaterialAccounts(network, scope: scope),
      producibility: Producibility(network, scope: scope))
  }

  init(
    _ network: ChainNetwork, scope: Scope, accounts: MaterialAccounts, producibility: Producibility
  ) {
    self.network = network
    self.scope = scope
    self.accounts = accounts
    presentCount = scope.present.count
    losses = InstalledProduction(network, scope: scope, producibility: producibility).lossFinder
  }

  /// By node id.
  public mutating func found(among isMember: (NodeID) -> Bool) -> [WeakLink] {
    var found: [WeakLink] = []
    for node in network.nodeIDs where isMember(node) && scope.isPresent(node) {
      guard network.isPlant(node, in: scope) else { continue }
      let reasons = [supplier(of: node), shortage(of: node), loss(of: node)].compactMap(\.self)
      if !reasons.isEmpty { found.append(WeakLink(node: node, reasons: reasons)) }
    }
    return found
  }

  private func supplier(of node: NodeID) -> WeakLink.Reason? {
    let rows = scope.presences(of: node).filter { network[$0].state(asOf: scope.asOf) == .present }
    let companies = Set(rows.map { network[$0].company })
    guard companies.count == 1, let only = companies.first, let company = only,
      otherMakers(of: node).allSatisfy({ $0 == company })
    else { return nil }
    let account = accounts[node]
    if account.unknownSupplies == 0, account.supply > 0, account.use > Self.tightUtilisation * account.supply
    {
      return .tight(company, utilisation: account.use / account.supply)
    }
    let consumers = network.localConsumers(of: node, in: scope)
    return consumers.count >= Self.fewestConsumers ? .soleSupplier(company, consumers: consumers) : nil
  }

  /// Who makes it beside those on record for it: as a by-product, or as a special grade. nil is a maker
  /// whose name is not known.
  private func otherMakers(of node: NodeID) -> [CompanyID?] {
    let routes = network.routeIDs.filter { route in
      scope.isInstalled(route) && network[route].byproducts.contains { $0.node == node }
    }
    let plants = routes.map { network[$0].output } + network.grades(of: node).filter { scope.isPresent($0) }
    return plants.flatMap { plant -> [CompanyID?] in
      let rows = scope.presences(of: plant).filter { network[$0].state(asOf: scope.asOf) == .present }
      return rows.isEmpty ? [nil] : rows.map { network[$0].company }
    }
  }

  private func shortage(of node: NodeID) -> WeakLink.Reason? {
    let account = accounts[node]
    return account.isShort && account.supply > 0 ? .short(supply: account.supply, need: account.use) : nil
  }

  private mutating func loss(of node: NodeID) -> WeakLink.Reason? {
    let lost = losses.loss(stopping: CollectionOfOne(node)).filter { $0 != node && scope.isPresent($0) }
    let others = presentCount - 1
    guard lost.count >= Self.fewestLost, others > 0 else { return nil }
    let share = Double(lost.count) / Double(others)
    return share >= Self.largeLossShare ? .largeLoss(lost: lost, share: share) : nil
  }
}

/// A link whose two ends run here at different companies with no recorded deal (配套对接): introduce
/// them; nothing is to be attracted.
public struct Pairing: Hashable, Sendable {
  public var source: NodeID
  public var target: NodeID
  public var suppliers: [CompanyID]
  public var customers: [CompanyID]
}

extension ChainNetwork {
  /// Present nodes, other than `node`, whose installed routes take it in, by id.
  func localConsumers(of node: NodeID, in scope: Scope) -> [NodeID] {
    Set(routes(using: node).filter { scope.isInstalled($0) }.map { self[$0].output })
      .filter { $0 != node }.sorted()
  }

  /// Links to introduce two companies over, by source, then target.
  func pairings(in scope: Scope, among isMember: (NodeID) -> Bool) -> [Pairing] {
    let dealt = Set(parts.supplies.map { Deal(node: $0.node, from: $0.from, to: $0.to) })
    let running = nodeIDs.map { node in
      Set(
        scope.presences(of: node).filter { self[$0].state(asOf: scope.asOf) == .present }
          .compactMap { self[$0].company })
    }
    var seen: Set<Ends> = []
    var found: [Pairing] = []
    for link in links where link.relation.carriesMaterial && !link.isGrade && !link.isByproduct {
      let (sellers, buyers) = (running[link.source.index], running[link.target.index])
      // A company that runs both ends supplies itself, a group its own.
      guard !sellers.isEmpty, !buyers.isEmpty, isMember(link.source) || isMember(link.target),
        isTaken(along: link, in: scope),
        Set(sellers.map { group(of: $0) }).isDisjoint(with: buyers.map { group(of: $0) }),
        seen.insert(Ends(source: link.source, target: link.target)).inserted
      else { continue }
      let isDealt = sellers.contains { seller in
        buyers.contains { dealt.contains(Deal(node: link.source, from: seller, to: $0)) }
      }
      if !isDealt {
        found.append(
          Pairing(
            source: link.source, target: link.target, suppliers: sellers.sorted(),
            customers: buyers.sorted()))
      }
    }
    return found.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  private struct Ends: Hashable {
    var source: NodeID
    var target: NodeID
  }

  private struct Deal: Hashable {
    var node: NodeID
    var from: CompanyID
    var to: CompanyID
  }
}
