/// One thread's share of a sampling of weights: draws, scores, sorts and counts, block by block.
///
/// The loops are what the time goes to: flat buffers, four alternatives at a time, and a bucket sort
/// that is linear unless scores crowd together.
struct SamplingWorker: ~Copyable {
  /// Draws a block; each block has a stream of random numbers of its own.
  static let blockSize = 1024

  struct Plan: Sendable {
    var classes: AlternativeClasses
    var criteria: Int
    var squaresWeights: Bool
    var space: WeightSpace
    var samples: Int
    var seed: UInt64
    var columns: Int
  }

  struct Tally: Sendable {
    var problem: WeightSpace.Problem?
    var counts: [UInt32]
    var ties: [RankAcceptability.Tie: Int] = [:]
    var doubledRanks: [Int]
    /// By block: the classes that came first in it.
    var centres: [[Centre]] = []
  }

  struct Centre: Sendable {
    var class_: Int
    var sum: [Double]
    var credit: Double
  }

  private struct Entry {
    var score: Double
    var class_: Int32
  }

  private typealias Four = SIMD4<Double>

  private let plan: Plan
  private let classCount: Int
  /// Classes in fours.
  private let fours: Int
  /// Numerators, then denominators unless all are 1: four classes of one criterion after another.
  private let above: UnsafeMutablePointer<Four>
  private let below: UnsafeMutablePointer<Four>?
  private let scores: UnsafeMutablePointer<Four>
  private let entries: UnsafeMutablePointer<Entry>
  private let buckets: UnsafeMutablePointer<Int32>
  private let bucketCount: Int
  private let keys: UnsafeMutablePointer<Int32>
  private let sizes: UnsafeMutablePointer<Int32>
  private let counts: UnsafeMutablePointer<UInt32>
  /// By class, the places of the last few draws, −1 where tied: counted class by class, for all counts
  /// together do not fit the cache.
  private let places: UnsafeMutablePointer<Int32>
  private static let batch = 64
  private let doubledRanks: UnsafeMutablePointer<Int>
  private var ties: [RankAcceptability.Tie: Int] = [:]

  static func tally(_ plan: Plan, blocks: [Int]) -> Tally {
    var worker = SamplingWorker(plan)
    var centres: [[Centre]] = []
    do throws(WeightSpace.Problem) {
      for block in blocks { centres.append(try worker.run(block: block)) }
    } catch {
      return Tally(problem: error, counts: [], doubledRanks: [])
    }
    return Tally(
      counts: Array(UnsafeBufferPointer(start: worker.counts, count: worker.classCount * plan.columns)),
      ties: worker.ties,
      doubledRanks: Array(UnsafeBufferPointer(start: worker.doubledRanks, count: worker.classCount)),
      centres: centres)
  }

  private init(_ plan: Plan) {
    self.plan = plan
    classCount = plan.classes.sizes.count
    fours = (classCount + 3) / 4
    above = Self.packed(plan.classes.numerators, criteria: plan.criteria, padding: 0)
    let isWhole = plan.classes.denominators.allSatisfy { $0.allSatisfy { $0 == 1 } }
    below = isWhole ? nil : Self.packed(plan.classes.denominators, criteria: plan.criteria, padding: 1)
    scores = .allocate(capacity: max(1, fours))
    scores.initialize(repeating: .zero, count: max(1, fours))
    entries = .allocate(capacity: max(1, classCount))
    entries.initialize(repeating: Entry(score: 0, class_: 0), count: max(1, classCount))
    var power = 16
    while power < 2 * classCount { power *= 2 }
    bucketCount = power
    buckets = .allocate(capacity: power + 1)
    buckets.initialize(repeating: 0, count: power + 1)
    keys = .allocate(capacity: max(1, classCount))
    keys.initialize(repeating: 0, count: max(1, classCount))
    sizes = .allocate(capacity: max(1, classCount))
    for index in 0..<classCount { (sizes + index).initialize(to: Int32(plan.classes.sizes[index])) }
    counts = .allocate(capacity: max(1, classCount * plan.columns))
    counts.initialize(repeating: 0, count: max(1, classCount * plan.columns))
    places = .allocate(capacity: max(1, classCount * Self.batch))
    places.initialize(repeating: -1, count: max(1, classCount * Self.batch))
    doubledRanks = .allocate(capacity: max(1, classCount))
    doubledRanks.initialize(repeating: 0, count: max(1, classCount))
  }

  deinit {
    above.deallocate()
    below?.deallocate()
    scores.deallocate()
    entries.deallocate()
    buckets.deallocate()
    keys.deallocate()
    sizes.deallocate()
    counts.deallocate()
    places.deallocate()
    doubledRanks.deallocate()
  }

  private static func packed(
    _ rows: [[Double]], criteria: Int, padding: Double
  ) -> UnsafeMutablePointer<Four> {
    let fours = (rows.count + 3) / 4
    let pointer = UnsafeMutablePointer<Four>.allocate(capacity: max(1, fours * criteria))
    for four in 0..<fours {
      for criterion in 0..<criteria {
        var values = Four(repeating: padding)
        for lane in 0..<4 where four * 4 + lane < rows.count {
          values[lane] = rows[four * 4 + lane][criterion]
        }
        (pointer + four * criteria + criterion).initialize(to: values)
      }
    }
    return pointer
  }

  private mutating func run(block: Int) throws(WeightSpace.Problem) -> [Centre] {
    let criteria = plan.criteria
    let draws = min(Self.blockSize, plan.samples - block * Self.blockSize)
    let weights = UnsafeMutableBufferPointer<Double>.allocate(capacity: draws * criteria)
    weights.initialize(repeating: 0)
    defer { weights.deallocate() }
    var random = SeededRandom(seed: plan.seed, stream: UInt64(block))
    try plan.space.fill(weights, from: &random)
    guard classCount > 0 else { return [] }
    var centres: [Int: Centre] = [:]
    let factors = UnsafeMutableBufferPointer<Double>.allocate(capacity: criteria)
    factors.initialize(repeating: 0)
    defer { factors.deallocate() }
    for draw in 0..<draws {
      for index in 0..<criteria {
        let weight = weights[draw * criteria + index]
        factors[index] = plan.squaresWeights ? weight * weight : weight
      }
      score(UnsafeBufferPointer(factors))
      sort()
      let first = count(slot: draw % Self.batch)
      if draw % Self.batch == Self.batch - 1 || draw == draws - 1 { tallyPlaces(draw % Self.batch + 1) }
      for index in 0..<first.classes {
        let own = Int(entries[index].class_)
        let credit = Double(sizes[own]) / Double(first.alternatives)
        var centre = centres[own] ?? Centre(class_: own, sum: Array(repeating: 0, count: criteria), credit: 0)
        for criterion in 0..<criteria {
          centre.sum[criterion] += credit * weights[draw * criteria + criterion]
        }
        centre.credit += credit
        centres[own] = centre
      }
    }
    return centres.keys.sorted().map { centres[$0]! }
  }

  /// Σ q N, divided by Σ q D where not every D is 1; −1 where nothing that weighs is known.
  private func score(_ factors: UnsafeBufferPointer<Double>) {
    let criteria = factors.count
    let (above, scores) = (above, scores)
    guard let below else {
      for four in 0..<fours {
        var sum = Four.zero
        let row = above + four * criteria
        for index in 0..<criteria { sum += factors[index] * row[index] }
        scores[four] = sum
      }
      return
    }
    for four in 0..<fours {
      var (sum, total) = (Four.zero, Four.zero)
      let (upper, lower) = (above + four * criteria, below + four * criteria)
      for index in 0..<criteria {
        sum += factors[index] * upper[index]
        total += factors[index] * lower[index]
      }
      scores[four] = (sum / total).replacing(with: -1, where: total .<= 0)
    }
  }

  /// Fills `entries` by falling score: buckets by value, then insertion within what is left unsorted.
  private func sort() {
    let count = classCount
    let values = UnsafeRawPointer(scores).assumingMemoryBound(to: Double.self)
    let (entries, buckets, keys) = (entries, buckets, keys)
    var (low, high) = (values[0], values[0])
    for index in 1..<max(1, count) {
      let value = values[index]
      low = value < low ? value : low
      high = value > high ? value : high
    }
    let scale = Double(bucketCount - 1) / (high - low)
    guard high > low, scale.isFinite else {
      for index in 0..<count { entries[index] = Entry(score: values[index], class_: Int32(index)) }
      sortSlowly()
      return
    }
    for bucket in 0...bucketCount { buckets[bucket] = 0 }
    for index in 0..<count {
      let key = Int32(truncatingIfNeeded: Int((high - values[index]) * scale))
      keys[index] = key
      buckets[Int(key) + 1] &+= 1
    }
    var (running, largest) = (Int32(0), Int32(0))
    for bucket in 1...bucketCount {
      let size = buckets[bucket]
      largest = size > largest ? size : largest
      running &+= size
      buckets[bucket] = running
    }
    for index in 0..<count {
      let bucket = Int(keys[index])
      let place = Int(buckets[bucket])
      buckets[bucket] = Int32(truncatingIfNeeded: place &+ 1)
      entries[place] = Entry(score: values[index], class_: Int32(truncatingIfNeeded: index))
    }
    guard largest <= 64 else { return sortSlowly() }
    for index in 1..<max(1, count) {
      let entry = entries[index]
      var place = index
      while place > 0, entries[place &- 1].score < entry.score {
        entries[place] = entries[place &- 1]
        place &-= 1
      }
      entries[place] = entry
    }
  }

  private func sortSlowly() {
    var buffer = UnsafeMutableBufferPointer(start: entries, count: classCount)
    buffer.sort { $0.score != $1.score ? $0.score > $1.score : $0.class_ < $1.class_ }
  }

  /// Counts the sorted entries; returns how many classes, and alternatives in them, came first.
  private mutating func count(slot: Int) -> (classes: Int, alternatives: Int) {
    let (count, entries, places) = (classCount, entries, places)
    var (place, higher) = (0, 0)
    var first = (classes: 0, alternatives: 0)
    while place < count {
      var end = place &+ 1
      let score = entries[place].score
      let own = Int(entries[place].class_)
      var alternatives = Int(sizes[own])
      while end < count, entries[end].score == score {
        alternatives &+= Int(sizes[Int(entries[end].class_)])
        end &+= 1
      }
      let doubled = 2 &* higher &+ alternatives &+ 1
      if end == place &+ 1 {
        places[own &* Self.batch &+ slot] = Int32(truncatingIfNeeded: higher)
      } else {
        for index in place..<end {
          let tied = Int(entries[index].class_)
          ties[.init(class_: tied, above: higher, alternatives: alternatives), default: 0] += 1
          doubledRanks[tied] &+= doubled
          places[tied &* Self.batch &+ slot] = -1
        }
      }
      if place == 0 { first = (end, alternatives) }
      higher &+= alternatives
      place = end
    }
    return first
  }

  /// Adds the places of the last `draws` to the counts; a class alone at its score takes as many ranks as
  /// it has members.
  private func tallyPlaces(_ draws: Int) {
    let last = plan.columns &- 1
    for own in 0..<classCount {
      let (row, column) = (places + own &* Self.batch, counts + own &* plan.columns)
      let size = Int(sizes[own])
      var sum = 0
      for draw in 0..<draws {
        let higher = Int(row[draw])
        guard higher >= 0 else { continue }
        column[min(higher, last)] &+= 1
        sum &+= 2 &* higher &+ size &+ 1
      }
      doubledRanks[own] &+= sum
    }
  }
}
