import ChainAnalysis
import TestSupport
import Testing

struct EdgeGapsTests {
  /// All distances by repeated relaxation over every pair.
  @Test(arguments: UInt64(0)..<250)
  func `kinds and distances are those of the naive reading`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = seed < 6 ? Int(seed) / 2 : Int.random(in: 1...16, using: &generator)
    let nodes = 0..<count
    let links =
      count == 0
      ? []
      : (0..<Int.random(in: 0...(2 * count), using: &generator)).map { _ in
        (Int.random(in: nodes, using: &generator), Int.random(in: nodes, using: &generator))
      }
    let present = nodes.filter { _ in Bool.random(using: &generator) && Bool.random(using: &generator) }
    let horizon = [nil, 1, 2, 3].randomElement(using: &generator)!
    let includesAll = Bool.random(using: &generator)

    func fewest(from start: Set<Int>, along links: [(Int, Int)]) -> [Int?] {
      var steps = nodes.map { start.contains($0) ? 0 : nil as Int? }
      for _ in nodes {
        for (source, target) in links {
          if let here = steps[source], here + 1 < steps[target] ?? .max { steps[target] = here + 1 }
        }
      }
      return steps.map { $0.flatMap { $0 <= horizon ?? .max ? $0 : nil } }
    }
    let up = fewest(from: Set(present), along: links)
    let down = fewest(from: Set(present), along: links.map { ($0.1, $0.0) })
    let listed = nodes.filter { node in
      guard !present.contains(node), let near = [up[node], down[node]].compactMap(\.self).min() else {
        return false
      }
      return includesAll || near <= 2
    }

    let found = EdgeGaps(
      nodeCount: count, sources: links.map { Int32($0.0) }, targets: links.map { Int32($0.1) },
      present: present.map { Int32($0) }, horizon: horizon, includesAll: includesAll)
    let gaps = found.gaps()
    #expect(gaps.map(\.node).sorted() == listed && found.count == listed.count)
    for gap in gaps {
      #expect(gap.up == up[gap.node] && gap.down == down[gap.node])
      let isBetween = gap.up != nil && gap.down != nil
      #expect(gap.kind == (isBetween ? .complete : .extend))
      #expect(gap.direction == (isBetween ? nil : gap.up != nil ? .downstream : .upstream))
      #expect(gap.span == (isBetween ? gap.up! + gap.down! - 1 : nil))
    }
    #expect(found.completeCount == gaps.count { $0.kind == .complete })
    #expect(found.downstreamCount == gaps.count { $0.direction == .downstream })
    #expect(found.upstreamCount == gaps.count { $0.direction == .upstream })
    // Complete first, by span; then by distance; then downstream; then the node. Equals share a rank.
    func key(_ gap: EdgeGaps.Gap) -> [Int] {
      gap.span.map { [0, $0, 0] } ?? [1, gap.up ?? gap.down!, gap.up == nil ? 1 : 0]
    }
    for (position, (gap, next)) in zip(gaps, gaps.dropFirst()).enumerated() {
      let (here, there) = (key(gap), key(next))
      #expect(here == there ? gap.node < next.node : here.lexicographicallyPrecedes(there))
      #expect(next.rank == (here == there ? gap.rank : position + 2))
    }
    #expect(found.gaps(top: 3) == Array(gaps.prefix(3)))
  }

  @Test func `a path of a million nodes needs no stack`() {
    let count: Int32 = 1_000_000
    let found = EdgeGaps(
      nodeCount: Int(count), sources: Array(0..<(count - 1)), targets: Array(1..<count),
      present: [0, count - 1], horizon: nil, includesAll: true)
    #expect(found.completeCount == Int(count) - 2)
    #expect(found.gaps(top: 1).first?.span == Int(count) - 2)
  }
}
