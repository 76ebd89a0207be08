import Foundation
import LianTu
import TestSupport
import Testing

struct PanoramaTests {
  private let dataset = PictureTests.dataset

  @Test func `supplies between chains are those found pair by pair`() {
    for seed in 0..<60 {
      let network = withChains(RandomNetwork(seed: UInt64(seed) + 8).sketch.parts, seed: UInt64(seed))
      let found = ChainSupply.all(in: network)
      var expected: Set<String> = []
      for from in network.chainIDs {
        for to in network.chainIDs where from != to {
          for node in network.nodeIDs {
            if let a = place(of: node, in: from, network), let b = place(of: node, in: to, network),
              a - b >= 0.25
            {
              expected.insert("\(from.index) \(to.index) false \(node.index)")
            }
          }
          for link in network.links {
            let (source, target) = (network.chains(of: link.source), network.chains(of: link.target))
            guard source.contains(from), !source.contains(to), target.contains(to), !target.contains(from)
            else {
              continue
            }
            expected.insert(
              "\(from.index) \(to.index) \(link.relation == .recycling) \(link.source.index)")
          }
        }
      }
      let texts = found.flatMap { supply in
        supply.nodes.map { "\(supply.from.index) \(supply.to.index) \(supply.isRecycling) \($0.index)" }
      }
      #expect(texts.count == Set(texts).count)
      #expect(Set(texts) == expected, "seed \(seed)")
    }
  }

  /// Three chains that overlap, some of one segment.
  private func withChains(_ original: NetworkParts, seed: UInt64) -> ChainNetwork {
    var (parts, generator) = (original, SeededGenerator(seed: seed))
    parts.memberships = []
    parts.chains = ["a", "b", "c"].map { Chain(key: $0, name: Name(chinese: $0)) }
    for chain in 0..<3 {
      for node in parts.nodes.indices where Bool.random(using: &generator) {
        parts.memberships.append(
          Membership(
            chain: ChainID(chain), node: NodeID(node), segment: Name(chinese: ""),
            order: Int.random(in: 1...(chain + 1), using: &generator)))
      }
    }
    return ChainNetwork(parts)
  }

  private func place(of node: NodeID, in chain: ChainID, _ network: ChainNetwork) -> Double? {
    let members = network.members(of: chain)
    guard let own = members.first(where: { $0.node == node }) else { return nil }
    let (low, high) = (members.map(\.order).min()!, members.map(\.order).max()!)
    return low == high ? 0.5 : Double(own.order - low) / Double(high - low)
  }

  @Test(arguments: [Language.chinese, .english])
  func `every chain has its row, every arrow two industries`(language: Language) throws {
    let drawn = try DrawRequest(subject: .panorama, language: language).run(on: dataset)
    let picture = String(decoding: drawn.bytes, as: UTF8.self)
    for chain in dataset.network.chainIDs {
      #expect(drawn.dot.contains("PORT=\"c\(chain.index)w\""))
    }
    #expect(picture.contains("role=\"img\""))
    #expect(picture.components(separatedBy: "class=\"edge supply").count > 20)
    #expect(try DrawRequest(subject: .panorama, language: language).run(on: dataset).bytes == drawn.bytes)
  }

  @Test func `pages name every node and link to nothing but the web`() throws {
    let files = try ReportRequest(pictures: "../../Graphs").run(on: dataset)
    let network = dataset.network
    #expect(files.count == 2 * network.chainIDs.count + 1)
    for chain in network.chainIDs {
      let key = network[chain].key
      let page = String(
        decoding: try #require(files.first { $0.name == "\(key).zh.md" }).bytes, as: UTF8.self)
      #expect(page.hasPrefix("# \(network[chain].name.chinese)\n"))
      for member in network.members(of: chain) {
        #expect(page.contains(markdownEscaped(network[member.node].name.chinese)), "\(key)")
      }
      #expect(!page.contains("](javascript:") && !page.contains("<script"))
    }
    #expect(
      try ReportRequest(chain: "再生锂").run(on: dataset).map(\.name) == [
        "recycled-lithium.zh.md", "recycled-lithium.md",
      ])
  }
}
