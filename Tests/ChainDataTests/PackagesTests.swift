import ChainData
import ChainModel
import Testing

/// Packages that build on packages.
@Suite struct PackagesTests {
  private func descriptor(_ name: String, extends: [String] = [], tables: [String] = []) -> String {
    let bases = extends.map { "\"\($0)\"" }.joined(separator: ",")
    let resources = tables.map { "{\"name\": \"\($0)\", \"path\": \"\($0).csv\"}" }.joined(separator: ",")
    return "{\"name\": \"\(name)\",\n\"extends\": [\(bases)],\n\"resources\": [\(resources)]}"
  }

  @Test func `bases come first, a diamond once`() throws {
    let dataset = try TemporaryDataset([
      "base/datapackage.json": descriptor("base", tables: ["nodes"]),
      "base/nodes.csv": "id,name,kind\na,甲,resource\n",
      "left/datapackage.json": descriptor("left", extends: ["../base"], tables: ["links"]),
      "left/links.csv": "from,to,source,locator\na,b,s,一\n",
      "right/datapackage.json": descriptor("right", extends: ["../base"], tables: ["nodes", "sources"]),
      "right/nodes.csv": "id,name,kind\nb,乙,material\n", "right/sources.csv": "id,title\ns,文\n",
      "top/datapackage.json": descriptor("top", extends: ["../left", "../right/"]),
    ])
    let outcome = dataset.read("top")
    #expect(outcome.issues == [])
    #expect(outcome.document.packages.map(\.descriptor.name) == ["base", "left", "right", "top"])
    #expect(outcome.network?.parts.nodes.map(\.key) == ["a", "b"])
    #expect(outcome.network?.parts.name == "top")
  }

  @Test func `cycles and depth are bounded`() throws {
    var files = [
      "x/datapackage.json": descriptor("x", extends: ["../y"]),
      "y/datapackage.json": descriptor("y", extends: ["../x"]),
    ]
    for level in 0..<12 {
      files["d\(level)/datapackage.json"] = descriptor(
        "d\(level)", extends: level < 11 ? ["../d\(level + 1)"] : [])
    }
    let dataset = try TemporaryDataset(files)
    #expect(dataset.issues("x") == ["y/datapackage.json:2:13 extends-cycle"])
    #expect(dataset.issues("d0") == ["d8/datapackage.json:2:13 extends-too-deep"])
    #expect(dataset.read("d0").network == nil)
  }

  private func chains(_ rows: String, base: String = "petro,,石化,,goods,\n") throws -> TemporaryDataset {
    try TemporaryDataset([
      "atlas/datapackage.json": descriptor("atlas", tables: ["nodes", "chains"]),
      "atlas/nodes.csv": "id,name,kind\n", "atlas/chains.csv": "id,industry,name,name_en,kind,aim\n\(base)",
      "city/datapackage.json": descriptor("city", extends: ["../atlas"], tables: ["chains", "industries"]),
      "city/chains.csv": "id,industry,name,kind,aim\n\(rows)", "city/industries.csv": "id,name\nchem,化工\n",
    ])
  }

  @Test func `a chain of a base may be filled in`() throws {
    let outcome = try chains("petro,chem,,,做强\n").read("city")
    #expect(outcome.issues == [])
    let chain = try #require(outcome.network?.parts.chains.first)
    #expect(chain.name.chinese == "石化")
    #expect(chain.industry == IndustryID(0))
    #expect(chain.aim == "做强")
    #expect(outcome.network?.parts.chains.count == 1)
  }

  @Test func `what is filled cannot be changed, and only chains are filled in`() throws {
    #expect(try chains("petro,chem,石油化工,,\n").issues("city") == ["city/chains.csv:2:12 conflicting-cell"])
    #expect(try chains("petro,chem,石化,,\n").issues("city") == [])
    #expect(
      try chains("petro,chem,,,\npetro,chem,,,\n").issues("city") == ["city/chains.csv:3:1 duplicate-key"])
    let clash = try TemporaryDataset([
      "atlas/datapackage.json": descriptor("atlas", tables: ["nodes"]),
      "atlas/nodes.csv": "id,name,kind\na,甲,use\n",
      "city/datapackage.json": descriptor("city", extends: ["../atlas"], tables: ["nodes"]),
      "city/nodes.csv": "id,name,kind\na,甲,use\n",
    ])
    #expect(clash.issues("city") == ["city/nodes.csv:2:1 key-clash"])
  }

  @Test func `scope and year come from the nearest package that states them`() throws {
    let base = """
      {"name": "base", "liantu": {"format": 1, "scope": "r", "asOf": 2024},
       "resources": [{"path": "nodes.csv"}, {"path": "regions.csv"}]}
      """
    let dataset = try TemporaryDataset([
      "base/datapackage.json": base, "base/nodes.csv": "id,name,kind\n", "base/regions.csv": "id,name\nr,市\n",
      "mine/datapackage.json":
        "{\"name\": \"mine\", \"extends\": [\"../base\"], \"liantu\": {\"asOf\": 2026}}",
    ])
    let parts = try #require(dataset.read("mine").network?.parts)
    #expect(parts.defaultRegion == RegionID(0))
    #expect(parts.asOf == 2026)
  }
}
