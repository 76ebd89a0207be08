// Random weightings of a table of values: sampling VALUES CRITERIA SAMPLES. Prints seconds and a sum to
// compare; the file holds 64-bit floats, row by row.
import Foundation
import LianTu

let arguments = CommandLine.arguments
guard arguments.count == 4, let criteria = Int(arguments[2]), let samples = Int(arguments[3]) else {
  fatalError("usage: Sampling VALUES CRITERIA SAMPLES")
}
let values = try Data(contentsOf: URL(fileURLWithPath: arguments[1])).withUnsafeBytes {
  Array($0.bindMemory(to: Double.self))
}
let rows: [[Double?]] = stride(from: 0, to: values.count, by: criteria).map { start in
  values[start..<start + criteria].map { $0 }
}
let matrix = DecisionMatrix(rows: rows, weights: Array(repeating: 1, count: criteria))
let start = ContinuousClock.now
let found = try RankAcceptability(
  matrix, method: .weightedSum, preferences: Array(repeating: .usual, count: criteria), samples: samples,
  seed: 1)
let seconds = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000
let firsts = rows.indices.map { found.share(of: $0, rank: 1) ?? 0 }
print("\(seconds) \(firsts.max() ?? 0)")
