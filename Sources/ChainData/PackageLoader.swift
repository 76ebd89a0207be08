import ChainModel
import TableIO

/// Follows a folder and what it extends into a document: files, JSON and CSV, nothing of meaning.
struct PackageLoader {
  static let descriptorName = "datapackage.json"
  static let descriptorLimit = 1 << 20
  static let tableLimit = 256 << 20
  static let depthLimit = 8

  var log = IssueLog()
  private(set) var packages: [DataPackage] = []
  /// Whether the folder asked for could be opened at all.
  private(set) var isOpened = true
  private var loaded: [Folder.Identity: Int] = [:]
  /// The packages being loaded, from the one asked for inwards.
  private var path: [(identity: Folder.Identity, name: String)] = []

  mutating func load(_ folderPath: String) {
    var shown = folderPath
    if shown.hasSuffix("/" + Self.descriptorName) { shown.removeLast(Self.descriptorName.count + 1) }
    while shown.count > 1, shown.hasSuffix("/") { shown.removeLast() }
    do throws(FileFailure) {
      let folder = try Folder(at: shown.isEmpty ? "." : shown)
      _ = load(folder, shown: shown)
    } catch {
      isOpened = false
      log.report(LoadIssue(error.facts, at: SourceLocation(file: shown)))
    }
  }

  /// Loads a package after those it extends; gives its position, or nil when it cannot be had.
  private mutating func load(_ folder: borrowing Folder, shown: String) -> Int? {
    let identity = folder.identity
    if let position = loaded[identity] { return position }
    path.append((identity, shown))
    defer { path.removeLast() }

    let descriptorPath = joined(shown, [Self.descriptorName])
    guard var package = readDescriptor(folder, shown: shown, at: descriptorPath) else { return nil }
    for (position, base) in package.package.descriptor.extends.enumerated() {
      let bases = loadBase(base, of: folder, shown: shown) { package.location(of: "/extends/\(position)") }
      if bases.isEmpty { log.torn.formUnion(TableName.allCases) }
      package.package.bases.formUnion(bases)
    }
    let position = packages.count
    package.package.tables = readTables(package, in: folder, shown: shown)
    packages.append(package.package)
    loaded[identity] = position
    return position
  }

  /// A package before its tables are read.
  private struct Draft {
    var package: DataPackage
    /// Nil where the folder has none.
    var descriptor: JSONDocument?
    var resources: [PackageDescriptor.Resource] = []

    /// Where the descriptor says something; worked out for messages only.
    func location(of pointer: String) -> SourceLocation {
      descriptor?.location(of: pointer) ?? SourceLocation(file: package.path)
    }

    /// Where the descriptor names the file of `resource`.
    func location(of resource: PackageDescriptor.Resource) -> SourceLocation {
      let index = descriptor?.root["resources"]?.arrayValue?.firstIndex {
        $0["path"] == .string(resource.path)
      }
      return location(of: "/resources/\(index ?? 0)/path")
    }
  }

  private mutating func readDescriptor(_ folder: borrowing Folder, shown: String, at file: String) -> Draft? {
    let folderName = shown.split(separator: "/").last.map(String.init) ?? "dataset"
    let bytes: [UInt8]
    do throws(FileFailure) {
      bytes = try folder.read([Self.descriptorName], limit: Self.descriptorLimit)
    } catch .missing {
      return draftByFileNames(folder, folderName: folderName, shown: shown)
    } catch {
      log.report(LoadIssue(error.facts, at: SourceLocation(file: file)))
      return nil
    }
    log.register(file) { bytes }
    do throws(JSONProblem) {
      let document = try JSONDocument(bytes: bytes, file: file)
      var issues: [LoadIssue] = []
      let descriptor = PackageDescriptor(document, folderName: folderName) { issues.append($0) }
      for issue in issues { log.report(issue) }
      let package = DataPackage(path: shown, descriptor: descriptor, descriptorBytes: bytes)
      return Draft(package: package, descriptor: document, resources: descriptor.resources)
    } catch {
      log.report(LoadIssue(.invalidJSON(error.kind), at: error.location))
      return nil
    }
  }

  /// A folder of tables without a descriptor: each by its file name.
  private mutating func draftByFileNames(
    _ folder: borrowing Folder, folderName: String, shown: String
  ) -> Draft? {
    guard folder.hasFile("nodes.csv") else {
      log.report(LoadIssue(.notADataset, at: SourceLocation(file: shown)))
      return nil
    }
    log.report(LoadIssue(.missingDescriptor, at: SourceLocation(file: shown)))
    var draft = Draft(package: DataPackage(path: shown, descriptor: PackageDescriptor(name: folderName)))
    for table in TableName.allCases where folder.hasFile("\(table.rawValue).csv") {
      draft.resources.append(.init(name: table.rawValue, path: "\(table.rawValue).csv"))
    }
    return draft
  }

  private mutating func loadBase(
    _ base: String, of folder: borrowing Folder, shown: String, location: () -> SourceLocation
  ) -> Set<Int> {
    guard let components = safeComponents(of: base, allowingParent: true) else {
      log.report(LoadIssue(.unsafePath(base), at: location()))
      return []
    }
    do throws(FileFailure) {
      let next = try folder.folder(components)
      let identity = next.identity
      if let start = path.firstIndex(where: { $0.identity == identity }) {
        let cycle = path[start...].map(\.name) + [path[start].name]
        log.report(LoadIssue(.extendsCycle(cycle), at: location()))
        return []
      }
      guard path.count <= Self.depthLimit else {
        log.report(LoadIssue(.extendsTooDeep(limit: Self.depthLimit), at: location()))
        return []
      }
      guard let position = load(next, shown: joined(shown, components)) else { return [] }
      return packages[position].bases.union([position])
    } catch {
      log.report(LoadIssue(error.facts, at: location()))
      return []
    }
  }

  private mutating func readTables(
    _ draft: Draft, in folder: borrowing Folder, shown: String
  ) -> [DatasetTable] {
    var tables: [DatasetTable] = []
    for resource in draft.resources {
      guard let table = tableName(of: resource) else {
        let names = TableName.allCases.map(\.rawValue)
        log.report(
          LoadIssue(
            .unknownTable(resource.name), at: draft.location(of: resource),
            suggestion: nearestName(to: resource.name, among: names)))
        continue
      }
      guard !tables.contains(where: { $0.schema.name == table }) else {
        log.report(LoadIssue(.repeatedTable(table), at: draft.location(of: resource)))
        continue
      }
      guard let components = safeComponents(of: resource.path) else {
        log.torn.insert(table)
        log.report(LoadIssue(.unsafePath(resource.path), at: draft.location(of: resource)))
        continue
      }
      let file = joined(shown, components)
      do throws(FileFailure) {
        let bytes = try folder.read(components, limit: Self.tableLimit)
        let csv = CSVTable(bytes: bytes, file: file)
        log.register(file) { bytes }
        tables.append(
          DatasetTable(schema: .of(table), path: components.joined(separator: "/"), csv: csv))
      } catch {
        log.torn.insert(table)
        log.report(LoadIssue(error.facts, at: SourceLocation(file: file)))
      }
    }
    let listed = Set(draft.resources.compactMap { tableName(of: $0) })
    for table in TableName.allCases where !listed.contains(table) && folder.hasFile("\(table.rawValue).csv") {
      log.report(
        LoadIssue(.unlistedTable(table), at: SourceLocation(file: joined(shown, ["\(table.rawValue).csv"]))))
    }
    return tables
  }

  private func tableName(of resource: PackageDescriptor.Resource) -> TableName? {
    if let table = TableName(rawValue: resource.name) { return table }
    let file = resource.path.split(separator: "/").last ?? ""
    return resource.name.isEmpty && file.hasSuffix(".csv")
      ? TableName(rawValue: String(file.dropLast(4))) : nil
  }
}
