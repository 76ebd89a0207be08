import Foundation
import Testing

struct RiskTests {
  @Test func `the answer begins with a conclusion and three to five directions, in both languages`() throws {
    for (language, marks) in [
      ("zh", ["停产", "1. 盯住龙头："]), ("en", ["single points", "1. The company to watch:"]),
    ] {
      let run = try Run("risk", "Data/yueyang", "--language", language, "--samples", "200")
      #expect(run.status == 0)
      for mark in marks { #expect(run.output.contains(mark), "\(language) \(mark)") }
      let directions = (1...6).filter { run.output.contains("\n\($0). ") }
      #expect((3...5).contains(directions.count))
    }
  }

  @Test func `every share follows from its lists, and the same seed gives the same bytes`() throws {
    let run = try Run("risk", "Data/yueyang", "--format", "json", "--samples", "300")
    let present = try #require(try run.json()["present"] as? Int)
    for list in ["companies", "nodes", "regions", "supplies"] {
      for outage in try run.objects(list) {
        let lost = try #require(outage["lost"] as? [String])
        let knockOn = try #require(outage["knockOn"] as? [String])
        #expect(Set(knockOn).isSubset(of: Set(lost)))
        #expect(abs((outage["share"] as? Double ?? -1) - Double(lost.count) / Double(present)) < 1e-12)
      }
    }
    #expect(
      try Run("risk", "Data/yueyang", "--format", "json", "--samples", "300").output == run.output)
    #expect(
      try Run("risk", "Data/yueyang", "--format", "json", "--samples", "300", "--seed", "2").output
        != run.output)
  }

  @Test func `resilience is that of health`() throws {
    let risk = try Run("risk", "Data/yueyang", "--format", "json", "--samples", "2").objects("chains")
    let health = try Run("health", "Data/yueyang", "--format", "json").objects("rows")
    for row in risk {
      let other = try #require(health.first { $0["id"] as? String == row["chain"] as? String })
      for figure in ["resilience", "meanResilience"] {
        #expect(
          (row[figure] as? [String: Any])?["value"] as? Double
            == (other[figure] as? [String: Any])?["value"] as? Double)
      }
    }
    #expect(!risk.isEmpty)
  }

  @Test func `a place with nothing gets a sentence, bad numbers a usage error`() throws {
    let folder = try TemporaryFolder()
    for (name, text) in smallCity() { try folder.write(text, to: name) }
    let empty = try Run("risk", folder.url.path, "--region", "province", "--as-of", "1990", "--samples", "2")
    #expect(empty.status == 0 && empty.output.contains("没有已有环节"))
    for arguments in [["--outage", "1.5"], ["--samples", "0"], ["--top", "0"], ["--seed", "-1"]] {
      #expect(try Run(arguments: ["risk", "Data/yueyang"] + arguments).status == 64)
    }
  }
}
