import GraphCore
import Optimization

/// When a plan's search gives up.
public struct PlanLimits: Hashable, Sendable {
  /// Seconds by the clock, over all searches of one plan.
  public var seconds: Double
  /// Most nodes of one branch-and-bound tree.
  public var nodes: Int

  public init(seconds: Double = 60, nodes: Int = 200_000) {
    precondition(seconds >= 0 && nodes >= 0, "a limit is not negative")
    self.seconds = seconds
    self.nodes = nodes
  }
}

/// How much time is left, shared by the searches of one plan.
final class SearchClock {
  private let deadline: ContinuousClock.Instant
  let limits: PlanLimits

  init(_ limits: PlanLimits) {
    self.limits = limits
    deadline = .now + .milliseconds(Int64(min(limits.seconds, 1e9) * 1000))
  }

  var secondsLeft: Double {
    let left = ContinuousClock.now.duration(to: deadline).components
    return max(0, Double(left.seconds) + Double(left.attoseconds) * 1e-18)
  }
  var isOver: Bool { secondsLeft <= 0 }
}

/// Chooses routes by integer programming: a binary a route, and rows that a completion must keep.
///
/// A chosen route needs, for each input that is no source, a chosen route that makes it; so much is
/// exact where loops count. Where they do not, a loop could feed itself: then what is really reached
/// is compared, and for the set *X* reached a cut is added — some route that runs on *X* alone and
/// leads out of it must be chosen — which every true completion keeps. The sets are widened first, so
/// that cuts are few and short.
/// - Reference: Docs/Guides/Plan.md; Moreno-Centeno & Karp 2013, doi:10.1287/opre.1130.1158 (implicit
///   hitting sets).
struct CompletionSearch {
  let problem: CompletionProblem
  /// The routes that have a column.
  let routes: [RouteID]
  /// Those among them that are projects.
  let projects: [RouteID]
  private var program: IntegerProgram
  private var columns: [RouteID: ColumnID] = [:]
  /// Nodes that are wanted if they can be had, with their columns.
  private var wishes: [(node: NodeID, column: ColumnID)] = []
  private let demands: NodeSet
  private let clock: SearchClock

  struct Found {
    var projects: RouteSet
    var objective: Double
  }

  enum Outcome {
    case optimal(Found)
    /// A limit came first; the bound is what no completion can be better than.
    case stopped(bound: Double?)
    case infeasible
  }

  /// - Parameters:
  ///   - demands: nodes that must be reached; all must be reachable.
  ///   - wishes: nodes that may be reached.
  ///   - available: the projects that may be chosen.
  init(
    _ problem: CompletionProblem, demanding demands: NodeSet, wishing wishes: [NodeID] = [],
    clock: SearchClock
  ) {
    self.problem = problem
    self.demands = demands
    self.clock = clock
    let graph = problem.graph
    let relevant = problem.relevantRoutes(for: demands.union(NodeSet(wishes)))
    routes = Array(relevant)
    projects = routes.filter { problem.projects.contains($0) }
    var program = IntegerProgram(.minimize)
    for route in routes { columns[route] = program.addBinary() }
    let columns = columns
    func makers(_ node: NodeID) -> [Term] {
      graph.routes(making: node).compactMap { columns[$0] }.map { Term(1, $0) }
    }
    for route in routes {
      guard let own = columns[route] else { continue }
      for input in graph.inputs(of: route) where !problem.sources.contains(input) {
        program.addRow(makers(input) + [Term(-1, own)], 0...Double.infinity)
      }
    }
    for demand in demands where !problem.sources.contains(demand) {
      program.addRow(makers(demand), 1...Double.infinity)
    }
    for wish in wishes {
      let column = program.addBinary()
      self.wishes.append((wish, column))
      if !problem.sources.contains(wish) {
        program.addRow(makers(wish) + [Term(-1, column)], 0...Double.infinity)
      }
    }
    self.program = program
  }

  /// Sets what is made least: a cost for each project, and a worth for each wish.
  mutating func setObjective(_ cost: (RouteID) -> Double, worth: (NodeID) -> Double = { _ in 0 }) {
    for route in projects { columns[route].map { program.setCost(of: $0, to: cost(route)) } }
    for wish in wishes { program.setCost(of: wish.column, to: 0 - worth(wish.node)) }
  }

  /// Bounds a sum over the projects and wishes.
  mutating func require(
    _ weight: (RouteID) -> Double, worth: (NodeID) -> Double = { _ in 0 }, in bounds: ClosedRange<Double>
  ) {
    var terms = projects.compactMap { route in columns[route].map { Term(weight(route), $0) } }
    terms += wishes.map { Term(worth($0.node), $0.column) }
    program.addRow(terms.filter { $0.coefficient != 0 }, bounds)
  }

  /// Bounds a sum of prices by `most`, in shares of it: whatever they are, the solver sees numbers near 1.
  ///
  /// What is dearer than `most` alone counts twice it, which rules it out as well. The solver keeps a row
  /// to about a millionth: a caller who must be exact adds up what was found.
  mutating func limit(_ price: (RouteID) -> Double, to most: Double, slack: Double) {
    require(
      { route in
        let price = price(route)
        return price <= 0 ? 0 : most > 0 ? min(price / most, 2) : 2
      }, in: 0...(1 + slack))
  }

  /// Makes a sum of prices least; scaled, as in ``limit(_:to:slack:)``.
  mutating func minimize(price: (RouteID) -> Double) {
    let largest = projects.map(price).max() ?? 0
    setObjective { largest > 0 ? price($0) / largest : 0 }
  }

  /// Rules out every choice that holds all of `chosen`.
  mutating func exclude(_ chosen: RouteSet) {
    program.addRow(
      chosen.compactMap { columns[$0] }.map { Term(1, $0) }, -Double.infinity...Double(chosen.count - 1))
  }

  /// Takes a project in or out for good.
  mutating func fix(_ route: RouteID, isChosen: Bool) {
    columns[route].map { program.setBounds(of: $0, to: isChosen ? 1...1 : 0...0) }
  }
  mutating func free(_ route: RouteID) { columns[route].map { program.setBounds(of: $0, to: 0...1) } }

  /// Solves with the objective and bounds set; cuts stay for the next time.
  mutating func solve() -> Outcome {
    var bound: Double?
    while true {
      guard !clock.isOver else { return .stopped(bound: bound) }
      let outcome = program.solve(
        limits: SolveLimits(nodes: clock.limits.nodes, seconds: clock.secondsLeft))
      switch outcome.status {
      case .infeasible: return .infeasible
      // Binaries are bounded: the solver is at a loss.
      case .unbounded: return .stopped(bound: bound)
      case .stopped: return .stopped(bound: outcome.bound ?? bound)
      case .optimal: break
      }
      guard let objective = outcome.objective else { return .stopped(bound: bound) }
      // Each round is a relaxation: its optimum bounds the true one.
      bound = objective
      let chosen = RouteSet(projects.filter { columns[$0].map(outcome.isChosen) ?? false })
      let wanted = wishes.filter { outcome.isChosen($0.column) }
      guard !problem.allowsLoops else {
        return .optimal(Found(projects: chosen, objective: objective))
      }
      let reached = problem.reached(with: chosen)
      let missed = demands.subtracting(reached)
      let missedWishes = wanted.filter { !reached.contains($0.node) }
      guard !missed.isEmpty || !missedWishes.isEmpty else {
        return .optimal(Found(projects: chosen, objective: objective))
      }
      for demand in missed { addCut(from: chosen, missing: demand, atLeast: nil) }
      for wish in missedWishes { addCut(from: chosen, missing: wish.node, atLeast: wish.column) }
    }
  }

  /// Solves with a bound the solver only keeps nearly: what does not keep it is ruled out, with all that
  /// holds more, until the best does.
  mutating func solve(keeping bound: (RouteSet) -> Bool) -> Outcome {
    while true {
      let outcome = solve()
      guard case .optimal(let found) = outcome, !bound(found.projects) else { return outcome }
      exclude(found.projects)
    }
  }

  /// Some route must lead out of what `chosen`, and as much more as still misses `node`, reach.
  private mutating func addCut(from chosen: RouteSet, missing node: NodeID, atLeast column: ColumnID?) {
    var widened = chosen
    for route in projects where !widened.contains(route) {
      widened.insert(route)
      if problem.reached(with: widened).contains(node) { widened.remove(route) }
    }
    let reached = problem.reached(with: widened)
    let leaving = projects.filter { route in
      !widened.contains(route) && problem.graph.inputs(of: route).allSatisfy { reached.contains($0) }
        && problem.graph.outputs(of: route).contains { !reached.contains($0) }
    }
    let terms = leaving.compactMap { columns[$0] }.map { Term(1, $0) }
    if let column {
      program.addRow(terms + [Term(-1, column)], 0...Double.infinity)
    } else {
      program.addRow(terms, 1...Double.infinity)
    }
  }
}
