/// Turns a `JSONValue` into text.
struct JSONWriter {
  let isPretty: Bool
  let isForHTML: Bool
  private(set) var output = ""

  init(isPretty: Bool, isForHTML: Bool) {
    self.isPretty = isPretty
    self.isForHTML = isForHTML
  }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .int(let value): output += String(value)
    case .double(let value): write(value)
    case .string(let text): write(text)
    case .array(let items):
      writeItems(items, between: "[", and: "]", depth: depth) { writer, item in
        writer.write(item, depth: depth + 1)
      }
    case .object(let members):
      writeItems(members, between: "{", and: "}", depth: depth) { writer, member in
        writer.write(member.0)
        writer.output += writer.isPretty ? ": " : ":"
        writer.write(member.1, depth: depth + 1)
      }
    }
  }

  private mutating func writeItems<Item>(
    _ items: [Item], between open: String, and close: String, depth: Int,
    _ writeItem: (inout JSONWriter, Item) -> Void
  ) {
    output += open
    for (index, item) in items.enumerated() {
      if index > 0 { output += "," }
      breakLine(depth: depth + 1)
      writeItem(&self, item)
    }
    if !items.isEmpty { breakLine(depth: depth) }
    output += close
  }

  private mutating func breakLine(depth: Int) {
    guard isPretty else { return }
    output += "\n"
    for _ in 0..<depth { output += "  " }
  }

  private mutating func write(_ value: Double) {
    guard value.isFinite else {
      output += "null"
      return
    }
    let text = "\(value)"
    output += text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private mutating func write(_ text: String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "<", ">", "&":
        if isForHTML { writeEscape(scalar) } else { output.unicodeScalars.append(scalar) }
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": writeEscape(scalar)
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }

  private mutating func writeEscape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
