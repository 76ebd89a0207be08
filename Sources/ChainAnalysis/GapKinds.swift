import ChainModel

/// Which gaps there are, what kind each is and how far it stands from what is here.
///
/// All that a picture marks, and the first half of a ``GapAnalysis``.
/// - Complexity: O(V + E).
/// - Reference: Docs/Guides/Gaps.md.
public struct GapKinds: Sendable {
  /// By node id.
  public let gaps: [(node: NodeID, kind: GapKind)]
  let walks: WalkGraphs
  let up: Distances
  let down: Distances

  /// - Parameters:
  ///   - horizon: most steps to look for an anchor either way; nil is unlimited.
  ///   - chain: lists only members of this chain; distances always use the whole network.
  ///   - includesAll: also lists gaps more than two steps away that no clause names.
  public init(
    _ network: ChainNetwork, scope: Scope, horizon: Int? = 3, chain: ChainID? = nil, includesAll: Bool = false
  ) {
    walks = WalkGraphs(network, scope: scope)
    up = walks.upDistances(horizon: horizon)
    down = walks.downDistances(horizon: horizon)
    let isMember = network.membership(of: chain)
    let layout = network.layoutIndustries(of: scope.region)
    var gaps: [(node: NodeID, kind: GapKind)] = []
    for node in network.nodeIDs where isMember(node) && scope.isEligible(node, in: network) {
      guard let kind = Self.kind(of: node, up: up[node], down: down[node], network, scope, layout) else {
        continue
      }
      if includesAll || Self.isListedByDefault(node, kind, up[node], down[node], network) {
        gaps.append((node, kind))
      }
    }
    self.gaps = gaps
  }

  private static func kind(
    of node: NodeID, up: Int?, down: Int?, _ network: ChainNetwork, _ scope: Scope,
    _ layout: Set<IndustryID>?
  ) -> GapKind? {
    if up != nil && down != nil { return .complete }
    if network.supportsAnchor(node, in: scope) { return .support }
    if up != nil || down != nil { return .extend }
    // A county starts from scratch what its layout gives it, not all that the city's policy speaks of.
    guard layout.map({ network.isOnChain(node, of: $0) }) ?? true else { return nil }
    return network.isNamed(node) || network.isOnNamedChain(node) ? .build : nil
  }

  /// Two steps is as far as a list for a meeting looks, unless a clause names the node.
  private static func isListedByDefault(
    _ node: NodeID, _ kind: GapKind, _ up: Int?, _ down: Int?, _ network: ChainNetwork
  ) -> Bool {
    kind == .support || network.isNamed(node) || min(up ?? .max, down ?? .max) <= 2
  }
}

extension ChainNetwork {
  /// Whether a node is on `chain`; every node is when none is asked for.
  public func membership(of chain: ChainID?) -> (NodeID) -> Bool {
    guard let chain else { return { _ in true } }
    let members = NodeSet(members(of: chain).map(\.node))
    return { members.contains($0) }
  }

  /// Whether equipment or a service is used by something that is here or being built.
  func supportsAnchor(_ node: NodeID, in scope: Scope) -> Bool {
    guard self[node].kind == .equipment || self[node].kind == .service else { return false }
    return digraph.outgoing(node).contains {
      self[$0].relation.supports && scope.isAnchor(self[$0].target)
    }
  }
}
