/// How many combinatorially feasible structures there are.
///
/// Made by ``Hypergraph/structureCount(targets:raws:routes:limit:)``.
public struct StructureCount: Hashable, Sendable {
  /// The number counted: all of them, or as many as the limit allows.
  public let count: Int
  /// Whether there are no more.
  public let isComplete: Bool

  /// Before anything is counted.
  public static let none = StructureCount(count: 0, isComplete: true)
}

extension Hypergraph {
  /// Counts the combinatorially feasible structures: the sets of routes that make all targets, whose
  /// inputs are raws or made by the set, that make no raw, and of which each leads to a target.
  ///
  /// By decision mapping: for one needed node after the other, decide which of the routes that make it
  /// belong to the structure; a decision once made for a route holds everywhere, so every structure is
  /// met once. A decision that leaves no structure is not followed, so nothing is searched in vain.
  /// - Parameters:
  ///   - limit: where to stop, ≥ 1.
  ///   - isOver: asked at every decision; once true, the count stops where it is.
  /// - Returns: 0 without targets to make, or where one cannot be made.
  /// - Complexity: O(*n* · *d* · (*V* + *R* + *I*)) for *n* structures of at most *d* routes that decide.
  /// - Reference: Docs/Guides/MaximalStructure.md; Friedler, Tarján, Huang & Fan 1992, Computers &
  ///   Chemical Engineering 16, S313–S320.
  public func structureCount(
    targets: NodeSet, raws: NodeSet, routes: RouteSet? = nil, limit: Int = 1_000_000,
    isOver: () -> Bool = { false }
  ) -> StructureCount {
    let wanted = targets.subtracting(raws)
    guard !wanted.isEmpty else { return StructureCount(count: 0, isComplete: true) }
    let kept = maximalStructure(targets: wanted, raws: raws, routes: routes)
    guard makes(wanted, by: kept) else { return StructureCount(count: 0, isComplete: true) }
    let part = Part(of: self, routes: kept)
    return part.graph.countStructures(
      targets: part.nodes(wanted), raws: part.nodes(raws), limit: limit, isOver: isOver)
  }

  /// The count itself, on a graph of which every route can matter.
  private func countStructures(
    targets: NodeSet, raws: NodeSet, limit: Int, isOver: () -> Bool
  ) -> StructureCount {
    var count = 0
    var open = [Decisions(possible: RouteSet(routes), needed: targets)]
    while let decisions = open.popLast() {
      if isOver() { return StructureCount(count: count, isComplete: false) }
      guard let node = decisions.needed.first else {
        count += 1
        if count == limit { return StructureCount(count: count, isComplete: open.isEmpty) }
        continue
      }
      let makers = self.routes(making: node).filter { decisions.possible.contains($0) }
      // One route is decided at a time: in, or out for good.
      if let route = makers.first(where: { !decisions.chosen.contains($0) }) {
        if let without = decisions.leavingOut(route, targets: targets, raws: raws, in: self) {
          open.append(without)
        }
        open.append(decisions.taking(route, raws: raws, in: self))
      } else {
        var settled = decisions
        settled.needed.remove(node)
        settled.settled.insert(node)
        open.append(settled)
      }
    }
    return StructureCount(count: count, isComplete: true)
  }

  /// Some routes as a graph of their own, its nodes and routes renumbered in order: each of the many
  /// maximal structures then costs what the part costs and not what the whole does.
  private struct Part {
    let graph: Hypergraph
    private let newIDs: [NodeID: NodeID]

    init(of graph: Hypergraph, routes: RouteSet) {
      let nodes = routes.reduce(into: NodeSet()) {
        $0.formUnion(graph.inputs(of: $1))
        $0.formUnion(graph.outputs(of: $1))
      }
      let newIDs = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, NodeID($0)) })
      self.newIDs = newIDs
      self.graph = Hypergraph(
        nodeCount: nodes.count,
        routes: routes.map { route in
          (
            inputs: graph.inputs(of: route).compactMap { newIDs[$0] },
            outputs: graph.outputs(of: route).compactMap { newIDs[$0] }
          )
        })
    }

    /// Those of `nodes` that the part has.
    func nodes(_ nodes: NodeSet) -> NodeSet { NodeSet(nodes.compactMap { newIDs[$0] }) }
  }

  /// Whether `routes` between them make each of `nodes`.
  private func makes(_ nodes: NodeSet, by routes: RouteSet) -> Bool {
    nodes.allSatisfy { self.routes(making: $0).contains { routes.contains($0) } }
  }

  /// A part of the routes decided: some taken, some left out, the nodes still to look at.
  private struct Decisions {
    /// Neither left out nor without use or food since.
    var possible: RouteSet
    var chosen: RouteSet = []
    var needed: NodeSet
    var settled: NodeSet = []

    init(possible: RouteSet, needed: NodeSet) {
      self.possible = possible
      self.needed = needed
    }

    func taking(_ route: RouteID, raws: NodeSet, in graph: Hypergraph) -> Decisions {
      var next = self
      next.chosen.insert(route)
      for input in graph.inputs(of: route) where !raws.contains(input) && !settled.contains(input) {
        next.needed.insert(input)
      }
      return next
    }

    /// Nil if no structure is left then.
    func leavingOut(
      _ route: RouteID, targets: NodeSet, raws: NodeSet, in graph: Hypergraph
    ) -> Decisions? {
      var next = self
      var rest = possible
      rest.remove(route)
      next.possible = graph.maximalStructure(targets: targets, raws: raws, routes: rest)
      return chosen.isSubset(of: next.possible) && graph.makes(targets, by: next.possible) ? next : nil
    }
  }
}
