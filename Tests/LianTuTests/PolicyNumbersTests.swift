import LianTu
import Testing

/// The policy's own sums, recomputed from its single figures in Data/yueyang.
struct PolicyNumbersTests {
  private let network = PictureTests.dataset.network

  /// Output value targets of the industries in `year`, 亿元.
  private func targets(_ year: Int) -> [Double] {
    network.parts.targets.filter {
      $0.industry != nil && $0.metric == "output-value" && $0.year == year
        && $0.unit.map { network[$0].key } == "yi-yuan"
    }.map(\.value)
  }

  @Test func `nine industries, thirty-seven chains, every one under an industry`() {
    #expect(network.parts.industries.count == 9)
    #expect(network.parts.chains.count == 37)
    #expect(network.parts.chains.allSatisfy { $0.industry != nil })
    #expect(targets(2026).count == 9)
    #expect(targets(2035).count == 9)
  }

  @Test func `five industries of a hundred billion yuan in 2026`() {
    #expect(targets(2026).count { $0 >= 1000 } == 5)
  }

  @Test func `one of a trillion, four of five hundred billion, four of a hundred billion in 2035`() {
    let values = targets(2035)
    #expect(values.count { $0 >= 10_000 } == 1)
    #expect(values.count { (5_000..<10_000).contains($0) } == 4)
    #expect(values.count { (1_000..<5_000).contains($0) } == 4)
  }

  @Test func `goods chains have twelve nodes, service chains eight, and nothing is orphaned`() {
    for chain in network.chainIDs {
      let least = network[chain].kind == .goods ? 12 : 8
      #expect(network.members(of: chain).count >= least, "\(network[chain].key)")
      #expect(!network[chain].about[.chinese].isEmpty && !network[chain].about.english.isEmpty)
    }
    // What anyone can buy, or a plant makes for itself, need not be on a chain, but next to one.
    for node in network.nodeIDs where network.chains(of: node).isEmpty {
      let isNextToOne = network.links.contains {
        ($0.source == node && !network.chains(of: $0.target).isEmpty)
          || ($0.target == node && !network.chains(of: $0.source).isEmpty)
      }
      #expect(isNextToOne, "\(network[node].key)")
    }
  }

  @Test func `the audit finds no slip`() throws {
    let audit = try #require(PolicyAudit(network))
    #expect(audit.misquotations.map { network[$0.policy].key } == [])
    #expect(zip(network.parts.passages, audit.coverage).filter { $1 == .missing }.map(\.0.key) == [])
    #expect(audit.chains.flatMap(\.unfounded).map { network[$0].key } == [])
  }
}
