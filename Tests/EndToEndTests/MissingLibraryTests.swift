import Foundation
import Testing

/// Libraries are opened when they are needed: one that is missing stops the verbs that need it, no other.
struct MissingLibraryTests {
  /// Runs with a file called `library` that is none.
  private func run(_ arguments: [String], without library: String, language: String) throws -> Run {
    let folder = try TemporaryFolder()
    try folder.write("no library", to: library)
    return try Run(
      arguments: arguments, environment: ["LANG": language, "LD_LIBRARY_PATH": folder.url.path])
  }

  @Test(arguments: [("zh", "错误：求解器 CBC、Clp 无法载入"), ("en", "error: the solvers CBC and Clp cannot be loaded")])
  func `a missing solver is named`(language: String, words: String) throws {
    for (arguments, library) in [
      (["balance", "Data/yueyang"], "libClp.so.1"),
      (["plan", "Data/yueyang", "--budget", "1"], "libCbcSolver.so.3"),
    ] {
      let run = try run(arguments, without: library, language: language)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.messages.contains(words) && run.messages.contains(library), "\(run.messages)")
    }
  }

  @Test func `a linear program needs no integer solver, a list of gaps none at all`() throws {
    let balance = ["balance", "Data/yueyang", "--quiet"]
    #expect(try run(balance, without: "libCbcSolver.so.3", language: "en").status == 0)
    let gaps = ["gaps", "Data/yueyang", "--quiet"]
    #expect(try run(gaps, without: "libClp.so.1", language: "en").status == 0)
  }

  @Test(arguments: [("zh", "错误：Graphviz 无法载入"), ("en", "error: Graphviz cannot be loaded")])
  func `a missing Graphviz is named, and DOT text needs none`(language: String, words: String) throws {
    for subject in [["--chain", "motors"], ["--panorama"]] {
      let draw = ["draw", "Data/yueyang", "--quiet"] + subject
      let picture = try run(draw, without: "libgvc.so.6", language: language)
      #expect(picture.status == 2 && picture.output.isEmpty)
      #expect(picture.messages.contains(words) && picture.messages.contains("libgvc.so.6"))
      #expect(try run(draw + ["--format", "dot"], without: "libgvc.so.6", language: language).status == 0)
    }
  }
}
