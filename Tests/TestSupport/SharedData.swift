import Foundation

/// Published golden files that stand beside the package rather than in it.
///
/// `LIANTU_SHARED` names their folder; without it, `../shared` beside the package is looked for.
/// A test that needs them is enabled only where they are:
///
///     @Test(.enabled(if: SharedData.root != nil, "no shared data: set LIANTU_SHARED"))
public enum SharedData {
  /// The folder, if it is there.
  public static var root: URL? {
    let named = ProcessInfo.processInfo.environment["LIANTU_SHARED"].map { URL(fileURLWithPath: $0) }
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = named ?? package.deletingLastPathComponent().appendingPathComponent("shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }
}
