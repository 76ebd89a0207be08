/// The way a search follows links.
public enum Direction: Hashable, Sendable, CaseIterable {
  /// From a link's source to its target.
  case downstream
  /// From a link's target to its source.
  case upstream
}

/// A directed graph, frozen when it is made.
///
/// Nodes are `0 ..< nodeCount`; a link's id is its position in the list it was made from. Self-loops
/// and parallel links are allowed. Both directions are indexed, so looking upstream costs what
/// looking downstream costs.
///
///     let graph = Digraph(nodeCount: 3, links: [(NodeID(0), NodeID(1)), (NodeID(1), NodeID(2))])
///     graph.successors(of: NodeID(0))  // [1]
///
/// - Complexity: O(*V* + *E*) to make; 8 bytes a node and 24 bytes a link to hold.
public struct Digraph: Hashable, Sendable {
  public let nodeCount: Int
  let sources: [Int32]
  let targets: [Int32]
  let downstream: Adjacency
  let upstream: Adjacency

  /// The links at each node, seen one way.
  struct Adjacency: Hashable, Sendable {
    /// Link ids, ascending in each node's row.
    let links: PackedRows
    /// The far end of each link in `links.values`, so that a search need not look the link up.
    let neighbours: [Int32]
  }
}

extension Digraph {
  /// Makes a graph of `nodeCount` nodes; the link at position *i* gets `LinkID(i)`.
  ///
  /// - Precondition: every end lies in `0 ..< nodeCount`; at most 2³¹ − 2 nodes and links.
  public init(nodeCount: Int, links: [(source: NodeID, target: NodeID)]) {
    self.init(
      nodeCount: nodeCount,
      rawSources: links.map { $0.source.rawValue },
      rawTargets: links.map { $0.target.rawValue })
  }

  /// The same from two columns, for loaders that hold their links that way.
  package init(nodeCount: Int, rawSources sources: [Int32], rawTargets targets: [Int32]) {
    precondition(nodeCount >= 0 && nodeCount < Int32.max, "node count out of range")
    precondition(sources.count == targets.count && sources.count < Int32.max, "link count out of range")
    let ids = 0..<Int32(nodeCount)
    precondition(
      sources.allSatisfy(ids.contains) && targets.allSatisfy(ids.contains),
      "a link ends at a node that does not exist")
    self.nodeCount = nodeCount
    self.sources = sources
    self.targets = targets
    self.downstream = Adjacency(rows: sources, farEnds: targets, nodeCount: nodeCount)
    self.upstream = Adjacency(rows: targets, farEnds: sources, nodeCount: nodeCount)
  }

  private init(reversing other: Digraph) {
    nodeCount = other.nodeCount
    sources = other.targets
    targets = other.sources
    downstream = other.upstream
    upstream = other.downstream
  }

  /// The same nodes and link ids, every link turned round.
  ///
  /// - Complexity: O(1).
  public func reversed() -> Digraph { Digraph(reversing: self) }
}

extension Digraph.Adjacency {
  init(rows: [Int32], farEnds: [Int32], nodeCount: Int) {
    links = PackedRows(grouping: rows, rowCount: nodeCount)
    neighbours = Self.gather(farEnds, at: links.values)
  }

  private static func gather(_ values: [Int32], at positions: [Int32]) -> [Int32] {
    var gathered = positions
    var target = gathered.mutableSpan
    let source = values.span
    for k in target.indices { target[k] = source[Int(target[k])] }
    return gathered
  }
}

extension Digraph {
  public var linkCount: Int { sources.count }
  /// Every node, ascending.
  public var nodes: Range<NodeID> { NodeID(0)..<NodeID(nodeCount) }
  /// Every link, ascending.
  public var links: Range<LinkID> { LinkID(0)..<LinkID(linkCount) }

  /// The upstream end of `link`.
  public func source(of link: LinkID) -> NodeID { NodeID(rawValue: sources[link.index]) }
  /// The downstream end of `link`.
  public func target(of link: LinkID) -> NodeID { NodeID(rawValue: targets[link.index]) }

  /// The links that leave `node`, ascending. A self-loop is among them once.
  public func outgoing(_ node: NodeID) -> IDList<LinkID> {
    IDList(values: downstream.links[node.index])
  }

  /// The links that enter `node`, ascending. A self-loop is among them once.
  public func incoming(_ node: NodeID) -> IDList<LinkID> {
    IDList(values: upstream.links[node.index])
  }

  /// The targets of `outgoing(node)`, one for each link and in that order: parallel links repeat theirs.
  public func successors(of node: NodeID) -> IDList<NodeID> {
    IDList(values: downstream.neighbours[downstream.links.range(node.index)])
  }

  /// The sources of `incoming(node)`, one for each link and in that order: parallel links repeat theirs.
  public func predecessors(of node: NodeID) -> IDList<NodeID> {
    IDList(values: upstream.neighbours[upstream.links.range(node.index)])
  }

  public func outDegree(of node: NodeID) -> Int { downstream.links.range(node.index).count }
  public func inDegree(of node: NodeID) -> Int { upstream.links.range(node.index).count }

  func adjacency(_ direction: Direction) -> Adjacency {
    switch direction {
    case .downstream: downstream
    case .upstream: upstream
    }
  }
}
