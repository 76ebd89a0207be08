import Foundation
import LianTu
import TestSupport
import Testing

@Suite struct LinkSelfTestTests {
  private static let graph = SharedData.root?.appendingPathComponent(
    "chain-knowledge-graph/product_product.csv")
  private static let isThere = graph.map { FileManager.default.fileExists(atPath: $0.path) } ?? false

  @Test(.enabled(if: isThere, "no shared data: set LIANTU_SHARED"))
  func `on real products the guess beats common neighbours`() throws {
    let request = SelfTestRequest(repeats: 1, seed: 3, share: 0.01)
    let report = try request.run(onLinksAt: try #require(Self.graph).path, relation: "上游材料").report
    let recall = { (method: SelfTestReport.Method) in report.row(method, at: 10)?.recall.mean ?? 0 }
    #expect(recall(.combined) > recall(.commonNeighbours))
    #expect(recall(.commonNeighbours) > recall(.popularity) && recall(.popularity) > recall(.random))
  }

  @Test func `an edge list that cannot be read is refused with its place`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("links-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    for (text, place) in [
      ("a,b\n1,2\n", ":1:1: from"), ("from,b\n1,2\n", ":1:1: to"), ("from,to\n1,\n", ":2:3"),
    ] {
      try Data(text.utf8).write(to: file)
      #expect {
        try SelfTestRequest().run(onLinksAt: file.path)
      } throws: { error in
        guard case .badLinks(let detail) = error as? RequestError else { return false }
        return detail.hasSuffix(place)
      }
    }
    try Data("from,to\na,b\na,a\na,b\n".utf8).write(to: file)
    #expect(throws: RequestError.self) { try SelfTestRequest().run(onLinksAt: file.path) }
    #expect(throws: RequestError.self) { try SelfTestRequest().run(onLinksAt: "/no/such/file") }
  }
}
