/// Company names as they stand in a box.
enum CompanyNames {
  static let columns = 19

  /// Cut past 19 columns.
  static func short(_ name: String) -> String { LineBreaking.cut(withoutForm(name), columns: columns) }

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
