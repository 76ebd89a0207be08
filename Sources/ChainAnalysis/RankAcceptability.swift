import Dispatch

/// How often each alternative takes each rank when the weights are drawn at random (SMAA-2).
///
/// Alternatives that no weighting can tell apart are one class and share the credit of their ranks
/// equally; so do others in the draws where their scores are equal. An alternative of which nothing is
/// known takes no part. The same matrix, space, samples and seed give the same counts on any number of
/// processors.
/// - Complexity: O(samples × alternatives × criteria) time, O(alternatives²) space up to 1,024 ranks.
/// - Reference: Lahdelma & Salminen 2001, doi:10.1287/opre.49.3.444.11220; Docs/Guides/Ranking.md.
public struct RankAcceptability: Sendable {
  /// Ranks counted one by one; what falls behind them is one number.
  public static let ranksKept = 1024

  public let samples: Int
  public let seed: UInt64
  /// By alternative: its class; nil where nothing is known of it.
  let classOf: [Int?]
  /// Alternatives in each class.
  let sizes: [Int]
  /// By class and number of alternatives standing strictly above, the last column for all beyond.
  let counts: [UInt32]
  let columns: Int
  /// Draws in which classes tied, beyond what the classes themselves say.
  let ties: [Tie: Int]
  /// By class, over its draws: twice its mean rank, added up.
  let doubledRanks: [Int]
  /// By class: weights added up over the draws it came first in, then the credit they stand for.
  let centres: [(sum: [Double], credit: Double)]

  /// A class among `alternatives` of equal score with `above` standing above all of them.
  struct Tie: Hashable {
    var class_: Int
    var above: Int
    var alternatives: Int
  }

  /// - Parameter space: over the criteria of `matrix`; nil is the whole simplex.
  /// - Throws: `WeightSpace.Problem` where no weighting can be drawn.
  public init(
    _ matrix: DecisionMatrix, method: RankingMethod, preferences: [PreferenceFunction],
    space: WeightSpace? = nil, samples: Int, seed: UInt64
  ) throws(WeightSpace.Problem) {
    let model = ScoreModel(matrix, method: method, preferences: preferences)
    try self.init(
      model, space: (space ?? WeightSpace(criteria: matrix.weights.count)).over(model.criteria),
      samples: samples, seed: seed)
  }

  init(_ model: ScoreModel, space: WeightSpace, samples: Int, seed: UInt64) throws(WeightSpace.Problem) {
    self.samples = samples
    self.seed = seed
    let classes = AlternativeClasses(model)
    classOf = classes.classOf
    sizes = classes.sizes
    columns = min(sizes.reduce(0, +), Self.ranksKept) + 1
    let blocks = (samples + SamplingWorker.blockSize - 1) / SamplingWorker.blockSize
    let workerCount = max(1, min(blocks, ProcessorCount.value))
    let plan = SamplingWorker.Plan(
      classes: classes, criteria: model.criteria.count, squaresWeights: model.squaresWeights, space: space,
      samples: samples, seed: seed, columns: columns)
    let tallies = concurrently(workerCount) { worker in
      SamplingWorker.tally(plan, blocks: Array(stride(from: worker, to: blocks, by: workerCount)))
    }
    var counts = [UInt32](repeating: 0, count: sizes.count * columns)
    var ties: [Tie: Int] = [:]
    var doubledRanks = [Int](repeating: 0, count: sizes.count)
    var centres = [(sum: [Double], credit: Double)](
      repeating: (Array(repeating: 0, count: model.criteria.count), 0), count: sizes.count)
    for tally in tallies {
      if let problem = tally.problem { throw problem }
      for index in counts.indices { counts[index] += tally.counts[index] }
      ties.merge(tally.ties, uniquingKeysWith: +)
      for index in doubledRanks.indices { doubledRanks[index] += tally.doubledRanks[index] }
    }
    // In the order of the blocks, whichever worker did them: sums of fractions are the same every time.
    for block in 0..<blocks {
      for centre in tallies[block % workerCount].centres[block / workerCount] {
        for index in centre.sum.indices { centres[centre.class_].sum[index] += centre.sum[index] }
        centres[centre.class_].credit += centre.credit
      }
    }
    self.counts = counts
    self.ties = ties
    self.doubledRanks = doubledRanks
    self.centres = centres
  }
}

extension RankAcceptability {
  public var alternativeCount: Int { classOf.count }

  /// The share of weightings in which the alternative takes `rank` (1 is first); nil if it takes no part.
  public func share(of alternative: Int, rank: Int) -> Double? {
    guard let own = classOf[alternative] else { return nil }
    let size = sizes[own]
    var credit = 0.0
    for above in max(0, rank - size)..<rank where above < columns - 1 {
      credit += Double(counts[own * columns + above]) / Double(size)
    }
    for (tie, times) in ties
    where tie.class_ == own && tie.above < rank && rank <= tie.above + tie.alternatives {
      credit += Double(times) / Double(tie.alternatives)
    }
    return samples > 0 ? credit / Double(samples) : nil
  }

  /// The share of weightings in which it stands among the first `count`.
  public func share(of alternative: Int, amongFirst count: Int) -> Double? {
    var sum = 0.0
    for rank in 1...max(1, count) {
      guard let share = share(of: alternative, rank: rank) else { return nil }
      sum += share
    }
    return min(1, sum)
  }

  /// Its mean rank.
  public func meanRank(of alternative: Int) -> Double? {
    guard let own = classOf[alternative], samples > 0 else { return nil }
    return Double(doubledRanks[own]) / Double(2 * samples)
  }

  /// The weights it is best under, on average: the centre of those that put it first; nil if none did.
  public func centralWeights(of alternative: Int) -> [Double]? {
    guard let own = classOf[alternative], centres[own].credit > 0 else { return nil }
    return centres[own].sum.map { $0 / centres[own].credit }
  }
}

/// Alternatives with the same score under every weighting, together.
struct AlternativeClasses: Sendable {
  private(set) var classOf: [Int?] = []
  private(set) var sizes: [Int] = []
  /// By class, then criterion.
  private(set) var numerators: [[Double]] = []
  private(set) var denominators: [[Double]] = []

  init(_ model: ScoreModel) {
    var known: [Form: Int] = [:]
    for row in model.numerators.indices {
      guard model.denominators[row].contains(where: { $0 > 0 }) || model.squaresWeights else {
        classOf.append(nil)
        continue
      }
      let form = Form(model.numerators[row], model.denominators[row], isMean: !model.squaresWeights)
      if let own = known[form] {
        sizes[own] += 1
        classOf.append(own)
        continue
      }
      known[form] = sizes.count
      classOf.append(sizes.count)
      sizes.append(1)
      numerators.append(form.numerators)
      denominators.append(form.denominators)
    }
  }

  private struct Form: Hashable {
    var numerators: [Double]
    var denominators: [Double]

    /// A mean of equal values is that value whichever of them are known.
    init(_ numerators: [Double], _ denominators: [Double], isMean: Bool) {
      self.numerators = numerators
      self.denominators = denominators
      guard isMean, let first = numerators.indices.first(where: { denominators[$0] > 0 }) else { return }
      let value = numerators[first]
      let isConstant = numerators.indices.allSatisfy { denominators[$0] <= 0 || numerators[$0] == value }
      guard isConstant else { return }
      self.numerators = numerators.map { _ in value }
      self.denominators = denominators.map { _ in 1 }
    }
  }
}

/// Runs `work` for 0 ..< count at once and returns the results in that order.
func concurrently<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
  if count == 1 { return [work(0)] }
  return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
    nonisolated(unsafe) let base = buffer.baseAddress!
    DispatchQueue.concurrentPerform(iterations: count) { index in
      (base + index).initialize(to: work(index))
    }
    initialized = count
  }
}
