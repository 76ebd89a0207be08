import Foundation
import Testing

struct BalanceTests {
  @Test func `the answer says what it rests on and gives three to five directions, in both languages`() throws
  {
    for (language, mark) in [("zh", "依据："), ("en", "What it rests on:")] {
      let run = try Run("balance", "Data/yueyang", "--building", "--language", language)
      #expect(run.status == 0 && run.output.contains(mark))
      #expect((3...5).contains((1...6).count { run.output.contains("\n\($0). ") }))
    }
  }

  @Test func `once the ethylene project runs its by-products are in tonnes, its unknowns named`() throws {
    let run = try Run("balance", "Data/yueyang", "--building", "--format", "json")
    let nodes = try run.objects("nodes")
    let running = try Run("balance", "Data/yueyang", "--format", "json").objects("nodes")
    func supply(_ node: String, in nodes: [[String: Any]]) -> Double {
      let own = nodes.first { $0["node"] as? String == node }?["supply"] as? [String: Any]
      return own?["value"] as? Double ?? 0
    }
    #expect(supply("ethylene", in: nodes) > 0 && supply("ethylene", in: running) == 0)
    // By-products come with their main product.
    #expect(supply("propylene", in: nodes) > supply("propylene", in: running))
    #expect(nodes.contains { ["short-unless", "over-unless", "unknown"].contains($0["verdict"] as? String) })
    for node in nodes {
      let (supply, use) = (
        node["supply"] as? [String: Double] ?? [:], node["use"] as? [String: Double] ?? [:]
      )
      #expect(supply["low"]! <= supply["value"]! && supply["value"]! <= supply["high"]!)
      if node["verdict"] as? String == "short" {
        #expect(abs((node["least"] as? Double ?? 0) - (use["low"]! - supply["high"]!)) < 1e-3)
      }
    }
    let later = try Run("balance", "Data/yueyang", "--as-of", "2030", "--format", "json").objects("nodes")
    #expect(supply("ethylene", in: later) > 0)
    #expect(try Run("balance", "Data/yueyang", "--building", "--format", "json").output == run.output)
  }

  @Test func `nothing, nothing known and nothing to buy each get a sentence`() throws {
    let folder = try TemporaryFolder()
    for (name, text) in smallCity() { try folder.write(text, to: name) }
    let path = folder.url.path
    let empty = try Run("balance", path, "--as-of", "1990")
    #expect(empty.status == 0 && empty.output.contains("没有装置，无从平衡"))
    try folder.write(
      "node,company,region,status,capacity,unit\nfilm,,city,operating,20,t\n", to: "presence.csv")
    #expect(try Run("balance", path, "--buy", "none").output.contains("没有一组装置开得起来"))
    try folder.write(
      "node,company,region,status\nfilm,,city,operating\n", to: "presence.csv")
    #expect(try Run("balance", path).output.contains("无法求瓶颈"))
    let unknown = try Run("balance", path, "--buy", "naphta")
    #expect(unknown.status == 2 && unknown.messages.contains("没有名为"))
    #expect(try Run("balance", path, "--top", "0").status == 64)
  }
}
