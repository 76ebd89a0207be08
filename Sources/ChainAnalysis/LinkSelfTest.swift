/// Hides links of an edge list and sees whether they are guessed.
///
/// In each repeat a share of the links of sources with three or more is hidden, `mostHidden` at most;
/// each is looked for among the targets its source is not known to link to. Baselines: how many link to a
/// target (popularity), targets linked alike (item cosine), and those of sources that share a target
/// (common neighbours). Equal scores share their places.
/// - Complexity: O(hidden × links of those that vouch), a few milliseconds a link at worst.
/// - Reference: Docs/Guides/SelfTest.md.
public struct LinkSelfTest: Sendable {
  public static let depths = [1, 10, 50]
  public static let mostHidden = 5_000
  static let leastLinks = 3

  public var repeats: Int
  public var seed: UInt64
  public var share: Double

  public init(repeats: Int, seed: UInt64, share: Double) {
    self.repeats = repeats
    self.seed = seed
    self.share = share
  }

  /// - Returns: nil where no source has three links.
  public func run(_ table: NamedLinks, weights: LinkPredictor.Weights = .init()) -> SelfTestReport? {
    var outdegree = [Int](repeating: 0, count: table.names.count)
    for link in table.links { outdegree[Int(link.source)] += 1 }
    let known = table.links.indices.filter { outdegree[Int(table.links[$0].source)] >= Self.leastLinks }
    guard !known.isEmpty else { return nil }
    let count = min(Self.mostHidden, max(1, Int(Double(known.count) * share)))
    let methods: [SelfTestReport.Method] = [.combined, .commonNeighbours, .itemCosine, .popularity, .random]
    var recalls: [[[Double]]] = methods.map { _ in Self.depths.map { _ in [] } }
    var sourcesAsked = [Double](repeating: 0, count: repeats)
    for turn in 0..<repeats {
      let hidden = Self.hidden(from: known, count: count, seed: seed, turn: turn)
      let hits = Self.hits(table, hiding: hidden, weights: weights, methods)
      sourcesAsked[turn] = Double(Set(hidden.map { table.links[$0].source }).count)
      for method in methods.indices {
        for depth in Self.depths.indices {
          recalls[method][depth].append(hits[method][depth] / Double(count))
        }
      }
    }
    return SelfTestReport(
      task: .links, repeats: repeats, seed: seed, share: share, known: known.count, hidden: count,
      rows: methods.indices.flatMap { method in
        Self.depths.indices.map { depth in
          let values = recalls[method][depth]
          return SelfTestReport.Row(
            method: methods[method], k: Self.depths[depth], recall: .init(values),
            precision: .init(
              zip(values, sourcesAsked).map { $0 * Double(count) / $1 / Double(Self.depths[depth]) }))
        }
      })
  }

  private static func hidden(from known: [Int], count: Int, seed: UInt64, turn: Int) -> [Int] {
    var random = SeededRandom(seed: seed, stream: UInt64(turn))
    var order = known
    random.shuffle(&order)
    return order.prefix(count).sorted()
  }

  /// Expected hits by method, then depth.
  private static func hits(
    _ table: NamedLinks, hiding hidden: [Int], weights: LinkPredictor.Weights,
    _ methods: [SelfTestReport.Method]
  ) -> [[Double]] {
    var kept = table
    let isHidden = Set(hidden)
    kept.links = table.links.indices.filter { !isHidden.contains($0) }.map { table.links[$0] }
    let predictor = LinkPredictor(kept, weights: weights)
    var scratch = LinkPredictor.Scratch(table.names.count)
    let bySource = Dictionary(grouping: hidden) { table.links[$0].source }
    let popular = table.names.indices.map { Double(predictor.sources[$0].count) }
    let popularity = popular.indices.filter { popular[$0] > 0 }.map {
      (target: Int32($0), score: popular[$0])
    }
    var hits = methods.map { _ in depths.map { _ in 0.0 } }
    for source in bySource.keys.sorted() {
      let wanted = bySource[source]!.map { table.links[$0].target }
      let known = Set(predictor.targets[Int(source)])
      for (index, method) in methods.enumerated() {
        let scores: [(target: Int32, score: Double)]
        switch method {
        case .combined: scores = predictor.scores(of: Int(source), &scratch)
        case .commonNeighbours: scores = predictor.sharedTargets(of: Int(source), isCosine: false, &scratch)
        case .itemCosine: scores = predictor.sharedTargets(of: Int(source), isCosine: true, &scratch)
        case .popularity: scores = popularity.filter { $0.target != source && !known.contains($0.target) }
        default:
          let others = table.names.count - known.count - 1
          for (depth, k) in depths.enumerated() {
            hits[index][depth] +=
              Double(wanted.count) * expectedHit(above: 0, level: max(1, others), depth: k)
          }
          continue
        }
        for target in wanted {
          guard let own = scores.first(where: { $0.target == target })?.score else { continue }
          let (above, level) = (scores.count { $0.score > own }, scores.count { $0.score == own })
          for (depth, k) in depths.enumerated() {
            hits[index][depth] += expectedHit(above: above, level: level, depth: k)
          }
        }
      }
    }
    return hits
  }
}

extension LinkPredictor {
  /// Targets of the sources that share a target with `source`, by the number of ways; as cosine each way
  /// counts 1 ÷ √(indegree · indegree) of the two targets.
  func sharedTargets(
    of source: Int, isCosine: Bool, _ scratch: inout Scratch
  ) -> [(target: Int32, score: Double)] {
    for middle in targets[source] where sources[Int(middle)].count <= Self.hub {
      let fellows = sources[Int(middle)]
      let own = isCosine ? 1 / Double(fellows.count).squareRoot() : 1
      for fellow in fellows {
        for target in targets[Int(fellow)] {
          scratch.total.add(
            isCosine ? own / Double(sources[Int(target)].count).squareRoot() : own, to: target)
        }
      }
    }
    let known = targets[source]
    return scratch.total.drained().filter { Int($0.key) != source && !known.contains($0.key) }
      .map { ($0.key, $0.value) }
  }
}
