import ChainModel
import TableIO

/// Checks rows against each other: keys, references, what may be said only once.
struct RowChecker {
  var log: IssueLog
  var index: RowIndex

  mutating func run() {
    let hasNodes = index.document.packages.contains { $0[.nodes] != nil }
    if !hasNodes, !log.torn.contains(.nodes), let root = index.document.packages.last {
      log.report(LoadIssue(.missingTable(.nodes), at: SourceLocation(file: root.path)))
    }
    for table in TableName.allCases {
      let schema = TableSchema.of(table)
      if schema.hasID {
        checkRestatements(of: table)
      } else {
        checkKeys(of: schema)
      }
      checkReferences(of: schema)
    }
    for table in [TableName.industries, .chains, .nodes, .processes, .regions, .companies] {
      checkNames(of: table)
    }
    checkParents(of: .nodes)
    checkParents(of: .regions)
    checkScopes()
  }

  mutating func report(
    _ facts: LoadIssue.Facts, _ column: String, of ref: RowRef, suggestion: String? = nil
  ) {
    var issue = LoadIssue(facts, at: index.location(column, of: ref), suggestion: suggestion)
    issue.length = max(1, index.text(column, of: ref).count)
    log.report(issue)
  }

  /// An id may come twice only where a chain fills in a chain of a package below it.
  private mutating func checkRestatements(of table: TableName) {
    for record in index.records[table] ?? [] where record.rows.count > 1 {
      for (position, other) in record.rows.enumerated().dropFirst() {
        let earlier = record.rows[..<position]
        let first = earlier.first { index.package(of: $0) == index.package(of: other) } ?? earlier[0]
        let (package, firstPackage) = (index.package(of: other), index.package(of: first))
        let place = index.location("id", of: first)
        if package == firstPackage {
          report(.duplicateKey([record.key], first: place), "id", of: other)
        } else if table == .chains && index.document.packages[package].bases.contains(firstPackage) {
          checkConflicts(of: other, with: first)
        } else {
          report(.keyClash([record.key], first: place), "id", of: other)
        }
      }
    }
  }

  private mutating func checkConflicts(of row: RowRef, with first: RowRef) {
    for column in TableSchema.of(.chains).columns
    where !["id", "source", "locator", "note"].contains(column.name) {
      let (here, there) = (index.text(column.name, of: row), index.text(column.name, of: first))
      if !here.isEmpty && !there.isEmpty && here != there {
        let place = index.location(column.name, of: first)
        report(
          .conflictingCell(column: column.name, here: here, there: there, first: place), column.name, of: row)
      }
    }
  }

  private mutating func checkKeys(of schema: TableSchema) {
    let rows = index.rows[schema.name] ?? []
    var seen: [[String]: RowRef] = Dictionary(minimumCapacity: rows.count)
    for ref in rows {
      var key = schema.key.map { index.text($0, of: ref) }
      if schema.name == .links, key[2].isEmpty { key[2] = Relation.feedstock.rawValue }
      guard let first = seen[key] else {
        seen[key] = ref
        continue
      }
      let place = index.location(schema.key[0], of: first)
      if index.package(of: first) == index.package(of: ref) {
        report(.duplicateKey(key.filter { !$0.isEmpty }, first: place), schema.key[0], of: ref)
      } else {
        report(.keyClash(key.filter { !$0.isEmpty }, first: place), schema.key[0], of: ref)
      }
    }
  }

  private mutating func checkReferences(of schema: TableSchema) {
    for column in schema.columns {
      guard case .reference(let target) = column.type, !log.torn.contains(target) else { continue }
      for ref in index.rows[schema.name] ?? [] {
        guard index.target(column.name, of: ref) == nil else { continue }
        let text = index.text(column.name, of: ref)
        guard !text.isEmpty else { continue }
        let suggestion = index.suggestion(for: text, in: target)
        report(.unknownID(text, table: target), column.name, of: ref, suggestion: suggestion)
      }
    }
  }

  private mutating func checkNames(of table: TableName) {
    guard !log.torn.contains(table) else { return }
    for record in index.records[table] ?? []
    where index.text("name", of: record).isEmpty && index.text("name_en", of: record).isEmpty {
      let row = record.rows[record.rows.count - 1]
      log.report(LoadIssue(.missingValue(column: "name"), at: index.location("name", of: row)))
    }
  }

  /// Each cycle of the parent column once, at its first row.
  private mutating func checkParents(of table: TableName) {
    let records = index.records[table] ?? []
    let parents = records.map { index.target("parent", of: $0.rows) }
    // 0 not seen, else the number of the walk that saw it.
    var seenIn = [Int](repeating: 0, count: records.count)
    for start in records.indices where seenIn[start] == 0 {
      var current: Int? = start
      while let here = current, seenIn[here] == 0 {
        seenIn[here] = start + 1
        current = parents[here]
      }
      guard let entry = current, seenIn[entry] == start + 1 else { continue }
      var cycle = [entry]
      while let next = parents[cycle[cycle.count - 1]], next != entry { cycle.append(next) }
      let lowest = cycle.firstIndex(of: cycle.min() ?? entry) ?? 0
      let ordered = Array(cycle[lowest...] + cycle[..<lowest])
      report(
        .cyclicParent((ordered + [ordered[0]]).map { records[$0].key }), "parent",
        of: records[ordered[0]].rows[0])
    }
  }

  private mutating func checkScopes() {
    for package in index.document.packages {
      guard let scope = package.descriptor.scope, !log.torn.contains(.regions),
        index.position(of: scope, in: .regions) == nil
      else { continue }
      let suggestion = index.suggestion(for: scope, in: .regions)
      var issue = LoadIssue(
        .unknownID(scope, table: .regions), at: package.scopeLocation, suggestion: suggestion)
      issue.length = scope.count + 2
      log.report(issue)
    }
  }
}
