/// Puts boxes into columns: by longest path within their segment, folded to what the paper holds.
struct ColumnPlan {
  struct Link {
    var tail: Int
    var head: Int
  }

  /// Box positions by column.
  private(set) var columns: [[Int]] = []
  /// By segment.
  private(set) var ranges: [Range<Int>] = []

  /// - Parameters:
  ///   - segmentOf: by box, ascending.
  ///   - links: drawn forward links, any segments.
  ///   - maximum: columns the paper holds; a segment keeps one at least.
  /// - Complexity: O(boxes + links) plus O(columns² · boxes) for folding.
  init(segmentOf: [Int], links: [Link], maximum: Int) {
    let inside = links.filter { segmentOf[$0.tail] == segmentOf[$0.head] && $0.tail != $0.head }
    var rank = Self.longestPaths(count: segmentOf.count, links: inside)
    let segmentCount = (segmentOf.last ?? -1) + 1
    Self.fold(&rank, segmentOf: segmentOf, segmentCount: segmentCount, links: inside, to: maximum)

    let hasOutgoing = Set(links.map(\.tail))
    for segment in 0..<segmentCount {
      let members = segmentOf.indices.filter { segmentOf[$0] == segment }
      let first = columns.count
      for level in 0...(members.map { rank[$0] }.max() ?? 0) {
        appendColumn(members.filter { rank[$0] == level }, hasOutgoing: hasOutgoing)
      }
      ranges.append(first..<columns.count)
    }
  }

  /// A column too tall to read sheds its leaves into a column of their own.
  private mutating func appendColumn(_ boxes: [Int], hasOutgoing: Set<Int>) {
    var rest = boxes
    while rest.count > DiagramLimits.columnBoxes {
      let leaves = rest.filter { !hasOutgoing.contains($0) }
      let moved =
        leaves.isEmpty || leaves.count == rest.count
        ? Array(rest.suffix(rest.count - DiagramLimits.columnBoxes)) : leaves
      let gone = Set(moved)
      columns.append(rest.filter { !gone.contains($0) })
      rest = moved
    }
    columns.append(rest)
  }

  /// Kahn's order; where a cycle stops it, the first box left loses its incoming links.
  private static func longestPaths(count: Int, links: [Link]) -> [Int] {
    var successors = [[Int]](repeating: [], count: count)
    var waiting = [Int](repeating: 0, count: count)
    for link in links {
      successors[link.tail].append(link.head)
      waiting[link.head] += 1
    }
    var rank = [Int](repeating: 0, count: count)
    var isDone = [Bool](repeating: false, count: count)
    var ready = Array((0..<count).filter { waiting[$0] == 0 }.reversed())
    var next = 0
    while true {
      if ready.isEmpty {
        while next < count, isDone[next] { next += 1 }
        guard next < count else { return rank }
        ready.append(next)
      }
      let box = ready.removeLast()
      guard !isDone[box] else { continue }
      isDone[box] = true
      for head in successors[box] where !isDone[head] {
        rank[head] = max(rank[head], rank[box] + 1)
        waiting[head] -= 1
        if waiting[head] == 0 { ready.append(head) }
      }
    }
  }

  /// Joins neighbouring columns, the pair with the fewest links between first, until all fit.
  private static func fold(
    _ rank: inout [Int], segmentOf: [Int], segmentCount: Int, links: [Link], to maximum: Int
  ) {
    var depth = [Int](repeating: 0, count: segmentCount)
    for box in rank.indices { depth[segmentOf[box]] = max(depth[segmentOf[box]], rank[box] + 1) }
    while depth.reduce(0, +) > max(maximum, segmentCount) {
      var best: (cost: Int, segment: Int, level: Int)?
      for segment in 0..<segmentCount where depth[segment] > 1 {
        for level in 0..<depth[segment] - 1 {
          let joined = rank.indices.filter {
            segmentOf[$0] == segment && (rank[$0] == level || rank[$0] == level + 1)
          }
          let flat = links.count {
            segmentOf[$0.tail] == segment && rank[$0.tail] <= level + 1 && rank[$0.head] >= level
              && rank[$0.tail] >= level && rank[$0.head] <= level + 1
          }
          let cost = 4 * flat + joined.count + max(0, joined.count - 12) * 2 - depth[segment]
          if cost < best?.cost ?? .max { best = (cost, segment, level) }
        }
      }
      guard let best else { return }
      for box in rank.indices where segmentOf[box] == best.segment && rank[box] > best.level {
        rank[box] -= 1
      }
      depth[best.segment] -= 1
    }
  }
}
