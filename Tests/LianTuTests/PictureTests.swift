import Foundation
import LianTu
import Testing

/// What every picture of Data/yueyang must fulfil, measured in the file that is written.
struct PictureTests {
  /// A picture asked for.
  struct Order: Sendable, CustomTestStringConvertible {
    var chain: String?
    var around: String?
    var hops = 2
    var language = Language.chinese
    var paper = DiagramPaper.a3

    var subject: DrawRequest.Subject {
      if let chain { .chain(chain) } else if let around { .around(around, hops: hops) } else { .everything }
    }

    var testDescription: String {
      let subject = chain ?? around.map { "around \($0) \(hops)" } ?? "everything"
      return "\(subject), \(language == .chinese ? "zh" : "en"), \(paper.rawValue)"
    }
  }

  static let dataset: Dataset = {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    do {
      return try Dataset(at: package.appendingPathComponent("Data/yueyang").path)
    } catch {
      fatalError("Data/yueyang cannot be read: \(error)")
    }
  }()

  static var chains: [String] {
    let network = dataset.network
    return network.chainIDs.filter { !network.members(of: $0).isEmpty }.map { network[$0].key }
  }

  /// Every chain with members in both languages, in Chinese on every paper, and three neighbourhoods.
  static let orders: [Order] = {
    var orders: [Order] = []
    for language in [Language.chinese, .english] {
      for paper in language == .chinese ? DiagramPaper.allCases : [.a3] {
        orders += chains.map { Order(chain: $0, language: language, paper: paper) }
      }
      orders += [
        Order(around: "ethylene", hops: 1, language: language, paper: .a4),
        Order(around: "ethylene", language: language), Order(around: "battery-cell", language: language),
      ]
    }
    return orders
  }()

  private func drawn(_ order: Order) throws -> (picture: DrawnPicture, advice: String?) {
    let result = try DrawRequest(subject: order.subject, paper: order.paper, language: order.language)
      .run(on: Self.dataset)
    return (try DrawnPicture(result.bytes), result.advice)
  }

  @Test func `more boxes than anyone can read are refused with what to do`() {
    #expect(throws: RequestError.self) { try DrawRequest(subject: .everything).run(on: Self.dataset) }
  }

  @Test(arguments: orders)
  func `a picture keeps the rules`(order: Order) throws {
    let (picture, advice) = try drawn(order)
    checkText(of: picture, order: order)
    checkBoxes(of: picture, order: order)
    checkPage(of: picture, order: order, advice: advice)
    checkContrast(of: picture)
    let crossings = checkLinks(of: picture)
    // Graphviz lets a curve graze a corner now and then where a long chain is pressed onto A4.
    #expect(
      crossings.count <= (order.paper == .a4 ? 1 : 0),
      "\(crossings.count) of \(picture.links.count): \(crossings)")
  }

  /// Readable by machines: named, described, every node and link with an id and a state.
  private func checkText(of picture: DrawnPicture, order: Order) {
    #expect(picture.root["role"] == "img")
    #expect(picture.root["lang"] == (order.language == .chinese ? "zh-CN" : "en"))
    #expect(picture.root["aria-labelledby"] == "\(picture.titleID) \(picture.descriptionID)")
    #expect(!picture.title.isEmpty && !picture.description.isEmpty)
    #expect(picture.ground.texts.contains { $0.words == picture.title && $0.size == 20 }, "the title")
    let legend = order.language == .chinese ? "图例" : "Legend"
    #expect(picture.ground.texts.contains { $0.words == legend }, "the legend")
    for (id, count) in Dictionary(picture.ids.map { ($0, 1) }, uniquingKeysWith: +) where count > 1 {
      Issue.record("id \(id) \(count) times")
    }
    let states = Set(BoxState.allCases.map { "node-\($0.rawValue)" })
    for node in picture.nodes {
      #expect(node.classes.filter(states.contains).count == 1, "\(node.id): \(node.classes)")
      #expect(!node.tooltip.isEmpty, "\(node.id)")
    }
    let styles = Set(EdgeStyle.allCases.map { "link-\($0.rawValue)" })
    for link in picture.links {
      #expect(link.classes.filter(styles.contains).count == 1, "\(link.id): \(link.classes)")
      #expect(!link.tooltip.isEmpty && link.texts.isEmpty, "\(link.id)")
    }
    #expect(picture.groups.allSatisfy { !$0.classes.contains("edge") || $0.texts.isEmpty }, "edge labels")
    #expect(
      picture.groups.count == 1 + picture.nodes.count + picture.links.count + picture.headings.count
        + picture.pills.count)
  }

  /// Boxes apart, under their heading, in their band, holding their own words.
  private func checkBoxes(of picture: DrawnPicture, order: Order) {
    let nodes = picture.nodes
    for (position, node) in nodes.enumerated() {
      for other in nodes[(position + 1)...] {
        #expect(!node.box.overlaps(other.box), "\(node.id) × \(other.id)")
      }
      for text in node.texts where text.words.unicodeScalars.allSatisfy({ $0.value >= 0x2E80 }) {
        #expect(node.box.contains(text.area, slack: 1), "\(text.words) leaves \(node.id)")
      }
    }
    #expect(picture.bands.count == picture.headings.count && picture.chevrons.count == picture.bands.count)
    for (band, next) in zip(picture.bands, picture.bands.dropFirst()) { #expect(band.max.x < next.min.x) }
    for (chevron, heading) in zip(picture.chevrons, picture.headings) {
      #expect(nodes.allSatisfy { $0.box.min.y > chevron.max.y }, "a box above the headings")
      for text in heading.texts {
        #expect(chevron.contains(text.area, slack: 3), "\(text.words) leaves its heading")
      }
    }
    #expect(
      picture.ground.texts.allSatisfy { $0.start.y < picture.chevrons[0].min.y }, "title below headings")

    let network = Self.dataset.network
    var segmentOf: [String: String] = [:]
    if let name = order.chain, case .found(let chain) = network.chain(named: name) {
      for membership in network.members(of: chain) {
        segmentOf["n-" + network[membership.node].key] = membership.segment[order.language]
      }
      #expect(Set(nodes.map(\.id)) == Set(segmentOf.keys), "the members of the chain")
    }
    for node in nodes {
      let homes = picture.bands.indices.filter { picture.bands[$0].contains(node.box, slack: 0.5) }
      #expect(homes.count == 1, "\(node.id) lies in bands \(homes)")
      if let home = homes.first, let segment = segmentOf[node.id] {
        #expect(picture.headings[home].tooltip == segment, "\(node.id)")
      }
    }
  }

  /// All of it on the page, the page on the paper, type of 6 pt or a word of advice.
  private func checkPage(of picture: DrawnPicture, order: Order, advice: String?) {
    for group in picture.groups {
      for shape in group.shapes {
        #expect(picture.page.contains(shape.area, slack: 0.6), "\(group.id) leaves the page")
      }
      for text in group.texts {
        #expect(picture.page.contains(text.area, slack: 0), "\(text.words) leaves the page")
      }
    }
    // More than 90 boxes go to A2.
    let paper = picture.nodes.count > 90 ? DiagramPaper.a2 : order.paper
    let size = SIMD2(paper.size.width, paper.size.height) * 72
    #expect(picture.printedSize.x <= size.x + 0.01 && picture.printedSize.y <= size.y + 0.01)
    let smallest = (picture.texts.map(\.size).min() ?? 0) * picture.scale
    // The advice is worked out before the page is closed round the drawing: a tenth of a point apart.
    #expect(smallest >= 5.9 || advice != nil, "\(smallest) pt")
  }

  /// Every word against what was painted under it, every outline against its own fill.
  private func checkContrast(of picture: DrawnPicture) {
    var painted: [DrawnPicture.Shape] = []
    var worst: [String: Double] = [:]
    for group in picture.groups {
      for item in group.items {
        switch item {
        case .shape(let shape):
          if let fill = shape.fill {
            painted.append(shape)
            if let stroke = shape.stroke, group.classes.contains("node"), stroke != fill {
              worst["\(stroke) round \(fill)"] = contrast(stroke, fill)
            }
          }
        case .text(let text):
          let middle = (text.area.min + text.area.max) / 2
          let under = painted.last { $0.area.contains(middle) }?.fill ?? "#ffffff"
          worst["\(text.ink) on \(under)"] = contrast(text.ink, under)
        }
      }
      if group.classes.contains("edge") {
        for stroke in group.shapes.compactMap(\.stroke) {
          for band in ["#ffffff", "#f8f9fa", "#f0f2f4"] {
            worst["\(stroke) on \(band)"] = contrast(stroke, band)
          }
        }
      }
    }
    for (pair, ratio) in worst.sorted(by: { $0.key < $1.key }) { #expect(ratio >= 4.5, "\(pair)") }
  }

  /// Arrows end at their box; lanes go round all others.
  /// - Returns: where a line passes behind a box that is not its end.
  private func checkLinks(of picture: DrawnPicture) -> [String] {
    let boxes = Dictionary(picture.nodes.map { ($0.id, $0.box) }, uniquingKeysWith: { first, _ in first })
    let pills = Dictionary(picture.pills.map { ($0.id, $0.box) }, uniquingKeysWith: { first, _ in first })
    var crossings: [String] = []
    for link in picture.links {
      guard let line = link.shapes.first(where: \.isCurve) else {
        Issue.record("\(link.id) has no line")
        continue
      }
      let trace = line.trace
      #expect(trace.allSatisfy { $0.y <= picture.bands[0].max.y }, "\(link.id) runs below the bands")
      let ends = Self.ends(of: link.id)
      // The lane's own two lines end at the other pill and at the box it leads back to.
      let targets =
        switch link.id {
        case "l-loop-out": [pills["loop-in"]].compactMap(\.self)
        case "l-loop-in": Array(boxes.values)
        default: ends.compactMap { boxes[$0] }
        }
      // All that is filled belongs to arrowheads; links into the lane have none.
      let heads = link.shapes.filter { !$0.isCurve }
      let isLane = link.classes.contains("link-recycling") && !pills.isEmpty
      #expect(isLane || heads.count == 1, "\(link.id) has \(heads.count) arrowheads")
      for head in heads where !targets.isEmpty {
        let gap =
          head.points.map { point in targets.map { $0.distanceToBorder(point) }.min() ?? 0 }.min() ?? 0
        #expect(gap <= 1.5, "the arrow of \(link.id) ends \(gap) pt from its box")
      }
      let crossed = boxes.filter { id, box in
        !ends.contains(id) && trace.contains { box.contains($0, inset: 1.5) }
      }
      if link.classes.contains("link-recycling") {
        #expect(crossed.isEmpty, "\(link.id) crosses \(crossed.keys.sorted())")
      } else {
        crossings += crossed.keys.map { "\(link.id) × \($0)" }
      }
    }
    return crossings.sorted()
  }

  /// The boxes a link's id names.
  private static func ends(of id: String) -> [String] {
    if let range = id.range(of: "--") {
      return [
        String(id[..<range.lowerBound].drop { $0 != "-" }.dropFirst()), String(id[range.upperBound...]),
      ]
    }
    return [String(id.dropFirst(2)), String(id.dropFirst(2))]
  }
}
