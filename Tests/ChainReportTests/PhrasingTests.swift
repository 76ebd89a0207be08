import ChainModel
import TestSupport
import Testing

@testable import ChainReport

struct PhrasingTests {
  private func phrasing(_ language: Language) -> Phrasing {
    let sketch = NetworkSketch()
    return Phrasing(network: sketch.network(), scope: sketch.scope(), language: language)
  }

  @Test(arguments: [
    (54_000.0, "5.4万吨/年", "54,000 t/a"), (1_234_567, "123.46万吨/年", "1,234,567 t/a"),
    (999, "999吨/年", "999 t/a"), (0, "0吨/年", "0 t/a"), (-54_000, "-5.4万吨/年", "-54,000 t/a"),
  ])
  func `tonnages read as people write them`(tonnes: Double, chinese: String, english: String) {
    #expect(phrasing(.chinese).tonnesPerYear(tonnes) == chinese)
    #expect(phrasing(.english).tonnesPerYear(tonnes) == english)
  }

  @Test func `numbers lose needless zeros and never crash`() {
    let text = phrasing(.english)
    #expect(text.rounded(1.50, places: 2) == "1.5")
    #expect(text.rounded(2, places: 2) == "2")
    #expect(text.rounded(0.005, places: 2) == "0.01")
    #expect(text.rounded(1e300, places: 2) == "1e+300")
    #expect(text.rounded(.infinity, places: 2) == "inf")
    #expect(text.rounded(.nan, places: 2) == "nan")
    #expect(fixed(0.005) == "0.01" && fixed(1) == "1.00" && fixed(-0.25) == "-0.25")
  }

  @Test func `lists join in both languages`() {
    #expect(phrasing(.chinese).join(["甲", "乙", "丙"]) == "甲、乙、丙")
    #expect(phrasing(.english).join(["a", "b", "c"]) == "a, b and c")
    #expect(phrasing(.english).join(["a"]) == "a")
  }

  @Test(arguments: [
    ("实施意见(岳发〔2024〕6号)", "岳发〔2024〕6号"), ("湘政办发〔2023〕12号", "湘政办发〔2023〕12号"),
    ("〔2024〕6号", nil), ("岳发〔24〕6号", nil), ("岳发〔2024〕号", nil), ("岳发〔2024", nil), ("岳发〔", nil),
    ("", nil),
  ])
  func `a document number is found in a title`(title: String, number: String?) {
    #expect(documentNumber(in: title) == number)
  }

  @Test func `a numbered document is cited by its number`() {
    var sketch = NetworkSketch()
    sketch.parts.sources = [
      Source(key: "p", title: "关于某事的实施意见(岳发〔2024〕6号)"), Source(key: "n", title: "一篇新闻"),
    ]
    let text = Phrasing(network: sketch.network(), scope: sketch.scope(), language: .chinese)
    #expect(text.citation(Evidence(source: SourceID(0), locator: "四(五)4")) == "岳发〔2024〕6号 四(五)4")
    #expect(text.citation(Evidence(source: SourceID(1), locator: "第1段")) == "《一篇新闻》")
    #expect(text.citation(Evidence()) == nil)
  }
}
