import ChainModel
import TableIO

/// What `datapackage.json` says that matters here.
public struct PackageDescriptor: Hashable, Sendable {
  public struct Resource: Hashable, Sendable {
    public var name: String
    public var path: String
  }

  public var name: String
  public var title: Name
  public var version = ""
  /// The default region's id, and the default year.
  public var scope: String?
  public var asOf: Int?
  /// Relative folders this package builds on.
  public var extends: [String] = []
  public var resources: [Resource] = []

  /// The version of the data format this code reads.
  public static let supportedFormat = 1

  public init(name: String, title: Name = Name(chinese: "")) {
    self.name = name
    self.title = title
  }

  /// Reads the document, reporting each property that is not what it should be.
  init(_ document: JSONDocument, folderName: String, report: @escaping (LoadIssue) -> Void) {
    self.init(name: folderName)
    let reader = PropertyReader(document: document, report: report)
    let root = document.root
    guard case .object = root else {
      reader.bad("", "datapackage.json", expected: "object")
      return
    }
    if let name = reader.string(root["name"], "/name"), !name.isEmpty { self.name = name }
    title.chinese = reader.string(root["title"], "/title") ?? ""
    title.english = reader.string(root["title_en"], "/title_en") ?? ""
    version = reader.string(root["version"], "/version") ?? ""

    if let own = root["liantu"] {
      if case .object = own {} else { reader.bad("/liantu", "liantu", expected: "object") }
      if let format = reader.int(own["format"], "/liantu/format"),
        !(1...Self.supportedFormat).contains(format)
      {
        report(
          LoadIssue(
            .unsupportedFormat(found: format, supported: Self.supportedFormat),
            at: document.location(of: "/liantu/format")))
      }
      scope = reader.string(own["scope"], "/liantu/scope")
      asOf = reader.int(own["asOf"], "/liantu/asOf")
      if let year = asOf, !(1900...2200).contains(year) {
        report(LoadIssue(.badYear("\(year)", column: "asOf"), at: document.location(of: "/liantu/asOf")))
      }
    }
    for (index, item) in reader.array(root["extends"], "/extends").enumerated() {
      if let path = reader.string(item, "/extends/\(index)") { extends.append(path) }
    }
    for (index, item) in reader.array(root["resources"], "/resources").enumerated() {
      let pointer = "/resources/\(index)"
      guard case .object = item else {
        reader.bad(pointer, "resources/\(index)", expected: "object")
        continue
      }
      guard let path = item["path"], case .string(let file) = path else {
        reader.bad("\(pointer)/path", "resources/\(index)/path", expected: "file")
        continue
      }
      resources.append(Resource(name: reader.string(item["name"], "\(pointer)/name") ?? "", path: file))
    }
  }
}

/// Properties of a JSON document by type, absent ones being nil.
private struct PropertyReader {
  let document: JSONDocument
  let report: (LoadIssue) -> Void

  func bad(_ pointer: String, _ property: String, expected: String) {
    report(
      LoadIssue(.badDescriptor(property: property, expected: expected), at: document.location(of: pointer)))
  }

  func string(_ value: JSONValue?, _ pointer: String) -> String? {
    switch value {
    case nil, .null: return nil
    case .string(let text): return text
    default:
      bad(pointer, String(pointer.dropFirst()), expected: "string")
      return nil
    }
  }

  func int(_ value: JSONValue?, _ pointer: String) -> Int? {
    switch value {
    case nil, .null: return nil
    case .int(let number): return number
    default:
      bad(pointer, String(pointer.dropFirst()), expected: "integer")
      return nil
    }
  }

  /// Far more tables and bases than there are; each entry beyond would only cost time.
  private static let arrayLimit = 256

  func array(_ value: JSONValue?, _ pointer: String) -> [JSONValue] {
    switch value {
    case nil, .null: return []
    case .array(let items):
      guard items.count > Self.arrayLimit else { return items }
      bad(pointer, String(pointer.dropFirst()), expected: "array (≤ \(Self.arrayLimit))")
      return Array(items.prefix(Self.arrayLimit))
    default:
      bad(pointer, String(pointer.dropFirst()), expected: "array")
      return []
    }
  }
}
