import ChainModel
import TableIO

extension DatasetExport {
  /// One self-contained package: everything `extends` names merged, every key and reference declared.
  ///
  /// Frictionless cannot see across packages; this one it can check as a whole. Records keep their
  /// order, so reading it gives the same network.
  /// - Complexity: O(cells).
  public static func package(_ document: ChainDocument) -> DataPackage {
    let index = RowIndex(document)
    var tables: [DatasetTable] = []
    for name in TableName.allCases where !document.tables(name).isEmpty {
      tables.append(merged(name, index: index))
    }
    let root = document.packages.last
    var descriptor = root?.descriptor ?? PackageDescriptor(name: "dataset")
    descriptor.extends = []
    descriptor.scope = document.packages.last { $0.descriptor.scope != nil }?.descriptor.scope
    descriptor.asOf = document.packages.last { $0.descriptor.asOf != nil }?.descriptor.asOf
    descriptor.resources = tables.map { .init(name: $0.schema.name.rawValue, path: $0.path) }
    let json = DescriptorJSON(descriptor: descriptor, tables: tables, inherited: properties(of: document))
    return DataPackage(
      path: descriptor.name, descriptor: descriptor,
      descriptorBytes: Array((json.value.text(pretty: true) + "\n").utf8), tables: tables)
  }

  /// The rows of all packages under the columns any of them has, in schema order.
  private static func merged(_ name: TableName, index: RowIndex) -> DatasetTable {
    let schema = TableSchema.of(name)
    let present = schema.columns.map(\.column).filter { column in
      index.document.tables(name).contains { $0.position(of: column) != nil }
    }
    let cells =
      schema.hasID
      ? (index.records[name] ?? []).map { Cells($0, in: index) }
      : (index.rows[name] ?? []).map { Cells($0, in: index) }
    let rows = cells.map { cells in present.map { cells[$0] } }
    let file = "\(name.rawValue).csv"
    return DatasetTable(
      schema: schema, path: file, csv: CSVTable(header: present.map(\.rawValue), rows: rows, file: file))
  }

  /// What the descriptors say beside what is ours: the root's own words, everybody's licences.
  private static func properties(of document: ChainDocument) -> [(String, JSONValue)] {
    func members(_ package: DataPackage) -> [(String, JSONValue)] {
      guard let bytes = package.descriptorBytes,
        case .object(let members)? = try? JSONDocument(bytes: bytes, file: "").root
      else { return [] }
      return members
    }
    guard let root = document.packages.last else { return [] }
    let own = [
      "profile", "name", "title", "title_en", "version", "extends", "liantu", "resources", "licenses",
      "sources",
    ]
    var result = members(root).filter { !own.contains($0.0) }
    for key in ["licenses", "sources"] {
      var items: [JSONValue] = []
      for package in document.packages {
        for case (key, .array(let more)) in members(package) {
          // Two packages may write one licence with its properties in another order.
          for item in more where !items.contains(where: { ($0["name"] ?? $0) == (item["name"] ?? item) }) {
            items.append(item)
          }
        }
      }
      if !items.isEmpty { result.append((key, .array(items))) }
    }
    return result
  }
}
