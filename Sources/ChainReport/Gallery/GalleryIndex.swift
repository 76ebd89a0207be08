import ChainModel

/// The page that shows all pictures of a gallery, in both languages.
public struct GalleryIndex {
  private let network: ChainNetwork
  private var lines: [String]

  public init(network: ChainNetwork, scope: Scope) {
    self.network = network
    let region = network[scope.region].name
    lines = [
      "# \(markdownEscaped(region.chinese))产业链图谱 · Industry chains of \(markdownEscaped(region.english))", "",
      "状态截至 \(scope.asOf) 年；由 `make graphs` 生成，请勿手改。As of \(scope.asOf); made by `make graphs`.",
    ]
  }

  public mutating func addPanorama() {
    lines += [
      "", "## 全景 · Panorama", "", "![全景 · Panorama](panorama.svg)", "",
      "[DOT](panorama.dot) · [SVG](panorama.svg)",
    ]
  }

  public mutating func add(_ chain: ChainID) {
    let name = network[chain].name
    let key = network[chain].key
    lines += [
      "", "## \(markdownEscaped(name.chinese)) · \(markdownEscaped(name.english))", "",
      "![\(markdownEscaped(name.chinese))](\(key).svg)", "", "[DOT](\(key).dot) · [SVG](\(key).svg)",
    ]
  }

  public var text: String { lines.joined(separator: "\n") + "\n" }
}
