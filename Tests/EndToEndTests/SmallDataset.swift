/// A city with one chain: a loop with a gap in it, a candidate, policy, sources.
///
/// `text` stands wherever a person may write freely: names, titles, aims, quotes, notes, addresses.
func smallCity(_ text: String = "名") -> [String: String] {
  let cell = "\"\(text.replacing("\"", with: "\"\""))\""
  let tables = [
    "sources": "id,title,publisher,date,url,licence,note\ns,\(cell),\(cell),2024,\(cell),\(cell),\(cell)\n",
    "units": "id,name,dimension,factor\nt,\(cell),mass-rate,1\nm3,立方米,volume,1\n",
    "industries": "id,name,name_en,tier,lead_unit\nchem,\(cell),\(cell),1,\(cell)\n",
    "chains": "id,industry,name,name_en,kind,leader,aim\npetro,chem,\(cell),\(cell),goods,acme,\(cell)\n",
    "nodes": """
    id,name,name_en,kind,tradable,captive,parent,aliases,codes,unit,investment
    crude,原油,crude,resource,yes,,,\(cell),hs:2709,t,
    naphtha,石脑油,naphtha,material,,,,,,t,10
    ethylene,\(cell),\(cell),material,,,,\(cell),,t,100
    resin,树脂,resin,material,,,,,,t,5
    film,薄膜,film,product,,,,,,t,5
    wrapping,包装,wrapping,use,,,,,,,
    scrap,废膜,scrap,resource,,,,,,t,

    """,
    "memberships": """
    chain,node,segment,segment_en,order
    petro,naphtha,\(cell),\(cell),1
    petro,ethylene,\(cell),\(cell),1
    petro,resin,中游,mid,2
    petro,film,下游,down,3
    petro,wrapping,下游,down,3
    petro,scrap,下游,down,3

    """,
    "links": """
    from,to,relation,route,amount,source,locator
    crude,naphtha,feedstock,,1.1,s,\(cell)
    resin,film,feedstock,,1,s,一
    film,wrapping,component,,,s,一
    wrapping,scrap,recycling,,,s,一
    scrap,resin,feedstock,recycled,1.2,s,一

    """,
    "processes":
      "id,name,name_en,source,locator\ncracking,\(cell),\(cell),s,二\npolymer,聚合,polymerisation,s,二\n",
    "flows": """
    process,role,node,relation,amount,unit,required,principal
    cracking,output,ethylene,,1,t,,
    cracking,input,naphtha,,3,t,yes,
    polymer,output,resin,,1,t,,
    polymer,input,ethylene,,1.05,t,yes,yes

    """,
    "regions":
      "id,name,name_en,kind,parent\nprovince,省,province,province,\ncity,\(cell),\(cell),city,province\n",
    "layout": "region,role,industry,focus,source,locator\ncity,lead,chem,\(cell),s,三\n",
    "companies": """
    id,name,name_en,kind,headquarters
    acme,\(cell),\(cell),central-soe,city
    other,\(cell)2,\(cell)2,listed,province

    """.replacing("\"2", with: "2\""),
    "presence": """
    node,company,region,project,process,status,since,capacity,unit,capacity_basis,as_of,confidence,source,locator
    ethylene,acme,city,\(cell),cracking,operating,2020,100,t,output,2024,high,s,\(cell)
    film,,city,,,operating,2019,20,t,,2024,high,s,四

    """,
    "products": "company,node,share,source,locator\nother,resin,0.5,s,\(cell)\n",
    "demand": "node,region,as_of,amount,unit,source,locator\nfilm,province,2023,9,t,s,五\n",
    "indicators":
      "node,company,region,chain,indicator,as_of,value,unit,source,locator\nfilm,,,,\(cell),2023,7,t,s,五\n",
    "targets": "industry,chain,metric,year,value,unit,source,locator\n,petro,\(cell),2026,3000,t,s,六\n",
    "policies": "id,node,chain,action,quote,source,locator\np1,resin,,attract,\(cell),s,\(cell)\n",
  ]
  let resources = tables.keys.sorted().map { "{\"name\": \"\($0)\", \"path\": \"\($0).csv\"}" }
  var files = Dictionary(uniqueKeysWithValues: tables.map { ("\($0).csv", $1) })
  files["datapackage.json"] = """
    {"name": "small", "title": "小", "liantu": {"format": 1, "scope": "city", "asOf": 2024},
     "resources": [\(resources.joined(separator: ",\n  "))]}

    """
  return files
}
