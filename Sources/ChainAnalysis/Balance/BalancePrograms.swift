import ChainModel
import Optimization

/// The least that must be bought for every plant to run at nameplate.
public struct LeastPurchase: Hashable, Sendable {
  /// By node id, base units a year; nodes that a plant of unknown yield makes are left out, for it may
  /// cover all of it.
  public var bought: [NodeID: Double]
  /// By unit of unknown size: what it must make for that, base units a year.
  public var needed: [Int: Double]
}

/// How far the plants can run together under a purchase list, and what holds them back.
public struct Bottleneck: Hashable, Sendable {
  /// One unit's load.
  public struct Load: Hashable, Sendable {
    public var unit: Int
    /// 0 … 1 at the optimum found, and the least and most at any optimum.
    public var value: Double
    public var least: Double
    public var most: Double
  }

  /// A node whose supply binds.
  public struct Price: Hashable, Sendable {
    public var node: NodeID
    /// Utilisation (of one unit = 1) gained by one base unit a year more of the node.
    public var value: Double
    /// Whether it binds too where all figures lie at either end of their ranges.
    public var isRobust: Bool
  }

  /// The plants of one chain, asked for by themselves.
  public struct ChainLoad: Hashable, Sendable {
    public var chain: ChainID
    public var units: [Int]
    /// Mean utilisation they can reach.
    public var mean: Double
    /// What binds, the highest price first.
    public var prices: [Price]
  }

  /// What may be bought without limit.
  public var purchases: [NodeID]
  /// Nodes that are not limited, because some supply of theirs is not known.
  public var unlimited: [NodeID]
  /// Units of known size: what is summed up. Those of capacity 0 have no utilisation.
  public var units: [Int]
  /// Σ utilisation: with the figures as they stand, and with all at the worse or the better end.
  public var total: QuantityRange
  public var loads: [Load]
  /// By falling price.
  public var prices: [Price]
  public var chains: [ChainLoad]
  /// Whether the least and the most of each load were worked out; not in very large scopes.
  public var hasRanges: Bool
}

/// The linear programs of a balance.
struct BalancePrograms {
  /// Most units for which ranges of utilisation are worked out, at two programs each.
  static let mostUnitsWithRanges = 400

  enum Corner { case low, value, high }

  let network: ChainNetwork
  let units: [BalanceUnit]
  let nodes: [NodeBalance]
  let options: BalanceOptions
  private let grades: [RouteID]

  init(_ network: ChainNetwork, units: [BalanceUnit], nodes: [NodeBalance], options: BalanceOptions) {
    self.network = network
    self.units = units
    self.nodes = nodes
    self.options = options
    let counted = NodeSet(nodes.map(\.node))
    // A special grade may stand in for its general grade.
    grades = network.routeIDs.filter {
      network[$0].isGrade && counted.contains(network[$0].output)
        && counted.contains(network[$0].inputs[0].node)
    }
  }

  /// Nodes with a maker whose yield is not known: it may be any amount.
  var unlimited: [NodeID] {
    nodes.filter { balance in
      balance.makers.contains { maker in
        units[maker].flows.contains { $0.node == balance.node && $0.isMade && $0.quantity == nil }
      }
    }.map(\.node)
  }

  /// Whether a unit's load has a meaning: it is of known size, and not of size 0.
  func isRated(_ unit: Int) -> Bool {
    units[unit].size == .known && units[unit].flows.contains { ($0.quantity?.high ?? 0) > 0 }
  }

  func leastPurchase() -> LeastPurchase? {
    guard units.contains(where: { $0.size == .known }) else { return nil }
    var model = BalanceModel(self, corner: .value, loads: { isRated($0) ? 1...1 : 0...0 })
    let unlimited = NodeSet(unlimited)
    var columns: [(node: NodeID, dimension: String, column: ColumnID)] = []
    for balance in nodes where !unlimited.contains(balance.node) {
      columns.append((balance.node, balance.dimension, model.addPurchase(of: balance.node)))
    }
    model.addRows(for: nodes.map(\.node).filter { !unlimited.contains($0) }, extra: options.extraSupply)
    // Nothing is bought that a plant of unknown size or a captive one makes, as far as that can be had.
    // Tonnes and pieces are not added: one dimension after the other, masses first; last, no such plant
    // makes more than is needed.
    let madeFreely = NodeSet(
      nodes.filter { $0.makers.contains { units[$0].size != .known } }.map(\.node))
    let others = Set(columns.map(\.dimension)).subtracting([ChainNetwork.mass]).sorted()
    let dimensions = [ChainNetwork.mass] + others
    var solution: LinearSolution?
    for isMadeFreely in [true, false] {
      for dimension in dimensions {
        let own = columns.filter {
          $0.dimension == dimension && madeFreely.contains($0.node) == isMadeFreely
        }
        guard !own.isEmpty else { continue }
        solution = model.minimise(own.map { Term(1, $0.column) })
        if solution == nil { return nil }
      }
    }
    solution = model.minimise(model.freeColumns.values.sorted().map { Term(1, $0) })
    guard let solution else { return nil }
    var bought: [NodeID: Double] = [:]
    for (node, _, column) in columns where solution[column] * BalanceModel.scale > model.negligible {
      bought[node] = solution[column] * BalanceModel.scale
    }
    var needed: [Int: Double] = [:]
    for (unit, column) in model.freeColumns where solution[column] * BalanceModel.scale > model.negligible {
      needed[unit] = solution[column] * BalanceModel.scale
    }
    return LeastPurchase(bought: bought, needed: needed)
  }

  func bottleneck() -> Bottleneck? {
    let rated = units.indices.filter { isRated($0) }
    guard !rated.isEmpty else { return nil }
    let purchases =
      options.purchases?.sorted()
      ?? nodes.filter { network[$0.node].isTradable || $0.makers.isEmpty }.map(\.node)
    let free = NodeSet(purchases).union(NodeSet(unlimited))
    let limited = nodes.map(\.node).filter { !free.contains($0) }
    func best(_ corner: Corner, _ goal: [Int]) -> (model: BalanceModel, solution: LinearSolution)? {
      var model = BalanceModel(self, corner: corner, loads: { isRated($0) ? 0...1 : 0...0 })
      model.addRows(for: limited, extra: options.extraSupply)
      return model.maximise(goal.map { Term(1, model.loadColumns[$0]!) }).map { (model, $0) }
    }
    func prices(_ found: (model: BalanceModel, solution: LinearSolution), _ robust: NodeSet) -> [Bottleneck
      .Price]
    {
      found.model.rows.keys.sorted().compactMap { node in
        let price = found.model.price(of: node, in: found.solution)
        return price > found.model.negligiblePrice
          ? Bottleneck.Price(node: node, value: price, isRobust: robust.contains(node)) : nil
      }.sorted { ($1.value, $0.node) < ($0.value, $1.node) }
    }
    func binding(_ found: (model: BalanceModel, solution: LinearSolution)) -> NodeSet {
      NodeSet(
        found.model.rows.keys.filter {
          found.model.price(of: $0, in: found.solution) > found.model.negligiblePrice
        })
    }
    guard let middle = best(.value, rated), let worse = best(.low, rated), let better = best(.high, rated)
    else { return nil }
    let robust = binding(middle).intersection(binding(worse)).intersection(binding(better))
    let total = middle.solution.objective
    let hasRanges = rated.count <= Self.mostUnitsWithRanges
    let loads = rated.map { unit -> Bottleneck.Load in
      let column = middle.model.loadColumns[unit]!
      let value = min(1, max(0, middle.solution[column]))
      guard hasRanges else { return .init(unit: unit, value: value, least: 0, most: 1) }
      var model = middle.model
      model.fix(rated.map { Term(1, model.loadColumns[$0]!) }, atLeast: total)
      let least = model.minimised([Term(1, column)])?[column] ?? value
      let most = model.maximise([Term(1, column)])?[column] ?? value
      return .init(
        unit: unit, value: value, least: min(value, max(0, least)), most: max(value, min(1, most)))
    }
    return Bottleneck(
      purchases: purchases, unlimited: unlimited, units: rated,
      total: QuantityRange(
        low: max(0, min(worse.solution.objective, total)), value: max(0, total),
        high: max(total, better.solution.objective, 0)),
      loads: loads, prices: prices(middle, robust),
      chains: network.chainIDs.compactMap { chain in
        let members = NodeSet(network.members(of: chain).map(\.node))
        let own = rated.filter { members.contains(units[$0].node) }
        guard !own.isEmpty, let found = best(.value, own) else { return nil }
        return .init(
          chain: chain, units: own, mean: min(1, max(0, found.solution.objective / Double(own.count))),
          prices: prices(found, robust))
      }, hasRanges: hasRanges)
  }

  /// A flow's figure at one corner of the uncertainty: at the better one more is made and less taken.
  func quantity(_ flow: BalanceUnit.Flow, _ corner: Corner) -> Double {
    guard let range = flow.quantity else { return 0 }
    switch (corner, flow.isMade) {
    case (.value, _): return range.value
    case (.low, true), (.high, false): return range.low
    case (.high, true), (.low, false): return range.high
    }
  }

  var gradeTransfers: [MaterialBalance.GradeTransfer] {
    grades.map { .init(from: network[$0].inputs[0].node, to: network[$0].output) }
  }
}
