import ChainData
import ChainModel
import TableIO
import Testing

@Suite struct ExportTests {
  private func small(_ changes: [String: String] = [:]) throws -> (network: ChainNetwork, scope: Scope) {
    let dataset = try TemporaryDataset(smallDataset.merging(changes) { $1 })
    let network = try #require(dataset.read().network)
    let region = try #require(network.parts.defaultRegion)
    return (network, Scope(network, region: region, asOf: network.parts.asOf))
  }

  @Test func `node-link JSON says what the model says`() throws {
    let (network, scope) = try small()
    let json = DatasetExport.nodeLinkJSON(network, scope: scope, toolVersion: "0.1.0")
    #expect(json["directed"] == true)
    #expect(json["multigraph"] == true)
    #expect(
      json["graph"]?.text()
        == #"{"schema":"liantu.graph/1","version":"0.1.0","dataset":"small","scope":"city","asOf":2024}"#)
    let nodes = try #require(json["nodes"]?.arrayValue)
    #expect(
      nodes[2].text()
        == #"{"id":"ethylene","name":"乙烯","name_en":"","kind":"material","aliases":[],"chains":[],"#
        + #""status":"present","derived":false,"anchor":true,"eligible":false,"tradable":false,"captive":false,"#
        + #""parent":null,"named":false,"onNamedChain":false,"inLayout":false,"regions":["city"]}"#)
    #expect(nodes[3]["status"] == "present")
    #expect(nodes[3]["derived"] == true, "a by-product of the cracker")
    #expect(nodes[4]["status"] == "planned")
    #expect(nodes[4]["eligible"] == true)
    #expect(nodes[4]["named"] == true)
    let edges = try #require(json["edges"]?.arrayValue).map { $0.text() }
    #expect(
      edges == [
        edge("naphtha", "ethylene", "feedstock", "\"cracking\"", "\"cracking\"", "true"),
        edge("naphtha", "propylene", "feedstock", "\"cracking\"", "\"cracking\"", "\"up-only\""),
        edge("crude", "naphtha", "feedstock", "\"naphtha:\"", "null", "true"),
        edge("ethylene", "bottle", "feedstock", "\"bottle:\"", "null", "true"),
        edge("bottle", "drinking", "component", "\"drinking:bottle\"", "null", "true"),
        edge("drinking", "scrap", "recycling", "\"scrap:drinking\"", "null", "false"),
      ])
  }

  private func edge(
    _ source: String, _ target: String, _ relation: String, _ route: String, _ process: String,
    _ distance: String
  ) -> String {
    #"{"source":"\#(source)","target":"\#(target)","relation":"\#(relation)","route":\#(route),"#
      + #""process":\#(process),"distance":\#(distance)}"#
  }

  @Test func `a grade is linked to its general grade`() throws {
    let nodes = try #require(smallDataset["nodes.csv"]).replacing(
      "bottle,瓶,product,,,", with: "bottle,瓶,product,,,propylene")
    let (network, scope) = try small(["nodes.csv": nodes])
    let json = DatasetExport.nodeLinkJSON(network, scope: scope, toolVersion: "0.1.0")
    #expect(json["nodes"]?.arrayValue?[4]["parent"] == "propylene")
    let grade = json["edges"]?.arrayValue?.first { $0["relation"] == "grade" }
    #expect(grade?["source"] == "bottle")
    #expect(grade?["target"] == "propylene")
    #expect(grade?["distance"] == false, "propylene is here: nobody needs bottles to stand in for it")
  }

  @Test func `GraphML is typed and escaped`() throws {
    let nodes = try #require(smallDataset["nodes.csv"]).replacing("瓶", with: "<瓶>&\u{1b}\"\"")
      .replacing("bottle,<瓶>&\u{1b}\"\"", with: "bottle,\"<瓶>&\u{1b}\"\"\"")
    let (network, scope) = try small(["nodes.csv": nodes])
    let text = DatasetExport.graphML(network, scope: scope, toolVersion: "0.1.0")
    #expect(text.contains(#"<key id="node-anchor" for="node" attr.name="anchor" attr.type="boolean"/>"#))
    #expect(text.contains(#"<key id="edge-distance" for="edge" attr.name="distance" attr.type="string"/>"#))
    #expect(text.contains(#"<data key="node-name">&lt;瓶&gt;&amp;&quot;</data>"#))
    #expect(text.contains(#"<data key="edge-distance">up-only</data>"#))
    #expect(text.contains(#"<data key="graph-asOf">2024</data>"#))
    #expect(!text.contains("\u{1b}"))
  }

  @Test func `CSV for Neo4j has typed headers`() throws {
    let (network, scope) = try small()
    let (nodes, links) = DatasetExport.neo4jCSV(network, scope: scope)
    let nodeTable = CSVTable(bytes: Array(nodes.utf8), file: "nodes.csv")
    #expect(nodeTable.header.first == "id:ID" && nodeTable.header.last == ":LABEL")
    #expect(nodeTable.header.contains("aliases:string[]") && nodeTable.header.contains("anchor:boolean"))
    #expect(nodeTable.rowCount == network.nodeCount)
    let linkTable = CSVTable(bytes: Array(links.utf8), file: "links.csv")
    #expect(linkTable.header == [":START_ID", ":END_ID", ":TYPE", "route", "process", "distance"])
    #expect(
      linkTable.fields(row: 1) == ["naphtha", "propylene", "feedstock", "cracking", "cracking", "up-only"])
    #expect(linkTable.problems.isEmpty && nodeTable.problems.isEmpty)
  }

  @Test func `an empty network exports`() throws {
    let dataset = try TemporaryDataset(["nodes.csv": "id,name,kind\n", "regions.csv": "id,name\nr,市\n"])
    let network = try #require(dataset.read().network)
    let scope = Scope(network, region: RegionID(0), asOf: 2024)
    #expect(DatasetExport.nodeLinkJSON(network, scope: scope, toolVersion: "0")["nodes"] == [])
    #expect(DatasetExport.graphML(network, scope: scope, toolVersion: "0").contains("<graph edgedefault"))
  }

  @Test func `the repository's data exports the same twice, every end a node`() throws {
    let outcome = DatasetReader.read(at: "\(DataFolderTests.folder)/yueyang")
    let network = try #require(outcome.network)
    let region = try #require(network.parts.defaultRegion)
    let scope = Scope(network, region: region, asOf: network.parts.asOf)
    let json = DatasetExport.nodeLinkJSON(network, scope: scope, toolVersion: "0.1.0")
    #expect(json.text() == DatasetExport.nodeLinkJSON(network, scope: scope, toolVersion: "0.1.0").text())
    let ids = Set(try #require(json["nodes"]?.arrayValue).compactMap { $0["id"]?.stringValue })
    #expect(ids.count == network.nodeCount)
    for edge in try #require(json["edges"]?.arrayValue) {
      #expect(
        ids.contains(edge["source"]?.stringValue ?? "") && ids.contains(edge["target"]?.stringValue ?? ""))
    }
  }

  @Test(arguments: ["atlas", "yueyang"])
  func `the merged package reads as the same network`(name: String) throws {
    let outcome = DatasetReader.read(at: "\(DataFolderTests.folder)/\(name)")
    let copy = try TemporaryDataset([:])
    try DatasetWriter.write(ChainDocument(packages: [DatasetExport.package(outcome.document)]), to: copy.path)
    let merged = copy.read()
    #expect(merged.document.packages.count == 1)
    #expect(merged.network?.parts == outcome.network?.parts)
    #expect(merged.issues.map(\.facts.code) == outcome.issues.map(\.facts.code))
  }

  @Test func `the merged package declares keys and references`() throws {
    let package = DatasetExport.package(try TemporaryDataset(smallDataset).read().document)
    let document = try JSONDocument(bytes: try #require(package.descriptorBytes), file: "datapackage.json")
    let resources = try #require(document.root["resources"]?.arrayValue)
    let presence = try #require(resources.first { $0["name"] == "presence" }?["schema"])
    #expect(presence["primaryKey"] == nil, "company may be empty")
    #expect(
      presence["foreignKeys"]?.arrayValue?.first?.text()
        == #"{"fields":"node","reference":{"resource":"nodes","fields":"id"}}"#)
    let nodes = try #require(resources.first { $0["name"] == "nodes" }?["schema"])
    #expect(nodes["primaryKey"] == ["id"])
    #expect(document.root["liantu"]?.text() == #"{"format":1,"scope":"city","asOf":2024}"#)
    #expect(document.root["extends"] == nil)
  }
}
