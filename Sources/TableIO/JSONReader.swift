/// Why a JSON text could not be read, and where.
public struct JSONProblem: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case unexpectedEnd
    case unexpectedCharacter
    case badNumber
    case badString
    case badEscape
    case invalidUTF8
    case duplicateKey(String)
    case nestedTooDeep
    case textAfterValue
  }

  public var kind: Kind
  public var location: SourceLocation
}

/// A JSON text read (RFC 8259), knowing where each of its values stands.
///
/// Strict where Foundation is lenient: a repeated key is a problem, depth is bounded by 100.
public struct JSONDocument: Sendable {
  public let root: JSONValue
  private let offsets: [String: Int]
  private let bytes: [UInt8]
  private let file: String

  public init(bytes: [UInt8], file: String) throws(JSONProblem) {
    var reader = JSONReader(bytes: bytes, file: file)
    root = try reader.readDocument()
    offsets = reader.offsets
    self.bytes = bytes
    self.file = file
  }

  /// Where the value at a JSON pointer (`/extends/0`) starts; the nearest enclosing one if absent.
  public func location(of pointer: String) -> SourceLocation {
    var path = pointer[...]
    while true {
      if let offset = offsets[String(path)] { return textLocation(of: offset, in: bytes, file: file) }
      guard let slash = path.lastIndex(of: "/") else { return SourceLocation(file: file, line: 1, column: 1) }
      path = path[..<slash]
    }
  }
}

struct JSONReader {
  let bytes: [UInt8]
  let file: String
  private(set) var offsets: [String: Int] = [:]
  private var position = 0

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: byteOrderMark) { position = 3 }
  }

  mutating func readDocument() throws(JSONProblem) -> JSONValue {
    if let bad = firstInvalidUTF8(in: bytes) { throw problem(.invalidUTF8, at: bad) }
    let value = try readValue(pointer: "", depth: 0)
    skipSpace()
    if position < bytes.count { throw problem(.textAfterValue) }
    return value
  }

  private func problem(_ kind: JSONProblem.Kind, at offset: Int? = nil) -> JSONProblem {
    JSONProblem(kind: kind, location: textLocation(of: offset ?? position, in: bytes, file: file))
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
  }

  private mutating func readValue(pointer: String, depth: Int) throws(JSONProblem) -> JSONValue {
    guard depth <= 100 else { throw problem(.nestedTooDeep) }
    skipSpace()
    offsets[pointer] = position
    guard let first = next else { throw problem(.unexpectedEnd) }
    switch first {
    case UInt8(ascii: "{"): return try readObject(pointer: pointer, depth: depth)
    case UInt8(ascii: "["): return try readArray(pointer: pointer, depth: depth)
    case quote: return .string(try readString())
    case UInt8(ascii: "t"): return try readWord("true", .bool(true))
    case UInt8(ascii: "f"): return try readWord("false", .bool(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    case UInt8(ascii: "-"), 0x30...0x39: return try readNumber()
    default: throw problem(.unexpectedCharacter)
    }
  }

  private mutating func readWord(_ word: String, _ value: JSONValue) throws(JSONProblem) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw problem(.unexpectedCharacter) }
    position += word.utf8.count
    return value
  }

  private mutating func readObject(pointer: String, depth: Int) throws(JSONProblem) -> JSONValue {
    position += 1
    var members: [(String, JSONValue)] = []
    var keys: Set<String> = []
    skipSpace()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object([])
    }
    while true {
      skipSpace()
      let start = position
      guard next == quote else { throw problem(next == nil ? .unexpectedEnd : .unexpectedCharacter) }
      let key = try readString()
      guard keys.insert(key).inserted else { throw problem(.duplicateKey(key), at: start) }
      skipSpace()
      try expect(":")
      members.append((key, try readValue(pointer: "\(pointer)/\(key)", depth: depth + 1)))
      skipSpace()
      if next == UInt8(ascii: ",") {
        position += 1
      } else {
        try expect("}")
        return .object(members)
      }
    }
  }

  private mutating func readArray(pointer: String, depth: Int) throws(JSONProblem) -> JSONValue {
    position += 1
    var items: [JSONValue] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      items.append(try readValue(pointer: "\(pointer)/\(items.count)", depth: depth + 1))
      skipSpace()
      if next == UInt8(ascii: ",") {
        position += 1
      } else {
        try expect("]")
        return .array(items)
      }
    }
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(JSONProblem) {
    guard let byte = next else { throw problem(.unexpectedEnd) }
    guard byte == UInt8(ascii: character) else { throw problem(.unexpectedCharacter) }
    position += 1
  }
}

extension JSONReader {
  private mutating func readNumber() throws(JSONProblem) -> JSONValue {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let isZeroFirst = next == UInt8(ascii: "0")
    let digits = skipDigits()
    guard digits > 0, !(isZeroFirst && digits > 1) else { throw problem(.badNumber, at: start) }
    var isInteger = true
    if next == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      guard skipDigits() > 0 else { throw problem(.badNumber, at: start) }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard skipDigits() > 0 else { throw problem(.badNumber, at: start) }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let value = Int(text) { return .int(value) }
    guard let value = Double(text), value.isFinite else { throw problem(.badNumber, at: start) }
    return .double(value)
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func readString() throws(JSONProblem) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case quote:
        position += 1
        return String(decoding: text, as: UTF8.self)
      case 0x00..<0x20: throw problem(.badString)
      case UInt8(ascii: "\\"): text += try readEscape()
      default:
        text.append(byte)
        position += 1
      }
    }
    throw problem(.unexpectedEnd, at: start)
  }

  private mutating func readEscape() throws(JSONProblem) -> [UInt8] {
    let start = position
    position += 1
    guard let byte = next else { throw problem(.unexpectedEnd) }
    position += 1
    switch byte {
    case quote, UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): break
    default: throw problem(.badEscape, at: start)
    }
    var code = try readHex(start)
    if (0xD800..<0xDC00).contains(code), next == UInt8(ascii: "\\") {
      position += 1
      guard next == UInt8(ascii: "u") else { throw problem(.badEscape, at: start) }
      position += 1
      let low = try readHex(start)
      guard (0xDC00..<0xE000).contains(low) else { throw problem(.badEscape, at: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw problem(.badEscape, at: start) }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func readHex(_ start: Int) throws(JSONProblem) -> UInt32 {
    let digits = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
    guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16)
    else {
      throw problem(.badEscape, at: start)
    }
    position += 4
    return value
  }
}
