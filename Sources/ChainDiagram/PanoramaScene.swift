import ChainModel

/// All industries of a city on one page: a table an industry, a row a chain with how complete it is,
/// arrows for what chains of different industries supply each other.
public struct PanoramaScene: Hashable, Sendable {
  public struct Chain: Hashable, Sendable {
    public var identifier: String
    public var name: String
    /// Nodes that are there, of those that are there or missing.
    public var present: Int
    public var total: Int
    public var tooltip: String
  }

  public struct Industry: Hashable, Sendable {
    public var identifier: String
    public var name: String
    public var tier: IndustryTier?
    public var chains: [Chain]
    /// 0 for those that rather supply, 3 for those that rather receive.
    public var column: Int
  }

  public struct Arrow: Hashable, Sendable {
    /// Position of the industry, then of the chain in it.
    public var from: SIMD2<Int>
    public var to: SIMD2<Int>
    public var isRecycling: Bool
    public var tooltip: String
  }

  public var industries: [Industry]
  public var arrows: [Arrow]
  public var labels: PanoramaLabels

  public static let columnCount = 4

  /// - Parameters:
  ///   - completeness: by chain, present nodes and those present or missing.
  ///   - supplies: between chains; those inside an industry are left out.
  public init(
    _ network: ChainNetwork, completeness: [(present: Int, total: Int)], supplies: [PanoramaSupply],
    labels: PanoramaLabels, language: Language
  ) {
    self.labels = labels
    var place: [ChainID: SIMD2<Int>] = [:]
    industries = []
    for (position, industry) in network.parts.industries.enumerated() {
      var own: [Chain] = []
      for chain in network.chainIDs where network[chain].industry == IndustryID(position) {
        place[chain] = SIMD2(industries.count, own.count)
        let (present, total) = completeness[chain.index]
        let name = network[chain].name[language]
        own.append(
          Chain(
            identifier: "c\(chain.index)", name: name, present: present, total: total,
            tooltip: "\(name) \(present)/\(total)"))
      }
      guard !own.isEmpty else { continue }
      industries.append(
        Industry(
          identifier: "i\(position)", name: industry.name[language], tier: industry.tier, chains: own,
          column: 0))
    }
    let between = supplies.filter {
      place[$0.from] != nil && place[$0.to] != nil && place[$0.from]!.x != place[$0.to]!.x
    }
    arrows = Self.strongest(of: between).map { supply in
      let names = "\(network[supply.from].name[language]) → \(network[supply.to].name[language])"
      return Arrow(
        from: place[supply.from]!, to: place[supply.to]!, isRecycling: supply.isRecycling,
        tooltip: "\(names)\(labels.separator)\(supply.goods.joined(separator: labels.comma))")
    }
    placeInColumns(between, place)
  }

  /// What each chain supplies most; for a chain without an arrow, what it receives most; and where most
  /// of what each recycler takes back comes from. More arrows than that nobody can follow.
  private static func strongest(of supplies: [PanoramaSupply]) -> [PanoramaSupply] {
    var kept: Set<PanoramaSupply> = []
    func keepStrongest(of some: [PanoramaSupply]) {
      // The earlier one wins a tie.
      if let best = some.reversed().max(by: { $0.goods.count < $1.goods.count }) { kept.insert(best) }
    }
    let chains = Set(supplies.flatMap { [$0.from, $0.to] }).sorted()
    for chain in chains {
      keepStrongest(of: supplies.filter { $0.from == chain && !$0.isRecycling })
      keepStrongest(of: supplies.filter { $0.to == chain && $0.isRecycling })
    }
    for chain in chains where !kept.contains(where: { $0.from == chain || $0.to == chain }) {
      keepStrongest(of: supplies.filter { $0.to == chain })
    }
    return supplies.filter(kept.contains)
  }

  /// Suppliers left, receivers right, columns about equally tall.
  private mutating func placeInColumns(_ supplies: [PanoramaSupply], _ place: [ChainID: SIMD2<Int>]) {
    var given = [Double](repeating: 0, count: industries.count)
    var taken = given
    for supply in supplies where !supply.isRecycling {
      given[place[supply.from]!.x] += Double(supply.goods.count)
      taken[place[supply.to]!.x] += Double(supply.goods.count)
    }
    let order = industries.indices.sorted { a, b in
      let (x, y) = (given[a] * max(1, taken[b]), given[b] * max(1, taken[a]))
      return x == y ? a < b : x > y
    }
    // A heading takes about as much room as two chains.
    let heights = industries.map { $0.chains.count + 3 }
    let whole = heights.reduce(0, +)
    var above = 0
    for position in order {
      let middle = 2 * above + heights[position]
      industries[position].column = min(Self.columnCount - 1, middle * Self.columnCount / (2 * max(1, whole)))
      above += heights[position]
    }
    // The leading industry is looked for at the left.
    let leading = industries.indices.filter { industries[$0].tier == .one }
    for position in leading { industries[position].column = 0 }
    var columns = PanoramaColumns(
      first: industries.map(\.column), count: Self.columnCount, heights: heights,
      arrows: arrows.map { SIMD2($0.from.x, $0.to.x) }, fixed: Set(leading))
    columns.improve()
    for (position, column) in columns.columns.enumerated() { industries[position].column = column }
  }
}

/// What one chain hands over to another.
public struct PanoramaSupply: Hashable, Sendable {
  public var from: ChainID
  public var to: ChainID
  public var isRecycling: Bool
  /// Names of what is handed over, at least one.
  public var goods: [String]

  public init(from: ChainID, to: ChainID, isRecycling: Bool, goods: [String]) {
    self.from = from
    self.to = to
    self.isRecycling = isRecycling
    self.goods = goods
  }
}

/// All words of a panorama.
public struct PanoramaLabels: Hashable, Sendable {
  public var title = ""
  public var subtitle: [String] = []
  /// What a screen reader says.
  public var summary = ""
  public var legendTitle = ""
  public var present = ""
  public var missing = ""
  public var tiers: [IndustryTier: String] = [:]
  public var supply = ""
  public var recycling = ""
  public var separator = ": "
  public var comma = ", "

  public init() {}
}
