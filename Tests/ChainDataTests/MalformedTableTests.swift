import ChainData
import Testing

/// Small things wrong with a dataset, each pinned to its code and place.
@Suite struct MalformedTableTests {
  /// File, what is replaced, by what, and the issues expected.
  typealias Case = (file: String, old: String, new: String, issues: [String])

  @Test func `the small dataset is fine`() throws {
    let dataset = try TemporaryDataset(smallDataset)
    #expect(dataset.issues() == [])
    #expect(dataset.read().network != nil)
  }

  static let forms: [Case] = [
    ("units.csv", "t,吨,mass,1\n", "t,吨,mass\n", ["units.csv:2:9 ragged-row"]),
    ("units.csv", "t,吨,mass,1\n", "t,吨,mass,1,\n", ["units.csv:2:12 ragged-row"]),
    ("units.csv", "吨", "\"吨", ["units.csv:2:3 unterminated-quote"]),
    ("units.csv", "吨", "\"吨\"x", ["units.csv:2:6 text-after-quote"]),
    ("units.csv", "吨", "\0", ["units.csv:2:3 nul-byte"]),
    ("units.csv", "dimension,factor", "dimension,dimension", ["units.csv:1:19 duplicate-column"]),
    (
      "units.csv", "dimension", "dimensions",
      ["units.csv:1:1 missing-column", "units.csv:1:9 unknown-column"]
    ),
    ("nodes.csv", "kind,tradable", "kind,tradeable", ["nodes.csv:1:14 unknown-column"]),
    ("units.csv", "mass,1\n", ",1\n", ["units.csv:2:5 missing-value"]),
    ("nodes.csv", "原油", "", ["nodes.csv:2:7 missing-value"]),
    ("nodes.csv", "scrap,废料", "scrap metal,废料", ["nodes.csv:7:1 bad-id", "links.csv:5:10 unknown-node"]),
    ("presence.csv", "100,wt", "一百,wt", ["presence.csv:2:45 bad-number"]),
    ("presence.csv", "100,wt", "nan,wt", ["presence.csv:2:45 bad-number"]),
    ("presence.csv", "100,wt", "0x10,wt", ["presence.csv:2:45 bad-number"]),
    ("presence.csv", "100,wt", "-1,wt", ["presence.csv:2:45 number-out-of-range"]),
    ("flows.csv", "naphtha,3", "naphtha,-3", ["flows.csv:3:24 number-out-of-range"]),
    ("products.csv", "0.5", "50", ["products.csv:2:14 number-out-of-range"]),
    ("units.csv", "mass,1\n", "mass,0\n", ["units.csv:2:10 number-out-of-range"]),
    ("presence.csv", "100,wt", "1e308,wt", ["presence.csv:2:45 number-too-large"]),
    ("presence.csv", "100,wt", "1e15,wt", []),
    ("flows.csv", "naphtha,3", "naphtha,1.1e15", ["flows.csv:3:24 number-too-large"]),
    ("targets.csv", "3000", "-2e15", ["targets.csv:2:25 number-too-large"]),
    ("units.csv", "mass,1\n", "mass,1e16\n", ["units.csv:2:10 number-too-large"]),
    ("units.csv", "mass,1\n", "mass,9e-16\n", ["units.csv:2:10 number-too-small"]),
    (
      "memberships.csv", "上游,1", "上游,-9223372036854775808", ["memberships.csv:2:18 number-too-large"]
    ),
    ("memberships.csv", "上游,1", "上游,1.5", ["memberships.csv:2:18 bad-integer"]),
    ("presence.csv", "2020", "20200", ["presence.csv:2:40 bad-year"]),
    ("targets.csv", "2026", "2026年", ["targets.csv:2:20 bad-year"]),
    ("nodes.csv", "resource,yes", "resource,oui", ["nodes.csv:2:19 bad-yes-no"]),
    ("presence.csv", "operating", "operatin", ["presence.csv:2:30 bad-choice"]),
    ("policies.csv", "attract", "引进", ["policies.csv:2:12 bad-choice"]),
  ]

  @Test(arguments: forms.indices)
  func `the form of a table and its cells`(index: Int) throws { try check(Self.forms[index]) }

  static let relations: [Case] = [
    ("presence.csv", "ethylene,acme", "ethylenе,acme", ["presence.csv:2:1 unknown-node"]),
    ("presence.csv", "acme,city", "acne,city", ["presence.csv:2:10 unknown-company"]),
    ("presence.csv", "acme,city", "acme,town", ["presence.csv:2:15 unknown-region"]),
    ("presence.csv", ",cracking,", ",craking,", ["presence.csv:2:21 unknown-process"]),
    ("presence.csv", "100,wt", "100,wts", ["presence.csv:2:49 unknown-unit"]),
    ("presence.csv", "wt,s", "wt,z", ["presence.csv:2:52 unknown-source"]),
    ("layout.csv", "chem", "chemie", ["layout.csv:2:11 unknown-industry"]),
    ("policies.csv", "bottle,,", ",petrol,", ["policies.csv:2:5 unknown-chain"]),
    ("units.csv", "wt,万吨", "t,万吨", ["units.csv:3:1 duplicate-key", "presence.csv:2:49 unknown-unit"]),
    ("products.csv", "五\n", "五\nother,bottle,,s,五\n", ["products.csv:3:1 duplicate-key"]),
    (
      "links.csv", "crude,naphtha,feedstock,,1.1,s,一\n",
      "crude,naphtha,feedstock,,1.1,s,一\ncrude,naphtha,,,,s,一\n", ["links.csv:3:1 duplicate-key"]
    ),
    ("policies.csv", "bottle,,", "bottle,petro,", ["policies.csv:2:11 not-exactly-one"]),
    ("targets.csv", "chem,,", ",,", ["targets.csv:2:1 not-exactly-one"]),
    ("indicators.csv", "ethylene,price", ",price", ["indicators.csv:2:1 not-exactly-one"]),
    ("regions.csv", "省,", "省,city", ["regions.csv:2:12 cyclic-parent"]),
    (
      "nodes.csv", "naphtha,石脑油,material,,,,,t\nethylene,乙烯,material,,,,,t",
      "naphtha,石脑油,material,,,ethylene,,t\nethylene,乙烯,material,,,naphtha,,t",
      ["nodes.csv:3:24 cyclic-parent"]
    ),
    ("nodes.csv", "bottle,瓶,product,,,", "bottle,瓶,product,,,bottle", ["nodes.csv:6:20 cyclic-parent"]),
    ("flows.csv", "cracking,output", "cracking,byproduct", ["processes.csv:2:1 process-without-output"]),
    (
      "flows.csv", "cracking,byproduct", "cracking,output",
      ["flows.csv:4:10 several-outputs", "flows.csv:4:27 output-amount"]
    ),
    ("flows.csv", "ethylene,1,", "ethylene,2,", ["flows.csv:2:26 output-amount"]),
    (
      "links.csv", "ethylene,bottle", "naphtha,ethylene", ["links.csv:3:1 pair-stated-twice"]
    ),
    (
      "links.csv", "drinking,scrap,recycling", "scrap,drinking,recycling",
      ["links.csv:5:16 recycling-direction"]
    ),
    ("links.csv", "crude,naphtha", "naphtha,naphtha", ["links.csv:2:9 self-link"]),
    ("flows.csv", "input,naphtha", "input,ethylene", ["flows.csv:3:16 self-link"]),
  ]

  @Test(arguments: relations.indices)
  func `rows against each other`(index: Int) throws { try check(Self.relations[index]) }

  static let warnings: [Case] = [
    ("links.csv", "1.1,s,一", "1.1,,", ["links.csv:2:30 missing-source"]),
    ("links.csv", "1.1,s,一", "1.1,s,", ["links.csv:2:32 missing-locator"]),
    ("presence.csv", "100,wt", ",", ["presence.csv:2:45 presence-without-capacity"]),
    ("companies.csv", "乙公司", "甲公司", ["companies.csv:3:7 duplicate-company-name"]),
    ("nodes.csv", "drinking,", "lonely,孤,product,,,,,\ndrinking,", ["nodes.csv:8:1 isolated-node"]),
    (
      "links.csv", "bottle,drinking", "propylene,bottle,component,,,s,一\nbottle,drinking",
      ["links.csv:4:11 implied-and"]
    ),
    ("flows.csv", "naphtha,3", "naphtha,1", ["processes.csv:2:1 outputs-outweigh-inputs"]),
    (
      "flows.csv", "naphtha,3,t,yes", "naphtha,3,t,yes,\ncracking,input,crude,1,pc,",
      ["processes.csv:2:1 incomparable-units"]
    ),
    ("flows.csv", "propylene,0.5,t,,", "propylene,0.5,t,yes,", ["flows.csv:4:36 ignored-flow-cell"]),
    (
      "presence.csv", "bottle,,city,新厂,,", "bottle,,city,新厂,cracking,",
      ["presence.csv:3:17 process-makes-other"]
    ),
    (
      "processes.csv", "s,二", "s,",
      [
        "processes.csv:2:15 missing-locator", "flows.csv:2:1 missing-locator",
        "flows.csv:3:1 missing-locator", "flows.csv:4:1 missing-locator",
      ]
    ),
  ]

  @Test(arguments: warnings.indices)
  func `worth a look`(index: Int) throws {
    let dataset = try check(Self.warnings[index])
    #expect(dataset.read().network != nil)
  }

  @discardableResult
  private func check(_ example: Case) throws -> TemporaryDataset {
    var files = smallDataset
    let text = try #require(files[example.file])
    let changed = text.replacingFirst(example.old, with: example.new)
    #expect(changed != text, "the case changes nothing")
    files[example.file] = changed
    let dataset = try TemporaryDataset(files)
    #expect(dataset.issues() == example.issues)
    #expect((dataset.read().network == nil) == !dataset.read().errors.isEmpty)
    return dataset
  }
}

extension String {
  fileprivate func replacingFirst(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return replacingCharacters(in: range, with: new)
  }

  private func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
