import ChainData
import Foundation

/// A dataset in a temporary folder that goes when the value does.
final class TemporaryDataset {
  let path: String

  /// - Parameter files: contents by path; folders are made as needed.
  init(_ files: [String: String]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "liantu-\(UUID().uuidString)").path
    for (file, text) in files { try write(file, Data(text.utf8)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ file: String, _ data: Data) throws {
    let url = URL(filePath: "\(path)/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func read(_ folder: String = "") -> LoadOutcome {
    DatasetReader.read(at: folder.isEmpty ? path : "\(path)/\(folder)")
  }

  /// `file:line:column code`, the folder left out.
  func issues(_ folder: String = "") -> [String] {
    read(folder).issues.map { issue in
      let place = issue.location.description.replacing(path + "/", with: "").replacing(path, with: ".")
      return "\(place) \(issue.code.rawValue)"
    }
  }
}

/// A small dataset with every table and nothing wrong in it.
let smallDataset: [String: String] = [
  "datapackage.json": """
  {"name": "small", "title": "小数据集", "version": "1.0.0",
   "liantu": {"format": 1, "scope": "city", "asOf": 2024},
   "resources": [
  \(tableNames.map { "  {\"name\": \"\($0)\", \"path\": \"\($0).csv\"}" }.joined(separator: ",\n"))
   ]}
  """,
  "sources.csv": "id,title\ns,文件\n",
  "units.csv": "id,name,dimension,factor\nt,吨,mass,1\nwt,万吨,mass,10000\npc,件,piece,1\n",
  "industries.csv": "id,name,tier\nchem,化工,1\n",
  "chains.csv": "id,industry,name,kind,leader\npetro,chem,石化,goods,acme\n",
  "nodes.csv": """
  id,name,kind,tradable,captive,parent,aliases,unit
  crude,原油,resource,yes,,,石油,t
  naphtha,石脑油,material,,,,,t
  ethylene,乙烯,material,,,,,t
  propylene,丙烯,material,,,,,t
  bottle,瓶,product,,,,,pc
  scrap,废料,resource,,,,,t
  drinking,饮用,use,,,,,

  """,
  "memberships.csv": "chain,node,segment,order\npetro,naphtha,上游,1\npetro,bottle,下游,3\n",
  "links.csv": """
  from,to,relation,route,amount,source,locator
  crude,naphtha,feedstock,,1.1,s,一
  ethylene,bottle,feedstock,,,s,一
  bottle,drinking,component,,,s,一
  drinking,scrap,recycling,,,s,一

  """,
  "processes.csv": "id,name,source,locator\ncracking,裂解,s,二\n",
  "flows.csv": """
  process,role,node,amount,unit,required,principal
  cracking,output,ethylene,1,t,,
  cracking,input,naphtha,3,t,yes,
  cracking,byproduct,propylene,0.5,t,,

  """,
  "regions.csv": "id,name,parent\nprovince,省,\ncity,市,province\n",
  "layout.csv": "region,role,industry,focus,source,locator\ncity,lead,chem,乙烯;丙烯,s,三\n",
  "companies.csv": "id,name,kind,headquarters\nacme,甲公司,central-soe,city\nother,乙公司,,province\n",
  "presence.csv": """
  node,company,region,project,process,status,since,capacity,unit,source,locator
  ethylene,acme,city,,cracking,operating,2020,100,wt,s,四
  bottle,,city,新厂,,planned,2026,5,pc,s,四

  """,
  "products.csv": "company,node,share,source,locator\nother,bottle,0.5,s,五\n",
  "supplies.csv": "from_company,to_company,node,source,locator\nacme,other,ethylene,s,五\n",
  "demand.csv": "node,region,as_of,amount,unit,source,locator\nbottle,province,2023,9,pc,s,五\n",
  "indicators.csv": "node,indicator,as_of,value,unit,source,locator\nethylene,price,2023,7000,t,s,五\n",
  "targets.csv": "industry,chain,metric,year,value,source,locator\nchem,,output-value,2026,3000,s,六\n",
  "policies.csv": "id,node,chain,action,quote,source,locator\np1,bottle,,attract,大力引进,s,六\n",
  "passages.csv": "id,quote,omitted,source,locator\nq1,大力引进。,总述,s,六\n",
]

private let tableNames = TableName.allCases.map(\.rawValue)
