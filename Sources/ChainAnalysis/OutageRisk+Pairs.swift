import ChainModel

extension OutageRisk {
  /// Most pairs worked out times the size of the network: some seconds on a large one.
  static let pairWorkLimit = 400_000_000

  /// Pairs of companies that take together more than one after the other.
  public mutating func companyPairs() -> JointOutages {
    var own: [CompanyID: NodeSet] = [:]
    for (node, rows) in plants {
      for row in rows { if let company = network[row].company { own[company, default: []].insert(node) } }
    }
    let companies = own.keys.sorted()
    let (network, plants) = (network, plants)
    return pairs(companies.map { .company($0) }, touching: companies.map { own[$0]! }) { first, second in
      let both: Set<CompanyID?> = [companies[first], companies[second]]
      // A node supplied by the two of them alone goes too.
      return own[companies[first]]!.union(own[companies[second]]!).filter { node in
        plants[node]!.allSatisfy { both.contains(network[$0].company) }
      }
    } alone: { index in
      own[companies[index]]!.filter { node in
        plants[node]!.allSatisfy { network[$0].company == companies[index] }
      }
    }
  }

  /// Pairs of present nodes with plants of their own, or resources, that take together more than one after the other.
  public mutating func nodePairs() -> JointOutages {
    let nodes = members.filter {
      network.isPlant($0, in: scope) || network[$0].kind == .resource && !network[$0].isTradable
    }
    return pairs(nodes.map { .node($0) }, touching: nodes.map { [$0] }) {
      [nodes[$0], nodes[$1]]
    } alone: {
      [nodes[$0]]
    }
  }

  /// Only two that lead to one and the same choice can fail together: an excess node was made another
  /// way after either stop, so some node downstream of both has two ways to be had.
  private mutating func pairs(
    _ subjects: [Outage.Subject], touching: [NodeSet], both: (Int, Int) -> [NodeID], alone: (Int) -> [NodeID]
  ) -> JointOutages {
    let choices = choicesDownstream(of: touching)
    var examined = 0
    var isComplete = true
    var found: [JointOutage] = []
    let most = max(1_000, Self.pairWorkLimit / max(1, network.nodeCount + network.routes.count))
    var losses: [Int: NodeSet] = [:]
    for first in subjects.indices where isComplete && !choices[first].isEmpty {
      for second in (first + 1)..<max(first + 1, subjects.count)
      where !choices[first].isDisjoint(with: choices[second]) {
        if examined == most {
          isComplete = false
          break
        }
        examined += 1
        for index in [first, second] where losses[index] == nil {
          losses[index] = finder.loss(stopping: alone(index))
        }
        let together = finder.loss(stopping: both(first, second))
        let excess = together.subtracting(losses[first]!).subtracting(losses[second]!).intersection(members)
        guard !excess.isEmpty else { continue }
        found.append(
          JointOutage(
            first: subjects[first], second: subjects[second], lost: Array(together.intersection(members)),
            excess: Array(excess)))
      }
    }
    let ranked = found.enumerated().sorted { a, b in
      (b.element.excess.count, b.element.lost.count, a.offset)
        < (a.element.excess.count, a.element.lost.count, b.offset)
    }
    return JointOutages(pairs: ranked.map(\.element), examined: examined, isComplete: isComplete)
  }

  /// By subject: the nodes it touches or leads to that can be had two ways, or from two plants' owners.
  private func choicesDownstream(of subjects: [NodeSet]) -> [NodeSet] {
    let graph = finder.graph
    let routes = finder.runningRoutes
    let hasChoice = graph.nodes.map { node in
      graph.routes(making: node).count { routes.contains($0) } > 1
        || Set(plants[node, default: []].map { network[$0].company }).count > 1
    }
    return subjects.map { subject in
      var seen = subject
      var waiting = Array(subject)
      var choices: NodeSet = []
      while let node = waiting.popLast() {
        if hasChoice[node.index] { choices.insert(node) }
        // A stop takes the routes that make the node, and with them their other outputs.
        let stoppedToo =
          subject.contains(node) ? graph.routes(making: node).filter { routes.contains($0) } : []
        for route in Array(graph.routes(using: node)) + stoppedToo where routes.contains(route) {
          for output in graph.outputs(of: route) where seen.insert(output).inserted { waiting.append(output) }
        }
      }
      return choices
    }
  }
}
