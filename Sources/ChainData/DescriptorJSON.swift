import ChainModel
import TableIO

/// `datapackage.json` for tables that stand alone: each with its Table Schema, all keys declared.
struct DescriptorJSON {
  let descriptor: PackageDescriptor
  let tables: [DatasetTable]
  /// Further properties, as they stand.
  var inherited: [(String, JSONValue)] = []

  var value: JSONValue {
    var members: [(String, JSONValue)] = [
      ("profile", "tabular-data-package"), ("name", .string(descriptor.name)),
      ("title", .string(descriptor.title[.chinese])),
    ]
    if !descriptor.title.english.isEmpty { members.append(("title_en", .string(descriptor.title.english))) }
    if !descriptor.version.isEmpty { members.append(("version", .string(descriptor.version))) }
    members += inherited
    var own: [(String, JSONValue)] = [("format", .int(PackageDescriptor.supportedFormat))]
    if let scope = descriptor.scope { own.append(("scope", .string(scope))) }
    if let year = descriptor.asOf { own.append(("asOf", .int(year))) }
    members.append(("liantu", .object(own)))
    members.append(("resources", .array(tables.map(resource))))
    return .object(members)
  }

  private func resource(_ table: DatasetTable) -> JSONValue {
    [
      "name": .string(table.schema.name.rawValue), "path": .string(table.path),
      "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
      "schema": schema(table),
    ]
  }

  private func schema(_ table: DatasetTable) -> JSONValue {
    let columns = table.schema.columns.filter { table.position(of: $0.column) != nil }
    var members: [(String, JSONValue)] = [
      ("fields", .array(columns.map(field))), ("missingValues", .strings([""])),
    ]
    // A key of cells that may be empty is none to Frictionless.
    if table.schema.key.allSatisfy({ table.schema[$0]?.isRequired == true }) {
      members.append(("primaryKey", .strings(table.schema.key.map(\.rawValue))))
    }
    let present = Set(tables.map(\.schema.name))
    let keys = columns.compactMap { column -> JSONValue? in
      guard case .reference(let target) = column.type, present.contains(target) else { return nil }
      let resource = target == table.schema.name ? "" : target.rawValue
      return [
        "fields": .string(column.name), "reference": ["resource": .string(resource), "fields": "id"],
      ]
    }
    if !keys.isEmpty { members.append(("foreignKeys", .array(keys))) }
    return .object(members)
  }

  private func field(_ column: ColumnSchema) -> JSONValue {
    var members: [(String, JSONValue)] = [("name", .string(column.name))]
    var constraints: [(String, JSONValue)] = column.isRequired ? [("required", true)] : []
    switch column.type {
    case .text, .list, .reference: members.append(("type", "string"))
    case .id:
      members.append(("type", "string"))
      constraints += [("unique", true), ("pattern", "^[A-Za-z0-9._-]+$")]
    case .number(let range):
      members.append(("type", "number"))
      switch range {
      case .any: break
      case .notNegative: constraints.append(("minimum", 0))
      // Frictionless knows no open bound.
      case .positive: constraints.append(("minimum", 0))
      case .share: constraints += [("minimum", 0), ("maximum", 1)]
      }
    case .integer: members.append(("type", "integer"))
    case .year:
      members.append(("type", "integer"))
      constraints += [("minimum", 1900), ("maximum", 2200)]
    case .yesNo:
      members += [
        ("type", "boolean"), ("trueValues", .strings(["yes", "true", "1", "是"])),
        ("falseValues", .strings(["no", "false", "0", "否"])),
      ]
    case .choice(let allowed):
      members.append(("type", "string"))
      constraints.append(("enum", .strings(allowed)))
    }
    if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
    return .object(members)
  }
}
