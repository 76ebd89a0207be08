/// An edge list with names.
public struct NamedLinks: Sendable {
  public var names: [String]
  public var links: [Edge]

  public struct Edge: Hashable, Sendable {
    public var source: Int32
    public var target: Int32

    public init(source: Int32, target: Int32) {
      self.source = source
      self.target = target
    }
  }

  public init(names: [String], links: [Edge]) {
    self.names = names
    self.links = links
  }
}

/// Guesses which targets a source links to besides those known (link prediction).
///
/// Two witnesses, each scaled to its own largest score, are added up:
///
/// | witness | who vouches for target *b* | weight |
/// | --- | --- | --- |
/// | shared targets | sources *s* that share targets *m* with *a*: Σ 1 ÷ indegree(*m*) | 1 |
/// | name | sources whose names share character pairs with *a*'s: squared cosine of their inverse document frequencies | 1 |
///
/// Each voucher gives its weight ÷ √outdegree to its targets. What over `hub` sources or names share is
/// passed over: it tells little and costs much.
/// - Reference: Adamic & Adar 2003, doi:10.1016/S0378-8733(03)00009-1; Zhou, Lü & Zhang 2009 (resource
///   allocation), doi:10.1140/epjb/e2009-00335-8; Docs/Guides/SelfTest.md.
public struct LinkPredictor: Sendable {
  public struct Weights: Hashable, Sendable {
    public var shared = 1.0
    public var name = 1.0

    public init() {}
  }

  static let hub = 20_000

  let table: NamedLinks
  let weights: Weights
  let targets: Rows
  let sources: Rows
  /// Character pairs by name, and the sources that have each pair in theirs.
  private let pairs: Rows
  private let holders: Rows
  /// By pair: squared inverse document frequency.
  private let rarity: [Double]
  /// By name: √Σ rarity.
  private let length: [Double]

  /// - Complexity: O(links + characters) time and space.
  public init(_ table: NamedLinks, weights: Weights = Weights()) {
    self.table = table
    self.weights = weights
    let count = table.names.count
    targets = Rows(count, table.links.map { ($0.source, $0.target) })
    sources = Rows(count, table.links.map { ($0.target, $0.source) })
    var known: [UInt64: Int32] = [:]
    var held: [(Int32, Int32)] = []
    for (name, text) in table.names.enumerated() {
      let scalars = text.unicodeScalars.map { UInt64($0.value) }
      guard let last = scalars.last else { continue }
      var own = Set(zip(scalars, scalars.dropFirst()).map { $0 << 32 | $1 })
      // How a name ends says what it is.
      own.insert(last << 32 | 0xFFFF_FFFF)
      for pair in own.sorted() {
        let id = known[pair] ?? Int32(known.count)
        known[pair] = id
        held.append((Int32(name), id))
      }
    }
    pairs = Rows(count, held)
    let linked = targets
    holders = Rows(known.count, held.filter { !linked[Int($0.0)].isEmpty }.map { ($0.1, $0.0) })
    var frequency = [Int](repeating: 0, count: known.count)
    for (_, pair) in held { frequency[Int(pair)] += 1 }
    let rarity = frequency.map { frequency -> Double in
      let idf = log(Double(count) / Double(max(1, frequency)))
      return idf * idf
    }
    self.rarity = rarity
    let pairs = pairs
    length = (0..<count).map { name in
      pairs[name].map { rarity[Int($0)] }.reduce(0, +).squareRoot()
    }
  }

  /// Scores of targets for `source`, above 0 only; those it links to and itself left out.
  func scores(of source: Int, _ scratch: inout Scratch) -> [(target: Int32, score: Double)] {
    for (weight, vouchers) in [
      (weights.shared, sharing(source, &scratch)), (weights.name, alike(source, &scratch)),
    ] where weight > 0 {
      for (voucher, trust) in vouchers where Int(voucher) != source {
        let own = targets[Int(voucher)]
        let gift = trust / Double(own.count).squareRoot()
        for target in own { scratch.part.add(gift, to: target) }
      }
      let found = scratch.part.drained()
      let largest = found.map(\.value).max() ?? 0
      guard largest > 0 else { continue }
      for (target, value) in found { scratch.total.add(weight * value / largest, to: target) }
    }
    let known = targets[source]
    return scratch.total.drained().filter { Int($0.key) != source && !known.contains($0.key) }
      .map { ($0.key, $0.value) }
  }

  private func sharing(_ source: Int, _ scratch: inout Scratch) -> [(key: Int32, value: Double)] {
    for middle in targets[source] where sources[Int(middle)].count <= Self.hub {
      let fellows = sources[Int(middle)]
      for fellow in fellows { scratch.voucher.add(1 / Double(fellows.count), to: fellow) }
    }
    return scratch.voucher.drained()
  }

  private func alike(_ source: Int, _ scratch: inout Scratch) -> [(key: Int32, value: Double)] {
    for pair in pairs[source] where holders[Int(pair)].count <= Self.hub {
      for holder in holders[Int(pair)] { scratch.voucher.add(rarity[Int(pair)], to: holder) }
    }
    return scratch.voucher.drained().map { holder, shared in
      let norm = length[source] * length[Int(holder)]
      let cosine = norm > 0 ? shared / norm : 0
      return (holder, cosine * cosine)
    }
  }
}

extension LinkPredictor {
  /// Sums by node that forget quickly; what was touched comes back in node order.
  struct Sums {
    private var values: [Double]
    private var touched: [Int32] = []

    init(_ count: Int) { values = Array(repeating: 0, count: count) }

    mutating func add(_ amount: Double, to key: Int32) {
      if values[Int(key)] == 0 { touched.append(key) }
      values[Int(key)] += amount
    }

    mutating func drained() -> [(key: Int32, value: Double)] {
      touched.sort()
      var result: [(key: Int32, value: Double)] = []
      result.reserveCapacity(touched.count)
      for key in touched where values[Int(key)] != 0 {
        result.append((key, values[Int(key)]))
        values[Int(key)] = 0
      }
      touched.removeAll(keepingCapacity: true)
      return result
    }
  }

  struct Scratch {
    var voucher: Sums
    var part: Sums
    var total: Sums

    init(_ count: Int) {
      voucher = Sums(count)
      part = Sums(count)
      total = Sums(count)
    }
  }

  /// Pairs by their first number, in the order given.
  struct Rows: Sendable {
    private var starts: [Int32]
    private var items: [Int32]

    init(_ count: Int, _ pairs: [(Int32, Int32)]) {
      starts = Array(repeating: 0, count: count + 1)
      for (row, _) in pairs { starts[Int(row) + 1] += 1 }
      for row in 0..<count { starts[row + 1] += starts[row] }
      var next = starts
      items = Array(repeating: 0, count: pairs.count)
      for (row, item) in pairs {
        items[Int(next[Int(row)])] = item
        next[Int(row)] += 1
      }
    }

    subscript(row: Int) -> ArraySlice<Int32> { items[Int(starts[row])..<Int(starts[row + 1])] }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
