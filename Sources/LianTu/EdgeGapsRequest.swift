import TableIO

/// `gaps --links F --presence F`: the gaps of plain lists instead of a dataset.
public struct EdgeGapsRequest: Sendable {
  /// Files with the columns `from` and `to`, and `node`.
  public var links: String
  public var presence: String
  public var horizon: Int?
  public var includesAll: Bool

  public init(links: String, presence: String, horizon: Int? = 3, includesAll: Bool = false) {
    self.links = links
    self.presence = presence
    self.horizon = horizon
    self.includesAll = includesAll
  }

  public func run() throws(RequestError) -> EdgeGapsResult {
    let list: EdgeList
    do { list = try EdgeList.read(links: links, presence: presence) } catch {
      throw .unreadable(error.issues)
    }
    let gaps = EdgeGaps(
      nodeCount: list.names.count, sources: list.sources, targets: list.targets, present: list.present,
      horizon: horizon, includesAll: includesAll)
    return EdgeGapsResult(
      names: list.names, gaps: gaps, unlinkedCount: list.unlinkedCount, file: links)
  }
}

public struct EdgeGapsResult: Sendable {
  public let names: NameList
  public let gaps: EdgeGaps
  /// Names of what is there that no link has.
  public let unlinkedCount: Int
  let file: String

  public func text(_ format: TextFormat, language: Language, top: Int? = nil) -> String {
    let tables = EdgeGapTables(names, gaps, language: language)
    switch format {
    case .json:
      let name = file.split(separator: "/").last.map(String.init) ?? file
      return tables.json(version: lianTuVersion, dataset: name, top: top).text(pretty: true)
    case .csv: return format.text(heading: [], tables: [tables.table(top: top)], noteHeader: "")
    case .table, .md:
      return format.text(
        heading: tables.heading(top: top), tables: [tables.table(top: top)], noteHeader: "")
    }
  }
}
