import ChainData
import Foundation
import Testing

/// Columns headed by their Chinese names.
@Suite struct ChineseHeadingTests {
  /// The small dataset with every heading in Chinese.
  static let translated: [String: String] = Dictionary(
    uniqueKeysWithValues: smallDataset.map { file, text in
      guard file.hasSuffix(".csv"), let end = text.firstIndex(of: "\n") else { return (file, text) }
      let names = text[..<end].split(separator: ",").map {
        ColumnName(rawValue: String($0)).flatMap { ColumnSchema.chineseNames[$0] } ?? "?"
      }
      return (file, names.joined(separator: ",") + text[end...])
    })

  @Test func `every column has a Chinese name of its own`() {
    for table in TableName.allCases {
      for column in TableSchema.of(table).columns {
        #expect(ColumnSchema.chineseNames[column.column] != nil, "\(table.rawValue).\(column.name)")
      }
    }
    #expect(Set(ColumnSchema.chineseNames.values).count == ColumnSchema.chineseNames.count)
    let columns = Set(TableName.allCases.flatMap { TableSchema.of($0).columns.map(\.name) })
    #expect(Set(ColumnSchema.chineseNames.keys.map(\.rawValue)) == columns)
    #expect(columns.isDisjoint(with: ColumnSchema.chineseNames.values))
  }

  @Test func `a dataset in Chinese reads as the same network and is written as it was`() throws {
    let dataset = try TemporaryDataset(Self.translated)
    let outcome = dataset.read()
    #expect(outcome.issues == [])
    #expect(try outcome.network?.parts == TemporaryDataset(smallDataset).read().network?.parts)
    let copy = try TemporaryDataset([:])
    try DatasetWriter.write(outcome.document, to: copy.path)
    for (file, text) in Self.translated {
      #expect(try Data(contentsOf: URL(filePath: "\(copy.path)/\(file)")) == Data(text.utf8), "\(file)")
    }
  }

  @Test func `the merged package has the columns' own names`() throws {
    let outcome = try TemporaryDataset(Self.translated).read()
    let package = DatasetExport.package(outcome.document)
    #expect(package[.units]?.csv.header == ["id", "name", "dimension", "factor"])
  }

  @Test func `both names for one column are an error`() throws {
    var files = smallDataset
    files["units.csv"] = "id,名称,name,dimension,factor,编号\nt,吨,吨,mass,1,t\n"
    let dataset = try TemporaryDataset(files)
    #expect(
      dataset.issues().filter { $0.hasPrefix("units") } == [
        "units.csv:1:7 same-column", "units.csv:1:29 same-column",
      ])
    #expect(dataset.read().network == nil)
  }

  @Test func `a Chinese name that another table has is unknown, a misspelt one suggested`() throws {
    var files = smallDataset
    files["units.csv"] = "编号,产能,量纲,换算系娄\nt,吨,mass,1\n"
    let issues = try TemporaryDataset(files).read().issues.filter { $0.location.file.hasSuffix("units.csv") }
    #expect(issues.map(\.code) == [.missingColumn, .unknownColumn, .unknownColumn])
    #expect(issues.map(\.suggestion) == [nil, nil, "换算系数"])
  }

  @Test func `a column is called in messages what the file calls it`() throws {
    var files = smallDataset
    files["units.csv"] = "编号,名称,量纲,换算系数\nt,吨,,零\n"
    let issues = try TemporaryDataset(files).read().issues.filter { $0.location.file.hasSuffix("units.csv") }
    #expect(issues.map(\.facts) == [.missingValue(column: "量纲"), .badNumber("零", column: "换算系数")])
  }

  @Test func `the format's page lists every pair`() throws {
    let page = try String(
      contentsOfFile: "\(DataFolderTests.folder)/../Docs/Formats/Dataset.md", encoding: .utf8)
    for (name, chinese) in ColumnSchema.chineseNames.map({ ($0.key.rawValue, $0.value) }) {
      #expect(page.contains("\(chinese) `\(name)`"), "\(name)")
    }
  }
}
