import ChainModel
import TestSupport
import Testing

@testable import ChainAnalysis

@Suite struct CompletionPlanTests {
  private func plan(_ sketch: NetworkSketch, _ targets: String..., regime: SupplyRegime = .purchase) -> (
    ChainNetwork, CompletionPlan
  ) {
    let network = sketch.network()
    let options = PlanOptions(targets: targets.map { network.id($0) }, regime: regime)
    return (network, CompletionPlan(network, scope: sketch.scope(), options: options))
  }

  @Test func `what is being built costs nothing and is said`() {
    var sketch = NetworkSketch()
    sketch.node("ore", .resource, tradable: true)
    sketch.process("smelting", "ore > metal")
    sketch.process("rolling", "metal > sheet")
    sketch.plant("metal", .construction, process: "smelting")
    let (network, plan) = plan(sketch, "sheet")
    #expect(plan.completions?.best.first?.projects.map { network[$0].key } == ["rolling"])
    #expect(network.keys(plan.details[0].building) == ["metal"])
    #expect(network.keys(plan.details[0].purchases) == ["ore"])
    #expect(plan.essential.isEmpty, "metal needs no project")
  }

  @Test func `a captive intermediate comes with its plant`() {
    var sketch = NetworkSketch()
    sketch.node("benzene", .material, tradable: true)
    sketch.node("cumene", .material, captive: true)
    sketch.process("alkylation", "benzene > cumene")
    sketch.process("oxidation", "cumene > phenol + acetone")
    let (network, plan) = plan(sketch, "phenol")
    #expect(plan.completions?.best.first?.projects.map { network[$0].key } == ["oxidation"])
    #expect(plan.details[0].steps.map { network[$0].key } == ["alkylation", "oxidation"])
    // Asked for by itself it is a project.
    let (_, alone) = self.plan(sketch, "cumene")
    #expect(alone.completions?.best.first?.projects.count == 1)
  }

  @Test func `a target is not bought, though a plant here may buy it today`() {
    var sketch = NetworkSketch()
    sketch.node("sand", .resource, tradable: true)
    sketch.process("melting", "sand > glass")
    sketch.process("glazing", "glass > window")
    sketch.plant("window", process: "glazing")
    let (network, plan) = plan(sketch, "glass")
    #expect(plan.completions?.best.first?.projects.map { network[$0].key } == ["melting"])
  }

  @Test func `a planned route is a project, and one that is there is not`() {
    var sketch = NetworkSketch()
    sketch.node("ore", .resource, tradable: true)
    sketch.process("smelting", "ore > metal")
    sketch.plant("metal", .planned, process: "smelting")
    #expect(plan(sketch, "metal").1.completions?.best.first?.projects.count == 1)
    sketch.plant("metal", process: "smelting")
    let (_, there) = plan(sketch, "metal")
    #expect(there.completions?.best.first?.projects.isEmpty == true && there.verdicts[0][.purchase]!.isThere)
    #expect(there.verdicts[0][.local]!.isProducible == false, "the ore is bought")
  }

  @Test(arguments: UInt64(0)..<250)
  func `plans of random networks hold what they say`(seed: UInt64) {
    let random = RandomNetwork(seed: seed)
    let network = random.network
    guard network.nodeCount > 0 else { return }
    let scope = random.scope
    var generator = SeededGenerator(seed: seed)
    let targets = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
      NodeID(Int.random(in: 0..<network.nodeCount, using: &generator))
    }
    let regime = SupplyRegime.allCases[Int(seed % 3)]
    let plan = CompletionPlan(
      network, scope: scope, options: PlanOptions(targets: targets, regime: regime, most: 30))
    let problem = plan.basis.problem
    for verdict in plan.verdicts {
      // Each regime allows what the one before does.
      let can = verdict.regimes.map(\.isProducible)
      #expect(can == can.sorted { !$0 && $1 }, "\(random)")
      for regime in verdict.regimes where regime.isProducible && regime.seed == nil {
        let basis = PlanBasis(network, scope: scope, regime: regime.regime, targets: NodeSet(targets))
        var had = basis.problem.sources
        for step in regime.proof {
          #expect(network[step].requiredInputs.allSatisfy { had.contains($0.node) }, "\(random)")
          had.formUnion(network[step].outputs)
        }
        #expect(had.contains(verdict.target), "\(random)")
      }
      for regime in verdict.regimes where !regime.isProducible {
        #expect(regime.tried.allSatisfy { !$0.missing.isEmpty }, "\(random)")
        #expect(regime.tried.isEmpty == network.hypergraph.routes(making: verdict.target).isEmpty)
      }
    }
    #expect((plan.completions == nil) == !plan.unreachable.isEmpty, "\(random)")
    guard let completions = plan.completions else { return }
    #expect(Set(completions.best.map(\.projects)).count == completions.best.count)
    for completion in completions.best {
      let reached = problem.reached(with: RouteSet(completion.projects))
      #expect(
        NodeSet(targets).isSubset(of: reached) && completion.projects.count == Int(completions.sizeBound))
      // Whatever is essential is in every one of them.
      #expect(NodeSet(plan.essential).isSubset(of: reached), "\(random)")
    }
    for node in plan.essential { #expect(!scope.isAnchor(node) && !targets.contains(node), "\(random)") }
  }
}
