import ChainAnalysis
import ChainModel

/// The tables of a gap analysis, in the order an official reads them.
public struct GapTables {
  let network: ChainNetwork
  let scope: Scope
  let language: Language
  private let wording: GapWording
  private let phrasing: Phrasing

  public init(_ network: ChainNetwork, scope: Scope, language: Language) {
    self.network = network
    self.scope = scope
    self.language = language
    wording = GapWording(network, scope: scope, language: language)
    phrasing = Phrasing(network: network, scope: scope, language: language)
  }

  /// Policy-named gaps, other gaps, what the parent region has already, then what is tracked, bought
  /// in, or left over; empty ones left out.
  /// - Parameter top: the most gaps, and the most rows of each further table, to show; nil for all.
  public func tables(for analysis: GapAnalysis, top: Int?) -> [ResultTable] {
    let listed = top.map { Array(analysis.gaps.prefix($0)) } ?? analysis.gaps
    let open = listed.filter { !$0.has(.inParent) }
    let parent = network.surroundings(of: scope.region).map { phrasing.name($0) } ?? ""
    let tables = [
      gaps(
        open.filter { $0.has(.named) },
        title: Bilingual("政策点名的缺口", "Gaps the policy names")),
      gaps(open.filter { !$0.has(.named) }, title: Bilingual("其他缺口", "Other gaps")),
      gaps(
        listed.filter { $0.has(.inParent) },
        title: Bilingual("\(parent)内已有或在建（就近对接，不必外引）", "There or being built elsewhere in \(parent): pair up")
      ),
    ]
    let further = [
      tracked(analysis.tracked), weakLinks(analysis.weakLinks), pairings(analysis.pairings),
      imports(analysis.imports), byproducts(analysis.unusedByproducts),
    ]
    return (tables + further.map { $0.capped(at: top, language) }).filter { !$0.rows.isEmpty }
  }

  /// One table of all gaps, for formats that hold a single one.
  public func gaps(_ gaps: [Gap], title: Bilingual = Bilingual("缺链清单", "Gaps")) -> ResultTable {
    ResultTable(
      title: title[language],
      columns: [
        .init(word("名次", "rank"), .right), .init(word("环节", "node")), .init(word("类型", "kind")),
        .init(word("优先级", "priority"), .right), .init(word("上游", "up"), .right),
        .init(word("下游", "down"), .right), .init(word("标记", "flags")), .init(word("产业链", "chains")),
      ],
      rows: gaps.map { gap in
        [
          "\(gap.rank)", phrasing.name(gap.node), gap.kindTerm[language],
          gap.priority.map { fixed($0) } ?? "—", gap.up.map(String.init) ?? "—",
          gap.down.map(String.init) ?? "—",
          gap.flags.map { $0.term[language] }.joined(separator: word("、", ", ")),
          network.chains(of: gap.node).map { network[$0].name[language] }.joined(separator: word("、", ", ")),
        ]
      }, notes: gaps.map { wording.reason(for: $0) })
  }

  private func tracked(_ nodes: [NodeID]) -> ResultTable {
    ResultTable(
      title: word("在建跟踪（盯投产，不再招引）", "Under construction: track, do not court"),
      columns: [
        .init(word("环节", "node")), .init(word("企业", "company")), .init(word("地点", "place")),
        .init(word("预计投产", "expected"), .right), .init(word("依据", "source")),
      ],
      rows: nodes.map { node in
        let rows = scope.presences(of: node).map { network[$0] }.filter { $0.status == .construction }
        let companies = unique(rows.compactMap(\.company).map { phrasing.name($0) })
        let places = unique(rows.map { phrasing.name($0.region) })
        let years = rows.compactMap(\.since).min()
        return [
          phrasing.name(node),
          companies.isEmpty ? derived(node) : companies.joined(separator: word("、", ", ")),
          places.joined(separator: word("、", ", ")), years.map(String.init) ?? "—",
          rows.first.flatMap { phrasing.citation($0.evidence, width: 30) } ?? "—",
        ]
      })
  }

  private func weakLinks(_ links: [WeakLink]) -> ResultTable {
    ResultTable(
      title: word("强链（已有但薄弱）", "Strengthen: there, but weak"),
      columns: [.init(word("环节", "node")), .init(word("理由", "why"))],
      rows: links.map { [phrasing.name($0.node), wording.reason(for: $0)] })
  }

  private func pairings(_ pairings: [Pairing]) -> ResultTable {
    ResultTable(
      title: word("配套对接（待核实）", "Pairs to introduce, to be verified"),
      columns: [.init(word("上游", "from")), .init(word("下游", "to")), .init(word("理由", "why"))],
      rows: pairings.map { [phrasing.name($0.source), phrasing.name($0.target), wording.reason(for: $0)] })
  }

  /// What a node without a plant of its own comes from.
  private func derived(_ node: NodeID) -> String {
    switch scope.origin(of: node) {
    case .byproduct(let route):
      word(
        "随\(phrasing.name(network[route].output))副产", "by-product of \(phrasing.name(network[route].output))")
    case .captive(let consumer):
      word("\(phrasing.name(consumer))装置自产自用", "captive in the \(phrasing.name(consumer)) plant")
    case .grade(let grade): word("见\(phrasing.name(grade))", "see \(phrasing.name(grade))")
    case .none, .recorded, .demand: "—"
    }
  }

  private func imports(_ imports: [Producibility.ObservedImport]) -> ResultTable {
    ResultTable(
      title: word("外购清单（运行装置所需、本地没有）", "Bought from outside by running plants"),
      columns: [.init(word("环节", "node")), .init(word("用于", "used for")), .init(word("性质", "nature"))],
      rows: imports.map { item in
        [
          phrasing.name(item.node),
          unique(item.routes.map { phrasing.name(network[$0].output) }).joined(separator: word("、", ", ")),
          network[item.node].isTradable ? word("大宗可购", "bulk good") : word("专门采购", "specific"),
        ]
      })
  }

  private func byproducts(_ nodes: [NodeID]) -> ResultTable {
    ResultTable(
      title: word("副产利用（本地副产、暂无本地用户）", "By-products without a local user"),
      columns: [.init(word("环节", "node")), .init(word("来源", "from"))],
      rows: nodes.map { [phrasing.name($0), derived($0)] })
  }

  private func word(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .chinese ? chinese() : english()
  }
}

/// Two decimals, always.
func fixed(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  let digits = String(hundredths.magnitude)
  let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  return (hundredths < 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2)
}

/// First occurrences in order.
func unique(_ texts: [String]) -> [String] {
  var seen: Set<String> = []
  return texts.filter { seen.insert($0).inserted }
}
