/// Answers, again and again, what can no longer be made when something stops.
///
/// It gives exactly what two closures give, `closure(of:routes:)` less the same without what stopped,
/// but looks only at what lies downstream of the stop: everything that might be lost is taken away
/// first, then whatever can still be made from the rest is put back. Loops that fed only themselves
/// stay lost.
///
///     var finder = LossFinder(graph, sources: sources)
///     finder.loss(stopping: [refinery])  // the refinery and all that hung on it alone
///
/// - Complexity: O(*V* + *R* + *I*) to make and to hold; O(nodes and routes downstream) a question.
/// - Reference: Docs/Guides/Risk.md; Gupta, Mumick & Subrahmanian 1993, doi:10.1145/170036.170066
///   (delete and rederive).
public struct LossFinder: Sendable {
  public let graph: Hypergraph
  /// Everything there is while nothing has stopped.
  public let running: NodeSet
  /// The routes that run while nothing has stopped.
  public let runningRoutes: RouteSet
  /// Nodes and routes looked at so far: the same for the same questions, whatever the machine.
  public private(set) var work = 0

  private let isSource: [Bool]
  private let isRunning: [Bool]
  private let routeRuns: [Bool]
  // Scratch, all zero between questions.
  private var nodeMarks: [UInt8]
  /// By route: suspect inputs; a route that may not run at all counts one more that never goes away.
  private var suspended: [Int32]

  private enum Mark {
    static let suspect: UInt8 = 1
    static let stopped: UInt8 = 2
    static let cutOff: UInt8 = 4
  }

  /// - Parameter routes: the routes considered; nil for all.
  public init(_ graph: Hypergraph, sources: NodeSet, routes: RouteSet? = nil) {
    self.graph = graph
    let closure = graph.closure(of: sources, routes: routes)
    running = closure.nodes
    runningRoutes = closure.routes
    var isSource = [Bool](repeating: false, count: graph.nodeCount)
    for node in sources { isSource[node.index] = true }
    var isRunning = [Bool](repeating: false, count: graph.nodeCount)
    for node in running { isRunning[node.index] = true }
    var routeRuns = [Bool](repeating: false, count: graph.routeCount)
    for route in runningRoutes { routeRuns[route.index] = true }
    self.isSource = isSource
    self.isRunning = isRunning
    self.routeRuns = routeRuns
    nodeMarks = [UInt8](repeating: 0, count: graph.nodeCount)
    suspended = [Int32](repeating: 0, count: graph.routeCount)
  }

  /// What is lost when `stopped` stop and `cutOff` no longer come from outside.
  ///
  /// A node that stops is gone, with every route that makes it; one that is cut off is no source any
  /// more but may still be made. More stops never lose less.
  public mutating func loss(
    stopping stopped: some Sequence<NodeID>, cuttingOff cutOff: some Sequence<NodeID> = EmptyCollection()
  ) -> NodeSet {
    var suspects: [Int32] = []
    var touched: [Int32] = []
    func suspect(_ node: Int32, _ marks: inout [UInt8]) {
      guard isRunning[Int(node)], marks[Int(node)] & Mark.suspect == 0 else { return }
      marks[Int(node)] |= Mark.suspect
      suspects.append(node)
    }
    for node in cutOff where isSource[node.index] {
      nodeMarks[node.index] |= Mark.cutOff
      suspect(node.rawValue, &nodeMarks)
    }
    for node in stopped where isRunning[node.index] && nodeMarks[node.index] & Mark.stopped == 0 {
      nodeMarks[node.index] |= Mark.stopped
      suspect(node.rawValue, &nodeMarks)
      for route in graph.makingRows[node.index] where routeRuns[Int(route)] {
        suspend(route, &touched)
        for output in graph.outputRows[Int(route)] where mayBeLost(output) { suspect(output, &nodeMarks) }
      }
    }
    // A suspect's routes are suspended, and what they make is suspect in its turn.
    var position = 0
    while position < suspects.count {
      let node = Int(suspects[position])
      position += 1
      for route in graph.usingRows[node] where routeRuns[Int(route)] {
        let isFirst = suspended[Int(route)] == 0
        suspend(route, &touched)
        guard isFirst else { continue }
        for output in graph.outputRows[Int(route)] where mayBeLost(output) { suspect(output, &nodeMarks) }
      }
    }
    work += suspects.count + touched.count
    restore(suspects)

    var lost = NodeSet()
    for node in suspects where nodeMarks[Int(node)] & Mark.suspect != 0 {
      lost.insert(NodeID(rawValue: node))
    }
    for node in suspects { nodeMarks[Int(node)] = 0 }
    for route in touched { suspended[Int(route)] = 0 }
    return lost
  }

  /// A source is there whatever happens to the routes that make it too, unless it is cut off.
  private func mayBeLost(_ node: Int32) -> Bool {
    !isSource[Int(node)] || nodeMarks[Int(node)] != 0
  }

  private mutating func suspend(_ route: Int32, _ touched: inout [Int32]) {
    if suspended[Int(route)] == 0 { touched.append(route) }
    suspended[Int(route)] += 1
  }

  /// Puts back whatever a route that is not suspended makes, until nothing more comes back.
  private mutating func restore(_ suspects: [Int32]) {
    var restored: [Int32] = []
    func putBack(_ node: Int32, _ marks: inout [UInt8]) {
      guard marks[Int(node)] & Mark.suspect != 0, marks[Int(node)] & Mark.stopped == 0 else { return }
      marks[Int(node)] &= ~Mark.suspect
      restored.append(node)
    }
    for node in suspects {
      if graph.makingRows[Int(node)].contains(where: { routeRuns[Int($0)] && suspended[Int($0)] == 0 }) {
        putBack(node, &nodeMarks)
      }
    }
    while let node = restored.popLast() {
      for route in graph.usingRows[Int(node)] where routeRuns[Int(route)] {
        suspended[Int(route)] -= 1
        guard suspended[Int(route)] == 0 else { continue }
        for output in graph.outputRows[Int(route)] { putBack(output, &nodeMarks) }
      }
    }
  }
}
