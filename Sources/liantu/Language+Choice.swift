import LianTu

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Language {
  /// The language of everything said to the user: `--language`, then the environment.
  ///
  /// The first non-empty of LIANTU_LANG, LC_ALL, LC_MESSAGES and LANG decides: `zh*` is Chinese;
  /// C and POSIX say nothing about a language and give Chinese too; anything else is English.
  static let current: Language = {
    chosen(arguments: CommandLine.arguments) { name in getenv(name).map { String(cString: $0) } }
  }()

  private static func chosen(arguments: [String], environment: (String) -> String?) -> Language {
    if let asked = option("--language", in: arguments), let language = Language(rawValue: asked) {
      return language
    }
    for name in ["LIANTU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = environment(name), !value.isEmpty else { continue }
      let locale = value.prefix { $0 != "." && $0 != "@" }
      if locale == "C" || locale == "POSIX" || locale.lowercased().hasPrefix("zh") { return .chinese }
      return .english
    }
    return .chinese
  }

  private static func option(_ name: String, in arguments: [String]) -> String? {
    for (index, argument) in arguments.enumerated() {
      if argument == name, index + 1 < arguments.count { return arguments[index + 1] }
      if argument.hasPrefix(name + "=") { return String(argument.dropFirst(name.count + 1)) }
    }
    return nil
  }
}

/// The one of two texts that the user reads.
func say(_ chinese: String, _ english: String) -> String {
  Language.current == .chinese ? chinese : english
}
