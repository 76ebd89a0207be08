import ArgumentParser
import LianTu

/// What the argument parser says by itself: help, usage errors, completion scripts.
///
/// It speaks English; its fixed words are put into Chinese for who reads Chinese. Scripts and
/// machine-readable help are left as they are.
struct ParserText {
  let text: String
  private let code: ExitCode

  init(_ error: any Error) {
    let message = LianTuCommand.fullMessage(for: error)
    text = Language.current == .chinese ? Self.chinese(message) : message
    code = LianTuCommand.exitCode(for: error)
  }

  /// Prints help to standard output, complaints to standard error, and ends the program.
  func say() -> Never {
    if !text.isEmpty {
      if code == .success {
        try? Output.write(text + "\n", to: nil)
      } else {
        Output.message(text)
      }
    }
    Output.end(code.rawValue)
  }

  private static func chinese(_ message: String) -> String {
    let words: [(english: String, chinese: String)]
    if message.hasPrefix("OVERVIEW: ") {
      words = helpWords
    } else if message.hasPrefix("Error: ") {
      words = complaintWords
    } else {
      return message
    }
    return words.reduce(message) { $0.replacing($1.english, with: $1.chinese) }
  }

  private static let helpWords = [
    ("OVERVIEW: ", "概要："), ("\nUSAGE: ", "\n用法："), ("\nARGUMENTS:\n", "\n参数：\n"),
    ("\nOPTIONS:\n", "\n选项：\n"), ("\nSUBCOMMANDS:\n", "\n命令：\n"), ("Show the version.", "显示版本。"),
    ("Show help information.", "显示帮助。"), ("(values: ", "(可选："), ("(default: ", "(默认："),
    ("; default: ", "；默认："),
    ("See 'liantu help <subcommand>' for detailed help.", "各命令的说明见 liantu help <命令>。"),
  ]

  private static let complaintWords = [
    ("Error: Missing expected argument ", "错误：缺少参数 "), ("Error: Unknown option ", "错误：没有选项 "),
    ("Error: Missing value for ", "错误：缺少值："), ("Error: Unexpected argument ", "错误：多余的参数 "),
    ("Error: The value ", "错误：值 "), (" is invalid for ", " 不能用于 "), (". Please provide one of ", "，可选："),
    ("Error: ", "错误："), (". Did you mean ", "。是否想写 "), ("\nHelp: ", "\n说明："), ("\nUsage: ", "\n用法："),
    ("\n  See ", "\n  详见 "), (" for more information.", ""),
  ]
}
