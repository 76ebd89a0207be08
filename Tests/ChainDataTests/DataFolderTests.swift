import ChainData
import ChainModel
import TableIO
import Testing

/// The repository's own data.
@Suite struct DataFolderTests {
  static let folder =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Data"

  @Test(arguments: ["atlas", "yueyang"])
  func `loads without errors`(name: String) {
    let outcome = DatasetReader.read(at: "\(Self.folder)/\(name)")
    #expect(outcome.errors.isEmpty)
    #expect(outcome.network != nil)
  }
}
