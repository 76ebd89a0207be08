import Foundation
import TableIO
import TestSupport
import Testing

@testable import ChainData

/// Lists of links and of what is there, against a dictionary and the reader of datasets.
struct EdgeListTests {
  /// Names of every length around the inline limit, in several scripts.
  private static func name(_ generator: inout SeededGenerator, plain: Bool) -> String {
    let number = Int.random(in: 0..<60, using: &generator)
    switch number % 6 {
    case 0: return "n\(number)"
    case 1: return String(repeating: "x", count: 13 + number % 5) + "\(number % 2)"
    case 2: return plain ? "p#\(number)" : "环节\(number)"
    case 3: return "abcdefgh\(number)"
    case 4: return plain ? "z.\(number)" : "a,\"b\"\n\(number)"
    default: return String(repeating: "长", count: plain ? 4 : 6) + "\(number)"
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func `names get ids as in a dictionary, and so does a merged table`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var ids: [String: Int32] = [:]
    var tables: [[String]] = []
    for _ in 0..<2 {
      tables.append(
        (0..<Int.random(in: 0...200, using: &generator)).map { _ in
          Self.name(&generator, plain: false)
        })
    }
    func interned(_ names: [String], _ table: inout NameTable) -> [Int32] {
      var found: [Int32] = []
      for start in stride(from: 0, to: names.count, by: 7) {
        let batch = names[start..<min(names.count, start + 7)].map { Array($0.utf8) }
        var long: [UnsafeMutableBufferPointer<UInt8>] = []
        defer { for copy in long { copy.deallocate() } }
        let keys = batch.map { name -> NameTable.Key in
          guard name.count > NameTable.Key.longestInline else { return NameTable.Key(name) }
          let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: name.count)
          _ = copy.initialize(from: name)
          long.append(copy)
          return NameTable.Key(long: UnsafeBufferPointer(copy), number: long.count - 1)
        }
        var own = [Int32](repeating: -1, count: keys.count)
        keys.withUnsafeBufferPointer { keys in
          own.withUnsafeMutableBufferPointer { own in
            table.intern(keys, into: own.baseAddress!) { UnsafeBufferPointer(long[$0]) }
          }
        }
        found += own
      }
      return found
    }
    var first = NameTable(expecting: 1)
    var second = NameTable(expecting: 1)
    let here = interned(tables[0], &first)
    let there = interned(tables[1], &second)
    for name in tables[0] where ids[name] == nil { ids[name] = Int32(ids.count) }
    #expect(here == tables[0].map { ids[$0]! })
    let merged = first.merge(second)
    for name in tables[1] where ids[name] == nil { ids[name] = Int32(ids.count) }
    #expect(there.map { merged[Int($0)] } == tables[1].map { ids[$0]! })
    let names = first.names()
    #expect(names.count == ids.count)
    for (name, id) in ids { #expect(names[Int(id)] == name) }
  }

  /// The standard library's decoder is the oracle.
  @Test func `a short name is text or is not`() {
    var generator = SeededGenerator(seed: 11)
    let bytes: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
      0xEE,
      0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    for _ in 0..<200_000 {
      let name = (0..<Int.random(in: 1...15, using: &generator)).map { _ in
        bytes.randomElement(using: &generator)!
      }
      // Mostly wrong by themselves: half are mended from real letters.
      let text =
        Bool.random(using: &generator) ? name : Array("é环𠀀A߿ࠀ\u{FFFF}\u{10FFFF}".utf8.prefix(name.count))
      #expect(NameTable.Key(text).isUTF8 == (String(validating: text, as: UTF8.self) != nil), "\(text)")
    }
  }

  /// With quotes, CRLF, blank rows, other columns, a mark at the front and no line feed at the end.
  @Test(arguments: UInt64(0)..<120)
  func `rows are those the reader of datasets finds`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let isPlain = seed.isMultiple(of: 2)
    let ending = Bool.random(using: &generator) ? "\n" : "\r\n"
    let columns = [["from", "to"], ["to", "note", "from"], ["x", "from", "to", "y"]].randomElement(
      using: &generator)!
    var writer = CSVWriter(
      header: columns, byteOrderMark: Bool.random(using: &generator),
      lineEnding: ending == "\n" ? .lf : .crlf)
    var expected: [[String]] = []
    for _ in 0..<Int.random(in: 0...80, using: &generator) {
      let row = columns.map { _ in Self.name(&generator, plain: isPlain) }
      writer.append(row)
      expected.append(["from", "to"].map { row[columns.firstIndex(of: $0)!] })
    }
    var text = writer.text
    if Bool.random(using: &generator) { text += ending + ending }
    if Bool.random(using: &generator), text.hasSuffix(ending) { text.removeLast() }
    let folder = try TemporaryDataset(["keep": ""])
    let path = folder.path + "/links.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    for leastShared in [1 << 20, 1] {
      let read = try NameColumns.read(path, table: .links, columns: ["from", "to"], leastShared: leastShared)
      let (sources, targets) = (read.columns[0], read.columns[1])
      let names = read.names()
      #expect(zip(sources, targets).map { [names[Int($0)], names[Int($1)]] } == expected)
    }
  }

  @Test func `large files are cut in two and into pieces without a trace`() throws {
    var generator = SeededGenerator(seed: 7)
    let folder = try TemporaryDataset(["keep": ""])
    let path = folder.path + "/links.csv"
    var text = "from,to\n"
    var expected: [String] = []
    for _ in 0..<80_000 {
      let ends = (0..<2).map { _ in "node-\(Int.random(in: 0..<20_000, using: &generator))" }
      text += ends.joined(separator: ",") + "\n"
      expected += ends
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let read = try NameColumns.read(path, table: .links, columns: ["from", "to"])
    let (sources, targets) = (read.columns[0], read.columns[1])
    let names = read.names()
    #expect(zip(sources, targets).flatMap { [names[Int($0)], names[Int($1)]] } == expected)
    // Ids are those of first appearance, as one processor would give them.
    var seen: Set<String> = []
    let order = expected.filter { seen.insert($0).inserted }
    #expect((0..<names.count).map { names[$0] } == order)
  }

  @Test(arguments: [
    ("from,to\na,b\nc\nd,e,f\n", ["links.csv:3:1 ragged-row", "links.csv:4:1 ragged-row"]),
    ("from,to\n,b\na,\n", ["links.csv:2:1 missing-value", "links.csv:3:3 missing-value"]),
    ("from,to\n乙烯,\"x\"y\n", ["links.csv:2:7 text-after-quote"]),
    ("from,to\na,\"b\n", ["links.csv:2:3 unterminated-quote"]),
    ("from,to\na,b\u{0}c\n", ["links.csv:2:4 nul-byte"]),
    ("from,two\na,b\n", ["links.csv:1:1 missing-column"]), ("", ["links.csv empty-file"]),
  ])
  func `what is wrong is told with its place`(text: String, problems: [String]) throws {
    let folder = try TemporaryDataset(["keep": ""])
    let path = folder.path + "/links.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    for leastShared in [1 << 20, 1] {
      do {
        _ = try NameColumns.read(path, table: .links, columns: ["from", "to"], leastShared: leastShared)
        Issue.record("nothing was wrong")
      } catch {
        let found = error.issues.map {
          "\($0.location)".replacing(folder.path + "/", with: "") + " \($0.code.rawValue)"
        }
        #expect(found == problems)
      }
    }
  }

  @Test func `bytes that are no text are refused, a missing file and a folder too`() throws {
    let folder = try TemporaryDataset(["keep": ""])
    let path = folder.path + "/links.csv"
    try Data("from,to\na,".utf8 + [0xFF, 0xFE] + "\n".utf8).write(to: URL(fileURLWithPath: path))
    for (file, code) in [
      (path, "invalid-utf8"), (folder.path + "/none.csv", "missing-file"),
      (folder.path, "not-a-regular-file"),
    ] {
      do {
        _ = try NameColumns.read(file, table: .links, columns: ["from", "to"])
        Issue.record("read")
      } catch {
        #expect(error.issues.map(\.code.rawValue) == [code])
      }
    }
  }
}
