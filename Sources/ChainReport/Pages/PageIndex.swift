import ChainAnalysis
import ChainModel

/// The table of contents of the chains' pages, in both languages.
public struct PageIndex {
  public let text: String

  public init(_ network: ChainNetwork, scope: Scope, health: [ChainID: ChainHealth]) {
    let region = network[scope.region].name
    var lines = [
      "# 产业链图册 · Chain atlas", "",
      "\(markdownEscaped(region.chinese))，状态截至 \(scope.asOf) 年；由 `make atlas` 从数据生成，请勿手改。"
        + "\(markdownEscaped(region.english)) as of \(scope.asOf); made from the data by `make atlas`.",
      "", "| 产业 · industry | 产业链 · chain | 环节 · nodes | 已有 · present | 完整度 · completeness |",
      "|---|---|---:|---:|---:|",
    ]
    for chain in network.chainIDs where !network.members(of: chain).isEmpty {
      let record = network[chain]
      let industry = record.industry.map { network[$0].name[.chinese] } ?? ""
      let own = health[chain]
      let share = own?.completeness.value.map { "\(Int(($0 * 100).rounded()))%" } ?? "—"
      lines.append(
        "| \(markdownEscaped(industry)) | [\(markdownEscaped(record.name[.chinese]))](\(record.key).zh.md) · "
          + "[\(markdownEscaped(record.name[.english]))](\(record.key).md) | \(own?.nodeCount ?? 0) | "
          + "\(own?.present ?? 0) | \(share) |")
    }
    text = lines.joined(separator: "\n") + "\n"
  }
}
