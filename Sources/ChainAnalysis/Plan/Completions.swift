import GraphCore

/// A set of projects that makes all targets producible.
public struct Completion: Hashable, Sendable {
  /// The chosen routes, ascending.
  public let projects: [RouteID]
  /// The known investments added up, 亿元; nil where none is known.
  public let investment: Double?
  /// How many of the projects have a known investment.
  public let pricedCount: Int

  init(_ projects: RouteSet, prices: (RouteID) -> Double?) {
    self.projects = Array(projects)
    let known = self.projects.compactMap(prices)
    investment = known.isEmpty && !self.projects.isEmpty ? nil : known.reduce(0, +)
    pricedCount = known.count
  }

  /// Whether the investment is that of all projects.
  public var isPriced: Bool { pricedCount == projects.count }
}

/// The completions of least size, and what a limit left open.
public struct Completions: Sendable {
  /// Fewest projects; of those the least investment where all that matter are priced. Fully priced
  /// ones first, by investment, then by route.
  public let best: [Completion]
  /// Whether `best` holds all there are.
  public let isComplete: Bool
  /// Whether the size of the first is proven least.
  public let isProven: Bool
  /// What no completion can be smaller than.
  public let sizeBound: Double
  /// The completion met without search.
  public let greedy: Completion
  /// The least investment whatever the number of projects; nil unless every project that matters is
  /// priced.
  public let cheapest: Completion?
  public let isCheapestProven: Bool
  /// Projects that could matter, and those of them that are priced.
  public let relevantCount: Int
  public let pricedCount: Int
  /// In some of the best, not in all.
  public let optional: RouteSet
  /// In every one of the best.
  public let common: RouteSet
  /// Whether every project was decided upon for `optional` and `common`.
  public let areLabelsComplete: Bool

  /// - Parameters:
  ///   - targets: must all be reachable in `problem`.
  ///   - price: investment of a project, 亿元, ≥ 0; nil where unknown.
  ///   - most: how many completions to list.
  /// - Returns: nil if a target cannot be reached.
  init?(
    _ problem: CompletionProblem, targets: NodeSet, price: @escaping (RouteID) -> Double?, most: Int,
    clock: SearchClock
  ) {
    guard let first = problem.firstCompletion(of: targets) else { return nil }
    var search = CompletionSearch(problem, demanding: targets, clock: clock)
    greedy = Completion(first, prices: price)
    let relevant = search.projects
    relevantCount = relevant.count
    pricedCount = relevant.count { price($0) != nil }
    let isPriced = pricedCount == relevant.count
    let investment = { (route: RouteID) in price(route) ?? 0 }

    search.setObjective { _ in 1 }
    let outcome = search.solve()
    guard case .optimal(let smallest) = outcome else {
      // Nothing proven but what the last relaxation says; the incumbent is the one met first.
      best = [greedy]
      (isComplete, isProven) = (false, false)
      if case .stopped(let bound?) = outcome { sizeBound = bound } else { sizeBound = 0 }
      (cheapest, isCheapestProven) = (nil, false)
      (optional, common, areLabelsComplete) = ([], [], false)
      return
    }
    let size = smallest.projects.count
    sizeBound = Double(size)
    isProven = true
    var cheapest: Completion?
    var isCheapestProven = false
    if isPriced && size > 0 {
      var money = search
      money.minimize(price: investment)
      if case .optimal(let least) = money.solve() {
        money.limit(investment, to: least.projects.reduce(0) { $0 + investment($1) }, slack: Self.slack)
        money.setObjective { _ in 1 }
        isCheapestProven = true
        var chosen = problem.irredundant(least.projects, for: targets)
        if case .optimal(let fewest) = money.solve() { chosen = fewest.projects }
        cheapest = Completion(chosen, prices: price)
      }
    }
    self.cheapest = isPriced && size == 0 ? greedy : cheapest
    self.isCheapestProven = size == 0 ? isPriced : isCheapestProven

    // All of that size, and of that size's least investment.
    search.require({ _ in 1 }, in: Double(size)...Double(size))
    if isPriced && size > 0 {
      search.minimize(price: investment)
      if case .optimal(let least) = search.solve() {
        search.limit(investment, to: least.projects.reduce(0) { $0 + investment($1) }, slack: Self.slack)
      }
    }
    search.setObjective { _ in 0 }
    var decided = search
    var found: [RouteSet] = []
    var isComplete = size == 0
    if size == 0 { found = [[]] }
    while !isComplete && found.count < most {
      guard case .optimal(let next) = search.solve() else { break }
      found.append(next.projects)
      search.exclude(next.projects)
    }
    if !isComplete, !found.isEmpty, case .infeasible = search.solve() { isComplete = true }
    if found.isEmpty { found = [smallest.projects] }
    self.isComplete = isComplete
    best = found.map { Completion($0, prices: price) }.sorted(by: Self.precedes)
    var union = found.reduce(RouteSet()) { $0.union($1) }
    var common = found.dropFirst().reduce(found[0]) { $0.intersection($1) }
    var areLabelsComplete = true
    if !isComplete {
      // Which others are in one of them, and which of these are not in all: a question each.
      for route in relevant where !union.contains(route) {
        decided.fix(route, isChosen: true)
        switch decided.solve() {
        case .optimal(let other):
          union.formUnion(other.projects)
          common.formIntersection(other.projects)
        case .stopped: areLabelsComplete = false
        case .infeasible: break
        }
        decided.free(route)
      }
      for route in common {
        decided.fix(route, isChosen: false)
        switch decided.solve() {
        case .optimal(let other): common.formIntersection(other.projects)
        case .stopped: areLabelsComplete = false
        case .infeasible: break
        }
        decided.free(route)
      }
    }
    self.common = common
    optional = union.subtracting(common)
    self.areLabelsComplete = areLabelsComplete
  }

  /// How much dearer, in parts of the whole, still counts as the same.
  private static let slack = 1e-7

  private static func precedes(_ a: Completion, _ b: Completion) -> Bool {
    let (x, y) = (a.isPriced ? a.investment ?? 0 : .infinity, b.isPriced ? b.investment ?? 0 : .infinity)
    if x != y { return x < y }
    return a.projects.lexicographicallyPrecedes(b.projects)
  }
}

/// What a budget can be spent on best.
public struct BudgetPlan: Sendable {
  /// What is spent.
  public enum Budget: Hashable, Sendable {
    case projects(Int)
    /// 亿元.
    case investment(Double)
  }

  public struct Choice: Hashable, Sendable {
    public let completion: Completion
    /// Of the wanted nodes, those that can then be made.
    public let obtained: [NodeID]
    public let value: Double
  }

  public let budget: Budget
  public let best: Choice
  public let isProven: Bool
  /// What no choice can be worth more than.
  public let bound: Double
  /// Project by project, each time the one that adds most.
  public let greedy: Choice
  /// Projects that could matter, and those that could be chosen because they are priced.
  public let relevantCount: Int
  public let pricedCount: Int
  /// Wanted nodes there already.
  public let already: [NodeID]

  /// - Parameter worth: of each wanted node, > 0.
  init(
    _ problem: CompletionProblem, wanted: [(node: NodeID, worth: Double)], budget: Budget,
    price: @escaping (RouteID) -> Double?, clock: SearchClock
  ) {
    self.budget = budget
    let there = problem.reached(with: [])
    already = wanted.map(\.node).filter { there.contains($0) }
    let open = wanted.filter { !there.contains($0.node) }
    let relevantProjects = problem.relevantRoutes(for: NodeSet(open.map(\.node))).intersection(
      problem.projects)
    relevantCount = relevantProjects.count
    pricedCount = relevantProjects.count { price($0) != nil }
    let cost: (RouteID) -> Double
    let limit: Double
    switch budget {
    case .projects(let count): (cost, limit) = ({ _ in 1 }, Double(count))
    case .investment(let money): (cost, limit) = ({ price($0) ?? 0 }, money)
    }
    let most = limit * (1 + 1e-12)
    // With money, only what is priced can be chosen; nothing that alone is dearer than the budget can.
    let affordable: RouteSet =
      if case .investment = budget {
        RouteSet(problem.projects.filter { price($0) != nil && cost($0) <= most })
      } else { problem.projects }
    let problem = CompletionProblem(
      graph: problem.graph, sources: problem.sources, free: problem.free, projects: affordable,
      allowsLoops: problem.allowsLoops)
    let reachable = problem.reachable
    let feasible = open.filter { reachable.contains($0.node) }
    let worth = Dictionary(feasible.map { ($0.node, $0.worth) }, uniquingKeysWith: { first, _ in first })
    func choice(_ projects: RouteSet) -> Choice {
      let reached = problem.reached(with: projects)
      let obtained = feasible.map(\.node).filter { reached.contains($0) }
      return Choice(
        completion: Completion(projects, prices: price), obtained: obtained,
        value: obtained.reduce(0) { $0 + (worth[$1] ?? 0) })
    }
    var search = CompletionSearch(
      problem, demanding: [], wishing: feasible.map(\.node), clock: clock)
    let greedy = choice(
      Self.greedy(search.projects, cost: cost, limit: limit) { choice($0).value })
    self.greedy = greedy
    search.limit(cost, to: limit, slack: 0)
    search.setObjective({ _ in 0 }, worth: { worth[$0] ?? 0 })
    switch search.solve(keeping: { $0.reduce(0) { $0 + cost($1) } <= most }) {
    case .optimal(let found):
      isProven = true
      bound = -found.objective
      // Of all that are worth as much the cheapest, then the fewest projects.
      search.require(
        { _ in 0 }, worth: { worth[$0] ?? 0 }, in: (bound - 1e-7 * max(1, bound))...Double.infinity)
      var chosen = found.projects
      func spent(_ projects: RouteSet) -> Double { projects.reduce(0) { $0 + cost($1) } }
      search.limit(cost, to: spent(chosen), slack: 1e-7)
      search.minimize(price: cost)
      if case .optimal(let least) = search.solve(), spent(least.projects) <= spent(chosen) {
        chosen = least.projects
      }
      search.limit(cost, to: spent(chosen), slack: 1e-7)
      search.setObjective { _ in 1 }
      if case .optimal(let fewest) = search.solve(), spent(fewest.projects) <= most {
        chosen = fewest.projects
      }
      best = choice(problem.irredundant(chosen, for: NodeSet(choice(chosen).obtained)))
    case .stopped(let known):
      isProven = false
      bound = known.map { -$0 } ?? feasible.reduce(0) { $0 + $1.worth }
      best = greedy
    case .infeasible:
      // Choosing nothing keeps every budget: the solver is at a loss with these numbers.
      isProven = false
      bound = feasible.reduce(0) { $0 + $1.worth }
      best = greedy
    }
  }

  private static func greedy(
    _ projects: [RouteID], cost: (RouteID) -> Double, limit: Double, value: (RouteSet) -> Double
  ) -> RouteSet {
    var chosen: RouteSet = []
    var spent = 0.0
    var worth = value(chosen)
    while true {
      var best: (route: RouteID, rate: Double, value: Double)?
      for route in projects where !chosen.contains(route) && spent + cost(route) <= limit * (1 + 1e-12) {
        let more = value(chosen.union([route]))
        guard more > worth + 1e-12 else { continue }
        let rate = (more - worth) / max(cost(route), 1e-9)
        if rate > (best?.rate ?? 0) * (1 + 1e-12) { best = (route, rate, more) }
      }
      guard let best else { return chosen }
      chosen.insert(best.route)
      spent += cost(best.route)
      worth = best.value
    }
  }
}
