import ChainModel
import Dispatch
import GraphCore

/// The gaps of a plain graph: which absent nodes lie between, below or above what is there.
///
/// Every link is walked both ways, every node may be passed through that is not there, nothing is tradable
/// and no policy speaks: what remains of the definitions in Docs/Guides/Gaps.md. Made for millions of
/// links; the two searches run side by side.
/// - Complexity: O(V + E) time; 16 bytes a link, the list itself among them, and 28 a node.
public struct EdgeGaps: Sendable {
  public struct Gap: Hashable, Sendable {
    public var node: Int
    /// Of `complete` and `extend` one; a plain graph has no other.
    public var kind: GapKind
    public var direction: ExtendDirection?
    public var up: Int?
    public var down: Int?
    /// Absent nodes in a row, of a complete gap.
    public var span: Int?
    /// 1 is first: complete before extend, short before long; equals share a rank.
    public var rank: Int
  }

  public let nodeCount: Int
  public let linkCount: Int
  public let presentCount: Int
  public let horizon: Int?
  /// All that are listed, by rank, then node.
  private let order: [Int32]
  private let up: [Int32]
  private let down: [Int32]
  public let completeCount: Int
  public let downstreamCount: Int
  public let upstreamCount: Int

  /// - Parameters:
  ///   - sources, targets: the two ends of each link.
  ///   - present: the nodes that are there, each once.
  ///   - horizon: most steps to look either way, ≥ 1; nil is unlimited.
  ///   - includesAll: also lists what lies more than two steps away.
  public init(
    nodeCount: Int, sources: [Int32], targets: [Int32], present: [Int32], horizon: Int? = 3,
    includesAll: Bool = false
  ) {
    precondition(horizon.map { $0 >= 1 } ?? true, "a horizon is at least one step")
    self.nodeCount = nodeCount
    linkCount = sources.count
    presentCount = present.count
    self.horizon = horizon
    nonisolated(unsafe) let found = UnsafeMutablePointer<[Int32]>.allocate(capacity: 2)
    found.initialize(repeating: [], count: 2)
    DispatchQueue.concurrentPerform(iterations: 2) { side in
      // Downstream from what is there lies what it leads to; upstream, what it needs.
      let lists = NeighbourLists(
        nodeCount: nodeCount, rows: side == 0 ? sources : targets, ends: side == 0 ? targets : sources)
      found[side] = lists.distances(from: present, horizon: horizon)
    }
    up = found[0]
    down = found[1]
    found.deinitialize(count: 2)
    found.deallocate()
    (order, completeCount, downstreamCount, upstreamCount) = Self.ordered(up, down, includesAll: includesAll)
  }

  public var count: Int { order.count }

  /// The first `top` gaps, or all.
  public func gaps(top: Int? = nil) -> [Gap] {
    var gaps: [Gap] = []
    gaps.reserveCapacity(min(top ?? count, count))
    for (position, node) in order.prefix(top ?? count).enumerated() {
      var gap = gap(at: Int(node), rank: position + 1)
      // What is ordered alike shares a rank.
      if let last = gaps.last, last.span == gap.span, last.direction == gap.direction,
        gap.kind == .complete || last.up == gap.up && last.down == gap.down
      {
        gap.rank = last.rank
      }
      gaps.append(gap)
    }
    return gaps
  }

  private func gap(at node: Int, rank: Int) -> Gap {
    let above = up[node] < 0 ? nil : Int(up[node])
    let below = down[node] < 0 ? nil : Int(down[node])
    guard let above, let below else {
      return Gap(
        node: node, kind: .extend, direction: above == nil ? .upstream : .downstream, up: above, down: below,
        span: nil, rank: rank)
    }
    return Gap(
      node: node, kind: .complete, direction: nil, up: above, down: below, span: above + below - 1, rank: rank
    )
  }

  /// Complete gaps by span, then the others by distance, downstream first, as a counting sort: there are few
  /// different keys, and perhaps a million nodes.
  private static func ordered(
    _ up: [Int32], _ down: [Int32], includesAll: Bool
  ) -> ([Int32], complete: Int, downstream: Int, upstream: Int) {
    // Buckets: spans, then two for each distance.
    let longest = Int(max(up.max() ?? 0, down.max() ?? 0, 0))
    let spans = 2 * longest + 1
    var starts = [Int](repeating: 0, count: spans + 2 * longest + 4)
    let above = up.span
    let below = down.span
    /// The bucket of a node; nil for one that is there, out of reach, or not listed.
    func bucket(_ node: Int) -> Int? {
      let (up, down) = (above[node], below[node])
      if up == 0 { return nil }
      let near = up < 0 ? down : down < 0 ? up : min(up, down)
      guard near > 0, includesAll || near <= 2 else { return nil }
      if up > 0 && down > 0 { return Int(up) + Int(down) - 1 }
      return spans + 2 * Int(near) + (up > 0 ? 0 : 1)
    }
    for node in above.indices { if let bucket = bucket(node) { starts[bucket + 1] += 1 } }
    let complete = starts[...spans].reduce(0, +)
    var (downstream, upstream) = (0, 0)
    for position in (spans + 1)..<starts.count {
      if (position - spans).isMultiple(of: 2) {
        upstream += starts[position]
      } else {
        downstream += starts[position]
      }
    }
    for position in starts.indices.dropFirst() { starts[position] += starts[position - 1] }
    var order = [Int32](repeating: 0, count: complete + downstream + upstream)
    for node in above.indices {
      guard let bucket = bucket(node) else { continue }
      order[starts[bucket]] = Int32(node)
      starts[bucket] += 1
    }
    return (order, complete, downstream, upstream)
  }
}
