/// Works out states to a fixed point: rows first, then by-products, captive intermediates, grades.
///
/// Every step only ever raises a state, so it ends.
struct StateDerivation {
  let network: ChainNetwork
  private(set) var states: [NodeState]
  private(set) var origins: [StateOrigin]
  private(set) var routeStates: [NodeState]
  /// How far a node is made here in its own right: by a plant on record, or inside its consumer's.
  private var made: [NodeState]
  private var changed = false

  init(_ network: ChainNetwork, local: [[PresenceID]], regions: Set<RegionID>, asOf: Int) {
    self.network = network
    states = Array(repeating: .absent, count: network.nodeCount)
    origins = Array(repeating: .none, count: network.nodeCount)
    routeStates = Array(repeating: .absent, count: network.routes.count)
    made = states

    var routeOfProcess = [RouteID?](repeating: nil, count: network.parts.processes.count)
    for route in network.routeIDs {
      if let process = network[route].process { routeOfProcess[process.index] = route }
    }
    for (index, rows) in local.enumerated() {
      for row in rows {
        let presence = network[row]
        let state = presence.state(asOf: asOf)
        raise(NodeID(index), to: state, because: .recorded(row))
        let route = presence.process.flatMap { routeOfProcess[$0.index] }
        if let route { routeStates[route.index] = max(routeStates[route.index], state) }
        // A row that names another product's process tells of a by-product: no plant makes it for itself.
        if route.map({ network[$0].output == NodeID(index) }) ?? true {
          made[index] = max(made[index], state)
        }
      }
    }
    for demand in network.parts.demands
    where regions.contains(demand.region) && network[demand.node].kind == .use {
      raise(demand.node, to: .present, because: .demand)
    }
  }

  mutating func run() {
    repeat {
      changed = false
      installOnlyRoutes()
      deriveByproducts()
      deriveCaptives()
      deriveParents()
    } while changed
  }

  private mutating func raise(_ node: NodeID, to state: NodeState, because origin: StateOrigin) {
    guard state > states[node.index] else { return }
    states[node.index] = state
    origins[node.index] = origin
    changed = true
  }

  /// A route is there when a row names its process (done above), or when it is the only way to
  /// make a node that is recorded, or made inside the plant. Waste that is collected is no plant's
  /// product: what comes back by a recycling link needs no one who makes what it came from.
  private mutating func installOnlyRoutes() {
    for node in network.nodeIDs {
      let routes = network.routes(making: node)
      guard routes.count == 1, !network[routes[0]].isRecycling,
        made[node.index] > routeStates[routes[0].index]
      else { continue }
      routeStates[routes[0].index] = made[node.index]
      changed = true
    }
  }

  private mutating func deriveByproducts() {
    for route in network.routeIDs where routeStates[route.index] > .absent {
      for byproduct in network[route].byproducts {
        raise(byproduct.node, to: routeStates[route.index], because: .byproduct(of: route))
      }
    }
  }

  /// A captive intermediate is there when a plant that takes it in is: one whose route is known to
  /// use it, or, where no route of the consumer is known, any plant that makes the consumer. What
  /// is there only as a by-product, a grade or a demand has no such plant.
  private mutating func deriveCaptives() {
    for node in network.nodeIDs where network[node].isCaptive {
      for route in network.routes(using: node) {
        guard network.hypergraph.inputs(of: route).contains(node) else { continue }
        let consumer = network[route].output
        let isRouteKnown = network.routes(making: consumer).contains { routeStates[$0.index] > .absent }
        let state = isRouteKnown ? routeStates[route.index] : made[consumer.index]
        raise(node, to: state, because: .captive(consumer: consumer))
        if state > made[node.index] {
          made[node.index] = state
          changed = true
        }
      }
    }
  }

  /// A grade can stand in for its parent, never the reverse.
  private mutating func deriveParents() {
    for node in network.nodeIDs {
      if let parent = network[node].parent {
        raise(parent, to: states[node.index], because: .grade(node))
      }
    }
  }
}
