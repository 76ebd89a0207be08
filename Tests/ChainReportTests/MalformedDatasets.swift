import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A dataset with something wrong in it.
struct MalformedDataset: Sendable {
  var name: String
  /// Contents by path, beside those of `soundFiles` unless `isAlone`.
  var files: [String: Data] = [:]
  var isAlone = false
  /// The folder that is read, below the temporary one unless absolute.
  var folder = ""
  /// What plain files cannot show: links, pipes, folders.
  var prepare: @Sendable (String) throws -> Void = { _ in }

  /// One text of one file replaced.
  static func edit(_ name: String, _ file: String, _ old: String, _ new: String) -> Self {
    let text = soundFiles[file] ?? ""
    guard let range = text.firstRange(of: old) else { preconditionFailure("\(name): nothing to replace") }
    return Self(name: name, files: [file: Data(text.replacingCharacters(in: range, with: new).utf8)])
  }

  /// One file of other contents.
  static func file(_ name: String, _ file: String, _ text: String) -> Self {
    Self(name: name, files: [file: Data(text.utf8)])
  }

  /// Nothing but these files.
  static func alone(_ name: String, _ files: [String: String], folder: String = "") -> Self {
    Self(name: name, files: files.mapValues { Data($0.utf8) }, isAlone: true, folder: folder)
  }

  /// A folder with the one table that must be and this descriptor.
  static func descriptor(_ name: String, _ text: String) -> Self {
    alone(name, ["datapackage.json": text, "nodes.csv": "id,name,kind\na,甲,resource\nb,乙,resource\n"])
  }

  /// A sound dataset but for what is done to `nodes.csv`.
  static func nodes(_ name: String, prepare: @escaping @Sendable (String) throws -> Void) -> Self {
    Self(name: name) { folder in
      try FileManager.default.removeItem(atPath: "\(folder)/nodes.csv")
      try prepare("\(folder)/nodes.csv")
    }
  }
}

/// Several tables with nothing wrong in them.
let soundFiles: [String: String] = [
  "datapackage.json": """
  {"name": "sound", "liantu": {"format": 1, "scope": "city", "asOf": 2024}, "resources": [
  \(["sources", "units", "industries", "chains", "nodes", "memberships", "links", "processes", "flows", "regions", "companies", "presence", "products", "indicators", "policies"]
    .map { "{\"name\": \"\($0)\", \"path\": \"\($0).csv\"}" }.joined(separator: ",\n"))
  ]}

  """,
  "sources.csv": "id,title\ns,文件\n",
  "units.csv": "id,name,dimension,factor\nt,吨,mass,1\nm3,立方米,volume,1\n",
  "industries.csv": "id,name,tier\nchem,化工,1\n",
  "chains.csv": "id,industry,name,aim\npetro,chem,石化,做强\n",
  "nodes.csv": """
  id,name,kind,tradable,parent,unit
  crude,原油,resource,yes,,t
  naphtha,石脑油,material,,,t
  ethylene,乙烯,material,,,t
  film,薄膜,product,,,t
  scrap,废膜,resource,,,t

  """,
  "memberships.csv": "chain,node,segment,order\npetro,ethylene,上游,1\npetro,film,下游,2\n",
  "links.csv": """
  from,to,relation,route,amount,source,locator
  crude,naphtha,feedstock,,1.1,s,一
  ethylene,film,feedstock,,,s,一
  film,scrap,recycling,,,s,一

  """,
  "processes.csv": "id,name,source,locator\ncracking,裂解,s,二\n",
  "flows.csv": """
  process,role,node,relation,amount,unit
  cracking,output,ethylene,,1,t
  cracking,input,naphtha,,3,t

  """,
  "regions.csv": "id,name,parent\nprovince,省,\ncity,市,province\n",
  "companies.csv": "id,name,kind,headquarters\nacme,甲公司,listed,city\nother,乙公司,,province\n",
  "presence.csv": """
  node,company,region,process,status,since,capacity,unit,source,locator
  ethylene,acme,city,cracking,operating,2020,100,t,s,三

  """,
  "products.csv": "company,node,share,source,locator\nother,film,0.5,s,四\n",
  "indicators.csv": "node,chain,indicator,value,source,locator\nethylene,,price,7000,s,四\n",
  "policies.csv": "id,node,chain,action,source,locator\np1,film,,attract,s,五\n",
]

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}

extension MalformedDataset {
  static let all = folders + descriptors + forms + cells + rows + warnings

  static let folders: [Self] = [
    .alone("nothing there", ["readme.txt": ""], folder: "none"),
    .alone("a folder without tables", ["readme.txt": ""]),
    .alone("a file in place of the dataset", ["readme.txt": ""], folder: "readme.txt"),
    Self(name: "a device in place of the dataset", isAlone: true, folder: "/dev/zero"),
    .alone(
      "tables without a descriptor", ["nodes.csv": "id,name,kind,parent\na,甲,material,\nb,乙,material,a\n"]),
    .nodes("a listed table that is missing") { _ in },
    .nodes("a folder in place of a table") {
      try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: false)
    },
    .nodes("a symbolic link in place of a table") {
      try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "/etc/passwd")
    },
    .nodes("a pipe in place of a table") {
      guard mkfifo($0, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
    },
    Self(name: "a pipe in place of the descriptor") { folder in
      try FileManager.default.removeItem(atPath: "\(folder)/datapackage.json")
      guard mkfifo("\(folder)/datapackage.json", 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
    },
    Self(
      name: "a symbolic link to a base", files: ["datapackage.json": Data("{\"extends\": [\"base\"]}".utf8)],
      isAlone: true
    ) { try FileManager.default.createSymbolicLink(atPath: "\($0)/base", withDestinationPath: "/") },
    Self(
      name: "a descriptor over the limit",
      files: ["datapackage.json": Data(repeating: 0x20, count: (1 << 20) + 1)], isAlone: true),
  ]

  private static func package(_ extends: String) -> String {
    "{\"extends\": [\"\(extends)\"], \"resources\": []}"
  }

  static let descriptors: [Self] = [
    .descriptor("JSON that ends too early", "{\"name\": \"x\",\n \"resources\": ["),
    .descriptor("JSON with a key twice", "{\"name\": \"x\",\n \"name\": \"y\"}"),
    .descriptor("JSON nested too deep", String(repeating: "[", count: 5_000)),
    .descriptor("a descriptor that is a list", "[]"),
    .descriptor(
      "more tables than there are",
      "{\"resources\": [{\"path\": \"nodes.csv\"}\(String(repeating: ",\n 1", count: 256))]}"),
    .descriptor(
      "a format that never was", "{\"liantu\": {\"format\": -1}, \"resources\": [{\"path\": \"nodes.csv\"}]}"),
    .descriptor(
      "a year in quotes", "{\"liantu\": {\"asOf\": \"2024\"}, \"resources\": [{\"path\": \"nodes.csv\"}]}"),
    .descriptor(
      "a year of two digits", "{\"liantu\": {\"asOf\": 24}, \"resources\": [{\"path\": \"nodes.csv\"}]}"),
    .descriptor(
      "a format of the future", "{\"liantu\": {\"format\": 2}, \"resources\": [{\"path\": \"nodes.csv\"}]}"),
    .edit("an unknown default region", "datapackage.json", "\"city\"", "\"cty\""),
    .descriptor(
      "a table out of the folder", "{\"resources\": [{\"name\": \"nodes\", \"path\": \"../../etc/passwd\"}]}"),
    .descriptor(
      "a table at an absolute path", "{\"resources\": [{\"name\": \"nodes\", \"path\": \"/etc/passwd\"}]}"),
    .descriptor(
      "a table on the web", "{\"resources\": [{\"name\": \"nodes\", \"path\": \"https://x.cn/nodes.csv\"}]}"),
    .descriptor(
      "a table listed twice",
      "{\"resources\": [{\"path\": \"nodes.csv\"},\n {\"name\": \"nodes\", \"path\": \"b.csv\"}]}"),
    .descriptor(
      "a table nobody knows",
      "{\"resources\": [{\"path\": \"nodes.csv\"},\n {\"name\": \"presense\", \"path\": \"b.csv\"}]}"),
    .edit(
      "a table that is not listed", "datapackage.json",
      "{\"name\": \"products\", \"path\": \"products.csv\"},\n", ""),
    .alone("no nodes at all", ["datapackage.json": "{\"resources\": []}"]),
    .alone(
      "packages in a circle",
      ["a/datapackage.json": package("../b"), "b/datapackage.json": package("../a")], folder: "a"),
    .alone(
      "packages nine deep",
      Dictionary(uniqueKeysWithValues: (0...9).map { ("\($0)/datapackage.json", package("../\($0 + 1)")) }),
      folder: "0"),
    .descriptor("a base out on the disk", package("/")),
  ]

  static let forms: [Self] = [
    .file("an empty table", "units.csv", ""),
    .file("a table of blank lines", "units.csv", "\u{FEFF}\r\n\r\n"),
    .file("only a header", "companies.csv", "id,name,kind,headquarters\n"),
    .edit("a row too short", "units.csv", "t,吨,mass,1", "t,吨,mass"),
    .edit("a row too long", "units.csv", "t,吨,mass,1", "t,吨,mass,1,2,3"),
    .edit("a quote never closed", "units.csv", "吨", "\"吨"),
    .edit("text after a quote", "units.csv", "吨", "\"吨\"位"),
    .edit("a NUL byte", "units.csv", "吨", "吨\0"),
    // 吨 in GBK.
    Self(
      name: "a table in GBK",
      files: ["units.csv": Data("id,name,dimension,factor\nt,".utf8 + [0xB6, 0xD6] + ",mass,1\n".utf8)]),
    Self(
      name: "a table in UTF-16", files: ["units.csv": Data([0xFF, 0xFE] + "id\n".utf8.flatMap { [$0, 0] })]),
    Self(
      name: "a cell over the limit",
      files: [
        "sources.csv": Data("id,title\ns,".utf8 + [UInt8](repeating: 0x78, count: (1 << 20) + 1) + "\n".utf8)
      ]),
    .edit("a column twice", "units.csv", "dimension,factor", "factor,factor"),
    .edit(
      "more columns than any table has", "units.csv", "factor\n",
      "factor\((0..<256).map { ",c\($0)" }.joined())\n"),
    .edit("a heading over the limit", "units.csv", "factor", String(repeating: "因", count: 400)),
    .edit("a column under both its names", "units.csv", "name", "名称,name"),
    .edit("a column nobody knows", "nodes.csv", "tradable", "tradeable"),
    .edit("a column that is missing", "nodes.csv", "kind,", "art,"),
    .edit("a header in capitals", "units.csv", "id,name", "ID,Name"),
    .file("semicolons for commas", "units.csv", "id;name;dimension;factor\nt;吨;mass;1\n"),
  ]

  static let cells: [Self] = [
    .edit("a cell that must be filled", "units.csv", "mass", ""),
    .edit("a node without a name", "nodes.csv", "石脑油", ""),
    .edit("an id with a space", "companies.csv", "other,乙", "other co,乙"),
    .edit("an id in Chinese", "companies.csv", "other,乙", "乙,乙"),
    .edit("a number in words", "presence.csv", "100", "一百"),
    .edit("a number with separators", "presence.csv", ",100,", ",\"1,000\","),
    .edit("a number with its unit", "presence.csv", "100", "100万吨"),
    .edit("a number in wide digits", "presence.csv", "100", "１００"),
    .edit("not a number", "presence.csv", "100", "nan"),
    .edit("a number beyond all bounds", "presence.csv", "100", "1e999"),
    .edit("a negative capacity", "presence.csv", "100", "-1"),
    .edit("a share in per cent", "products.csv", "0.5", "50"),
    .edit("a factor of zero", "units.csv", "mass,1", "mass,0"),
    .edit("a capacity beyond any plant's", "presence.csv", "100", "1e308"),
    .edit("a price far below nothing", "indicators.csv", "7000", "-1e16"),
    .edit("a factor beyond any unit's", "units.csv", "mass,1", "mass,1e16"),
    .edit("a factor next to nothing", "units.csv", "mass,1", "mass,1e-16"),
    .edit("an order beyond counting", "memberships.csv", "上游,1", "上游,9223372036854775807"),
    .edit("a broken order", "memberships.csv", "上游,1", "上游,1.5"),
    .edit("a year with a month", "presence.csv", "2020", "2020-05"),
    .edit("neither yes nor no", "nodes.csv", "yes", "ja"),
    .edit("an unknown status", "presence.csv", "operating", "running"),
    .edit("a misspelt status", "presence.csv", "operating", "Operating"),
    .edit("an action in Chinese", "policies.csv", "attract", "引进"),
    .edit("controls in an id", "policies.csv", "film", "fi\u{1B}[2Jlm\u{202E}"),
  ]

  static let rows: [Self] = [
    .edit("an unknown node", "presence.csv", "ethylene", "ethylen"),
    .edit("a node by its name", "presence.csv", "ethylene", "乙烯"),
    .edit("an unknown company", "presence.csv", "acme", "acne"),
    .edit("an unknown region", "presence.csv", "acme,city", "acme,town"),
    .edit("an unknown process", "presence.csv", ",cracking,", ",craking,"),
    .edit("an unknown unit", "presence.csv", "100,t", "100,kt"),
    .edit("an unknown source", "presence.csv", "t,s,三", "t,z,三"),
    .edit("an unknown industry", "chains.csv", "chem", "chemistry"),
    .edit("an unknown chain", "policies.csv", "film,", ",petrol"),
    .edit("an id twice", "units.csv", "m3,", "t,"),
    .edit("a link twice", "links.csv", "ethylene,film", "crude,naphtha,,,,s,一\nethylene,film"),
    .alone(
      "an id in two packages",
      [
        "base/nodes.csv": "id,name,kind\na,甲,resource\n",
        "city/datapackage.json": "{\"extends\": [\"../base\"], \"resources\": [{\"path\": \"nodes.csv\"}]}",
        "city/nodes.csv": "id,name,kind\na,甲,resource\n",
      ], folder: "city"),
    .alone(
      "a chain called otherwise than in its base",
      [
        "base/nodes.csv": "id,name,kind\n", "base/chains.csv": "id,name\npetro,石化\n",
        "city/datapackage.json": "{\"extends\": [\"../base\"], \"resources\": [{\"path\": \"chains.csv\"}]}",
        "city/chains.csv": "id,name\npetro,石油化工\n",
      ], folder: "city"),
    .edit("an indicator of two things", "indicators.csv", "ethylene,,", "ethylene,petro,"),
    .edit("an indicator of nothing", "indicators.csv", "ethylene,,", ",,"),
    .edit("regions in a circle", "regions.csv", "省,", "省,city"),
    .edit("a node that is its own parent", "nodes.csv", "薄膜,product,,", "薄膜,product,,film"),
    .edit(
      "grades in a circle", "nodes.csv", "石脑油,material,,,t\nethylene,乙烯,material,,",
      "石脑油,material,,ethylene,t\nethylene,乙烯,material,,naphtha"),
    .edit("a process that makes nothing", "flows.csv", "cracking,output", "cracking,byproduct"),
    .edit("two outputs", "flows.csv", "cracking,input", "cracking,output"),
    .edit("an output that is not one", "flows.csv", "ethylene,,1", "ethylene,,2"),
    .edit("a process that repeats a link", "links.csv", "crude,naphtha", "naphtha,ethylene"),
    .edit("recycling the wrong way", "links.csv", "film,scrap", "scrap,film"),
    .edit("a link to itself", "links.csv", "crude,naphtha", "naphtha,naphtha"),
    .edit("a process that needs what it makes", "flows.csv", "input,naphtha", "input,ethylene"),
    Self(
      name: "more issues than anyone reads",
      files: [
        "memberships.csv": Data(("chain,node\n" + String(repeating: "petro,none\n", count: 10_001)).utf8)
      ]),
  ]

  static let warnings: [Self] = [
    .edit("no source", "links.csv", "1.1,s,一", "1.1,,"),
    .edit("no place in the source", "links.csv", "1.1,s,一", "1.1,s,"),
    .edit("a presence without capacity", "presence.csv", "100", ""),
    .edit("a company name twice", "companies.csv", "乙公司", "甲公司"),
    .edit("a node nothing leads to", "nodes.csv", "scrap,", "moon,月球,resource,,,\nscrap,"),
    .edit(
      "inputs that may be alternatives", "links.csv", "film,scrap", "crude,film,component,,,s,一\nfilm,scrap"),
    .edit("more out than in", "flows.csv", ",3,t", ",0.5,t"),
    .edit("units that cannot be added", "flows.csv", ",3,t\n", ",3,t\ncracking,input,crude,,1,m3\n"),
    .edit("a relation on an output", "flows.csv", "ethylene,,1", "ethylene,feedstock,1"),
    .edit("a process that makes something else", "presence.csv", "ethylene", "film"),
  ]
}
