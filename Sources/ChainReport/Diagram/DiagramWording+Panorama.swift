import ChainDiagram
import ChainModel

extension DiagramWording {
  public var noPanoramaInMermaid: String {
    say("全景图请用 dot、svg、png 或 pdf", "a panorama is drawn as dot, svg, png or pdf")
  }

  /// All words of a panorama of `scope`.
  public func panorama(_ network: ChainNetwork, scope: Scope, version: String) -> PanoramaLabels {
    let region = network[scope.region].name[language]
    let chains = network.parts.chains.count { $0.industry != nil }
    let industries = Set(network.parts.chains.compactMap(\.industry)).count
    var labels = PanoramaLabels()
    labels.title = say("\(region)产业链全景图", "Industry chains of \(region)")
    labels.subtitle =
      [
        say("\(industries)个产业 · \(chains)条产业链", "\(industries) industries · \(chains) chains"),
        say("状态截至 \(scope.asOf) 年", "as of \(scope.asOf)"),
        say("条形＝完整度（已有环节 / 已有与缺口之和）", "bar = nodes present / present or missing"),
      ] + imprint(network, version: version)
    labels.summary = labels.subtitle.prefix(3).joined(separator: say("，", ", "))
    labels.legendTitle = say("图例", "Legend")
    labels.present = say("已有环节", "present")
    labels.missing = say("缺口", "missing")
    labels.tiers = [
      .one: say("传统产业", "traditional"), .three: say("优势产业", "established"),
      .emerging: say("新兴产业", "emerging"), .future: say("未来产业", "future"),
    ]
    labels.supply = say("每条链对其他产业最主要的供给", "each chain's main supply to another industry")
    labels.recycling = say("回收循环", "recycling")
    labels.separator = say("：", ": ")
    labels.comma = say("、", ", ")
    return labels
  }
}
