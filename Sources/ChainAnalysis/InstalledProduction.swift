import ChainModel

/// What runs here today: sources, bulk goods and observed imports through installed routes.
///
/// A grade stands in for its general grade at no cost.
/// - Complexity: O(V + E).
/// - Reference: Docs/Guides/Health.md; Handorf, Ebenhöh & Heinrich 2005 (scopes of networks).
struct InstalledProduction {
  private let graph: Hypergraph
  private let sources: NodeSet
  private let routes: RouteSet
  /// What comes from outside: bulk goods and observed imports that are no local source.
  let outside: NodeSet

  init(_ network: ChainNetwork, scope: Scope, producibility: Producibility) {
    graph = network.hypergraph
    let bought = NodeSet(network.nodeIDs.filter { network[$0].isTradable })
      .union(NodeSet(producibility.imports.map(\.node)))
    outside = bought.subtracting(producibility.sources)
    sources = producibility.sources.union(bought)
    routes = RouteSet(network.routeIDs.filter { network[$0].isGrade || scope.isInstalled($0) })
  }

  /// Answers what is no longer there when something stops.
  var lossFinder: LossFinder { LossFinder(graph, sources: sources, routes: routes) }
}
