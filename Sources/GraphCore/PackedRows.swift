/// Rows of numbers packed end to end: row *r* is `values[starts[r] ..< starts[r + 1]]`.
///
/// This is the compressed sparse row (CSR) form of an incidence matrix, the one storage scheme of
/// the module: two flat arrays, no allocation per row, neighbours beside each other in memory.
struct PackedRows: Hashable, Sendable {
  let starts: [Int32]
  let values: [Int32]

  var rowCount: Int { starts.count - 1 }

  func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  subscript(row: Int) -> ArraySlice<Int32> { values[range(row)] }
}

extension PackedRows {
  /// Packs lists of ids as they stand.
  ///
  /// - Precondition: every id lies below `limit`.
  init<ID: DenseID>(_ rows: some Collection<[ID]>, below limit: Int) {
    var starts: [Int32] = [0]
    var values: [Int32] = []
    starts.reserveCapacity(rows.count + 1)
    for row in rows {
      for id in row {
        precondition(id.rawValue >= 0 && id.rawValue < limit, "id out of range")
        values.append(id.rawValue)
      }
      starts.append(Int32(values.count))
    }
    self.init(starts: starts, values: values)
  }

  /// Lists the positions of `rowOfItem` under the row they name, ascending within each row.
  ///
  /// - Precondition: every row named lies in `0 ..< rowCount`.
  /// - Complexity: O(rows + items), a counting sort.
  init(grouping rowOfItem: [Int32], rowCount: Int) {
    var starts = [Int32](repeating: 0, count: rowCount + 1)
    var values = [Int32](repeating: 0, count: rowOfItem.count)
    let rows = rowOfItem.span
    var start = starts.mutableSpan
    for item in rows.indices { start[Int(rows[item]) + 1] += 1 }
    for row in 0..<rowCount { start[row + 1] += start[row] }

    // Each row's start serves as its cursor, ends up at the next row's start, and is shifted back.
    var value = values.mutableSpan
    for item in rows.indices {
      let row = Int(rows[item])
      value[Int(start[row])] = Int32(item)
      start[row] += 1
    }
    for row in stride(from: rowCount, to: 0, by: -1) { start[row] = start[row - 1] }
    start[0] = 0
    self.init(starts: starts, values: values)
  }

  /// The same incidence seen from the other side, each pair once, values ascending in each row.
  ///
  /// - Complexity: O(rows + values).
  func transposed(rowCount newRowCount: Int) -> PackedRows {
    let oldStart = starts.span
    let oldValue = values.span
    var newStarts = [Int32](repeating: 0, count: newRowCount + 1)
    var lastRows = [Int32](repeating: -1, count: newRowCount)
    var start = newStarts.mutableSpan
    var lastRow = lastRows.mutableSpan
    for row in 0..<rowCount {
      for position in Int(oldStart[row])..<Int(oldStart[row + 1]) {
        let value = Int(oldValue[position])
        if lastRow[value] != row {
          lastRow[value] = Int32(row)
          start[value + 1] += 1
        }
      }
    }
    for row in 0..<newRowCount { start[row + 1] += start[row] }

    var newValues = [Int32](repeating: -1, count: Int(start[newRowCount]))
    var cursors = newStarts
    var newValue = newValues.mutableSpan
    var cursor = cursors.mutableSpan
    let begin = newStarts.span
    for row in 0..<rowCount {
      for position in Int(oldStart[row])..<Int(oldStart[row + 1]) {
        let value = Int(oldValue[position])
        let end = Int(cursor[value])
        if end > begin[value], newValue[end - 1] == row { continue }
        newValue[end] = Int32(row)
        cursor[value] += 1
      }
    }
    return PackedRows(starts: newStarts, values: newValues)
  }

  /// Stops the program unless the rows are well formed, ascending, and below `limit`.
  func checkInvariants(below limit: Int) {
    precondition(starts.first == 0 && Int(starts[rowCount]) == values.count, "rows do not cover the values")
    for row in 0..<rowCount {
      precondition(starts[row] <= starts[row + 1], "row \(row) ends before it begins")
      for position in range(row) {
        precondition((0..<limit).contains(Int(values[position])), "value out of range")
        if position > range(row).lowerBound {
          precondition(values[position - 1] < values[position], "row \(row) is not ascending")
        }
      }
    }
  }
}
