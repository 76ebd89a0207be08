import ChainModel
import TableIO

/// The network as a labelled graph in one scope: what every graph format says of nodes and links.
///
/// Enough stands in it to recompute the distances of gaps: which links are walked, which nodes are
/// anchors, which are eligible, which are tradable and so neither walked through nor ends.
struct GraphRecords {
  enum Value {
    case text(String)
    case optionalText(String?)
    case flag(Bool)
    case list([String])
  }

  typealias Record = [(name: String, value: Value)]

  let network: ChainNetwork
  let scope: Scope
  /// The industries of the scope's layout; nil where it names none.
  private let layout: Set<IndustryID>?

  init(network: ChainNetwork, scope: Scope) {
    self.network = network
    self.scope = scope
    layout = network.layoutIndustries(of: scope.region)
  }

  /// `id` first.
  func record(of node: NodeID) -> Record {
    let record = network[node]
    return [
      ("id", .text(record.key)), ("name", .text(record.name.chinese)),
      ("name_en", .text(record.name.english)),
      ("kind", .text(record.kind.rawValue)), ("aliases", .list(record.aliases)),
      ("chains", .list(network.chains(of: node).map { network[$0].key })),
      ("status", .text(scope.state(of: node).code)), ("derived", .flag(scope.origin(of: node).isDerived)),
      ("anchor", .flag(scope.isAnchor(node))), ("eligible", .flag(scope.isEligible(node, in: network))),
      ("tradable", .flag(record.isTradable)), ("captive", .flag(record.isCaptive)),
      ("parent", .optionalText(record.parent.map { network[$0].key })),
      ("named", .flag(network.isNamed(node))),
      ("onNamedChain", .flag(network.isOnNamedChain(node))),
      ("inLayout", .flag(layout.map { network.isOnChain(node, of: $0) } ?? true)),
      ("regions", .list(regions(of: node))),
    ]
  }

  /// The regions of the presence rows that count, ascending.
  private func regions(of node: NodeID) -> [String] {
    Set(scope.presences(of: node).map { network[$0].region }).sorted().map { network[$0].key }
  }

  /// `source` and `target` first; the distance mark is left to the format.
  func record(of link: ChainLink) -> Record {
    let route = link.route.map { network[$0] }
    return [
      ("source", .text(network[link.source].key)), ("target", .text(network[link.target].key)),
      ("relation", .text(link.isGrade ? "grade" : link.relation.rawValue)),
      ("route", .optionalText(route?.key)),
      ("process", .optionalText(route?.process.map { network.parts.processes[$0.index].key })),
    ]
  }

  /// What the graph as a whole is of.
  func heading(toolVersion: String) -> Record {
    [
      ("schema", .text("liantu.graph/1")), ("version", .text(toolVersion)),
      ("dataset", .text(network.parts.name)),
      ("scope", .text(network[scope.region].key)),
    ]
  }
}

extension ChainLink.Walk {
  /// The distance mark where only text will do.
  var mark: String {
    switch self {
    case .both: "both"
    case .upOnly: "up-only"
    case .none: "none"
    }
  }
}
