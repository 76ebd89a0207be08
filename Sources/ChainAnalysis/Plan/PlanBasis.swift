import ChainModel

/// What may be taken for granted when something is planned.
public enum SupplyRegime: String, CaseIterable, Sendable {
  /// 本地自给: nothing is bought.
  case local
  /// 允许外购: bulk goods and what running plants buy already may be bought.
  case purchase
  /// 允许循环: bought as above, and routes that feed each other count.
  case loop
}

/// What is there to plan upon in one regime, and what may be chosen.
///
/// What is being built counts as there: it is nobody's project any more. A route into a captive
/// intermediate comes inside the plant that uses it and is no project of its own, unless it makes
/// something else too or is itself what is wanted. A target is never bought.
public struct PlanBasis: Sendable {
  public let regime: SupplyRegime
  public let problem: CompletionProblem
  /// Bulk goods and observed imports, in the regimes that allow them.
  public let bought: NodeSet
  /// Captive routes that are not there yet and come with what uses them.
  public let comesAlong: RouteSet

  /// - Complexity: O(V + E).
  public init(_ network: ChainNetwork, scope: Scope, regime: SupplyRegime, targets: NodeSet) {
    self.regime = regime
    let running = RouteSet(network.routeIDs.filter { scope.state(of: $0) >= .building })
    var sources = NodeSet(
      network.nodeIDs.filter { node in
        guard scope.isAnchor(node) else { return false }
        if network[node].kind == .resource { return true }
        if case .grade = scope.origin(of: node) { return false }
        let state = scope.state(of: node)
        return !network.hypergraph.routes(making: node).contains { scope.state(of: $0) >= state }
      })
    var bought: NodeSet = []
    if regime != .local {
      bought.formUnion(network.nodeIDs.filter { network[$0].isTradable })
      for route in running {
        for input in network[route].requiredInputs where !scope.isAnchor(input.node) {
          bought.insert(input.node)
        }
      }
      bought.subtract(targets)
      // A target that is there is there, even where routes on record make it only in a circle.
      sources.formUnion(targets.filter { scope.isAnchor($0) })
    }
    self.bought = bought.subtracting(sources)
    comesAlong = RouteSet(
      network.routeIDs.filter { route in
        let record = network[route]
        return network[record.output].isCaptive && record.byproducts.isEmpty && !running.contains(route)
          && !targets.contains(record.output)
      })
    let grades = RouteSet(network.routeIDs.filter { network[$0].isGrade })
    problem = CompletionProblem(
      graph: network.hypergraph, sources: sources.union(bought),
      free: running.union(comesAlong).union(grades), allowsLoops: regime == .loop)
  }
}

extension ChainNetwork {
  /// What building `route` costs, 亿元: the process's own figure, else the typical one of its product.
  public func investment(in route: RouteID) -> Double? {
    self[route].investment ?? self[self[route].output].investment
  }
}
