import TableIO

/// Issues as they are found, put in order and given their snippets at the end.
struct IssueLog {
  /// More than anyone reads; past it only the fact remains.
  static let limit = 10_000

  private var issues: [LoadIssue] = []
  private var ranks: [String: Int] = [:]
  private var texts: [String: () -> [UInt8]] = [:]
  private(set) var hasErrors = false
  private var isFull = false
  /// Tables of which some part could not be read: what refers to them cannot be judged.
  var torn: Set<TableName> = []

  /// Files come in the order they are registered.
  mutating func register(_ file: String, text: @escaping () -> [UInt8]) {
    if ranks[file] == nil { ranks[file] = ranks.count }
    texts[file] = text
  }

  mutating func report(_ issue: LoadIssue) {
    if issue.severity == .error { hasErrors = true }
    guard issues.count < Self.limit else {
      isFull = true
      return
    }
    issues.append(issue)
  }

  /// By file, line, column, code; each thing once.
  func sorted() -> [LoadIssue] {
    // Positions are sorted and not issues: each move of an issue retains half a dozen strings.
    let rank = issues.map { ranks[$0.location.file] ?? -1 }
    let order = issues.indices.sorted { a, b in
      let (x, y) = (issues[a].location, issues[b].location)
      return (rank[a], x.line, x.column, issues[a].code.rawValue, a)
        < (rank[b], y.line, y.column, issues[b].code.rawValue, b)
    }
    var lines: [String: FileLines] = [:]
    var result: [LoadIssue] = []
    for position in order {
      var issue = issues[position]
      let location = issue.location
      if location.line > 0, let text = texts[location.file] {
        let own = lines[location.file] ?? FileLines(text())
        lines[location.file] = own
        issue.lines = own
      }
      if result.last != issue { result.append(issue) }
    }
    if isFull, let last = result.last {
      result.append(
        LoadIssue(.tooManyIssues(limit: Self.limit), at: SourceLocation(file: last.location.file)))
    }
    return result
  }
}
