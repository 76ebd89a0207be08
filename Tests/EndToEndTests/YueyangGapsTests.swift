import Foundation
import Testing

/// What the real data must say, whatever else changes.
struct YueyangGapsTests {
  @Test func `the lithium chain lists cells, modules and packs with clause and loop`() throws {
    let run = try Run("gaps", "Data/yueyang", "--chain", "再生锂", "--format", "json")
    #expect(run.status == 0)
    let gaps = try run.objects("gaps")
    for node in ["battery-cell", "battery-module", "battery-pack"] {
      let gap = try #require(gaps.first { $0["node"] as? String == node })
      let flags = try #require(gap["flags"] as? [String])
      #expect(flags.contains("named") && flags.contains("loop"))
      let evidence = try #require(gap["evidence"] as? [[String: Any]])
      #expect(
        evidence.contains {
          ($0["source"] as? String) == "yf-2024-6" && ($0["quote"] as? String)?.isEmpty == false
        })
      #expect((gap["reason"] as? String)?.contains("岳发〔2024〕6号") == true)
      #expect((gap["reason_en"] as? String)?.contains("recycling loop") == true)
    }
  }

  @Test func `vinyl acetate is missing between ethylene and the EVA plant`() throws {
    let gaps = try Run("gaps", "Data/yueyang", "--format", "json").objects("gaps")
    let gap = try #require(gaps.first { $0["node"] as? String == "vinyl-acetate" })
    #expect(gap["kind"] as? String == "complete")
    #expect((gap["upstream"] as? [String])?.contains("ethylene") == true)
    #expect((gap["downstream"] as? [String])?.contains("eva") == true)
    #expect((gap["reason"] as? String)?.contains("补链") == false)
    #expect((gap["reason"] as? String)?.contains("中间缺“醋酸乙烯”") == true)
    #expect((gap["reason"] as? String)?.contains("醋酸尚缺") == true, "it is not the only one")
  }

  @Test func `the first few cap the further tables, which say how many rows there are`() throws {
    let all = try Run("gaps", "Data/yueyang").output
    let few = try Run("gaps", "Data/yueyang", "--top", "3").output
    #expect(all.contains("在建跟踪（盯投产，不再招引）\n") && !all.contains("先列"))
    let heading = try #require(few.firstMatch(of: /在建跟踪（盯投产，不再招引）：共 (\d+) 项，先列 3 项\n/))
    let count = try #require(Int(heading.output.1))
    func rows(of text: String) -> Int {
      let table = text.components(separatedBy: "在建跟踪").last?.components(separatedBy: "\n\n").first ?? ""
      return table.split(separator: "\n").count - 3
    }
    #expect(rows(of: few) == 3 && rows(of: all) == count && count > 3)
    #expect(few.split(separator: "\n").count < 60)
  }

  @Test func `nothing that is being built or running is offered as a gap`() throws {
    let graph = try Run("export", "Data/yueyang", "--format", "json").objects("nodes")
    let anchors = Set(graph.filter { $0["anchor"] as? Bool == true }.compactMap { $0["id"] as? String })
    #expect(anchors.contains("ethylene"))
    let result = try Run("gaps", "Data/yueyang", "--all", "--format", "json")
    let gaps = Set(try result.objects("gaps").compactMap { $0["node"] as? String })
    #expect(!gaps.isEmpty && gaps.isDisjoint(with: anchors))
    let tracked = try result.objects("underConstruction").compactMap { $0["node"] as? String }
    #expect(tracked.contains("ethylene"))
  }

  @Test func `a county answers for itself and points to what the city has`() throws {
    let run = try Run("gaps", "Data/yueyang", "--region", "汨罗市", "--all", "--format", "json")
    #expect(try run.json()["scope"] as? String == "miluo")
    let gaps = try run.objects("gaps")
    let inParent = gaps.filter { ($0["flags"] as? [String])?.contains("in-parent") == true }
    #expect(!inParent.isEmpty)
    #expect(inParent.allSatisfy { ($0["reason"] as? String)?.contains("岳阳市内已") == true })
    #expect(inParent.contains { $0["node"] as? String == "ethylene" })
    let candidates = try Run("rank", "Data/yueyang", "--region", "miluo", "--format", "json").objects(
      "candidates")
    #expect(!candidates.isEmpty)
    #expect(
      candidates.allSatisfy { candidate in
        !inParent.contains { $0["node"] as? String == candidate["gap"] as? String }
      })
  }

  @Test func `2030 finds the ethylene project running`() throws {
    let now = try Run("gaps", "Data/yueyang", "--format", "json")
    let later = try Run("gaps", "Data/yueyang", "--as-of", "2030", "--format", "json")
    #expect(now.output != later.output)
    #expect(!(try later.objects("underConstruction").contains { $0["node"] as? String == "ethylene" }))
  }

  @Test func `every gap and candidate says why in both languages, with evidence`() throws {
    for gap in try Run("gaps", "Data/yueyang", "--all", "--format", "json").objects("gaps") {
      #expect(
        (gap["reason"] as? String)?.hasSuffix("。") == true
          || (gap["reason"] as? String)?.hasSuffix("”。") == true)
      #expect((gap["reason_en"] as? String)?.hasSuffix(".") == true)
    }
    let candidates = try Run("rank", "Data/yueyang", "--format", "json").objects("candidates")
    #expect(candidates.count >= 20)
    for candidate in candidates {
      let evidence = try #require(candidate["evidence"] as? [[String: Any]])
      #expect(!evidence.isEmpty && evidence.allSatisfy { ($0["source"] as? String)?.isEmpty == false })
      #expect(
        (candidate["reason"] as? String)?.isEmpty == false
          && (candidate["reason_en"] as? String)?.isEmpty == false)
    }
    let perGap = Dictionary(grouping: candidates) { $0["gap"] as? String ?? "" }
    #expect(perGap.values.allSatisfy { $0.count <= 2 })
  }

  @Test(arguments: ["gaps", "rank"]) func `same input, same bytes`(verb: String) throws {
    for format in ["table", "json", "csv", "md"] {
      #expect(
        try Run(verb, "Data/yueyang", "--format", format).output
          == Run(verb, "Data/yueyang", "--format", format).output)
    }
  }
}
