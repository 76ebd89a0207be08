@_exported import ChainAnalysis
@_exported import ChainData
@_exported import ChainModel
@_exported import ChainReport

/// A dataset read, checked and frozen.
public struct Dataset: Sendable {
  public let network: ChainNetwork
  /// The tables as they were read.
  public let document: ChainDocument
  /// Warnings only: with an error there is no dataset.
  public let warnings: [LoadIssue]

  /// Reads the folder at `path`.
  /// - Parameter looksForDoubts: false where nobody will be told what is worth a look in sound data.
  /// - Throws: `RequestError.unreadable` with every issue found, never the first alone.
  public init(at path: String, looksForDoubts: Bool = true) throws(RequestError) {
    let outcome = DatasetReader.read(at: path, looksForDoubts: looksForDoubts)
    guard let network = outcome.network else { throw .unreadable(outcome.issues) }
    self.network = network
    document = outcome.document
    warnings = outcome.issues
  }
}

/// Why a request cannot be answered.
public enum RequestError: Error, Sendable {
  case unreadable([LoadIssue])
  case unknownRegion(String, suggestion: String?)
  case unknownChain(String, suggestion: String?)
  case unknownNode(String, suggestion: String?)
  /// A name that several records have, and their ids.
  case ambiguousName(String, NamedRecord, ids: [String])
  /// A criterion of a ranking that no company has a figure for.
  case unknownIndicator(String, suggestion: String?)
  /// Figures of one indicator that cannot be compared, by their units' ids; "" is without unit.
  case mixedIndicator(String, units: [String])
  /// A chain whose page or picture would take the name of another file.
  case fileNameClash(chain: String, file: String)
  /// A folder to write to that what is being read lies in.
  case outputIsInput(String)
  /// The dataset names no default region, or no default year, and none was asked for.
  case noRegion
  case noYear
  case badWeights(String)
  /// More sentences and rows than can be compared.
  case tooManyPassages(limit: Int)
  /// No weighting of the criteria lies within the bounds and order asked for.
  case noWeighting(WeightSpace.Problem)
  /// An edge list that cannot be read, and where.
  case badLinks(String)
  /// A self-test with too little to hide.
  case nothingToHide
  /// A solver's library that cannot be loaded, in the system's words.
  case noSolver(String)
  /// Graphviz's library that cannot be loaded, in the system's words.
  case noRenderer(String)
  /// A picture that cannot be drawn, in the renderer's words.
  case notDrawn(String)
}

/// What a person asks for by name.
public enum NamedRecord: Sendable { case region, chain, node }

/// The region and year a request is about, as a person types them.
public struct ScopeRequest: Sendable {
  /// Id or name in either language; nil is the dataset's own region.
  public var region: String?
  /// nil is the dataset's own year, never the clock.
  public var asOf: Int?

  public init(region: String? = nil, asOf: Int? = nil) {
    self.region = region
    self.asOf = asOf
  }

  func resolve(in network: ChainNetwork) throws(RequestError) -> Scope {
    guard let year = asOf ?? (network.parts.asOf > 0 ? network.parts.asOf : nil) else { throw .noYear }
    guard let region else {
      guard let standard = network.parts.defaultRegion else { throw .noRegion }
      return Scope(network, region: standard, asOf: year)
    }
    switch network.region(named: region) {
    case .found(let id): return Scope(network, region: id, asOf: year)
    case .ambiguous(let ids): throw .ambiguousName(region, .region, ids: ids)
    case .unknown(let suggestion): throw .unknownRegion(region, suggestion: suggestion)
    }
  }
}

extension ChainNetwork {
  /// The chain asked for by id or name; nil asks for none.
  func chain(asked text: String?) throws(RequestError) -> ChainID? {
    guard let text else { return nil }
    switch chain(named: text) {
    case .found(let id): return id
    case .ambiguous(let ids): throw .ambiguousName(text, .chain, ids: ids)
    case .unknown(let suggestion): throw .unknownChain(text, suggestion: suggestion)
    }
  }

  /// The node asked for by id, name or alias.
  func node(asked text: String) throws(RequestError) -> NodeID {
    switch node(named: text) {
    case .found(let id): return id
    case .ambiguous(let ids): throw .ambiguousName(text, .node, ids: ids)
    case .unknown(let suggestion): throw .unknownNode(text, suggestion: suggestion)
    }
  }
}
