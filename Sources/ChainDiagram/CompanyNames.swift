/// Company names as they stand in a box.
enum CompanyNames {
  static let columns = 19

  /// Columns beside a tab, which takes some of the width.
  static let columnsBesideTab = 18

  /// The part of the name that tells companies apart: where it is too wide, the place in front goes
  /// first, then what is beyond `columns`.
  static func short(_ name: String, columns: Int = CompanyNames.columns) -> String {
    var result = withoutForm(name)
    if DisplayColumns.width(of: result) > columns { result = withoutPlace(result) }
    return LineBreaking.cut(result, columns: columns)
  }

  /// The name without the province, or city of its rank, that it begins with.
  static func withoutPlace(_ name: String) -> String {
    for place in places where name.hasPrefix(place) {
      var rest = name.dropFirst(place.count)
      for suffix in ["省", "市", "自治区"] where rest.hasPrefix(suffix) { rest = rest.dropFirst(suffix.count) }
      // Jiangsuland is no Jiangsu.
      if place.first?.isASCII == true {
        guard rest.first == " " else { continue }
        rest = rest.drop { $0 == " " }
      }
      // A place in brackets, or a word that leans on the place, is no name of its own.
      guard rest.count >= 4, let first = rest.first, !"（(·-".contains(first) else { return name }
      return String(rest)
    }
    return name
  }

  /// Full names before short ones.
  private static let places =
    """
    广西壮族自治区 宁夏回族自治区 新疆维吾尔自治区 北京 天津 上海 重庆 河北 山西 内蒙古 辽宁 吉林 黑龙江 江苏 浙江 \
    安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾 \
    Beijing Tianjin Shanghai Chongqing Hebei Shanxi Liaoning Jilin Heilongjiang Jiangsu Zhejiang Anhui Fujian \
    Jiangxi Shandong Henan Hubei Hunan Guangdong Guangxi Hainan Sichuan Guizhou Yunnan Tibet Shaanxi Gansu \
    Qinghai Ningxia Xinjiang Taiwan
    """.split(separator: " ").map(String.init)

  /// The name without its legal form.
  static func withoutForm(_ name: String) -> String {
    var result = name
    for form in forms where result.hasSuffix(form) && result.count > form.count + 1 {
      let rest = result.dropLast(form.count)
      // SWAG is no AG.
      if form.first?.isASCII == true, rest.last?.isLetter == true { continue }
      result = String(rest)
      while let last = result.last, last == "," || last == "，" || last.isWhitespace { result.removeLast() }
      break
    }
    return result
  }

  /// Longest first: 股份有限公司 before 有限公司.
  private static let forms = [
    "股份有限责任公司", "集团股份有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "股份公司",
    "股份", "Corporation Limited", "Company Limited", "Co., Ltd.", "Co. Ltd.", "Co., Ltd", "Co.,Ltd.",
    "Corporation", "Limited", "Ltd.", "Inc.", "Ltd", "Inc", "GmbH", "AG", "S.A.", "plc",
  ]
}
