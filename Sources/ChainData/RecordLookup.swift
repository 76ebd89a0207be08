import TableIO

/// The records of one table across all packages, in order of their first rows, found by id.
struct RecordLookup {
  struct Record {
    var key: String
    /// Where it is stated first.
    var row: RowRef
    /// Where it is stated again, in order; nearly always nowhere.
    var restatements: [RowRef] = []

    var rows: [RowRef] { [row] + restatements }
  }

  private(set) var records: [Record] = []
  private let tables: [CellTable]
  private var positions: PositionTable

  /// Ids stand in the first column of every table that has them.
  private static let idColumn = 0

  /// - Parameters:
  ///   - tables: all tables of the document.
  ///   - own: which of them hold these records.
  init(_ tables: [CellTable], own: [Int]) {
    self.tables = tables
    positions = PositionTable(capacity: own.reduce(0) { $0 + tables[$1].cells.rowCount })
    for table in own {
      let own = tables[table]
      for row in 0..<own.cells.rowCount where !own.cells.isEmpty(row, Self.idColumn) {
        let ref = RowRef(table: table, row: row)
        if let earlier = insert(records.count, own, row) {
          records[earlier].restatements.append(ref)
        } else {
          records.append(Record(key: own.cells[row, Self.idColumn], row: ref))
        }
      }
    }
  }

  private mutating func insert(_ position: Int, _ table: CellTable, _ row: Int) -> Int? {
    let (records, tables) = (records, tables)
    return positions.insert(position, hash: table.hash(row, Self.idColumn)) { position in
      let other = records[position].row
      return table.isSame(row, Self.idColumn, as: tables[other.table], other.row, Self.idColumn)
    }
  }

  /// The position of the record whose id stands in a cell; nil when there is none.
  func position(namedIn table: CellTable, _ row: Int, _ column: Int) -> Int? {
    positions.position(hash: table.hash(row, column)) { position in
      let other = records[position].row
      return table.isSame(row, column, as: tables[other.table], other.row, Self.idColumn)
    }
  }
}
