import ChainModel

/// Everything `risk` says of one scope: what each stop takes, what fails only together, what chance
/// does, and how resilient each chain is.
public struct RiskFindings: Sendable {
  /// The resilience of one chain, by the formula of chain health.
  public struct ChainResilience: Hashable, Sendable {
    public var chain: ChainID
    public var present: Int
    /// 1 − the largest share of the chain's present nodes that one company's stop takes.
    public var resilience: Measure
    /// 1 − the mean share.
    public var mean: Measure
    public var worstCompany: CompanyID?
  }

  public let chain: ChainID?
  /// The present nodes looked at, by id.
  public let members: [NodeID]
  public let companies: [Outage]
  public let nodes: [Outage]
  /// Nodes whose stop takes other present nodes with it, most first. Bulk goods can be bought, what is
  /// derived is left to the plants it comes from, resources and uses are nobody's plant.
  public let singlePoints: [Outage]
  public let regions: [Outage]
  /// Outside supplies: each bought good, each kind of good.
  public let supplies: [Outage]
  public let companyPairs: JointOutages
  public let nodePairs: JointOutages
  public let simulation: OutageSimulation
  /// The chain asked for, or every chain with a present node.
  public let chains: [ChainResilience]

  public init(
    _ network: ChainNetwork, scope: Scope, chain: ChainID? = nil,
    simulation options: OutageSimulationOptions = OutageSimulationOptions()
  ) {
    self.chain = chain
    var risk = OutageRisk(network, scope: scope, chain: chain)
    members = Array(risk.members)
    companies = risk.companyOutages()
    nodes = risk.nodeOutages()
    singlePoints = nodes.filter { outage in
      guard outage.isSinglePoint, case .node(let node) = outage.subject else { return false }
      return network.isPlant(node, in: scope)
    }.sorted { ($1.knockOn.count, $0.stopped[0]) < ($0.knockOn.count, $1.stopped[0]) }
    regions = risk.regionOutages()
    supplies = risk.supplyOutages()
    companyPairs = risk.companyPairs()
    nodePairs = risk.nodePairs()
    simulation = risk.simulated(options)
    let analysis = HealthAnalysis(network, scope: scope)
    chains = network.chainIDs.filter { chain == nil || $0 == chain }.compactMap { each in
      let health = analysis.health(of: Set(network.members(of: each).map(\.node)).sorted())
      guard health.present > 0 else { return nil }
      return ChainResilience(
        chain: each, present: health.present, resilience: health.resilience, mean: health.meanResilience,
        worstCompany: health.worstCompany)
    }
  }
}

extension ChainNetwork {
  /// Whether `node` is something that plants here make in their own right and that is not simply bought.
  func isPlant(_ node: NodeID, in scope: Scope) -> Bool {
    let record = self[node]
    return !record.isTradable && !scope.origin(of: node).isDerived && record.kind != .use
      && record.kind != .resource
  }
}
