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
      let cells = tables[table].cells
      for row in 0..<cells.rowCount where !cells.isEmpty(row, Self.idColumn) {
        let ref = RowRef(table: table, row: row)
        if let earlier = insert(records.count, cells, row) {
          records[earlier].restatements.append(ref)
        } else {
          records.append(Record(key: cells[row, Self.idColumn], row: ref))
        }
      }
    }
  }

  private mutating func insert(_ position: Int, _ cells: CellGrid, _ row: Int) -> Int? {
    let (records, tables) = (records, tables)
    return positions.insert(position, hash: Self.hash(of: cells, row, Self.idColumn)) { position in
      let other = records[position].row
      return cells.isSame(row, Self.idColumn, as: tables[other.table].cells, other.row, Self.idColumn)
    }
  }

  /// The position of the record whose id stands in a cell; nil when there is none.
  func position(namedIn cells: CellGrid, _ row: Int, _ column: Int) -> Int? {
    positions.position(hash: Self.hash(of: cells, row, column)) { position in
      let other = records[position].row
      return cells.isSame(row, column, as: tables[other.table].cells, other.row, Self.idColumn)
    }
  }

  private static func hash(of cells: CellGrid, _ row: Int, _ column: Int) -> UInt64 {
    var hash = TextHash()
    cells.hash(row, column, into: &hash)
    return hash.value
  }
}
