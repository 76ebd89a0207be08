import Testing

@testable import ChainDiagram

@Suite struct LineBreakingTests {
  @Test(arguments: [
    ("黑粉", 15, ["黑粉"]),
    ("电池壳体与结构件", 15, ["电池壳体与", "结构件"]),
    ("锂电隔膜（湿法涂覆）", 15, ["锂电隔膜", "（湿法涂覆）"]),
    ("磷酸铁锂正极材料", 15, ["磷酸铁锂", "正极材料"]),
    ("蒸汽裂解（百万吨乙烯）", 15, ["蒸汽裂解", "（百万吨乙烯）"]),
    ("电动船舶与港口机械", 15, ["电动船舶与", "港口机械"]),
    ("环氧涂料与电子灌封", 15, ["环氧涂料与", "电子灌封"]),
    ("聚羧酸减水剂单体", 15, ["聚羧酸", "减水剂单体"]),
    ("线性低密度聚乙烯", 15, ["线性低密度", "聚乙烯"]),
    ("生物基硬碳负极材料", 15, ["生物基硬碳", "负极材料"]),
    ("PMMA 光学材料", 18, ["PMMA 光学材料"]),
    ("SBS 热塑弹性体", 12, ["SBS 热塑", "弹性体"]),
    ("铝灰渣资源化利用", 15, ["铝灰渣", "资源化利用"]), ("Li₂CO₃", 4, ["Li₂CO₃"]),
    ("cell can & structural parts", 20, ["cell can &", "structural parts"]),
    ("", 15, [""]),
  ])
  func `breaks where a reader would`(text: String, columns: Int, expected: [String]) {
    #expect(LineBreaking.lines(of: text, columns: columns) == expected)
  }

  @Test(arguments: 4...24)
  func `the hard rules hold at every width`(columns: Int) {
    let texts = [
      "乙烯-醋酸乙烯共聚物", "溶聚丁苯橡胶（SSBR）", "α-烯烃、1-丁烯及1-己烯", "甲基丙烯酸甲酯", "聚酰胺6",
      "《岳阳》产业〔2024〕6号文件", "100万吨/年乙烯炼化一体化项目", "碳五、碳九", "高纯氢，车用", "粘结剂与导电剂",
    ]
    for text in texts {
      let lines = LineBreaking.lines(of: text, columns: columns, maximumLines: 40)
      #expect(lines.joined() == text.filter { $0 != " " }, "\(columns): \(lines)")
      for line in lines.dropFirst() {
        #expect(!"）〕》、，。".contains(line.first ?? "x"), "\(columns): \(lines)")
      }
      for line in lines.dropLast() {
        #expect(!"（〔《".contains(line.last ?? "x"), "\(columns): \(lines)")
      }
      for (line, next) in zip(lines, lines.dropFirst()) {
        let isWord = { (character: Character?) in
          character.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false
        }
        #expect(!(isWord(line.last) && isWord(next.first)), "\(columns): \(lines)")
      }
    }
  }

  @Test func `no last line of one character, no line too wide`() {
    let characters = Array("电池材料储能系统")
    for count in 2...40 {
      let text = String((0..<count).map { characters[$0 % characters.count] })
      for columns in [8, 15, 18] {
        let lines = LineBreaking.lines(of: text, columns: columns, maximumLines: 40)
        #expect(lines.allSatisfy { DisplayColumns.width(of: $0) <= columns })
        #expect(lines.count == 1 || (lines.last?.count ?? 0) >= 2, "\(lines)")
      }
    }
  }

  @Test func `a word longer than any line gives way, an endless text ends`() {
    let word = LineBreaking.lines(of: String(repeating: "x", count: 300), columns: 18)
    #expect(word.count == 5 && word.allSatisfy { $0.count <= 25 } && word[4].hasSuffix("…"))
    let hyphen = LineBreaking.lines(of: "Polytetrafluoroethylene-hexafluoropropylene", columns: 18)
    #expect(hyphen.first == "Polytetrafluoroethylene-")
    #expect(LineBreaking.lines(of: String(repeating: "链", count: 5000), columns: 15).count == 5)
  }

  @Test(arguments: [
    ("湖南锂汇通新能源科技有限责任公司", "锂汇通新能源科技"), ("湖南中科电气股份有限公司", "湖南中科电气"),
    ("广西壮族自治区某某研究设计院有限公司", "某某研究设计院"), ("北京市东方雨虹防水技术股份有限公司", "东方雨虹防水技术"),
    ("Hunan Lihuitong New Energy Co., Ltd.", "Lihuitong New Ener…"), ("岳阳兴长石化股份有限公司", "岳阳兴长石化"),
    ("有限公司", "有限公司"), ("BASF SE", "BASF SE"), ("Acme Co., Ltd.", "Acme"), ("中科电气", "中科电气"),
  ])
  func `company names lose their legal form`(name: String, expected: String) {
    #expect(CompanyNames.short(name) == expected)
    #expect(DisplayColumns.width(of: CompanyNames.short(name)) <= 19)
  }
}
