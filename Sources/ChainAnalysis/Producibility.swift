import ChainModel

/// What can be made from what is here, under three readings of “here”.
///
/// - local: nothing is bought; purchase: bulk goods and observed imports may be; loop: routes that
///   feed each other count although none of them could start alone.
/// - Reference: Docs/Guides/Closure.md; Gallo, Longo, Pallottino & Nguyen 1993; Friedler et al. 1993.
/// - Complexity: O(V + E) each.
public struct Producibility: Sendable {
  /// A required input that a running plant must buy: nobody here makes it.
  public struct ObservedImport: Hashable, Sendable {
    public var node: NodeID
    /// The installed routes that need it.
    public var routes: [RouteID]
  }

  public let sources: NodeSet
  public let imports: [ObservedImport]
  public let local: NodeSet
  public let purchase: NodeSet
  public let loop: NodeSet

  public init(_ network: ChainNetwork, scope: Scope) {
    let graph = network.hypergraph
    sources = NodeSet(
      network.nodeIDs.filter { node in
        guard scope.isPresent(node) else { return false }
        if network[node].kind == .resource { return true }
        if case .grade = scope.origin(of: node) { return false }
        return !network.hypergraph.routes(making: node).contains { scope.isInstalled($0) }
      })
    imports = Self.observedImports(network, scope: scope)
    let bought = sources.union(NodeSet(network.nodeIDs.filter { network[$0].isTradable }))
      .union(NodeSet(imports.map(\.node)))
    local = graph.closure(of: sources).nodes
    purchase = graph.closure(of: bought).nodes
    loop = graph.loopClosure(sources: bought).nodes
  }

  /// Required inputs of operating routes that no route installed here makes and no plant here sells.
  private static func observedImports(_ network: ChainNetwork, scope: Scope) -> [ObservedImport] {
    var needs: [NodeID: [RouteID]] = [:]
    for route in network.routeIDs where scope.isInstalled(route) {
      for input in network[route].requiredInputs where !scope.isPresent(input.node) {
        if needs[input.node]?.last != route { needs[input.node, default: []].append(route) }
      }
    }
    return needs.keys.sorted().map { ObservedImport(node: $0, routes: needs[$0]!) }
  }
}
