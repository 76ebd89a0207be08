import TableIO

/// `selftest`: how far the gap list is to be trusted on this very data.
public struct SelfTestRequest: Sendable {
  public var gaps: GapsRequest
  public var repeats: Int
  public var seed: UInt64
  /// The share hidden in each repeat, above 0, below 1.
  public var share: Double

  public init(gaps: GapsRequest = GapsRequest(), repeats: Int = 20, seed: UInt64 = 1, share: Double = 0.1) {
    self.gaps = gaps
    self.repeats = repeats
    self.seed = seed
    self.share = share
  }

  /// Hides nodes that are there.
  /// - Throws: `RequestError.nothingToHide` with fewer than two.
  public func run(on dataset: Dataset) throws(RequestError) -> SelfTestResult {
    let found = try gaps.run(on: dataset)
    let test = NodeSelfTest(repeats: repeats, seed: seed, share: share)
    guard let report = test.run(found.network, scope: found.scope, options: found.analysis.options) else {
      throw .nothingToHide
    }
    return SelfTestResult(report: report, dataset: found.network.parts.name)
  }

  /// Hides rows of an edge list with the columns `from` and `to`.
  /// - Parameter relation: keeps only rows whose column `relation` says so; nil keeps all.
  /// - Throws: `RequestError.badLinks` with the place, `.nothingToHide` where no source has three links.
  public func run(onLinksAt path: String, relation: String? = nil) throws(RequestError) -> SelfTestResult {
    let table = try NamedLinks(fileAt: path, relation: relation)
    let test = LinkSelfTest(repeats: repeats, seed: seed, share: share)
    guard let report = test.run(table) else { throw .nothingToHide }
    return SelfTestResult(report: report, dataset: path)
  }
}

public struct SelfTestResult: Sendable {
  public let report: SelfTestReport
  public let dataset: String

  public func text(_ format: TextFormat, language: Language) -> String {
    let wording = SelfTestWording(report, language: language)
    switch format {
    case .json: return wording.json(version: lianTuVersion, dataset: dataset).text(pretty: true)
    case .csv, .md, .table:
      return format.text(
        heading: format == .csv ? [] : wording.lines, tables: [wording.table], noteHeader: "")
    }
  }
}

extension NamedLinks {
  /// Most bytes and rows of an edge list.
  static let byteLimit = 512 << 20
  static let rowLimit = 5_000_000

  /// Reads `from`, `to` and, where asked for, `relation`; other columns are passed over. A pair stated
  /// twice is one, a name linked to itself none.
  init(fileAt path: String, relation: String?) throws(RequestError) {
    var limits = CSVLimits()
    limits.rows = Self.rowLimit
    guard let bytes = regularFile(at: path, limit: Self.byteLimit) else { throw .badLinks(path) }
    let csv = CSVTable(bytes: bytes, file: path, limits: limits)
    if let problem = csv.problems.first { throw .badLinks(problem.location.description) }
    func column(_ name: String) throws(RequestError) -> Int {
      guard let index = csv.header.firstIndex(of: name) else {
        throw .badLinks("\(csv.headerLocation(column: 0).description): \(name)")
      }
      return index
    }
    let (from, to) = (try column("from"), try column("to"))
    let kind: Int? = if relation == nil { nil } else { try column("relation") }
    var ids: [String: Int32] = [:]
    var names: [String] = []
    var seen: Set<Edge> = []
    var links: [Edge] = []
    for row in 0..<csv.rowCount where !csv.isBlank(row: row) {
      let ends = [csv[row, from], csv[row, to]]
      if let empty = ends.firstIndex(of: "") {
        throw .badLinks(csv.location(row: row, column: empty == 0 ? from : to).description)
      }
      let pair = ends.map { name -> Int32 in
        if let known = ids[name] { return known }
        ids[name] = Int32(names.count)
        names.append(name)
        return Int32(names.count - 1)
      }
      let edge = Edge(source: pair[0], target: pair[1])
      guard pair[0] != pair[1], kind == nil || csv[row, kind!] == relation, seen.insert(edge).inserted else {
        continue
      }
      links.append(edge)
    }
    self.init(names: names, links: links)
  }
}

/// The bytes of a regular file of at most `limit`.
private func regularFile(at path: String, limit: Int) -> [UInt8]? {
  guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
    attributes[.type] as? FileAttributeType == .typeRegular, (attributes[.size] as? Int ?? 0) <= limit,
    let bytes = FileManager.default.contents(atPath: path)
  else { return nil }
  return Array(bytes)
}

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
