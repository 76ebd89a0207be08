import LianTu

/// Issues as `check` and every failing verb print them: one by one, then how many.
struct IssueList {
  let text: String

  /// - Parameter countsWarnings: tells only how many warnings there are instead of listing them.
  init(_ issues: [LoadIssue], countsWarnings: Bool = false) {
    let language = Language.current
    let shown = countsWarnings ? issues.filter { $0.severity == .error } : issues
    var lines = shown.map { $0.report(in: language) }
    let errors = issues.count { $0.severity == .error }
    let warnings = issues.count - errors
    lines.append(
      say(
        "\(errors) 个错误，\(warnings) 条提醒。",
        "\(errors) \(errors == 1 ? "error" : "errors"), \(warnings) \(warnings == 1 ? "warning" : "warnings")."
      ))
    text = lines.joined(separator: "\n")
  }
}
