import ChainModel
import TestSupport
import Testing

@testable import ChainAnalysis

/// A small random problem, and its answers by trying every choice of projects.
struct RandomCompletion: CustomStringConvertible {
  var routes: [(inputs: [NodeID], outputs: [NodeID])] = []
  let problem: CompletionProblem
  let targets: NodeSet
  let prices: [Double]

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let nodeCount = Int.random(in: 2...9, using: &generator)
    func side(_ range: ClosedRange<Int>) -> [NodeID] {
      (0..<Int.random(in: range, using: &generator)).map { _ in
        NodeID(Int.random(in: 0..<nodeCount, using: &generator))
      }
    }
    for _ in 0..<Int.random(in: 1...10, using: &generator) { routes.append((side(0...2), side(1...2))) }
    // Few routes without inputs, else everything is easy.
    for index in routes.indices where routes[index].inputs.isEmpty && index % 3 != 0 {
      routes[index].inputs = side(1...2)
    }
    let sources = NodeSet(side(0...2))
    let free = RouteSet(
      routes.indices.filter { _ in Int.random(in: 0..<6, using: &generator) == 0 }.map { RouteID($0) })
    problem = CompletionProblem(
      graph: Hypergraph(nodeCount: nodeCount, routes: routes), sources: sources, free: free,
      allowsLoops: seed % 3 == 0)
    targets = NodeSet(side(1...2))
    prices = routes.map { _ in Double(Int.random(in: 0...4, using: &generator)) }
  }

  func price(_ route: RouteID) -> Double? { prices[route.index] }

  /// What a choice reaches, written out plainly.
  func reached(_ chosen: [Int]) -> Set<Int> {
    let running = problem.free.map(\.index) + chosen
    let plain = routes.map { (inputs: Set($0.inputs.map(\.index)), outputs: Set($0.outputs.map(\.index))) }
    let sources = Set(problem.sources.map(\.index))
    if problem.allowsLoops {
      var kept = running
      while true {
        let had = kept.reduce(sources) { $0.union(plain[$1].outputs) }
        let fed = kept.filter { plain[$0].inputs.isSubset(of: had) }
        if fed.count == kept.count { return had }
        kept = fed
      }
    }
    var had = sources
    while true {
      let more = running.filter { plain[$0].inputs.isSubset(of: had) }.reduce(had) {
        $0.union(plain[$1].outputs)
      }
      if more == had { return had }
      had = more
    }
  }

  /// Every choice of projects.
  var choices: [[Int]] {
    let projects = problem.projects.map(\.index)
    return (0..<(1 << projects.count)).map { subset in
      projects.indices.filter { subset >> $0 & 1 == 1 }.map { projects[$0] }
    }
  }
  var completions: [[Int]] { choices.filter { reached($0).isSuperset(of: targets.map(\.index)) } }
  func cost(_ choice: [Int]) -> Double { choice.reduce(0) { $0 + prices[$1] } }

  var description: String {
    "sources \(problem.sources) free \(problem.free) targets \(targets) loops \(problem.allowsLoops) "
      + routes.map { "\($0.inputs.map(\.index))→\($0.outputs.map(\.index))" }.joined(separator: " ")
  }
}

@Suite struct CompletionOracleTests {
  @Test(arguments: UInt64(0)..<400)
  func `the least completions are those that trying every choice finds`(seed: UInt64) throws {
    let random = RandomCompletion(seed: seed)
    let all = random.completions
    let answer = Completions(
      random.problem, targets: random.targets, price: random.price, most: 1000,
      clock: SearchClock(PlanLimits()))
    #expect((answer == nil) == all.isEmpty, "\(random)")
    guard let answer, let size = all.map(\.count).min() else { return }
    let money = all.filter { $0.count == size }.map(random.cost).min()!
    let best = all.filter { $0.count == size && random.cost($0) == money }.map { $0.map { RouteID($0) } }
    #expect(Set(answer.best.map(\.projects)) == Set(best), "\(random)")
    #expect(answer.best.count == best.count && answer.isComplete && answer.isProven, "\(random)")
    #expect(answer.sizeBound == Double(size))
    #expect(answer.best == answer.best.sorted { $0.projects.lexicographicallyPrecedes($1.projects) })
    // The greedy one is a completion, and not smaller.
    #expect(all.contains(answer.greedy.projects.map(\.index)) && answer.greedy.projects.count >= size)
    #expect(answer.cheapest?.investment == all.map(random.cost).min(), "\(random)")
    let cheapest = try #require(answer.cheapest)
    #expect(all.contains(cheapest.projects.map(\.index)))
    let inAll = best.dropFirst().reduce(Set(best[0])) { $0.intersection($1) }
    #expect(answer.optional == RouteSet(Set(best.joined()).subtracting(inAll)) && answer.areLabelsComplete)
  }

  @Test(arguments: UInt64(0)..<150)
  func `labels are the same when not all completions are listed`(seed: UInt64) {
    let random = RandomCompletion(seed: seed)
    func answer(_ most: Int) -> Completions? {
      Completions(
        random.problem, targets: random.targets, price: random.price, most: most,
        clock: SearchClock(PlanLimits()))
    }
    guard let whole = answer(1000), let part = answer(1) else { return }
    #expect(part.best.count == 1 && part.isComplete == (whole.best.count == 1), "\(random)")
    #expect(part.optional == whole.optional && part.common == whole.common, "\(random)")
    #expect(whole.best.contains(part.best[0]))
  }

  @Test(arguments: UInt64(0)..<200)
  func `without all prices the fewest projects count`(seed: UInt64) {
    let random = RandomCompletion(seed: seed)
    let answer = Completions(
      random.problem, targets: random.targets, price: { $0.index % 2 == 0 ? 1 : nil }, most: 1000,
      clock: SearchClock(PlanLimits()))
    guard let answer, answer.pricedCount < answer.relevantCount else { return }
    let all = random.completions
    let size = all.map(\.count).min()!
    #expect(
      Set(answer.best.map(\.projects)) == Set(all.filter { $0.count == size }.map { $0.map { RouteID($0) } }),
      "\(random)")
    #expect(answer.cheapest == nil || size == 0)
  }

  @Test(arguments: UInt64(0)..<300)
  func `a budget buys the most that any choice within it does`(seed: UInt64) {
    let random = RandomCompletion(seed: seed)
    var generator = SeededGenerator(seed: seed + 1000)
    let wanted = random.problem.graph.nodes.filter { _ in Bool.random(using: &generator) }.map {
      (node: $0, worth: Double(Int.random(in: 1...3, using: &generator)))
    }
    let limit = Int.random(in: 0...4, using: &generator)
    let isMoney = Bool.random(using: &generator)
    let plan = BudgetPlan(
      random.problem, wanted: wanted, budget: isMoney ? .investment(Double(limit)) : .projects(limit),
      price: random.price, clock: SearchClock(PlanLimits()))
    func spent(_ choice: [Int]) -> Double { isMoney ? random.cost(choice) : Double(choice.count) }
    let there = random.reached([])
    func value(_ choice: [Int]) -> Double {
      let reached = random.reached(choice)
      return wanted.filter { !there.contains($0.node.index) && reached.contains($0.node.index) }
        .reduce(0) { $0 + $1.worth }
    }
    let within = random.choices.filter { spent($0) <= Double(limit) }
    let most = within.map(value).max() ?? 0
    let best = plan.best.completion.projects.map(\.index)
    #expect(plan.isProven && plan.best.value == most && value(best) == most, "\(random)")
    #expect(spent(best) == within.filter { value($0) == most }.map(spent).min(), "\(random)")
    let greedy = plan.greedy.completion.projects.map(\.index)
    #expect(spent(greedy) <= Double(limit) && value(greedy) == plan.greedy.value && plan.greedy.value <= most)
    #expect(plan.already.map(\.index) == wanted.map(\.node.index).filter { there.contains($0) })
  }

  /// Independent projects at these prices, each with a product of its own, all wanted alike.
  private static func budgetPlan(_ prices: [Double], budget: Double) -> BudgetPlan {
    let problem = CompletionProblem(
      graph: Hypergraph(
        nodeCount: prices.count + 1,
        routes: prices.indices.map { (inputs: [NodeID(0)], outputs: [NodeID($0 + 1)]) }), sources: [NodeID(0)]
    )
    return BudgetPlan(
      problem, wanted: prices.indices.map { (NodeID($0 + 1), 1) }, budget: .investment(budget),
      price: { prices[$0.index] }, clock: SearchClock(PlanLimits()))
  }

  /// The most of them that a budget buys: the cheapest first.
  private static func mostBought(_ prices: [Double], budget: Double) -> Int {
    var left = budget * (1 + 1e-12)
    return prices.sorted().prefix { price in
      left -= price
      return left >= 0
    }.count
  }

  @Test(
    arguments: [
      ([0.1, 1_000_000], 1_000_000), ([3, 3e9], 1e9), ([1_000_000, 1.2e10], 1e6), ([0.1, 1.2e10], 1.3e10),
      ([1e-3, 1e9], 1e9), ([1e-3, 1e-3], 1e-3), ([0, 1e9], 0), ([1e15, 1e-9], 1e15),
      ([5e7, 0.1], 5e7 + 0.05),
    ] as [([Double], Double)])
  func `bug: prices of any magnitude keep the budget and crash nothing`(prices: [Double], budget: Double) {
    let plan = Self.budgetPlan(prices, budget: budget)
    #expect(plan.isProven && plan.best.obtained.count == Self.mostBought(prices, budget: budget))
    #expect(plan.best.completion.investment ?? 0 <= budget * (1 + 1e-12))
  }

  @Test(arguments: UInt64(0)..<200)
  func `prices from a thousandth to a thousand million at random`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func magnitude() -> Double {
      let digits = (Double.random(in: 1...9.99, using: &generator) * 10).rounded() / 10
      return digits * Double("1e\(Int.random(in: -3...9, using: &generator))")!
    }
    let prices = (0..<Int.random(in: 1...6, using: &generator)).map { _ in magnitude() }
    let budget =
      Bool.random(using: &generator)
      ? magnitude() : prices.filter { _ in Bool.random(using: &generator) }.reduce(0, +)
    let plan = Self.budgetPlan(prices, budget: budget)
    #expect(plan.best.completion.investment ?? 0 <= budget * (1 + 1e-12), "\(prices) \(budget)")
    #expect(
      plan.isProven && plan.best.obtained.count == Self.mostBought(prices, budget: budget),
      "\(prices) \(budget)")
  }

  @Test(arguments: UInt64(0)..<400)
  func `the smallest seed is as small as any`(seed: UInt64) {
    let random = RandomCompletion(seed: seed)
    let graph = random.problem.graph
    let sources = random.problem.sources
    let loop = graph.loopClosure(sources: sources)
    for target in graph.nodes where !sources.contains(target) {
      let answer = SmallestSeed(
        graph, target: target, sources: sources, routes: RouteSet(graph.routes),
        clock: SearchClock(PlanLimits()))
      #expect((answer != nil) == loop.nodes.contains(target), "\(random)")
      guard let answer else { continue }
      func starts(_ seeds: NodeSet) -> Bool {
        let ran = graph.closure(of: sources.union(seeds), routes: loop.routes).routes
        let made = NodeSet(ran.flatMap { Array(graph.outputs(of: $0)) })
        return made.contains(target) && seeds.isSubset(of: made)
      }
      #expect(starts(NodeSet(answer.nodes)), "\(random)")
      let least = (0..<(1 << graph.nodeCount)).filter { choice in
        choice.nonzeroBitCount < answer.nodes.count
          && starts(
            NodeSet(graph.nodes.filter { choice >> $0.index & 1 == 1 }.filter { !sources.contains($0) }))
      }
      #expect(least.isEmpty && answer.isProven, "\(random) \(target)")
    }
  }

  @Test func `a limit of no time leaves the completion met first`() throws {
    let random = RandomCompletion(seed: 3)
    let target = try #require(random.problem.reachable.subtracting(random.problem.reached(with: [])).first)
    let answer = try #require(
      Completions(
        random.problem, targets: [target], price: { _ in nil }, most: 5,
        clock: SearchClock(PlanLimits(seconds: 0))))
    #expect(!answer.isProven && !answer.isComplete && answer.best == [answer.greedy])
    #expect(answer.sizeBound <= Double(answer.greedy.projects.count))
  }
}
