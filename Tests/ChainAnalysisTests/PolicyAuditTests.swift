import ChainAnalysis
import ChainModel
import Testing

struct PolicyAuditTests {
  private let policy = SourceID(0)

  private func passage(_ key: String, _ place: String, _ text: String, omitted: String = "") -> PolicyPassage
  {
    PolicyPassage(
      key: key, evidence: Evidence(source: policy, locator: place, quote: text), omitted: omitted)
  }

  /// Two chains, one policy of five sentences, another source that must not count.
  private func parts() -> NetworkParts {
    var parts = NetworkParts()
    parts.sources = [Source(key: "policy"), Source(key: "news"), Source(key: "book")]
    parts.chains = [
      Chain(key: "lithium", name: Name(chinese: "锂")), Chain(key: "tourism", name: Name(chinese: "旅游")),
    ]
    parts.nodes = ["cell", "pack", "idea"].map { ChainNode(key: $0, name: Name(chinese: $0), kind: .product) }
    parts.memberships = [0, 1, 2].map {
      Membership(chain: ChainID(0), node: NodeID($0), segment: Name(chinese: ""), order: 1)
    }
    parts.links = [
      LinkRow(
        source: NodeID(0), target: NodeID(1), relation: .component, route: "", amount: nil,
        evidence: Evidence(source: SourceID(2)))
    ]
    parts.regions = [Region(key: "city", name: Name(chinese: "汨罗市"), kind: "county", parent: nil)]
    parts.companies = [Company(key: "inovance", name: Name(chinese: "苏州汇川技术有限公司"))]
    parts.passages = [
      passage("a", "四(六)4", "大力引进电池 模组和电池包\n组装生产线。"),
      passage("b", "四(六)", "到2026年，产值达400亿元；"),
      passage("c", "四(五)1", "依托汇川技术等龙头企业。"),
      passage("d", "六(一)", "加强统筹协调。", omitted: "组织工作"),
      passage("e", "六(二)", "加大招商引资。"),
    ]
    return parts
  }

  private func audit(_ parts: NetworkParts) throws -> PolicyAudit {
    try #require(PolicyAudit(ChainNetwork(parts)))
  }

  @Test func `a quotation covers its sentence whatever the line breaks`() throws {
    var parts = parts()
    parts.policies = [
      PolicyClause(
        key: "p", node: NodeID(1), action: .attract,
        evidence: Evidence(source: policy, locator: "四(六)4", quote: "电池模组和电池包组装"))
    ]
    let audit = try audit(parts)
    #expect(audit.coverage[0] == .covered([.policy(PolicyID(0))]))
    #expect(audit.misquotations.isEmpty)
    #expect(audit.coverage[3] == .omitted("组织工作"))
    #expect((audit.covered, audit.omitted, audit.missing) == (1, 1, 3))
  }

  @Test func `words that are not there, or stand elsewhere, are found`() throws {
    var parts = parts()
    parts.policies = [
      ("四(六)4", "电池包生产线", nil), ("四(六)1", "大力引进", "四(六)4"), ("四(六)4锂", "大力引进", "fine"),
    ].enumerated().map { position, row in
      PolicyClause(
        key: "p\(position)", node: NodeID(1), action: .attract,
        evidence: Evidence(source: policy, locator: row.0, quote: row.1))
    }
    let slips = try audit(parts).misquotations
    #expect(slips.map(\.policy) == [PolicyID(0), PolicyID(1)])
    #expect(slips.map(\.foundIn) == [nil, "四(六)4"])
  }

  @Test func `figures and names cover a sentence of the same place and source`() throws {
    var parts = parts()
    parts.industries = [Industry(key: "recycling", name: Name(chinese: "循环经济"))]
    parts.targets = [
      Target(
        industry: IndustryID(0), chain: nil, metric: "output-value", year: 2026, value: 400,
        evidence: Evidence(source: policy, locator: "四(六)")),
      Target(
        industry: IndustryID(0), chain: nil, metric: "output-value", year: 2035, value: 1500,
        evidence: Evidence(source: policy, locator: "四(六)")),
    ]
    parts.products = [
      Product(company: CompanyID(0), node: NodeID(2), evidence: Evidence(source: policy, locator: "四(五)1")),
      Product(
        company: CompanyID(0), node: NodeID(2), evidence: Evidence(source: SourceID(1), locator: "四(五)1")),
    ]
    let audit = try audit(parts)
    #expect(audit.coverage[1] == .covered([.target(0)]))
    #expect(audit.coverage[2] == .covered([.product(0)]))
    #expect(audit.coverage[4] == .missing)
  }

  @Test func `members with neither clause nor technical source are named`() throws {
    var parts = parts()
    #expect(try audit(parts).chains[0].unfounded == [NodeID(2)])
    #expect(try audit(parts).chains[0].technical == 2)
    #expect(try audit(parts).chains[1].members == 0)
    parts.policies = [
      PolicyClause(key: "p", node: NodeID(2), action: .build, evidence: Evidence(source: policy)),
      PolicyClause(key: "q", chain: ChainID(0), action: .build, evidence: Evidence(source: policy)),
    ]
    let basis = try audit(parts).chains[0]
    #expect(basis.unfounded.isEmpty)
    #expect((basis.named, basis.clauses) == (1, 2))
  }

  @Test func `too many pairs are refused, not compared for hours`() {
    var parts = parts()
    parts.passages = (0..<8_000).map { passage("p\($0)", "一", "甲") }
    parts.policies = (0..<8_000).map {
      PolicyClause(
        key: "\($0)", chain: ChainID(0), action: .build, evidence: Evidence(source: policy, quote: "乙"))
    }
    #expect(PolicyAudit(ChainNetwork(parts)) == nil)
  }
}
