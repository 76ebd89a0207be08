import Dispatch
import GraphCore
import TableIO

/// Plain lists in place of a dataset: who supplies whom, and what is there.
///
/// Two CSV files, with columns `from` and `to`, and `node`; other columns are passed over. Names are any
/// text. Made for millions of rows: both processors read, each its half of the file, and ids are those of
/// first appearance whatever their number.
/// - Complexity: O(bytes) time; to hold while reading, 8 bytes a link and for each processor 64 to 112 a
///   short name.
public struct EdgeList: Sendable {
  /// By node id.
  public let names: NameList
  /// The nodes at the two ends of each link, in file order.
  public let sources: [Int32]
  public let targets: [Int32]
  /// Nodes that are there, ascending, each once.
  public let present: [Int32]
  /// Rows of what is there whose name no link has.
  public let unlinkedCount: Int

  public static let largestFile = 4 << 30
  /// Ids are 32 bits wide.
  static let mostLinks = Int(Int32.max) - 1

  /// - Throws: every problem found, at most twenty a file and processor.
  public static func read(links: String, presence: String) throws(EdgeListFailure) -> EdgeList {
    var read = try NameColumns.read(links, table: .links, columns: ["from", "to"])
    guard read.columns[0].count < mostLinks else {
      throw EdgeListFailure([LoadIssue(.tooManyRows(limit: mostLinks), at: SourceLocation(file: links))])
    }
    let linked = read.table.count
    let there = try NameColumns.read(presence, table: .presence, columns: ["node"])
    let ids = read.table.merge(there.table)
    let present = Set(there.columns[0].map { ids[Int($0)] })
    return EdgeList(
      sources: read.columns[0], targets: read.columns[1], present: present.sorted(),
      unlinkedCount: present.count { Int($0) >= linked }, names: read.names())
  }

  private init(
    sources: [Int32], targets: [Int32], present: [Int32], unlinkedCount: Int, names: NameList
  ) {
    self.sources = sources
    self.targets = targets
    self.present = present
    self.unlinkedCount = unlinkedCount
    self.names = names
  }
}

/// Why plain lists cannot be read.
public struct EdgeListFailure: Error {
  public let issues: [LoadIssue]

  init(_ issues: [LoadIssue]) { self.issues = issues }
}

/// Some columns of a file, as ids of names.
///
/// Large files are read by both processors, each its half, a piece at a time: a piece stays in the
/// processor's cache, and no memory is needed for the file. Files with quotes, which may hold line feeds,
/// are read whole by one.
struct NameColumns: ~Copyable {
  var table: NameTable
  var columns: [[Int32]]

  /// The names themselves, without what finds them.
  consuming func names() -> NameList { table.names() }

  /// - Parameter leastShared: files below this are read by one processor: starting another takes longer.
  static func read(
    _ path: String, table: TableName, columns names: [String], leastShared: Int = 1 << 20
  ) throws(EdgeListFailure) -> NameColumns {
    let file = try opened(path)
    let header = try NameHeader(file, path: path, table: table, wanted: names)
    if file.size >= leastShared, let result = inHalves(file, header) {
      if !result.problems.isEmpty {
        try report(result.problems, in: FileBuffer(file, slack: NameScanner.slack), header)
      }
      return NameColumns(table: result.table, columns: result.columns)
    }
    let whole = FileBuffer(file, slack: NameScanner.slack)
    let scanner = header.scanner(of: whole.bytes, end: whole.count)
    var result = NameScanner.Result(
      columns: names.count, names: whole.count / NameHeader.bytesPerName,
      rows: whole.count / NameHeader.bytesPerRow)
    scanner.scan(header.body..<whole.count, into: &result)
    try report(result.problems, in: whole, header)
    return NameColumns(table: result.table, columns: result.columns)
  }

  /// nil where only a scan of the whole file can tell.
  private static func inHalves(_ file: borrowing OpenFile, _ header: NameHeader) -> NameScanner.Result? {
    guard let middle = file.rowStart(after: header.body + (file.size - header.body) / 2) else { return nil }
    nonisolated(unsafe) let halves = UnsafeMutablePointer<NameScanner.Result?>.allocate(capacity: 2)
    halves.initialize(to: nil)
    (halves + 1).initialize(to: nil)
    defer { halves.deallocate() }
    let handle = file.handle
    let (start, end) = (header.body, file.size)
    guard middle < end else { return nil }
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      let range = half == 0 ? start..<middle : middle..<end
      // The first half makes room for the second, which is appended to it.
      var result = NameScanner.Result(
        columns: header.wanted.count, names: end / NameHeader.bytesPerName,
        rows: (half == 0 ? end : range.count) / NameHeader.bytesPerRow)
      header.scan(handle, range, into: &result)
      (halves + half).pointee = consume result
    }
    var first = (halves + 0).move()!
    let second = (halves + 1).move()!
    guard !first.needsWhole && !second.needsWhole else { return nil }
    first.problems += second.problems
    let ids = first.table.merge(second.table)
    for column in first.columns.indices {
      first.columns[column].append(contentsOf: second.columns[column].lazy.map { ids[Int($0)] })
    }
    return first
  }

  private static func opened(_ path: String) throws(EdgeListFailure) -> OpenFile {
    do {
      return try OpenFile(at: path, limit: EdgeList.largestFile)
    } catch {
      throw EdgeListFailure([LoadIssue(error.facts, at: SourceLocation(file: path))])
    }
  }

  private static func report(
    _ problems: [NameScanner.Problem], in file: borrowing FileBuffer, _ header: NameHeader
  ) throws(EdgeListFailure) {
    guard !problems.isEmpty else { return }
    let names = header.names
    var issues: [LoadIssue] = []
    for problem in problems {
      let facts: LoadIssue.Facts =
        switch problem.kind {
        case .emptyCell(let column): .missingValue(column: names[column])
        case .ragged(let found): .raggedRow(expected: names.count, actual: found)
        case .unterminatedQuote: .unterminatedQuote
        case .textAfterQuote: .textAfterQuote
        case .nul: .nulByte
        case .invalidUTF8: .invalidUTF8
        }
      issues.append(LoadIssue(facts, at: file.location(of: problem.offset, in: header.path)))
    }
    throw EdgeListFailure(issues)
  }
}

/// The first line of a file of names, and how to read the others.
struct NameHeader: Sendable {
  let path: String
  let names: [String]
  /// Which columns are wanted.
  let wanted: [Int]
  /// Where the rows begin.
  let body: Int

  /// Rows of twenty bytes and five links a name are usual; a table that is too small grows.
  static let bytesPerName = 128
  static let bytesPerRow = 18
  private static let longestHeader = 1 << 16
  private static let piece = 1 << 18

  init(
    _ file: borrowing OpenFile, path: String, table: TableName, wanted columns: [String]
  ) throws(EdgeListFailure) {
    let start = file.bytes(in: 0..<min(file.size, Self.longestHeader))
    let mark = start.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let line = start.dropFirst(mark).prefix { $0 != 0x0A }
    guard line.contains(where: { $0 != 0x0D }) else {
      throw EdgeListFailure([LoadIssue(.emptyFile, at: SourceLocation(file: path))])
    }
    let names = CSVTable(bytes: Array(line), file: path).header
    var issues: [LoadIssue] = []
    var wanted: [Int] = []
    for column in columns {
      if let place = names.firstIndex(of: column) {
        wanted.append(place)
      } else {
        issues.append(
          LoadIssue(.missingColumn(column, table: table), at: SourceLocation(file: path, line: 1, column: 1)))
      }
    }
    guard issues.isEmpty else { throw EdgeListFailure(issues) }
    self.path = path
    self.names = names
    self.wanted = wanted
    body = min(file.size, line.endIndex + 1)
  }

  func scanner(of bytes: UnsafePointer<UInt8>, end: Int) -> NameScanner {
    NameScanner(bytes: bytes, columnCount: names.count, wanted: wanted, end: end)
  }

  /// Scans the rows in `range` of a file, a piece at a time.
  func scan(_ handle: Int32, _ range: Range<Int>, into result: inout NameScanner.Result) {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.piece + NameScanner.slack + 1)
    defer { memory.deallocate() }
    // What is left of a row that the last piece cut.
    var carried = 0
    var position = range.lowerBound
    while position < range.upperBound {
      let asked = min(Self.piece - carried, range.upperBound - position)
      let got = OpenFile.read(handle, at: position, asked, into: memory + carried)
      guard got > 0 else { break }
      let base = position - carried
      position += got
      var filled = carried + got
      guard memchr(memory, Int32(UInt8(ascii: "\"")), filled) == nil else {
        result.needsWhole = true
        return
      }
      if position == range.upperBound && memory[filled - 1] != 0x0A {
        memory[filled] = 0x0A
        filled += 1
      }
      var end = filled
      while end > 0 && memory[end - 1] != 0x0A { end -= 1 }
      guard end > 0 else {
        result.needsWhole = true
        return
      }
      scanner(of: memory, end: end).scan(0..<end, base: base, into: &result)
      if result.problems.count >= NameScanner.mostProblems { return }
      carried = filled - end
      memmove(memory, memory + end, carried)
    }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
