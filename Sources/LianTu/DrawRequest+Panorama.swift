import GraphvizRender

extension DrawRequest {
  /// Industries and chains with their completeness, and what they supply each other.
  func panorama(of network: ChainNetwork, scope: Scope) throws(RequestError) -> DrawResult {
    let wording = DiagramWording(language)
    guard network.parts.chains.contains(where: { $0.industry != nil }) else {
      throw .notDrawn(wording.sentence(.empty))
    }
    guard format != .mermaid else { throw .notDrawn(wording.noPanoramaInMermaid) }
    let scene = PanoramaScene(
      network,
      completeness: network.chainIDs.map { chain in
        let members = network.memberNodes(of: [chain])
        let present = members.count { scope.isPresent($0) }
        return (present, present + members.count { scope.isEligible($0, in: network) })
      },
      supplies: ChainSupply.all(in: network).map { supply in
        PanoramaSupply(
          from: supply.from, to: supply.to, isRecycling: supply.isRecycling,
          goods: supply.nodes.map { network[$0].name[language] })
      }, labels: wording.panorama(network, scope: scope, version: lianTuVersion), language: language)
    do throws(RenderError) {
      return try DrawResult(scene, format: format, paper: paper, year: scope.asOf, language: language)
    } catch {
      throw RequestError(error, wording)
    }
  }
}
