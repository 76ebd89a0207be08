import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An SVG of ours read back: what was painted, where, in which order. Points, y downwards.
struct DrawnPicture {
  struct Rectangle {
    var min: SIMD2<Double>
    var max: SIMD2<Double>

    init(_ points: [SIMD2<Double>]) {
      min = SIMD2(points.map(\.x).min() ?? 0, points.map(\.y).min() ?? 0)
      max = SIMD2(points.map(\.x).max() ?? 0, points.map(\.y).max() ?? 0)
    }

    func contains(_ point: SIMD2<Double>, inset: Double = 0) -> Bool {
      point.x > min.x + inset && point.x < max.x - inset && point.y > min.y + inset
        && point.y < max.y - inset
    }

    func contains(_ other: Rectangle, slack: Double) -> Bool {
      other.min.x >= min.x - slack && other.max.x <= max.x + slack && other.min.y >= min.y - slack
        && other.max.y <= max.y + slack
    }

    func overlaps(_ other: Rectangle) -> Bool {
      min.x < other.max.x && other.min.x < max.x && min.y < other.max.y && other.min.y < max.y
    }

    /// How far `point` lies from the border, inside or outside.
    func distanceToBorder(_ point: SIMD2<Double>) -> Double {
      let outside = SIMD2(
        Swift.max(min.x - point.x, 0, point.x - max.x), Swift.max(min.y - point.y, 0, point.y - max.y))
      let far = (outside * outside).sum().squareRoot()
      if far > 0 { return far }
      return Swift.min(point.x - min.x, max.x - point.x, point.y - min.y, max.y - point.y)
    }
  }

  struct Shape {
    /// Corners, or the control points of a curve.
    var points: [SIMD2<Double>]
    var isCurve: Bool
    /// nil where nothing is painted.
    var fill: String?
    var stroke: String?
    var area: Rectangle { Rectangle(points) }

    /// Points along a curve, ends included.
    var trace: [SIMD2<Double>] {
      guard isCurve, points.count >= 4 else { return points }
      var result = [points[0]]
      for start in stride(from: 0, to: points.count - 3, by: 3) {
        let (a, b, c, d) = (points[start], points[start + 1], points[start + 2], points[start + 3])
        for step in 1...32 {
          let t = Double(step) / 32
          let u = 1 - t
          let first = a * (u * u * u) + b * (3 * u * u * t)
          result.append(first + c * (3 * u * t * t) + d * (t * t * t))
        }
      }
      return result
    }
  }

  struct Text {
    var words: String
    var size: Double
    var ink: String
    var start: SIMD2<Double>

    /// Chinese is set on squares; a Latin letter takes about half of one.
    var area: Rectangle {
      let width = words.unicodeScalars.reduce(0.0) { $0 + ($1.value >= 0x2E80 ? size : size * 0.5) }
      return Rectangle([start - SIMD2(0, size * 0.8), start + SIMD2(width, size * 0.1)])
    }
  }

  enum Item {
    case shape(Shape)
    case text(Text)
  }

  /// A node, a link, a heading, or what belongs to none (id empty).
  struct Group {
    var id: String
    var classes: [String]
    var tooltip = ""
    var items: [Item] = []

    var shapes: [Shape] {
      items.compactMap { if case .shape(let shape) = $0 { shape } else { nil } }
    }
    var texts: [Text] {
      items.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }
    /// The outermost outline.
    var box: Rectangle { Rectangle(shapes.flatMap(\.points)) }
  }

  var root: [String: String] = [:]
  var title = ""
  var titleID = ""
  var description = ""
  var descriptionID = ""
  var ids: [String] = []
  /// In the order they were painted.
  var groups: [Group] = []
  /// What is drawn lies in the viewBox when moved by this.
  var shift = SIMD2<Double>(0, 0)

  struct Malformed: Error { var message: String }

  init(_ svg: [UInt8]) throws {
    let reader = Reader()
    let parser = XMLParser(data: Data(svg))
    parser.delegate = reader
    guard parser.parse() else {
      throw Malformed(message: "line \(parser.lineNumber): \(String(describing: parser.parserError))")
    }
    self = reader.picture
  }

  private init() {}

  /// Everything on the page, in the drawing's own points.
  var page: Rectangle {
    let numbers = (root["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
    guard numbers.count == 4 else { return Rectangle([]) }
    let low = SIMD2(numbers[0], numbers[1]) - shift
    return Rectangle([low, low + SIMD2(numbers[2], numbers[3])])
  }

  /// Printed points for each point of the drawing.
  var scale: Double { points(root["width"]) / (page.max.x - page.min.x) }
  var printedSize: SIMD2<Double> { SIMD2(points(root["width"]), points(root["height"])) }

  var nodes: [Group] { groups.filter { $0.classes.contains("node") && $0.id.hasPrefix("n") } }
  var links: [Group] { groups.filter { $0.classes.contains("edge") && $0.id.hasPrefix("l") } }
  var headings: [Group] { groups.filter { $0.classes.contains("heading") } }
  var pills: [Group] { groups.filter { $0.classes.contains("loop") && $0.classes.contains("node") } }
  /// Title, legend, bands and chevrons.
  var ground: Group { groups[0] }
  var bands: [Rectangle] {
    ground.shapes.filter { $0.fill == "#f8f9fa" || $0.fill == "#f0f2f4" }.map(\.area)
  }
  var chevrons: [Rectangle] {
    ground.shapes.filter { $0.fill == "#12405f" && $0.points.count > 5 }.map(\.area)
  }
  var texts: [Text] { groups.flatMap(\.texts) }

  private func points(_ length: String?) -> Double {
    Double((length ?? "").replacing("pt", with: "")) ?? 0
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var picture = DrawnPicture()
    private var open: [Int] = []
    private var depth = 0
    private var collecting = ""
    private var text: Text?
    private var collectedID = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if let id = attributes["id"] { picture.ids.append(id) }
      switch name {
      case "svg": picture.root = attributes
      case "g": begin(attributes)
      case "polygon", "ellipse", "polyline", "path": add(shape(name, attributes))
      case "title", "desc", "text":
        collecting = ""
        collectedID = attributes["id"] ?? ""
        if name == "text" {
          text = Text(
            words: "", size: Double(attributes["font-size"] ?? "") ?? 0, ink: attributes["fill"] ?? "#000000",
            start: SIMD2(Double(attributes["x"] ?? "") ?? 0, Double(attributes["y"] ?? "") ?? 0))
        }
      default: break
      }
    }

    private func begin(_ attributes: [String: String]) {
      let classes = (attributes["class"] ?? "").split(separator: " ").map(String.init)
      if let transform = attributes["transform"], let range = transform.range(of: "translate(") {
        let numbers = transform[range.upperBound...].dropLast().split(separator: " ").compactMap {
          Double($0)
        }
        if numbers.count == 2 { picture.shift = SIMD2(numbers[0], numbers[1]) }
      }
      if classes.isEmpty {
        open.append(open.last ?? 0)
      } else {
        picture.groups.append(Group(id: attributes["id"] ?? "", classes: classes))
        open.append(picture.groups.count - 1)
      }
    }

    private func add(_ item: Item) {
      guard let group = open.last else { return }
      picture.groups[group].items.append(item)
    }

    private func shape(_ name: String, _ attributes: [String: String]) -> Item {
      let source = attributes["d"] ?? attributes["points"] ?? ""
      let numbers = source.split { " ,MCLSZz".contains($0) }.compactMap { Double($0) }
      let points = stride(from: 0, to: numbers.count - 1, by: 2).map { SIMD2(numbers[$0], numbers[$0 + 1]) }
      func painted(_ value: String?) -> String? {
        value == nil || value == "none" || value == "transparent" ? nil : value
      }
      return .shape(
        Shape(
          points: points, isCurve: name == "path", fill: painted(attributes["fill"]),
          stroke: painted(attributes["stroke"])))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { collecting += string }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      switch name {
      case "g": open.removeLast()
      case "title" where open.isEmpty: (picture.title, picture.titleID) = (collecting, collectedID)
      case "desc": (picture.description, picture.descriptionID) = (collecting, collectedID)
      case "title":
        if let group = open.last { picture.groups[group].tooltip = collecting }
      case "text":
        if var text {
          text.words = collecting
          add(.text(text))
        }
        text = nil
      default: break
      }
    }
  }
}

/// The contrast ratio of two `#rrggbb` colours as WCAG 2 defines it.
func contrast(_ first: String, _ second: String) -> Double {
  func luminance(_ code: String) -> Double {
    let value = UInt32(code.dropFirst(), radix: 16) ?? 0
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double((value >> UInt32(shift)) & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
  let (a, b) = (luminance(first), luminance(second))
  return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}
