import Foundation
import LianTu
import TableIO
import TestSupport
import Testing

/// Whatever happens to the files, there is an answer or an explanation: never a crash, never a hang.
@Suite struct MutationTests {
  private static let batchSize: UInt64 = 100
  /// `make check` runs all of them, a plain `swift test` a part.
  static let batches: Range<UInt64> = 0..<(isThorough ? 100 : 10)
  static let runs: Range<UInt64> = 0..<(isThorough ? 200 : 30)

  @Test(.timeLimit(.minutes(5)), arguments: batches)
  func `a damaged dataset is read or refused with located issues`(batch: UInt64) throws {
    for seed in batch * Self.batchSize..<(batch + 1) * Self.batchSize {
      let files = Mutation(of: smallCity(), seed: seed).files
      // Most of what can go wrong is in the tables; one in ten goes through the file system.
      let outcome = try seed % 10 == 0 ? readFromDisk(files) : DatasetReader.check(document(files))
      check(outcome, seed: seed)
    }
  }

  private func check(_ outcome: LoadOutcome, seed: UInt64) {
    #expect((outcome.network == nil) == !outcome.errors.isEmpty, "seed \(seed)")
    for issue in outcome.issues {
      for language in Language.allCases {
        let line = issue.line(in: language)
        let isPlain = !line.unicodeScalars.contains { $0.isHidden }
        #expect(isPlain, "seed \(seed): \(line)")
      }
    }
    guard let network = outcome.network, let region = network.parts.defaultRegion else { return }
    let scope = Scope(network, region: region, asOf: network.parts.asOf)
    let gaps = GapAnalysis(network, scope: scope, options: GapOptions(includesAll: true))
    let areFinite = gaps.gaps.allSatisfy { $0.priority?.isFinite ?? true }
    #expect(areFinite, "seed \(seed)")
    _ = try! CandidateRanking(network, scope: scope, gaps: gaps.gaps)
  }

  private func document(_ files: [String: [UInt8]]) -> ChainDocument {
    var descriptor = PackageDescriptor(name: "small")
    descriptor.scope = "city"
    descriptor.asOf = 2024
    let tables = TableName.allCases.compactMap { name -> DatasetTable? in
      let file = "\(name.rawValue).csv"
      return files[file].map {
        DatasetTable(schema: .of(name), path: file, csv: CSVTable(bytes: $0, file: file))
      }
    }
    return ChainDocument(packages: [DataPackage(path: "small", descriptor: descriptor, tables: tables)])
  }

  private func readFromDisk(_ files: [String: [UInt8]]) throws -> LoadOutcome {
    let folder = try TemporaryFolder()
    try folder.write(files)
    return DatasetReader.read(at: folder.url.path)
  }

  @Test(.timeLimit(.minutes(5)), arguments: runs)
  func `the program answers a damaged dataset with 0, 1 or 2`(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    try folder.write(Mutation(of: smallCity(), seed: 1_000_000 + seed).files)
    let check = try boundedRun("check", folder.url.path, "--quiet")
    let gaps = try boundedRun("gaps", folder.url.path, "--quiet", "--all")
    #expect(check == 0 || check == 1, "seed \(seed)")
    #expect(gaps == (check == 0 ? 0 : 2) || gaps == 2, "seed \(seed)")
  }
}

/// Whether to try everything, as `make check` does, rather than what a minute allows.
let isThorough = ProcessInfo.processInfo.environment["LIANTU_THOROUGH"] == "1"

/// The exit code of the program, which has twenty seconds; 124 when it takes longer.
func boundedRun(_ arguments: String...) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/timeout")
  process.arguments = ["20", Repository.binary.path] + arguments
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  process.standardInput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus
}

extension TemporaryFolder {
  func write(_ files: [String: [UInt8]]) throws {
    for (name, bytes) in files { try Data(bytes).write(to: file(name)) }
  }

  func write(_ files: [String: String]) throws { try write(files.mapValues { Array($0.utf8) }) }
}
