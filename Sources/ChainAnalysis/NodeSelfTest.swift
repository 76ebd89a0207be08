import ChainModel

/// Hides plants that are there and sees whether the gap list asks for them.
///
/// In each repeat a share of the nodes that a presence row puts in scope, and that would be eligible as
/// gaps, lose all their rows there; the gap list of what is left is compared with what was hidden. The
/// baselines order all eligible absent nodes: by links to anchors (common neighbours), by links at all
/// (preferential attachment), or not at all (random, its expectation). Equal scores share their places.
/// - Complexity: one gap analysis a repeat.
/// - Reference: Docs/Guides/SelfTest.md.
public struct NodeSelfTest: Sendable {
  public static let depths = [10, 20, 50]

  public var repeats: Int
  public var seed: UInt64
  public var share: Double

  public init(repeats: Int, seed: UInt64, share: Double) {
    self.repeats = repeats
    self.seed = seed
    self.share = share
  }

  /// - Returns: nil where fewer than two nodes could be hidden.
  public func run(_ network: ChainNetwork, scope: Scope, options: GapOptions) -> SelfTestReport? {
    let known = network.nodeIDs.filter { Self.canBeHidden($0, network, scope) }
    guard known.count >= 2 else { return nil }
    let count = min(known.count - 1, max(1, Int((Double(known.count) * share).rounded())))
    var results: [SelfTestReport.Method: [Int: [Double]]] = [:]
    for turn in 0..<repeats {
      var random = SeededRandom(seed: seed, stream: UInt64(turn))
      var order = known
      random.shuffle(&order)
      let hidden = Set(order.prefix(count))
      for (method, scores) in scores(network, scope, hiding: hidden, options) {
        for depth in Self.depths {
          results[method, default: [:]][depth, default: []].append(
            expectedHits(hidden, scores, depth: depth))
        }
      }
    }
    let methods: [SelfTestReport.Method] = [.gapList, .commonNeighbours, .preferentialAttachment, .random]
    return SelfTestReport(
      task: .nodes, repeats: repeats, seed: seed, share: share, known: known.count, hidden: count,
      rows: methods.flatMap { method in
        Self.depths.map { depth in
          let hits = results[method]?[depth] ?? []
          return SelfTestReport.Row(
            method: method, k: depth, recall: .init(hits.map { $0 / Double(count) }),
            precision: .init(hits.map { $0 / Double(depth) }))
        }
      })
  }

  private static func canBeHidden(_ node: NodeID, _ network: ChainNetwork, _ scope: Scope) -> Bool {
    let record = network[node]
    guard scope.isAnchor(node), !record.isTradable, !record.isCaptive, record.kind != .resource,
      record.kind != .use
    else { return false }
    if case .recorded = scope.origin(of: node) { return true }
    return false
  }

  private func scores(
    _ network: ChainNetwork, _ scope: Scope, hiding hidden: Set<NodeID>, _ options: GapOptions
  ) -> [(SelfTestReport.Method, [NodeID: Double])] {
    var parts = network.parts
    parts.presences.removeAll { hidden.contains($0.node) && scope.regions.contains($0.region) }
    let degraded = ChainNetwork(parts)
    let left = Scope(degraded, region: scope.region, asOf: scope.asOf)
    let gaps = GapAnalysis(degraded, scope: left, options: options).gaps
    let eligible = degraded.nodeIDs.filter { left.isEligible($0, in: degraded) }
    func neighbours(_ node: NodeID) -> [NodeID] {
      degraded.digraph.outgoing(node).map { degraded[$0].target }
        + degraded.digraph.incoming(node).map { degraded[$0].source }
    }
    func scored(_ score: (NodeID) -> Double) -> [NodeID: Double] {
      Dictionary(uniqueKeysWithValues: eligible.map { ($0, score($0)) })
    }
    return [
      (.gapList, Dictionary(uniqueKeysWithValues: gaps.map { ($0.node, -Double($0.rank)) })),
      (.commonNeighbours, scored { Double(Set(neighbours($0).filter { left.isAnchor($0) }).count) }),
      (.preferentialAttachment, scored { Double(neighbours($0).count) }), (.random, scored { _ in 0 }),
    ]
  }

  /// Hidden nodes expected among the first `depth`, nodes of equal score in random order.
  private func expectedHits(_ hidden: Set<NodeID>, _ scores: [NodeID: Double], depth: Int) -> Double {
    hidden.sorted().map { node in
      guard let own = scores[node] else { return 0 }
      return expectedHit(
        above: scores.values.count { $0 > own }, level: scores.values.count { $0 == own }, depth: depth)
    }.reduce(0, +)
  }
}

/// The chance to be among the first `depth` with so many above and so many level, itself among them.
func expectedHit(above: Int, level: Int, depth: Int) -> Double {
  min(1, max(0, Double(depth - above) / Double(level)))
}
