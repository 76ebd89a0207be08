import ChainModel

/// How a random outage is drawn.
public struct OutageSimulationOptions: Hashable, Sendable {
  /// How likely one site stands still, 0 … 1; an assumption of whoever asks.
  public var outage: Double
  public var samples: Int
  public var seed: UInt64

  public init(outage: Double = 0.05, samples: Int = 10_000, seed: UInt64 = 1) {
    self.outage = outage
    self.samples = samples
    self.seed = seed
  }
}

/// What random outages of sites take with them (Monte Carlo).
///
/// A site is a company in one region: its plants there stand still together; a plant without a company
/// is a site of its own. Sites fail independently. A node stops when every site with a plant of it does;
/// what else is then lost follows from the loss sets.
public struct OutageSimulation: Hashable, Sendable {
  /// A mean with the bounds within which it lies 95 times in 100.
  public struct Estimate: Hashable, Sendable {
    public var mean: Double
    public var low: Double
    public var high: Double
  }

  /// The estimate as it stood after some of the samples.
  public struct Step: Hashable, Sendable {
    public var samples: Int
    public var share: Estimate
  }

  public var options: OutageSimulationOptions
  public var siteCount: Int
  /// Samples drawn: fewer than asked for where the network is so large that the bound on work was met.
  public var samples: Int
  /// Share of the present nodes looked at that are lost; nil where there are none.
  public var share: Estimate?
  /// The share that is not exceeded in 95 samples of 100.
  public var share95: Double?
  /// The estimate after a 16th, an eighth, a quarter, a half and all of the samples.
  public var convergence: [Step]
  /// How often each node looked at was lost, with Wilson's interval; by id.
  public var nodes: [(node: NodeID, lost: Estimate)] { zip(nodeIDs, nodeEstimates).map { ($0, $1) } }

  var nodeIDs: [NodeID]
  var nodeEstimates: [Estimate]
}

extension OutageRisk {
  /// Most nodes and routes looked at in one simulation: some ten seconds.
  static let simulationWorkLimit = 1_000_000_000

  /// Draws outages; the same options give the same answer everywhere.
  ///
  /// - Complexity: O(samples × (sites + what lies downstream of those that fail)).
  public mutating func simulated(_ options: OutageSimulationOptions) -> OutageSimulation {
    let sites = siteNumbers()
    let siteCount = (sites.flatMap(\.sites).max() ?? -1) + 1
    var result = OutageSimulation(
      options: options, siteCount: siteCount, samples: 0, share: nil, share95: nil, convergence: [],
      nodeIDs: Array(members), nodeEstimates: [])
    guard !members.isEmpty, options.samples > 0 else { return result }
    var generator = SplitMix64(seed: options.seed)
    var isDown = [Bool](repeating: false, count: siteCount)
    var timesLost = [Int](repeating: 0, count: network.nodeCount)
    /// By number of nodes lost: in how many samples.
    var histogram = [Int](repeating: 0, count: members.count + 1)
    var tally = Tally()
    let checkpoints = Set([16, 8, 4, 2, 1].map { options.samples / $0 })
    let workBefore = finder.work
    var drawn = 0
    while drawn < options.samples, finder.work - workBefore + drawn * siteCount < Self.simulationWorkLimit {
      for site in isDown.indices { isDown[site] = generator.nextUnit() < options.outage }
      let stopped = sites.filter { $0.sites.allSatisfy { isDown[$0] } }.map(\.node)
      let lost = stopped.isEmpty ? [] : finder.loss(stopping: stopped).intersection(members)
      for node in lost { timesLost[node.index] += 1 }
      histogram[lost.count] += 1
      drawn += 1
      tally.add(Double(lost.count) / Double(members.count))
      if checkpoints.contains(drawn), drawn > 1 {
        result.convergence.append(.init(samples: drawn, share: tally.estimate))
      }
    }
    result.samples = drawn
    result.share = tally.estimate
    if result.convergence.last?.samples != drawn {
      result.convergence.append(.init(samples: drawn, share: tally.estimate))
    }
    result.share95 = Double(quantile(0.95, of: histogram, count: drawn)) / Double(members.count)
    result.nodeEstimates = members.map { wilson(timesLost[$0.index], of: drawn) }
    return result
  }

  /// By node with plants: the sites they stand on.
  private func siteNumbers() -> [(node: NodeID, sites: [Int])] {
    struct Site: Hashable {
      var company: CompanyID
      var region: RegionID
    }
    var numbers: [Site: Int] = [:]
    var count = 0
    return plants.keys.sorted().map { node in
      let own = plants[node]!.map { row -> Int in
        guard let company = network[row].company else {
          count += 1
          return count - 1
        }
        let site = Site(company: company, region: network[row].region)
        if let known = numbers[site] { return known }
        numbers[site] = count
        count += 1
        return count - 1
      }
      return (node, Set(own).sorted())
    }
  }

  /// The smallest count that at least `share` of the samples do not exceed.
  private func quantile(_ share: Double, of histogram: [Int], count: Int) -> Int {
    var seen = 0
    for (value, times) in histogram.enumerated() {
      seen += times
      if Double(seen) >= share * Double(count) { return value }
    }
    return histogram.count - 1
  }

  /// Wilson's 95 % interval of a proportion: sound also for 0 and 1. Reference: doi:10.1080/01621459.1927.10502953.
  private func wilson(_ hits: Int, of count: Int) -> OutageSimulation.Estimate {
    let (n, z) = (Double(count), Tally.z)
    let p = Double(hits) / n
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return .init(mean: p, low: max(0, min(p, centre - half)), high: min(1, max(p, centre + half)))
  }
}

/// Mean and variance of shares as they come (Welford).
private struct Tally {
  /// The normal quantile of 97.5 %.
  static let z = 1.959963984540054
  private var count = 0.0
  private var mean = 0.0
  private var squares = 0.0

  mutating func add(_ value: Double) {
    count += 1
    let delta = value - mean
    mean += delta / count
    squares += delta * (value - mean)
  }

  /// By the central limit theorem; one sample alone says nothing: 0 … 1.
  var estimate: OutageSimulation.Estimate {
    guard count > 1 else { return .init(mean: mean, low: 0, high: 1) }
    let half = Self.z * (squares / (count - 1) / count).squareRoot()
    return .init(mean: mean, low: max(0, mean - half), high: min(1, mean + half))
  }
}

/// A small generator whose state is its seed. Reference: Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195.
private struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Uniform on 0 ..< 1, in steps of 2⁻⁵³.
  mutating func nextUnit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return Double(z >> 11) * 0x1p-53
  }
}
