import Foundation
import Testing

struct HealthTests {
  @Test func `every chain of the data has a line, every figure a range`() throws {
    let rows = try Run("health", "Data/yueyang", "--format", "json").objects("rows")
    let chains = Set(rows.compactMap { $0["id"] as? String })
    #expect(chains.isSuperset(of: ["petrochemicals", "recycled-lithium"]))
    for row in rows {
      let completeness = try #require(row["completeness"] as? [String: Any])
      if let value = completeness["value"] as? Double { #expect((0...1).contains(value)) }
    }
  }

  @Test func `by industry there are nine lines, by county thirteen`() throws {
    #expect(
      try Run("health", "Data/yueyang", "--by", "industry", "--format", "json").objects("rows").count == 9)
    let counties = try Run("health", "Data/yueyang", "--by", "county")
    #expect(counties.output.contains("云溪区") && counties.output.contains("汨罗市"))
    #expect(
      try Run("health", "Data/yueyang", "--by", "county", "--format", "json").objects("rows").count == 13)
  }

  @Test func `the table says what it concludes, in both languages`() throws {
    #expect(try Run("health", "Data/yueyang").output.contains("完整度最高的是"))
    #expect(try Run("health", "Data/yueyang", "--language", "en").output.contains("Most complete:"))
  }
}
