@testable import ChainAnalysis
import ChainModel
import Foundation
import TestSupport
import Testing

@Suite struct SelfTestTests {
  func table(_ links: [(Int, Int)], names: Int) -> NamedLinks {
    NamedLinks(
      names: (0..<names).map { "n\($0)" },
      links: links.map { .init(source: Int32($0.0), target: Int32($0.1)) })
  }

  @Test func `an interval by hand, none from one repeat`() {
    let estimate = SelfTestReport.Estimate([1, 2, 3])
    #expect(estimate.mean == 2 && abs(estimate.halfWidth! - 4.303 / 3.0.squareRoot()) < 1e-12)
    #expect(SelfTestReport.Estimate([0.5]).halfWidth == nil)
  }

  @Test func `equal scores share their places`() {
    #expect(
      expectedHit(above: 0, level: 1, depth: 1) == 1 && expectedHit(above: 9, level: 4, depth: 10) == 0.25)
    #expect(
      expectedHit(above: 10, level: 3, depth: 10) == 0 && expectedHit(above: 2, level: 3, depth: 10) == 1)
  }

  @Test func `what sources with shared targets link to is guessed`() {
    // 0 and 1 share two targets; 1 has a third.
    let known = table([(0, 10), (0, 11), (1, 10), (1, 11), (1, 12), (2, 13)], names: 14)
    let predictor = LinkPredictor(known)
    var scratch = LinkPredictor.Scratch(14)
    let found = predictor.scores(of: 0, &scratch).sorted { $0.score > $1.score }
    #expect(found.first?.target == 12)
    #expect(!found.contains { $0.target == 10 || $0.target == 0 })
    #expect(
      predictor.scores(of: 0, &scratch).map(\.target) == predictor.scores(of: 0, &scratch).map(\.target))
  }

  @Test(arguments: UInt64(0)..<40)
  func `common neighbours and cosine agree with counting every path`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 2...12, using: &generator)
    var links: Set<[Int]> = []
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      let pair = [Int.random(in: 0..<count, using: &generator), Int.random(in: 0..<count, using: &generator)]
      if pair[0] != pair[1] { links.insert(pair) }
    }
    let predictor = LinkPredictor(table(links.map { ($0[0], $0[1]) }.sorted(by: <), names: count))
    var scratch = LinkPredictor.Scratch(count)
    func indegree(_ node: Int) -> Double { Double(links.count { $0[1] == node }) }
    for source in 0..<count {
      for isCosine in [false, true] {
        var expected: [Int: Double] = [:]
        for own in links where own[0] == source {
          for fellow in links where fellow[1] == own[1] {
            for other in links where other[0] == fellow[0] {
              expected[other[1], default: 0] +=
                isCosine ? 1 / (indegree(own[1]) * indegree(other[1])).squareRoot() : 1
            }
          }
        }
        for own in links where own[0] == source { expected[own[1]] = nil }
        expected[source] = nil
        let found = predictor.sharedTargets(of: source, isCosine: isCosine, &scratch)
        #expect(Set(found.map { Int($0.target) }) == Set(expected.keys))
        for (target, score) in found { #expect(abs(score - expected[Int(target)]!) < 1e-9) }
      }
    }
  }

  @Test func `the same seed hides the same, too little is no test`() throws {
    var links: [(Int, Int)] = []
    for source in 0..<20 { for step in 1...4 { links.append((source, 20 + (source / 5) * 6 + step)) } }
    let known = table(links, names: 50)
    let test = LinkSelfTest(repeats: 3, seed: 5, share: 0.1)
    let (first, second) = (try #require(test.run(known)), try #require(test.run(known)))
    #expect(first.hidden == 8 && first.known == 80)
    #expect(first.rows.map(\.recall) == second.rows.map(\.recall))
    // Four families that share all their targets: a hidden one is the only target not known.
    #expect(try #require(first.row(.commonNeighbours, at: 10)).recall.mean == 1)
    #expect(LinkSelfTest(repeats: 1, seed: 1, share: 0.5).run(table([(0, 1), (0, 2)], names: 3)) == nil)
  }

  @Test func `a node hidden between two anchors is asked for again`() throws {
    var sketch = NetworkSketch()
    sketch.link("a > b > c > d > e")
    for node in ["a", "b", "c", "d", "e"] { sketch.plant(node) }
    let (network, scope) = (sketch.network(), sketch.scope())
    let test = NodeSelfTest(repeats: 5, seed: 1, share: 0.2)
    let report = try #require(test.run(network, scope: scope, options: GapOptions(includesAll: true)))
    #expect(report.known == 5 && report.hidden == 1)
    #expect(try #require(report.row(.gapList, at: 10)).recall.mean == 1)
    #expect(
      NodeSelfTest(repeats: 1, seed: 1, share: 0.1).run(
        NetworkSketch().network(), scope: NetworkSketch().scope(), options: GapOptions()) == nil)
  }
}
