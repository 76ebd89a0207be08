import ChainAnalysis
import ChainModel
import TestSupport
import Testing

struct OutageSimulationTests {
  /// a (two sites) → b (one site); c alone.
  private func city() -> NetworkSketch {
    var sketch = NetworkSketch()
    sketch.link("a > b")
    sketch.plant("a", company: "X")
    sketch.plant("a", company: "Y")
    sketch.plant("b", company: "Z")
    sketch.plant("c", company: "Z")
    return sketch
  }

  private func simulation(_ options: OutageSimulationOptions, _ sketch: NetworkSketch) -> OutageSimulation {
    var risk = OutageRisk(sketch.network(), scope: sketch.scope())
    return risk.simulated(options)
  }

  @Test func `the estimate meets the exact chances of the guide`() throws {
    let sketch = city()
    let found = simulation(.init(outage: 0.2, samples: 40_000, seed: 3), sketch)
    // a is lost with 0.2², b and c with Z, b also with a.
    let (a, b, c) = (0.04, 0.2 + 0.8 * 0.04, 0.2)
    let chances = Dictionary(uniqueKeysWithValues: found.nodes.map { ($0.node, $0.lost) })
    for (key, exact) in [("a", a), ("b", b), ("c", c)] {
      let estimate = try #require(chances[sketch.network().id(key)])
      #expect(
        abs(estimate.mean - exact) < 0.01 && estimate.low <= estimate.mean && estimate.mean <= estimate.high)
    }
    let share = try #require(found.share)
    #expect(abs(share.mean - (a + b + c) / 3) < 0.01)
    #expect(found.siteCount == 3 && found.samples == 40_000)
  }

  @Test func `the interval covers the exact mean about 95 times in 100`() {
    let sketch = city()
    let exact = (0.04 + 0.232 + 0.2) / 3
    let hits = (UInt64(0)..<200).count { seed in
      let share = simulation(.init(outage: 0.2, samples: 500, seed: seed), sketch).share!
      return share.low <= exact && exact <= share.high
    }
    #expect((182...199).contains(hits), "\(hits) of 200")
  }

  @Test func `four times as many samples halve the interval`() {
    let steps = simulation(.init(outage: 0.2, samples: 16_000, seed: 5), city()).convergence
    #expect(steps.map(\.samples) == [1_000, 2_000, 4_000, 8_000, 16_000])
    func width(_ step: OutageSimulation.Step) -> Double { step.share.high - step.share.low }
    #expect((1.7...2.3).contains(width(steps[0]) / width(steps[2])))
  }

  @Test func `the same seed gives the same answer, the ends are certain`() {
    let options = OutageSimulationOptions(outage: 0.3, samples: 300, seed: 9)
    #expect(simulation(options, city()).share == simulation(options, city()).share)
    #expect(simulation(options, city()).nodes.map(\.lost) == simulation(options, city()).nodes.map(\.lost))
    #expect(simulation(.init(outage: 0, samples: 50), city()).share?.mean == 0)
    let all = simulation(.init(outage: 1, samples: 50), city())
    #expect(all.share?.mean == 1 && all.share95 == 1)
    let nothing = simulation(.init(), NetworkSketch())
    #expect(nothing.share == nil && nothing.samples == 0 && nothing.convergence.isEmpty)
  }
}
