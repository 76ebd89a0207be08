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
  private let places: [JSONReader.Place]
  private let bytes: [UInt8]
  private let file: String

  public init(bytes: [UInt8], file: String) throws(JSONProblem) {
    var reader = JSONReader(bytes: bytes, file: file)
    root = try reader.readDocument()
    places = reader.places
    self.bytes = bytes
    self.file = file
  }

  /// Where the value at a JSON pointer (`/extends/0`) starts; the nearest enclosing one if absent.
  public func location(of pointer: String) -> SourceLocation {
    var path = pointer[...]
    var value = root
    var place = 0
    while path.first == "/", let (position, inner, rest) = Self.step(into: value, along: path.dropFirst()) {
      place += 1
      for _ in 0..<position { place = places[place].end }
      (value, path) = (inner, rest)
    }
    return textLocation(of: places[place].offset, in: bytes, file: file)
  }

  /// The item of `value` that `path` leads into, its position there and what is left of the path.
  private static func step(
    into value: JSONValue, along path: Substring
  ) -> (position: Int, inner: JSONValue, rest: Substring)? {
    switch value {
    case .object(let members):
      // A key may hold a slash itself: the longest that fits is meant.
      let fitting = members.indices.filter { path == members[$0].0 || path.hasPrefix(members[$0].0 + "/") }
      guard let position = fitting.max(by: { members[$0].0.count < members[$1].0.count }) else { return nil }
      return (position, members[position].1, path.dropFirst(members[position].0.count))
    case .array(let items):
      let name = path.prefix { $0 != "/" }
      guard let position = Int(name), items.indices.contains(position) else { return nil }
      return (position, items[position], path.dropFirst(name.count))
    default: return nil
    }
  }
}

struct JSONReader {
  /// Where a value starts, and the position in `places` after the last value inside it.
  struct Place {
    var offset: Int
    var end = 0
  }

  let bytes: [UInt8]
  let file: String
  /// One a value in document order: a pointer is followed by skipping siblings, and hardly any is
  /// ever asked for.
  private(set) var places: [Place] = []
  private var position = 0

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: byteOrderMark) { position = 3 }
  }

  mutating func readDocument() throws(JSONProblem) -> JSONValue {
    if let bad = firstInvalidUTF8(in: bytes) { throw problem(.invalidUTF8, at: bad) }
    let value = try readValue(depth: 0)
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

  private mutating func readValue(depth: Int) throws(JSONProblem) -> JSONValue {
    guard depth <= 100 else { throw problem(.nestedTooDeep) }
    skipSpace()
    let place = places.count
    places.append(Place(offset: position))
    let value = try readValueHere(depth: depth)
    places[place].end = places.count
    return value
  }

  private mutating func readValueHere(depth: Int) throws(JSONProblem) -> JSONValue {
    guard let first = next else { throw problem(.unexpectedEnd) }
    switch first {
    case UInt8(ascii: "{"): return try readObject(depth: depth)
    case UInt8(ascii: "["): return try readArray(depth: depth)
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

  private mutating func readObject(depth: Int) throws(JSONProblem) -> JSONValue {
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
      // Objects are small: comparing is faster than hashing, but a large one must not take squared time.
      if members.count == 16 { keys = Set(members.map(\.0)) }
      let isNew = members.count < 16 ? !members.contains { $0.0 == key } : keys.insert(key).inserted
      guard isNew else { throw problem(.duplicateKey(key), at: start) }
      skipSpace()
      try expect(":")
      members.append((key, try readValue(depth: depth + 1)))
      skipSpace()
      if next == UInt8(ascii: ",") {
        position += 1
      } else {
        try expect("}")
        return .object(members)
      }
    }
  }

  private mutating func readArray(depth: Int) throws(JSONProblem) -> JSONValue {
    position += 1
    var items: [JSONValue] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      items.append(try readValue(depth: depth + 1))
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
    if let plain = bytes[position...].firstIndex(where: Self.endsPlainText), bytes[plain] == quote {
      defer { position = plain + 1 }
      return String(decoding: bytes[position..<plain], as: UTF8.self)
    }
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

  private static func endsPlainText(_ byte: UInt8) -> Bool {
    byte == quote || byte == UInt8(ascii: "\\") || byte < 0x20
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
