/// A name in Chinese with its English twin; either may be empty, never both.
public struct Name: Hashable, Sendable {
  public var chinese: String
  public var english: String

  public init(chinese: String, english: String = "") {
    self.chinese = chinese
    self.english = english
  }

  /// The name in `language`, or in the other where that one is empty.
  public subscript(language: Language) -> String {
    switch language {
    case .chinese: chinese.isEmpty ? english : chinese
    case .english: english.isEmpty ? chinese : english
    }
  }
}

/// The two languages every user-facing text exists in.
public enum Language: String, CaseIterable, Sendable {
  case chinese = "zh"
  case english = "en"
}
