/// What DOT text may contain, ours or imported.
enum DotGuard {
  static func check(text: String) throws(RenderError) {
    guard text.utf8.count <= GraphvizEngine.maximumBytes else {
      throw .tooLarge(.bytes, found: text.utf8.count, allowed: GraphvizEngine.maximumBytes)
    }
    let bytes = text.utf8.span
    for index in bytes.indices {
      if bytes[index] == 0 { throw .invalidText }
      if bytes[index] == UInt8(ascii: "<"), isImage(bytes, at: index) { throw .forbidden("<IMG>") }
    }
  }

  /// Whether an HTML-like label reads a file here: `<IMG`.
  private static func isImage(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    guard start + 3 < bytes.count else { return false }
    return bytes[start + 1] | 0x20 == UInt8(ascii: "i") && bytes[start + 2] | 0x20 == UInt8(ascii: "m")
      && bytes[start + 3] | 0x20 == UInt8(ascii: "g")
  }

  static func check(attributes: [String]) throws(RenderError) {
    for name in attributes where !allowed.contains(name) { throw .forbidden(name) }
  }

  /// Only filled polygons: text operations crash the library, images read files.
  ///
  /// - Returns: the polygons' corners.
  @discardableResult
  static func check(background: String) throws(RenderError) -> [SIMD2<Double>] {
    var corners: [SIMD2<Double>] = []
    var words = background.split(separator: " ").makeIterator()
    while let operation = words.next() {
      guard let count = words.next().flatMap({ Int($0) }), count > 0 else { throw .forbidden("_background") }
      switch operation {
      case "c", "C":
        guard let colour = words.next(), colour.first == "-", colour.utf8.count == count + 1 else {
          throw .forbidden("_background")
        }
      case "P":
        for _ in 0..<count {
          guard let x = words.next().flatMap({ Double($0) }), let y = words.next().flatMap({ Double($0) }),
            x.isFinite, y.isFinite
          else { throw .forbidden("_background") }
          corners.append(SIMD2(x, y))
        }
      default: throw .forbidden("_background")
      }
    }
    return corners
  }

  /// Attributes that only place or paint. Left out: `image`, `shapefile`, `stylesheet`, `fontpath`,
  /// `imagepath`, `_background` and whatever nobody has looked at.
  private static let allowed = Set(
    """
    URL arrowhead arrowsize arrowtail bb bgcolor center charset class clusterrank color colorscheme comment \
    compound concentrate constraint decorate dir dpi edgeURL edgehref edgetooltip fillcolor fixedsize fontcolor \
    fontname fontsize forcelabels gradientangle group headURL headclip headhref headlabel headport headtooltip \
    height href id label labelURL labelangle labeldistance labelfloat labelfontcolor labelfontname \
    labelfontsize labelhref labeljust labelloc labeltooltip landscape lhead lp ltail lwidth lheight margin \
    mclimit minlen newrank nodesep nojustify nslimit nslimit1 ordering orientation outputorder pad penwidth \
    peripheries pos quantum rank rankdir ranksep ratio regular remincross rotate samehead sametail searchsize \
    shape sides size skew splines style tailURL tailclip tailhref taillabel tailport tailtooltip target \
    tooltip truecolor vertices weight width xlabel xlp
    """.split(separator: " ").map(String.init))
}
