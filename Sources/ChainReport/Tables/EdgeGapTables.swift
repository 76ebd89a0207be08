import ChainAnalysis
import ChainData
import ChainModel
import TableIO

/// The gaps of plain lists, as text for people and as JSON.
public struct EdgeGapTables {
  let names: NameList
  let gaps: EdgeGaps
  let language: Language

  public init(_ names: NameList, _ gaps: EdgeGaps, language: Language) {
    self.names = names
    self.gaps = gaps
    self.language = language
  }

  /// What was read and found, in a sentence or two.
  public func heading(top: Int?) -> [String] {
    let horizon =
      gaps.horizon.map { word("上下游各看\($0)步", "looking \($0) steps either way") }
      ?? word("不限步数", "looking any number of steps")
    var lines = [
      word(
        "\(gaps.linkCount)条关系、\(gaps.nodeCount)个环节，其中已有\(gaps.presentCount)个，\(horizon)："
          + "缺口\(gaps.count)个（补链 \(gaps.completeCount)、延链·向下 \(gaps.downstreamCount)、延链·向上 \(gaps.upstreamCount)）。",
        "\(gaps.linkCount) links, \(gaps.nodeCount) nodes, \(gaps.presentCount) of them there, \(horizon): "
          + "\(gaps.count) gaps (complete \(gaps.completeCount), extend downstream \(gaps.downstreamCount), "
          + "extend upstream \(gaps.upstreamCount)).")
    ]
    if let top, top < gaps.count { lines.append(word("以下列出前\(top)个。", "The first \(top) follow.")) }
    return lines
  }

  public func table(top: Int?) -> ResultTable {
    ResultTable(
      title: "",
      columns: [
        .init(word("名次", "rank"), .right), .init(word("环节", "node")), .init(word("类型", "kind")),
        .init(word("上游", "up"), .right), .init(word("下游", "down"), .right),
        .init(word("连续缺", "span"), .right),
      ],
      rows: gaps.gaps(top: top).map(row))
  }

  private func row(of gap: EdgeGaps.Gap) -> [String] {
    func shown(_ number: Int?) -> String { number.map { "\($0)" } ?? "—" }
    let kind = gap.direction?.kindTerm ?? gap.kind.term
    return [
      "\(gap.rank)", names[gap.node], kind[language], shown(gap.up), shown(gap.down), shown(gap.span),
    ]
  }

  /// `liantu.edge-gaps/1`.
  public func json(version: String, dataset: String, top: Int?) -> JSONValue {
    .object([
      ("schema", "liantu.edge-gaps/1"), ("version", .string(version)), ("dataset", .string(dataset)),
      ("scope", .null), ("asOf", .null), ("horizon", .optional(gaps.horizon)),
      ("links", .int(gaps.linkCount)),
      ("nodes", .int(gaps.nodeCount)), ("present", .int(gaps.presentCount)), ("total", .int(gaps.count)),
      (
        "gaps",
        .array(
          gaps.gaps(top: top).map { gap in
            .object([
              ("rank", .int(gap.rank)), ("node", .string(names[gap.node])),
              ("kind", .string(gap.kind.rawValue)),
              ("direction", .optional(gap.direction?.rawValue)), ("up", .optional(gap.up)),
              ("down", .optional(gap.down)), ("span", .optional(gap.span)),
            ])
          })
      ),
    ])
  }

  private func word(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .chinese ? chinese() : english()
  }
}
