import ChainModel
import TableIO

/// Checks each table by itself: the form of the file, the header, every cell against its schema.
struct TableChecker {
  var log: IssueLog

  mutating func check(_ cells: CellTable) {
    let table = cells.table
    var isSound = true
    for problem in table.csv.problems {
      log.report(LoadIssue(Self.facts(of: problem.kind), at: problem.location))
      switch problem.kind {
      case .raggedRow, .cellTooLong: break
      default: isSound = false
      }
    }
    guard isSound else {
      log.torn.insert(table.schema.name)
      return
    }
    if let (fault, column) = oversize(table.csv.header) {
      log.report(LoadIssue(fault, at: table.csv.headerLocation(column: column)))
      log.torn.insert(table.schema.name)
      return
    }
    checkHeader(table)
    // A flow may leave its source to its process.
    let needsSource = table.schema.statesFacts && table.schema.name != .flows
    let (columns, grid) = (table.schema.columns, cells.cells)
    let stated = columns.indices.filter { table.position(of: columns[$0].column) != nil }
    let required = stated.filter { columns[$0].isRequired }
    let formed = stated.filter { columns[$0].type.hasForm }
    // Columns hold few words, and what was fine once is fine again: the row last found so, by column.
    var fine = [Int](repeating: -1, count: columns.count)
    for row in cells.soundRows {
      for column in required where grid.isEmpty(row, column) {
        let heading = table.heading(of: columns[column].column)
        report(.missingValue(column: heading), table, columns[column], row)
      }
      for column in formed where !grid.isEmpty(row, column) {
        if fine[column] >= 0 && grid.isSame(row, column, as: grid, fine[column], column) { continue }
        if let (fault, suggestion) = fault(in: grid[row, column], columns[column], of: table) {
          report(fault, table, columns[column], row, suggestion: suggestion)
        } else {
          fine[column] = row
        }
      }
      if !table.schema.exactlyOneOf.isEmpty { checkExactlyOne(cells, row: row) }
      if needsSource { checkSource(cells, row: row) }
    }
  }

  private static func facts(of kind: CSVProblem.Kind) -> LoadIssue.Facts {
    switch kind {
    case .emptyFile: .emptyFile
    case .invalidUTF8: .invalidUTF8
    case .nulByte: .nulByte
    case .unterminatedQuote: .unterminatedQuote
    case .textAfterClosingQuote: .textAfterQuote
    case .raggedRow(let expected, let actual): .raggedRow(expected: expected, actual: actual)
    case .duplicateHeader(let name): .duplicateColumn(name)
    case .cellTooLong(let bytes, let limit): .cellTooLong(bytes: bytes, limit: limit)
    case .tooManyRows(let limit): .tooManyRows(limit: limit)
    case .fileTooLong(let bytes, let limit): .fileTooLarge(bytes: bytes, limit: limit)
    }
  }

  /// More columns than any table of ours could need: past them nothing is looked at.
  private static let columnLimit = 256
  /// Every issue of the header looks at its whole line.
  private static let headingLimit = 1 << 10

  private func oversize(_ header: [String]) -> (LoadIssue.Facts, column: Int)? {
    if header.count > Self.columnLimit { return (.tooManyColumns(limit: Self.columnLimit), 0) }
    guard let column = header.firstIndex(where: { $0.utf8.count > Self.headingLimit }) else { return nil }
    return (.cellTooLong(bytes: header[column].utf8.count, limit: Self.headingLimit), column)
  }

  private mutating func checkHeader(_ table: DatasetTable) {
    let header = table.csv.header.map(\.trimmed)
    let named = header.map(table.schema.column)
    let unused = table.schema.columns.map(\.column).filter { !named.contains($0) }
    let suggestions = unused.map(\.rawValue) + unused.compactMap { ColumnSchema.chineseNames[$0] }
    for (position, name) in header.enumerated() {
      if let column = named[position] {
        guard let first = table.position(of: column), first != position else { continue }
        report(.sameColumn(name, first: header[first]), name, table, at: position)
        log.torn.insert(table.schema.name)
        continue
      }
      // Spreadsheets leave empty columns behind.
      if name.isEmpty, (0..<table.csv.rowCount).allSatisfy({ table.csv[$0, position].trimmed.isEmpty }) {
        continue
      }
      report(
        .unknownColumn(name, table: table.schema.name), name, table, at: position,
        suggestion: nearestName(to: name, among: suggestions))
    }
    for column in table.schema.columns where column.isRequired && !named.contains(column.column) {
      // Without ids nothing that refers here can be judged.
      if column.column == .id { log.torn.insert(table.schema.name) }
      log.report(
        LoadIssue(
          .missingColumn(column.name, table: table.schema.name), at: table.csv.headerLocation(column: 0)))
    }
  }

  /// Reports a name in the header.
  private mutating func report(
    _ facts: LoadIssue.Facts, _ name: String, _ table: DatasetTable, at position: Int,
    suggestion: String? = nil
  ) {
    var issue = LoadIssue(facts, at: table.csv.headerLocation(column: position), suggestion: suggestion)
    issue.length = max(1, name.count)
    log.report(issue)
  }

  /// What is wrong with the text of a cell, and what was probably meant; nil when it is fine.
  private func fault(
    in text: String, _ column: ColumnSchema, of table: DatasetTable
  ) -> (LoadIssue.Facts, suggestion: String?)? {
    var heading: String { table.heading(of: column.column) }
    switch column.type {
    case .text, .list, .reference: return nil
    case .id: return CellValue.isID(text) ? nil : (.badID(text), nil)
    case .number(let range):
      guard let value = CellValue.number(text) else { return (.badNumber(text, column: heading), nil) }
      guard range.contains(value) else {
        return (.numberOutOfRange(text, column: heading, range: range), nil)
      }
      if value.magnitude > NumberRange.largest { return (.numberTooLarge(text, column: heading), nil) }
      let isTiny = column.column == .factor && value < NumberRange.smallestFactor
      return isTiny ? (.numberTooSmall(text, column: heading), nil) : nil
    case .integer:
      guard let value = Int(text) else { return (.badInteger(text, column: heading), nil) }
      let isLarge = Double(value).magnitude > NumberRange.largest
      return isLarge ? (.numberTooLarge(text, column: heading), nil) : nil
    case .year:
      let isYear = Int(text).map((1900...2200).contains) ?? false
      return isYear ? nil : (.badYear(text, column: heading), nil)
    case .yesNo: return CellValue.yesNo(text) != nil ? nil : (.badYesNo(text, column: heading), nil)
    case .choice(let allowed):
      guard !allowed.contains(text) else { return nil }
      return (.badChoice(text, column: heading, allowed: allowed), nearestName(to: text, among: allowed))
    }
  }

  private mutating func report(
    _ facts: LoadIssue.Facts, _ table: DatasetTable, _ column: ColumnSchema, _ row: Int,
    suggestion: String? = nil
  ) {
    var issue = LoadIssue(facts, at: table.location(column.column, row: row), suggestion: suggestion)
    issue.length = max(1, table.text(column.column, row: row).count)
    log.report(issue)
  }

  private mutating func checkExactlyOne(_ cells: CellTable, row: Int) {
    let columns = cells.schema.exactlyOneOf
    let filled = columns.filter { !cells.isEmpty($0, row: row) }
    if filled.count != 1 {
      let place = cells.location(filled.last ?? columns[0], row: row)
      log.report(
        LoadIssue(.notExactlyOne(columns: columns.map(\.rawValue), filled: filled.map(\.rawValue)), at: place)
      )
    }
  }

  private mutating func checkSource(_ cells: CellTable, row: Int) {
    if cells.isEmpty(.source, row: row) {
      log.report(LoadIssue(.missingSource, at: cells.location(.source, row: row)))
    } else if cells.isEmpty(.locator, row: row) {
      log.report(LoadIssue(.missingLocator, at: cells.location(.locator, row: row)))
    }
  }
}

extension ColumnType {
  /// Whether not every text will do. References are looked up later, among all rows.
  fileprivate var hasForm: Bool {
    switch self {
    case .text, .list, .reference: false
    case .id, .number, .integer, .year, .yesNo, .choice: true
    }
  }
}
