import ChainData
import ChainModel
import TableIO

extension LoadIssue {
  /// The sentence, with what was probably meant.
  public func sentence(in language: Language) -> String {
    switch language {
    case .chinese: facts.chineseSentence + (suggestion.map { "是否想写\(quoted($0))？" } ?? "")
    case .english: facts.englishSentence + (suggestion.map { " Did you mean \(quoted($0))?" } ?? "")
    }
  }

  /// One line: `file:line:column: error code: sentence`.
  ///
  /// Place, severity and code are the same in both languages, so that a program can read them.
  public func line(in language: Language) -> String {
    "\(location.description.withVisibleControls): \(severity.rawValue) \(code.rawValue): \(sentence(in: language))"
  }

  /// The line, and below it the text meant with a caret.
  public func report(in language: Language) -> String {
    guard let snippet else { return line(in: language) }
    return "\(line(in: language))\n\(snippet.lines(margin: "    "))"
  }
}

/// A user's text in quotes: control characters shown, long texts cut.
func quoted(_ text: String) -> String { "“\(text.withVisibleControls.truncated(toWidth: 80))”" }

/// `a`, `b` and how many more.
func listed(_ items: [String], separator: String, limit: Int = 8) -> String {
  let shown = items.prefix(limit).map { $0.withVisibleControls }.joined(separator: separator)
  return items.count > limit ? "\(shown)\(separator)… (\(items.count))" : shown
}

/// At most three decimals, no needless zeros.
func plain(_ number: Double) -> String {
  let text = "\((number * 1000).rounded() / 1000)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// Bytes in the unit people expect, rounded up: a byte over a limit shows.
func byteCount(_ bytes: Int) -> String {
  guard bytes >= 1 << 20 else { return "\(bytes) B" }
  return "\(plain((Double(bytes) / Double(1 << 20) * 1000).rounded(.up) / 1000)) MiB"
}
