extension Hypergraph {
  /// Finds the maximal structure: every route that can take part in making the targets from the raws.
  ///
  /// Drops the routes that make a raw; drops, until nothing changes, those with an input that nobody
  /// makes or supplies; keeps of the rest what the targets lead back to. Routes that feed each other
  /// count. Every combinatorially feasible structure is a part of the result.
  /// - Parameters:
  ///   - targets: the products. One that nothing can make adds no route: where each is demanded, see
  ///     that the result makes them all.
  ///   - raws: what is supplied from outside.
  ///   - routes: the routes considered; nil for all.
  /// - Complexity: O(*V* + *R* + *I*).
  /// - Reference: Docs/Guides/MaximalStructure.md; Friedler, Tarján, Huang & Fan 1993, Computers &
  ///   Chemical Engineering 17(9), 929–942.
  public func maximalStructure(
    targets: NodeSet, raws: NodeSet, routes: RouteSet? = nil
  ) -> RouteSet {
    let fed = fedRoutes(considered(routes, excluding: raws), supplied: raws)
    return self.routes(leadingTo: targets, among: fed.routes, supplied: raws)
  }
}
