import GraphvizRender

/// `gallery`: a picture of every chain that has members, and a page that shows them.
public struct GalleryRequest: Sendable {
  public var scope: ScopeRequest

  public init(scope: ScopeRequest = ScopeRequest()) { self.scope = scope }

  /// One chain, or the index.
  public struct Page: Sendable {
    public var files: [File]
  }

  /// A file of the gallery and how to tell that a copy on disk is out of date.
  public struct File: Sendable {
    public var name: String
    public var bytes: [UInt8]
    /// For pictures: the DOT texts they may come from; layouts move with installed fonts, DOT does not.
    public var sources: [String] = []

    /// DOT and text compare byte for byte, a picture by the mark of its DOT.
    public func isUpToDate(_ found: [UInt8]?) -> Bool {
      guard let found else { return false }
      guard !sources.isEmpty else { return found == bytes }
      let picture = String(decoding: found.prefix(4096), as: UTF8.self)
      return sources.contains { picture.contains(dotFingerprint($0)) }
    }
  }

  /// - Parameter drawsPictures: without it SVG files carry no bytes, only what to compare.
  public func run(on dataset: Dataset, drawsPictures: Bool) throws(RequestError) -> [Page] {
    let network = dataset.network
    let drawn = network.chainIDs.filter { !network.members(of: $0).isEmpty }
    try network.checkFileNames(drawn.flatMap { chain in [".dot", ".svg"].map { (chain, $0) } })
    var pages: [Page] = []
    let panorama = DrawRequest(scope: scope, subject: .panorama, format: drawsPictures ? .svg : .dot)
    var index = GalleryIndex(network: network, scope: try scope.resolve(in: network))
    if network.parts.chains.contains(where: { $0.industry != nil }) {
      pages.append(try Self.page("panorama", panorama.run(on: dataset), drawsPictures))
      index.addPanorama()
    }
    for chain in drawn {
      let key = network[chain].key
      let request = DrawRequest(scope: scope, subject: .chain(key), format: drawsPictures ? .svg : .dot)
      pages.append(try Self.page(key, request.run(on: dataset), drawsPictures))
      index.add(chain)
    }
    pages.append(Page(files: [File(name: "README.md", bytes: Array(index.text.utf8))]))
    return pages
  }

  private static func page(_ key: String, _ drawn: DrawResult, _ drawsPictures: Bool) -> Page {
    Page(files: [
      File(name: "\(key).dot", bytes: Array(drawn.dot.utf8)),
      File(name: "\(key).svg", bytes: drawsPictures ? drawn.bytes : [], sources: drawn.sources),
    ])
  }
}

extension ChainNetwork {
  /// Files of chains are named by id: no two may share a name, whatever its case, none that of an index,
  /// and none is hidden.
  /// - Parameter files: a chain and what follows its id.
  func checkFileNames(_ files: [(chain: ChainID, suffix: String)]) throws(RequestError) {
    var taken: Set = ["readme.md", "panorama.dot", "panorama.svg"]
    for (chain, suffix) in files {
      let key = self[chain].key
      guard !key.hasPrefix("."), taken.insert((key + suffix).lowercased()).inserted else {
        throw .fileNameClash(chain: key, file: key + suffix)
      }
    }
  }
}
