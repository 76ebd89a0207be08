import ChainModel

/// What runs here today: sources, bulk goods and observed imports through installed routes.
///
/// Answers what is lost when something stops. A grade stands in for its general grade at no cost.
/// - Complexity: O(V + E) a question.
/// - Reference: Docs/Guides/Health.md; Handorf, Ebenhöh & Heinrich 2005 (scopes of networks).
struct InstalledProduction {
  private let graph: Hypergraph
  private let sources: NodeSet
  private let routes: RouteSet
  /// What comes from outside: bulk goods and observed imports that are no local source.
  let outside: NodeSet
  /// Everything there is while nothing has stopped.
  let running: NodeSet

  init(_ network: ChainNetwork, scope: Scope, producibility: Producibility) {
    graph = network.hypergraph
    let bought = NodeSet(network.nodeIDs.filter { network[$0].isTradable })
      .union(NodeSet(producibility.imports.map(\.node)))
    outside = bought.subtracting(producibility.sources)
    sources = producibility.sources.union(bought)
    routes = RouteSet(network.routeIDs.filter { network[$0].isGrade || scope.isInstalled($0) })
    running = graph.closure(of: sources, routes: routes).nodes
  }

  /// What is no longer there when `stopped` stop, themselves included.
  func loss(of stopped: NodeSet) -> NodeSet {
    running.subtracting(graph.closure(of: sources, routes: routes, excluding: stopped).nodes)
  }

  /// The same for many questions.
  var lossFinder: LossFinder { LossFinder(graph, sources: sources, routes: routes) }
}
