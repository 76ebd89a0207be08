import ChainModel
import TableIO

/// What reading a dataset gave.
public struct LoadOutcome: Sendable {
  public var document: ChainDocument
  /// By file (bases first), line and column.
  public var issues: [LoadIssue]
  /// The frozen dataset; nil exactly when some issue is an error.
  public var network: ChainNetwork?
  /// Whether there was a folder to read; without one nothing was checked.
  public var isOpened = true

  public var errors: [LoadIssue] { issues.filter { $0.severity == .error } }
  public var warnings: [LoadIssue] { issues.filter { $0.severity == .warning } }
}

/// Reads a dataset folder: never crashes, never half-loads, finds everything in one go.
///
/// Warnings that need the whole network (isolated nodes, unequal balances) come only once there are
/// no errors; they would be false before.
public enum DatasetReader {
  /// - Parameters:
  ///   - path: the folder, or the `datapackage.json` in it.
  ///   - looksForDoubts: whether to look, in sound data, for what need not be wrong but is worth a look.
  /// - Complexity: O(cells).
  public static func read(at path: String, looksForDoubts: Bool = true) -> LoadOutcome {
    var loader = PackageLoader()
    loader.load(path)
    var outcome = check(
      ChainDocument(packages: loader.packages), log: loader.log, looksForDoubts: looksForDoubts)
    outcome.isOpened = loader.isOpened
    return outcome
  }

  /// Checks a document that is already in memory.
  public static func check(_ document: ChainDocument) -> LoadOutcome {
    var log = IssueLog()
    for package in document.packages {
      for table in package.tables { log.register(table.csv.file) { table.csv.write() } }
    }
    return check(document, log: log)
  }

  private static func check(
    _ document: ChainDocument, log: IssueLog, looksForDoubts: Bool = true
  ) -> LoadOutcome {
    let index = RowIndex(document)
    var tables = TableChecker(log: log)
    for table in index.tables { tables.check(table) }
    var rows = RowChecker(log: tables.log, index: index)
    if !document.packages.isEmpty {
      rows.run()
      rows.runOnLinks()
    }
    var network: ChainNetwork?
    if !rows.log.hasErrors {
      let built = ChainNetwork(NetworkBuilder(index: rows.index).build())
      if looksForDoubts {
        var warnings = NetworkWarnings(log: rows.log, index: rows.index, network: built)
        warnings.run()
        rows.log = warnings.log
      }
      network = built
    }
    return LoadOutcome(document: document, issues: rows.log.sorted(), network: network)
  }
}
