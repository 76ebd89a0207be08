import ChainAnalysis
import ChainModel
import TestSupport
import Testing

@Suite struct CandidateRankingTests {
  func ranking(_ sketch: NetworkSketch, _ options: RankingOptions = RankingOptions()) -> CandidateRanking {
    let network = sketch.network()
    let scope = sketch.scope()
    let gaps = GapAnalysis(network, scope: scope, options: GapOptions(includesAll: true)).gaps
    // Without bounds on the weights nothing can be wrong with them.
    return try! CandidateRanking(network, scope: scope, gaps: gaps, options: options)
  }

  func names(_ ranking: CandidateRanking, _ sketch: NetworkSketch) -> [String] {
    ranking.candidates.map {
      "\(sketch.parts.companies[$0.company.index].key) \(sketch.parts.nodes[$0.gap.node.index].key)"
    }
  }

  /// Cells are made in the town and packs are what is missing between them and cars.
  func packs() -> NetworkSketch {
    var sketch = NetworkSketch()
    sketch.node("car", .use)
    sketch.link("cell > pack > car")
    sketch.plant("cell", in: "town")
    sketch.demand("car")
    sketch.company("big", .centralSOE, headquarters: "elsewhere")
    sketch.company("small", .other, headquarters: "elsewhere")
    sketch.company("unknown")
    return sketch
  }

  @Test func `no gaps, no candidates; a gap nobody makes is told`() {
    #expect(ranking(NetworkSketch()).candidates.isEmpty)
    let found = ranking(packs())
    #expect(found.candidates.isEmpty && found.gapsWithoutCandidate.count == 1)
  }

  @Test func `only companies from outside are asked`() {
    var sketch = packs()
    for (company, place) in [("town-firm", "town"), ("city-firm", "city"), ("capital", "province")] {
      sketch.company(company, .listed, headquarters: place)
      sketch.product(company, "pack")
    }
    #expect(names(ranking(sketch), sketch) == ["capital pack"])
  }

  @Test func `a firm from outside that already runs something here is marked`() {
    var sketch = packs()
    sketch.product("big", "pack")
    sketch.product("small", "pack")
    sketch.plant("steel", company: "small")
    #expect(ranking(sketch).candidates.map(\.isAlreadyHere) == [false, true])
  }

  @Test func `talks are no project to build on, but say where the company wants to settle`() {
    var sketch = packs()
    sketch.product("small", "pack")
    sketch.plant("steel", .planned, company: "small")
    #expect(ranking(sketch).candidates.map(\.isAlreadyHere) == [false])
    #expect(!ranking(sketch).candidates[0].hostFacts.isChosen)
    for place in ["county", "town"] {
      var settled = sketch
      settled.plant("pack", .negotiating, in: place, company: "small")
      let found = ranking(settled).candidates
      #expect(found.map(\.host) == [settled.region(place)] && found[0].hostFacts.isChosen)
    }
    sketch.plant("pack", .negotiating, in: "city", company: "small")
    #expect(!ranking(sketch).candidates[0].hostFacts.isChosen, "the city as a whole is no site")
  }

  @Test func `whom the policy names is listed, ranked or not`() {
    var sketch = packs()
    for company in ["big", "small"] { sketch.product(company, "pack") }
    for company in ["unknown", "small", "small"] {
      sketch.parts.policies.append(
        PolicyClause(
          key: "clause-\(sketch.parts.policies.count)", node: sketch.node("pack"), action: .attract,
          company: sketch.company(company)))
    }
    sketch.plant("steel", .negotiating, company: "unknown")
    let found = ranking(sketch).policyPartners(in: sketch.network(), scope: sketch.scope())
    #expect(found.map(\.company) == [sketch.company("small"), sketch.company("unknown")])
    #expect(found.map(\.clauses.count) == [2, 1])
    #expect(found.map { $0.best?.overallRank } == [2, nil])
    #expect(found.map(\.state) == [.absent, .planned])
    #expect(ranking(packs()).policyPartners(in: packs().network(), scope: packs().scope()).isEmpty)
  }

  @Test func `a park has its county's plants for neighbours`() {
    var sketch = packs()
    sketch.parts.regions.append(
      Region(key: "park", name: Name(chinese: "", english: "park"), parent: sketch.region("county")))
    sketch.plant("pack-line", in: "county")
    sketch.link("pack-line > pack")
    sketch.product("big", "pack")
    let found = ranking(sketch).candidates
    #expect(found.map(\.host) == [sketch.region("park")] || found.map(\.host) == [sketch.region("town")])
    var alone = sketch
    alone.parts.presences.removeAll { $0.node == sketch.node("cell") }
    alone.parts.presences.append(
      Presence(node: sketch.node("cell"), region: sketch.region("county"), status: .operating))
    #expect(ranking(alone).candidates.map(\.host) == [sketch.region("park")])
  }

  @Test func `equal parts tie, whatever the order of their sum`() {
    let sums = DecisionMatrix(rows: [[0.1, 0.2, 0.3], [0.3, 0.2, 0.1]], weights: [1, 1, 1]).weightedSums()
    let (there, back) = (0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1)
    #expect(there != back, "the last digit depends on the order")
    #expect(sums[0] == sums[1])
  }

  @Test func `what the city has its county need not attract`() {
    var sketch = packs()
    sketch.product("big", "pack")
    sketch.plant("cell", in: "county")
    for isElsewhere in [false, true] {
      if isElsewhere { sketch.plant("pack", .construction, in: "town") }
      let (network, scope) = (sketch.network(), sketch.scope("county"))
      let gaps = GapAnalysis(network, scope: scope).gaps
      let found = try! CandidateRanking(network, scope: scope, gaps: gaps)
      #expect(gaps.count == 1 && gaps[0].has(.inParent) == isElsewhere)
      #expect(found.candidates.count == (isElsewhere ? 0 : 1) && found.gapsWithoutCandidate.isEmpty)
    }
  }

  @Test func `at most two companies a gap, the best of them, or as many as wanted`() {
    var sketch = packs()
    sketch.company("middle", .listed, headquarters: "elsewhere")
    for company in ["small", "middle", "big"] { sketch.product(company, "pack") }
    #expect(names(ranking(sketch), sketch) == ["big pack", "middle pack"])
    #expect(ranking(sketch, RankingOptions(companiesPerGap: nil)).candidates.count == 3)
    #expect(names(ranking(sketch, RankingOptions(companiesPerGap: 1)), sketch) == ["big pack"])
    #expect(ranking(sketch, RankingOptions(method: .topsis)).candidates.count == 2)
  }

  @Test func `a grade is offered for its general grade, one offer a company`() {
    var sketch = packs()
    sketch.node("blade-pack", .material, gradeOf: "pack")
    sketch.product("big", "blade-pack")
    let found = ranking(sketch)
    #expect(names(found, sketch).contains("big pack"))
    #expect(found.candidates.allSatisfy { sketch.parts.nodes[$0.product.node.index].key == "blade-pack" })
    sketch.product("big", "pack")
    let both = ranking(sketch).candidates.filter { sketch.parts.nodes[$0.gap.node.index].key == "pack" }
    #expect(both.map { sketch.parts.nodes[$0.product.node.index].key } == ["pack"])
  }

  @Test func `bug: a grade of a grade is offered too`() {
    var sketch = packs()
    sketch.node("blade-pack", .material, gradeOf: "pack")
    sketch.node("slim-blade-pack", .material, gradeOf: "blade-pack")
    sketch.product("big", "slim-blade-pack")
    #expect(names(ranking(sketch), sketch).contains("big pack"))
  }

  @Test func `the host is where the neighbours are and what the layout says`() throws {
    var sketch = packs()
    sketch.product("big", "pack")
    let byNeighbours = try #require(ranking(sketch).candidates.first)
    #expect(byNeighbours.host == sketch.region("town"))
    #expect(byNeighbours.hostFacts.neighbours == [sketch.network().id("cell")])

    sketch.parts.industries.append(Industry(key: "batteries", name: Name(chinese: "电池")))
    sketch.chain("packs", ["pack"])
    sketch.parts.chains[0].industry = IndustryID(0)
    sketch.parts.layout.append(
      LayoutEntry(region: sketch.region("county"), role: .special, industry: IndustryID(0)))
    // County: .6·½ and two partners nearby, ½; town: .4·½ and one in full, ¾. The neighbours win.
    #expect(ranking(sketch).candidates.first?.host == sketch.region("town"))
    sketch.parts.layout[0].role = .lead
    sketch.parts.layout[0].focus = ["packs and more"]
    let contested = try #require(ranking(sketch).candidates.first)
    #expect(contested.host == sketch.region("county"))
    #expect(contested.hostFacts.layout?.region == sketch.region("county"))
    #expect(contested.hostFacts.layoutFit == 1)
  }

  @Test func `bug: a chain without a Chinese name is in nobody's focus`() throws {
    var sketch = packs()
    sketch.product("big", "pack")
    sketch.parts.industries.append(Industry(key: "batteries", name: Name(chinese: "电池")))
    sketch.chain("packs", ["pack"])
    sketch.parts.chains[0].industry = IndustryID(0)
    sketch.parts.layout.append(
      LayoutEntry(region: sketch.region("town"), role: .lead, industry: IndustryID(0), focus: ["steel", ""]))
    let contested = try #require(ranking(sketch).candidates.first)
    #expect(contested.hostFacts.layoutFit == 0.75)
  }

  @Test func `bug: a county's layout is not lost on the park inside it`() throws {
    var sketch = packs()
    sketch.product("big", "pack")
    sketch.parts.industries.append(Industry(key: "batteries", name: Name(chinese: "电池")))
    sketch.chain("packs", ["pack"])
    sketch.parts.chains[0].industry = IndustryID(0)
    sketch.parts.layout.append(
      LayoutEntry(region: sketch.region("county"), role: .lead, industry: IndustryID(0), focus: ["packs"]))
    sketch.parts.regions.append(
      Region(key: "park", name: Name(chinese: "", english: "park"), parent: sketch.region("county")))
    let found = try #require(ranking(sketch).candidates.first)
    #expect(found.host == sketch.region("park") && found.hostFacts.layoutFit == 1)
  }

  @Test func `no host where nothing speaks for one`() {
    var sketch = NetworkSketch()
    sketch.named("pack")
    sketch.product("big", "pack")
    let found = ranking(sketch).candidates
    #expect(found.count == 1 && found[0].host == nil)
  }

  @Test func `each criterion by hand`() throws {
    var sketch = packs()
    sketch.product("big", "pack", share: 0.5)
    sketch.product("unknown", "pack")
    sketch.parts.regions[sketch.region("elsewhere").index].kind = "target-area"
    sketch.parts.indicators = [
      Indicator(subject: .company(CompanyID(0)), name: "tax", value: 30),
      Indicator(subject: .company(CompanyID(1)), name: "tax", value: 40),
    ]
    let options = RankingOptions(
      criteria: CandidateCriterion.standard + [.indicator("tax"), .indicator("none")],
      weights: [1, 1, 1, 1, 1, 1, 1])
    let found = ranking(sketch, options).candidates
    let (big, unknown) = (
      try #require(found.first { $0.company.index == 0 }), try #require(found.first { $0.company.index == 2 })
    )
    let partners = 0.75  // cell in the town in full, car in the county half
    let expected: [Double?] = [big.gap.priority, partners, 0.7 + 0.15, 1, 0.4 * 0.5, 0.75, nil]
    for (score, value) in zip(big.scores, expected) {
      #expect(
        score.value.map { ($0 * 1e9).rounded() } == value.map { ($0 * 1e9).rounded() }, "\(score.criterion)")
    }
    #expect(unknown.scores.map { $0.value == nil } == [false, false, true, true, false, true, true])
    let known = big.scores.compactMap(\.value)
    #expect(abs(big.weightedSum! - known.reduce(0, +) / Double(known.count)) < 1e-12)
  }

  /// The example of Docs/Guides/Ranking.md.
  @Test func `the example of the guide`() {
    var sketch = NetworkSketch()
    sketch.link("propylene > cumene > phenol > bpa > polycarbonate")
    sketch.plant("propylene")
    sketch.plant("bpa")
    sketch.named("phenol")
    sketch.parts.regions[sketch.region("elsewhere").index].kind = "target-area"
    sketch.company("A", .global500, headquarters: "elsewhere")
    sketch.company("B", .listed, headquarters: "province")
    sketch.company("C", .other, headquarters: "province")
    sketch.product("A", "polycarbonate", share: 0.5)
    sketch.product("B", "polycarbonate")
    sketch.product("C", "phenol")
    let found = ranking(sketch)
    #expect(names(found, sketch) == ["A polycarbonate", "B polycarbonate", "C phenol"])
    #expect(found.candidates.allSatisfy { $0.host == sketch.region("county") })
    #expect(found.candidates.map { ($0.weightedSum! * 10_000).rounded() } == [5550, 4325, 3050])
    #expect(found.candidates.map { ($0.topsis * 1_000).rounded() } == [779, 415, 221])

    // A loses to C under 0.04 % of weightings, and once priority weighs over 89.2 %.
    let drawn = ranking(sketch, RankingOptions(samples: 100_000)).candidates.map { $0.chances!.first }
    #expect(abs(drawn[2] - 0.000433) < 0.0003 && drawn[1] == 0 && abs(drawn[0] + drawn[2] - 1) < 1e-9)
    for tolerance in found.tolerances {
      let isPriority = found.options.criteria[tolerance.criterion] == .gapPriority
      #expect(tolerance.below == nil && (tolerance.above == nil) == !isPriority)
      if let above = tolerance.above { #expect(abs(above.share - 0.891_667) < 1e-6 && above.challenger == 2) }
    }
  }

  @Test func `an empty cell that decides the first ten is worth looking up`() {
    var sketch = packs()
    sketch.product("small", "pack")
    sketch.product("unknown", "pack")
    let found = ranking(sketch)
    let doubts = DoubtSearch(found).emptyCells()
    // Its kind and headquarters are empty; at their least they would cost it the first place it may have.
    #expect(names(found, sketch).first == "unknown pack")
    #expect(doubts.allSatisfy { $0.outcome == .lowest && $0.moved == 2 && $0.entering == 0 })
    #expect(doubts.contains { $0.subject == .company(CompanyID(2), .strength) && $0.changesFirst })
  }

  @Test func `a plant of low confidence that carries the list is worth checking`() {
    var sketch = packs()
    sketch.product("big", "pack")
    sketch.parts.presences[0].confidence = .low
    let (network, scope) = (sketch.network(), sketch.scope())
    let found = ranking(sketch)
    let doubts = DoubtSearch(found).presences(network, scope: scope) { changed in
      let scope = Scope(changed, region: scope.region, asOf: scope.asOf)
      let gaps = GapAnalysis(changed, scope: scope, options: GapOptions(includesAll: true)).gaps
      return try! CandidateRanking(changed, scope: scope, gaps: gaps.filter { $0.kind == .complete })
    }
    #expect(doubts.map(\.subject) == [.presence(PresenceID(0))] && doubts[0].outcome == .refuted)
  }

  @Test func `exact ties share a rank and stand in gap, then company order`() {
    var sketch = packs()
    sketch.company("twin", .centralSOE, headquarters: "elsewhere")
    for company in ["twin", "big", "small"] { sketch.product(company, "pack") }
    for method in RankingMethod.allCases {
      let found = ranking(sketch, RankingOptions(method: method, companiesPerGap: nil))
      #expect(names(found, sketch) == ["big pack", "twin pack", "small pack"])
      #expect(found.candidates.map(\.rank) == [1, 1, 3])
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func `on random networks scores lie in 0…1, ranks follow them, none is from here`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    var sketch = random.sketch
    for node in sketch.parts.nodes.indices where node.isMultiple(of: 2) {
      sketch.company(
        "firm-\(node % 5)", node % 3 == 0 ? .listed : nil,
        headquarters: node % 5 == 1 ? "county" : "elsewhere")
      sketch.product("firm-\(node % 5)", "n\(node)", share: node % 4 == 0 ? 0.3 : nil)
    }
    for method in RankingMethod.allCases {
      let found = ranking(sketch, RankingOptions(method: method))
      func score(_ candidate: Candidate) -> Double {
        switch method {
        case .weightedSum: candidate.weightedSum!
        case .topsis: candidate.topsis
        case .promethee: candidate.promethee
        }
      }
      for candidate in found.candidates {
        #expect((0...1).contains(candidate.topsis) && (0...1).contains(candidate.weightedSum!))
        #expect((-1...1).contains(candidate.promethee))
        #expect(candidate.rank == 1 + found.candidates.count { score($0) > score(candidate) })
        #expect(found.candidates.count { $0.gap.node == candidate.gap.node } <= 2)
        #expect(sketch.parts.companies[candidate.company.index].headquarters != sketch.region("county"))
      }
      let asked = Set(found.candidates.map(\.gap.node))
      #expect(asked.isDisjoint(with: found.gapsWithoutCandidate.map(\.node)))
    }
  }
}
