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
    checkParents(of: .companies)
    checkScopes()
  }

  mutating func report(
    _ facts: LoadIssue.Facts, _ column: ColumnName, of ref: RowRef, suggestion: String? = nil
  ) {
    var issue = LoadIssue(facts, at: index.location(column, of: ref), suggestion: suggestion)
    issue.length = max(1, index.text(column, of: ref).count)
    log.report(issue)
  }

  /// An id may come twice only where a chain fills in a chain of a package below it.
  private mutating func checkRestatements(of table: TableName) {
    for record in index.records[table] ?? [] where !record.restatements.isEmpty {
      let rows = record.rows
      for (position, other) in rows.enumerated().dropFirst() {
        let earlier = rows[..<position]
        let first = earlier.first { index.package(of: $0) == index.package(of: other) } ?? earlier[0]
        let (package, firstPackage) = (index.package(of: other), index.package(of: first))
        let place = index.location(.id, of: first)
        if package == firstPackage {
          report(.duplicateKey([record.key], first: place), .id, of: other)
        } else if table == .chains && index.document.packages[package].bases.contains(firstPackage) {
          checkConflicts(of: other, with: first)
        } else {
          report(.keyClash([record.key], first: place), .id, of: other)
        }
      }
    }
  }

  private mutating func checkConflicts(of row: RowRef, with first: RowRef) {
    for column in TableSchema.of(.chains).columns
    where ![.id, .source, .locator, .note].contains(column.column) {
      let (here, there) = (index.text(column.column, of: row), index.text(column.column, of: first))
      if !here.isEmpty && !there.isEmpty && here != there {
        let place = index.location(column.column, of: first)
        report(
          .conflictingCell(column: column.name, here: here, there: there, first: place), column.column,
          of: row)
      }
    }
  }

  private mutating func checkKeys(of schema: TableSchema) {
    let rows = index.rows[schema.name] ?? []
    let key = RowKey(schema)
    var seen = PositionTable(capacity: rows.count)
    for (position, ref) in rows.enumerated() {
      let table = index.tables[ref.table]
      let earlier = seen.insert(position, hash: key.hash(table, ref.row)) { other in
        key.isSame(table, ref.row, as: index.tables[rows[other].table], rows[other].row)
      }
      guard let first = earlier.map({ rows[$0] }) else { continue }
      let texts = key.texts(table, ref.row)
      let place = index.location(schema.key[0], of: first)
      if index.package(of: first) == index.package(of: ref) {
        report(.duplicateKey(texts, first: place), schema.key[0], of: ref)
      } else {
        report(.keyClash(texts, first: place), schema.key[0], of: ref)
      }
    }
  }

  private mutating func checkReferences(of schema: TableSchema) {
    for column in schema.columns {
      guard case .reference(let target) = column.type, !log.torn.contains(target) else { continue }
      for ref in index.rows[schema.name] ?? []
      where index.target(column.column, of: ref) == nil && !index.isEmpty(column.column, of: ref) {
        let text = index.text(column.column, of: ref)
        let suggestion = index.suggestion(for: text, in: target)
        report(.unknownID(text, table: target), column.column, of: ref, suggestion: suggestion)
      }
    }
  }

  private mutating func checkNames(of table: TableName) {
    guard !log.torn.contains(table) else { return }
    for record in index.records[table] ?? [] {
      let cells = Cells(record, in: index)
      guard cells.isEmpty(.name) && cells.isEmpty(.nameEn) else { continue }
      let row = record.restatements.last ?? record.row
      log.report(LoadIssue(.missingValue(column: "name"), at: index.location(.name, of: row)))
    }
  }

  /// Each cycle of the parent column once, at its first row.
  private mutating func checkParents(of table: TableName) {
    let records = index.records[table] ?? []
    let parents = records.map { Cells($0, in: index).target(.parent) }
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
        .cyclicParent((ordered + [ordered[0]]).map { records[$0].key }), .parent,
        of: records[ordered[0]].row)
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
