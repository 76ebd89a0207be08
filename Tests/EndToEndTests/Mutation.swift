import TestSupport

/// Damage done to a dataset's files: to their bytes or to what the bytes mean.
struct Mutation {
  private(set) var files: [String: [UInt8]]
  private var random: SeededGenerator

  init(of files: [String: String], seed: UInt64) {
    self.files = files.mapValues { Array($0.utf8) }
    random = SeededGenerator(seed: seed)
    for _ in 0..<Int.random(in: 1...4, using: &random) { mutate() }
  }

  private mutating func mutate() {
    guard let file = files.keys.sorted().randomElement(using: &random) else { return }
    switch Int.random(in: 0..<12, using: &random) {
    case 0...3: files[file] = damaged(files[file]!)
    case 4: changeFiles(file)
    default:
      guard file.hasSuffix(".csv") else { return files[file] = damaged(files[file]!) }
      files[file] = rearranged(files[file]!)
    }
  }

  /// Drops a file, or gives it what another one holds.
  private mutating func changeFiles(_ file: String) {
    guard let other = files.keys.sorted().randomElement(using: &random) else { return }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: files[file] = nil
    case 1: files[file] = files[other]
    case 2: (files[file], files[other]) = (files[other], files[file])
    default: files[file]! += files[other]!
    }
  }

  private static let nastyBytes: [UInt8] =
    Array("\"\",,\n\r\0;-0{}[]:.eE\u{1B}\\'=\t ".utf8) + [0x80, 0xC3, 0xED, 0xFF]

  private mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return [Self.nastyBytes.randomElement(using: &random)!] }
    var bytes = bytes
    let start = Int.random(in: bytes.indices, using: &random)
    let range = start..<min(bytes.count, start + Int.random(in: 1...24, using: &random))
    switch Int.random(in: 0..<7, using: &random) {
    case 0: bytes[start] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2, 3: bytes.insert(Self.nastyBytes.randomElement(using: &random)!, at: start)
    case 4: bytes.removeSubrange(range)
    case 5: bytes.insert(contentsOf: bytes[range], at: Int.random(in: 0...bytes.count, using: &random))
    default: bytes.removeSubrange(start...)
    }
    return bytes
  }

  private static let nastyCells = [
    "", "-1", "1e308", "1e-320", "-0", "9223372036854775808", "nan", "=1+1", "\u{202E}", "\"a,b\"",
    "\"\"\"\"",
    "yes", "city", "acme", "film", "ethylene", "crude", "cracking", "recycling", "output", "operating",
    "closed",
    "2024", "名;名;;", "t", "\u{FEFF}", " ", "\"\n\"",
  ]

  /// Cells, columns and rows dropped, repeated, swapped, replaced; commas in quotes are cut through.
  private mutating func rearranged(_ bytes: [UInt8]) -> [UInt8] {
    var rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let (a, b) = (Int.random(in: rows.indices, using: &random), Int.random(in: rows.indices, using: &random))
    guard !rows[a].isEmpty, !rows[b].isEmpty else { return bytes }
    let (c, d) = (
      Int.random(in: rows[a].indices, using: &random), Int.random(in: rows[b].indices, using: &random)
    )
    switch Int.random(in: 0..<10, using: &random) {
    case 0: rows[a].remove(at: c)
    case 1: rows[a].insert(rows[a][c], at: c)
    case 2:
      let cell = rows[a][c]
      rows[a][c] = rows[b][d]
      rows[b][d] = cell
    case 3: rows.remove(at: a)
    case 4: rows.insert(rows[a], at: b)
    case 5: rows.swapAt(a, b)
    case 6: for row in rows.indices where rows[row].indices.contains(c) { rows[row].remove(at: c) }
    case 7: for row in rows.indices where rows[row].indices.contains(c) { rows[row].append(rows[row][c]) }
    case 8:
      for row in rows.indices where rows[row].indices.contains(c) && rows[row].indices.contains(d) {
        rows[row].swapAt(c, d)
      }
    default: rows[a][c] = Self.nastyCells.randomElement(using: &random)!
    }
    return Array(rows.map { $0.joined(separator: ",") }.joined(separator: "\n").utf8)
  }
}
