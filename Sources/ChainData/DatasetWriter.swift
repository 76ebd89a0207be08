import TableIO

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a document's files; those nobody changed come out byte for byte as they were read.
public enum DatasetWriter {
  /// - Parameter folder: where a single package goes; several keep their places to each other below
  ///   it, so that what they extend is still found.
  public static func write(_ document: ChainDocument, to folder: String) throws(WriteFailure) {
    for (package, place) in zip(document.packages, places(of: document.packages)) {
      try write(package, to: place.isEmpty ? folder : "\(folder)/\(place.joined(separator: "/"))")
    }
  }

  private static func write(_ package: DataPackage, to folder: String) throws(WriteFailure) {
    try AtomicFile.makeFolder(folder)
    if let descriptor = package.descriptorBytes {
      try AtomicFile.write(descriptor, to: "\(folder)/\(PackageLoader.descriptorName)")
    }
    for table in package.tables {
      // A document made in memory may name any path: the rules for reading hold for writing.
      guard let components = safeComponents(of: table.path) else {
        throw WriteFailure(path: table.path, reason: "unsafe path")
      }
      if components.count > 1 {
        try AtomicFile.makeFolder("\(folder)/\(components.dropLast().joined(separator: "/"))")
      }
      try AtomicFile.write(table.csv.write(), to: "\(folder)/\(components.joined(separator: "/"))")
    }
  }

  /// Each package's folder below the deepest one they share.
  static func places(of packages: [DataPackage]) -> [[String]] {
    let current = FileManager.default.currentDirectoryPath
    let absolute = packages.map { package in
      joined(package.path.hasPrefix("/") ? "/" : current, package.path.split(separator: "/").map(String.init))
        .split(separator: "/").map(String.init)
    }
    guard let first = absolute.first else { return [] }
    var shared = first.count
    for path in absolute { shared = min(shared, zip(first, path).prefix { $0 == $1 }.count) }
    return absolute.map { Array($0[shared...]) }
  }
}
