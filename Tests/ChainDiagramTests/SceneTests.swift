import ChainModel
import TestSupport
import Testing

@testable import ChainDiagram

@Suite struct SceneTests {
  @Test func `the lithium loop is drawn in full, in its segments`() throws {
    let scene = try SceneTable.lithiumLoop.scene()
    #expect(scene.preset == .full && scene.paper == .a3)
    #expect(scene.segments.map(\.name) == ["回收与拆解", "再生原料", "电池材料", "电芯与电池", "终端应用"])
    #expect(scene.columns.map(\.count).reduce(0, +) == scene.boxes.count)
    let lane = try #require(scene.loop)
    #expect(scene.boxes[lane.target].name == "退役动力电池" && lane.edges.count == 4)
    #expect(Set(scene.boxes.map(\.state)) == Set(BoxState.allCases))
    let cell = try #require(scene.boxes.first { $0.identifier == "n-cell" })
    #expect(cell.tab == .building && cell.tabText == "在建" && cell.companies == ["示例新能源"])
  }

  @Test func `the ethylene tree is dense and tinted`() throws {
    let families = [
      DiagramFamily(name: "乙烯系", roots: ["ethylene"]), DiagramFamily(name: "丙烯系", roots: ["propylene"]),
      DiagramFamily(name: "没有", roots: ["nowhere"]),
    ]
    let scene = try SceneTable.ethyleneTree.scene(options: DiagramOptions(families: families))
    #expect(
      scene.preset == .dense && scene.boxes.allSatisfy { $0.subname.isEmpty && $0.companies.count <= 1 })
    let family = { (id: String) in scene.edges.first { $0.identifier == id }?.family }
    #expect(
      family("l-n-ethylene--n-eo") == 0 && family("l-n-po--n-pg") == 1 && family("l-n-sc--n-ethylene") == nil)
    #expect(scene.legend.map(\.text).contains("丙烯系") && !scene.legend.map(\.text).contains("没有"))
    #expect(scene.boxes.contains { $0.hasLeader } && scene.legend.contains { $0.sample == .leader })
  }

  @Test func `columns follow the longest path, and links inside a segment never run backwards`() {
    let links = [(0, 1), (1, 2), (0, 2), (3, 2), (2, 4)].map { ColumnPlan.Link(tail: $0.0, head: $0.1) }
    let plan = ColumnPlan(segmentOf: [0, 0, 0, 0, 1], links: links, maximum: 10)
    #expect(plan.columns == [[0, 3], [1], [2], [4]])
    #expect(plan.ranges == [0..<3, 3..<4])
    let folded = ColumnPlan(segmentOf: [0, 0, 0, 0, 1], links: links, maximum: 3)
    #expect(folded.columns.count == 3)
    let single = ColumnPlan(segmentOf: [0, 0, 0, 0, 1], links: links, maximum: 1)
    #expect(single.columns.map { $0.sorted() } == [[0, 1, 2, 3], [4]])
  }

  @Test func `a cycle inside a segment ends`() {
    let links = [(0, 1), (1, 2), (2, 0)].map { ColumnPlan.Link(tail: $0.0, head: $0.1) }
    let plan = ColumnPlan(segmentOf: [0, 0, 0], links: links, maximum: 10)
    #expect(plan.columns.joined().sorted() == [0, 1, 2])
  }

  @Test func `a column over 26 boxes sheds its leaves`() {
    let links = (0..<10).map { ColumnPlan.Link(tail: $0, head: 40) }
    let plan = ColumnPlan(segmentOf: Array(repeating: 0, count: 40) + [1], links: links, maximum: 10)
    #expect(plan.columns.allSatisfy { $0.count <= 30 } && plan.columns[0] == Array(0..<10))
    let allLeaves = ColumnPlan(segmentOf: Array(repeating: 0, count: 100), links: [], maximum: 10)
    #expect(allLeaves.columns.allSatisfy { $0.count <= 26 } && allLeaves.columns.joined().count == 100)
  }

  @Test(arguments: [
    (1, DiagramPreset.full), (40, .full), (41, .dense), (90, .dense), (91, .dense), (400, .dense),
  ])
  func `size decides the preset`(count: Int, preset: DiagramPreset) throws {
    let scene = try SceneTable.wide(count).scene()
    #expect(scene.preset == preset)
    #expect(scene.paper == (count > 90 ? .a2 : .a3))
  }

  @Test func `too much and nothing are errors`() {
    #expect(throws: DiagramError.tooManyBoxes(found: 401, allowed: 400)) { try SceneTable.wide(401).scene() }
    #expect(throws: DiagramError.empty) { try SceneTable(nodes: "", links: "").scene() }
  }

  @Test func `around a node, by links up and down`() throws {
    let (network, overlay) = SceneTable.lithiumLoop.network()
    let scope = Scope(network, region: RegionID(0), asOf: 2024)
    let node = try #require(network.node("blackmass"))
    let scene = try DiagramScene(
      network: network, scope: scope, subject: .around(node, hops: 1), overlay: overlay, labels: .plain)
    #expect(scene.segments.map(\.name) == ["上游", "本环节", "下游"])
    #expect(
      Set(scene.boxes.map(\.identifier))
        == ["n-dismantle", "n-blackmass", "n-li2co3", "n-nico", "n-graphite-r", "n-fepo4"])
    let alone = try DiagramScene(
      network: network, scope: scope, subject: .around(node, hops: 0), overlay: overlay, labels: .plain)
    #expect(alone.boxes.map(\.identifier) == ["n-blackmass"])
  }

  @Test func `parallel links are drawn once, the stronger`() {
    let table = SceneTable(
      nodes: "# a\na|甲|A|m|present|||\nb|乙|B|m|present|||", links: "# equipment\na > b\n# feedstock\na > b")
    #expect(try! table.scene().edges.map(\.style) == [.feedstock])
  }

  @Test func `a special grade points at its general good with an open head`() throws {
    var sketch = NetworkSketch()
    sketch.node("lfp", .material, gradeOf: "cathode")
    sketch.link("salt > lfp")
    let chain = sketch.chain("lithium", ["salt", "lfp", "cathode"])
    let scene = try DiagramScene(
      network: sketch.network(), scope: sketch.scope(), subject: .chain(chain), overlay: DiagramOverlay(),
      labels: .plain)
    #expect(scene.edges.map(\.style) == [.feedstock, .grade])
    let line = try #require(
      DOTWriter(scene).text().split(separator: "\n").first { $0.contains("link-grade") })
    #expect(line.contains("arrowhead=\"onormal\"") || line.contains("arrowhead=onormal"))
  }

  @Test func `printed size follows the scale and advises below 6 points`() throws {
    let full = try SceneTable.lithiumLoop.scene()
    #expect(full.printedText(scale: 1) == PrintedText(name: 10, smallest: 7, suggestion: nil))
    #expect(full.printedText(scale: 0.8).suggestion == .preset(.dense))
    let dense = try SceneTable.lithiumLoop.scene(options: DiagramOptions(preset: .dense, paper: .a4))
    #expect(dense.printedText(scale: 0.5).suggestion == .paper(.a3))
    let largest = try SceneTable.wide(200).scene()
    #expect(largest.printedText(scale: 0.3).suggestion == .filter)
  }

  @Test func `ink and borders are legible on every fill`() {
    for state in BoxState.allCases {
      #expect(Palette.ink.contrast(with: Palette.fill(state)) >= 12, "\(state)")
      #expect(Palette.border(state).contrast(with: Palette.fill(state)) >= 4.5, "\(state)")
    }
    for tab in DiagramTab.allCases {
      let colours = Palette.tab(tab)
      #expect(colours.ink.contrast(with: colours.fill) >= 4.5, "\(tab)")
    }
    for line in [Palette.feedstock, .init("#7A5600"), Palette.support, Palette.recycling] + Palette.families {
      for band in Palette.bands { #expect(line.contrast(with: band) >= 4.5, "\(line)") }
    }
    #expect(abs(DiagramColour("#FFFFFF").contrast(with: DiagramColour("#000000")) - 21) < 1e-9)
    #expect(abs(DiagramColour("#777777").contrast(with: DiagramColour("#FFFFFF")) - 4.478) < 1e-3)
  }
}

extension SceneTable {
  /// `count` boxes in four segments, each fed by one before it.
  static func wide(_ count: Int) -> SceneTable {
    var nodes = ""
    var links = ""
    for position in 0..<count {
      let segment = position * 4 / count
      if position == 0 || segment != (position - 1) * 4 / count { nodes += "# 段\(segment)|part \(segment)\n" }
      nodes += "n\(position)|环节\(position)|node \(position)|m|\(position % 3 == 0 ? "present" : "other")|||\n"
      if position >= count / 4 { links += "n\(position - count / 4) > n\(position)\n" }
    }
    return SceneTable(nodes: nodes, links: links)
  }
}
