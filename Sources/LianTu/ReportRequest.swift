/// `report`: a page of Markdown for every chain that has members, in both languages, and an index.
public struct ReportRequest: Sendable {
  public var scope: ScopeRequest
  /// Only this chain; nil is all, with the index.
  public var chain: String?
  /// Where the pictures are, as seen from the pages; nil for pages without.
  public var pictures: String?
  /// Gaps a page lists.
  public var gapCount = 5

  public init(scope: ScopeRequest = ScopeRequest(), chain: String? = nil, pictures: String? = nil) {
    self.scope = scope
    self.chain = chain
    self.pictures = pictures
  }

  public func run(on dataset: Dataset) throws(RequestError) -> [GalleryRequest.File] {
    let network = dataset.network
    let scope = try scope.resolve(in: network)
    let asked = try network.chain(asked: chain)
    let chains = network.chainIDs.filter { (asked == nil || $0 == asked) && !network.members(of: $0).isEmpty }
    try network.checkFileNames(chains.flatMap { chain in [".zh.md", ".md"].map { (chain, $0) } })
    let analysis = HealthAnalysis(network, scope: scope)
    let gaps = GapAnalysis(network, scope: scope).gaps.filter { !$0.has(.inParent) }
    let supplies = ChainSupply.all(in: network)
    var health: [ChainID: ChainHealth] = [:]
    var files: [GalleryRequest.File] = []
    for chain in chains {
      let own = analysis.health(of: network.memberNodes(of: [chain]))
      health[chain] = own
      let key = network[chain].key
      for (language, suffix) in [(Language.chinese, ".zh.md"), (.english, ".md")] {
        let page = ChainPage(network, scope: scope, chain: chain, language: language).text(
          health: own,
          gaps: Array(gaps.filter { network.chains(of: $0.node).contains(chain) }.prefix(gapCount)),
          supplies: supplies, picture: pictures.map { "\($0)/\(key).svg" })
        files.append(GalleryRequest.File(name: key + suffix, bytes: Array(page.utf8)))
      }
    }
    if asked == nil {
      let index = PageIndex(network, scope: scope, health: health).text
      files.append(GalleryRequest.File(name: "README.md", bytes: Array(index.utf8)))
    }
    return files
  }
}
