/// Breaks a name into lines of about equal width, where a reader of Chinese would.
///
/// Hard rules: no line begins with closing punctuation or ends with an opening bracket; Latin words
/// and numbers stay whole; the last line has two characters at least. Soft: rather after 与 及 和 、,
/// before an opening bracket, or before a head noun (材料, 系统, 设备, 树脂 …), and never inside one.
public enum LineBreaking {
  /// The lines of `text`, none wider than `columns` unless one word is.
  ///
  /// - Returns: at least one line; at most `maximumLines`, the last then cut with “…”.
  /// - Complexity: O(*n*² · lines), *n* = characters.
  public static func lines(of text: String, columns: Int, maximumLines: Int = 5) -> [String] {
    precondition(columns >= 4 && maximumLines >= 1)
    let characters = words(of: text, limit: 400)
    guard !characters.isEmpty else { return [""] }
    if characters.reduce(0, { $0 + DisplayColumns.width(of: $1) }) <= columns { return [String(characters)] }
    let breaker = Breaker(characters, columns: columns)
    for count in 1...maximumLines {
      if let lines = breaker.lines(count: count) { return lines }
    }
    let whole = breaker.greedyLines()
    guard whole.count > maximumLines else { return whole }
    return whole.prefix(maximumLines - 1) + [cut(whole[maximumLines - 1] + "…", columns: columns)]
  }

  /// The characters of `text`, one space for each run of white space inside it and none around it.
  private static func words(of text: String, limit: Int) -> [Character] {
    var result: [Character] = []
    var isSpaced = false
    for character in text {
      if character.isWhitespace {
        isSpaced = !result.isEmpty
        continue
      }
      if isSpaced { result.append(" ") }
      isSpaced = false
      result.append(character)
      if result.count >= limit { break }
    }
    return Array(result.prefix(limit))
  }

  /// `text` on one line, cut with “…” where it is wider than `columns`.
  public static func cut(_ text: String, columns: Int) -> String {
    guard DisplayColumns.width(of: text) > columns else { return text }
    var result = ""
    var width = 1
    for character in text where character != "…" {
      width += DisplayColumns.width(of: character)
      if width > columns { break }
      result.append(character)
    }
    return result + "…"
  }
}

private struct Breaker {
  let characters: [Character]
  let columns: Int
  /// Width of the first *i* characters.
  let offsets: [Int]
  /// What a break before character *i* costs; nil where none may be.
  let costs: [Int?]

  init(_ characters: [Character], columns: Int) {
    self.characters = characters
    self.columns = columns
    offsets = characters.reduce(into: [0]) { $0.append($0[$0.count - 1] + DisplayColumns.width(of: $1)) }
    let nouns = HeadNouns(in: characters)
    var costs: [Int?] = [nil]
    var runStart = 0
    for position in characters.indices.dropFirst() {
      let before = characters[position - 1]
      let after = characters[position]
      if !(isWordPart(before) && isWordPart(after)) { runStart = position }
      // A word too long for a line gives way at a hyphen, and further on wherever it must.
      let length = offsets[position] - offsets[runStart]
      let isForced = length >= columns + 6
      if isForced { runStart = position }
      let isHyphen = before == "-" && length > 4 && after.isLetter && characters[position - 2].isLetter
      costs.append(
        isForced ? 400 : isHyphen ? 120 : Self.cost(between: before, and: after, at: position, nouns: nouns))
    }
    self.costs = costs
  }

  private static func cost(
    between before: Character, and after: Character, at position: Int, nouns: HeadNouns
  ) -> Int? {
    if after == " " { return nil }
    if noStart.contains(after) || noEnd.contains(before) { return nil }
    if isWordPart(before) && isWordPart(after) { return nil }
    if before == "-" || before == "‑" { return nil }
    if before == " " || breakAfter.contains(before) { return 0 }
    if noEnd.contains(after) { return 0 }
    if nouns.startsAt(position) { return 0 }
    if nouns.holds(position) { return 60 }
    if after.isNumber || breakAfter.contains(after) { return 40 }
    return 14
  }

  /// The best division into `count` lines, nil when none keeps the rules and the width.
  func lines(count: Int) -> [String]? {
    let total = characters.count
    let target = Double(offsets[total]) / Double(count)
    var best: [[(cost: Double, previous: Int)?]] = [Array(repeating: nil, count: total + 1)]
    best[0][0] = (0, 0)
    for line in 1...count {
      var row: [(cost: Double, previous: Int)?] = Array(repeating: nil, count: total + 1)
      for end in 1...total where end == total || costs[end] != nil {
        for start in 0..<end {
          guard let before = best[line - 1][start], fits(start, end) else { continue }
          if end == total && count > 1 && isSingle(start) { continue }
          let difference = Double(width(start, end)) - target
          let cost = before.cost + difference * difference + Double(end == total ? 0 : costs[end] ?? 0)
          if cost < row[end]?.cost ?? .infinity { row[end] = (cost, start) }
        }
      }
      best.append(row)
    }
    guard best[count][total] != nil else { return nil }
    var ends = [total]
    for line in stride(from: count, to: 0, by: -1) {
      ends.append(best[line][ends[ends.count - 1]]?.previous ?? 0)
    }
    return zip(ends.reversed(), ends.reversed().dropFirst()).map(text)
  }

  /// Fills line after line; only for text that no fair division fits.
  func greedyLines() -> [String] {
    var lines: [String] = []
    var start = 0
    while start < characters.count {
      var end = characters.count
      if width(start, end) > columns {
        let places = (start + 1..<characters.count).filter { costs[$0] != nil }
        end = places.last { width(start, $0) <= columns } ?? places.first ?? characters.count
      }
      lines.append(text(start, end))
      start = end
    }
    return lines
  }

  private func isSingle(_ start: Int) -> Bool {
    characters[start...].lazy.filter { $0 != " " }.count < 2
  }

  /// A line is as wide as its ink: a space at its end does not count.
  private func width(_ start: Int, _ end: Int) -> Int {
    offsets[end] - offsets[start] - (characters[end - 1] == " " ? 1 : 0)
  }

  /// One unbreakable word may be wider than the line.
  private func fits(_ start: Int, _ end: Int) -> Bool {
    width(start, end) <= columns || !(start + 1..<end).contains { costs[$0] != nil }
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(characters[start..<(characters[end - 1] == " " ? end - 1 : end)])
  }
}

private let noStart: Set<Character> = Set("）】〕》〉”’」』、，。；：！？…·%‰℃)]},.;:!?/")
private let noEnd: Set<Character> = Set("（【〔《〈“‘「『([{")
private let breakAfter: Set<Character> = Set("与及和或、，；／")

/// Latin letters, digits and what joins them: α-烯烃 and Li₂CO₃ stay whole.
private func isWordPart(_ character: Character) -> Bool {
  if character == " " || DisplayColumns.width(of: character) == 2 { return false }
  return character.isLetter || character.isNumber || "-‑.,+&'’/_°·#@".contains(character)
}

/// Where known head nouns stand in a text, longest first.
private struct HeadNouns {
  private var starts: Set<Int> = []
  private var insides: Set<Int> = []

  init(in characters: [Character]) {
    var position = 0
    while position < characters.count {
      let found = Self.words[characters[position]]?.first { characters[position...].starts(with: $0) }
      if let found {
        starts.insert(position)
        insides.formUnion(position + 1..<position + found.count)
      }
      position += found?.count ?? 1
    }
  }

  func startsAt(_ position: Int) -> Bool { starts.contains(position) }
  func holds(_ position: Int) -> Bool { insides.contains(position) }

  /// By first character, longest first.
  private static let words: [Character: [[Character]]] = Dictionary(
    grouping: """
      正极材料 负极材料 复合材料 光学材料 新材料 原材料 材料 系统 设备 装备 装置 树脂 橡胶 弹性体 纤维 薄膜 \
      涂料 添加剂 催化剂 减水剂 表面活性剂 聚合物 共聚物 聚乙烯 聚丙烯 单体 前驱体 中间体 零部件 结构件 部件 \
      组件 模组 制品 产品 服务 机械 电池 电解液 芯片 项目 工程 平台 基地 加工 制造 检测 回收 利用 塑料 燃料 \
      原料 资源 溶剂 助剂 钢材 铝材 铜材 板材 型材 合金 零件 器件 元件 传感器 控制器 电机 汽车 船舶
      """.split(separator: " ").map(Array.init).sorted { $0.count > $1.count }, by: { $0[0] })
}
