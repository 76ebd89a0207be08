/// A directed hypergraph, frozen when it is made: routes that need all their inputs together.
///
/// A route is an AND of its inputs; several routes that make one node are an OR. Nodes are
/// `0 ..< nodeCount`; a route's id is its position in the list it was made from. Either side of a
/// route may be empty, and a node may stand on both.
///
///     // 0 and 1 together make 2; 3 alone makes 2 as well.
///     let routes = [(inputs: [NodeID(0), NodeID(1)], outputs: [NodeID(2)]), ([NodeID(3)], [NodeID(2)])]
///     let graph = Hypergraph(nodeCount: 4, routes: routes)
///     graph.routes(making: NodeID(2))  // [0, 1]
///
/// - Complexity: O(*V* + *R* + *I*) to make and to hold, where *I* is the number of inputs and outputs.
/// - Reference: Gallo, Longo, Pallottino & Nguyen 1993, doi:10.1016/0166-218X(93)90045-P.
public struct Hypergraph: Hashable, Sendable {
  public let nodeCount: Int
  public let routeCount: Int
  let inputRows: PackedRows
  let outputRows: PackedRows
  let usingRows: PackedRows
  let makingRows: PackedRows
}

extension Hypergraph {
  /// Makes a hypergraph; the route at position *i* gets `RouteID(i)`.
  ///
  /// - Parameter routes: the *required* inputs and the outputs of each route. A node named twice on
  ///   one side counts once.
  /// - Precondition: every node lies in `0 ..< nodeCount`.
  public init(nodeCount: Int, routes: [(inputs: [NodeID], outputs: [NodeID])]) {
    precondition(nodeCount >= 0 && nodeCount < Int32.max, "node count out of range")
    precondition(routes.count < Int32.max, "route count out of range")
    self.nodeCount = nodeCount
    routeCount = routes.count
    // Transposed twice, a row comes back in ascending order and without duplicates.
    usingRows = PackedRows(routes.lazy.map(\.inputs), below: nodeCount).transposed(rowCount: nodeCount)
    inputRows = usingRows.transposed(rowCount: routes.count)
    makingRows = PackedRows(routes.lazy.map(\.outputs), below: nodeCount).transposed(rowCount: nodeCount)
    outputRows = makingRows.transposed(rowCount: routes.count)
  }

  /// Every node, ascending.
  public var nodes: Range<NodeID> { NodeID(0)..<NodeID(nodeCount) }
  /// Every route, ascending.
  public var routes: Range<RouteID> { RouteID(0)..<RouteID(routeCount) }

  /// The nodes `route` needs, each once, ascending.
  public func inputs(of route: RouteID) -> IDList<NodeID> { IDList(values: inputRows[route.index]) }
  /// The nodes `route` makes, each once, ascending.
  public func outputs(of route: RouteID) -> IDList<NodeID> { IDList(values: outputRows[route.index]) }
  /// The routes that need `node`, ascending.
  public func routes(using node: NodeID) -> IDList<RouteID> { IDList(values: usingRows[node.index]) }
  /// The routes that make `node`, ascending.
  public func routes(making node: NodeID) -> IDList<RouteID> { IDList(values: makingRows[node.index]) }
}
