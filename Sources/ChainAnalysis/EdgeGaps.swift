import ChainModel
import Dispatch
import GraphCore

/// The gaps of a plain graph: which absent nodes lie between, below or above what is there.
///
/// Every link is walked both ways, every node may be passed through that is not there, nothing is tradable
/// and no policy speaks: what remains of the definitions in Docs/Guides/Gaps.md. Made for millions of
/// links; the two searches run side by side.
/// - Complexity: O(V + E) time; 12 bytes a link and 30 a node at the most.
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
    var last = -1
    for (position, node) in order.prefix(top ?? count).enumerated() {
      let (above, below) = (Int(up[Int(node)]), Int(down[Int(node)]))
      let key = Self.key(Int32(above), Int32(below))
      let rank = key == last ? gaps[position - 1].rank : position + 1
      last = key
      gaps.append(
        Gap(
          node: Int(node), kind: above >= 0 && below >= 0 ? .complete : .extend,
          direction: above >= 0 && below >= 0 ? nil : above >= 0 ? .downstream : .upstream,
          up: above >= 0 ? above : nil, down: below >= 0 ? below : nil,
          span: above >= 0 && below >= 0 ? above + below - 1 : nil, rank: rank))
    }
    return gaps
  }

  /// What gaps are ordered by: complete ones by span, then the others by distance, downstream first.
  private static func key(_ up: Int32, _ down: Int32) -> Int {
    if up >= 0 && down >= 0 { return Int(up) + Int(down) - 1 }
    return up >= 0 ? 1 << 40 + Int(up) << 1 : 1 << 40 + Int(down) << 1 + 1
  }

  /// A counting sort: there are few different keys, and perhaps a million nodes.
  private static func ordered(
    _ up: [Int32], _ down: [Int32], includesAll: Bool
  ) -> ([Int32], complete: Int, downstream: Int, upstream: Int) {
    // Positions of the keys: spans, then twice the distances.
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
