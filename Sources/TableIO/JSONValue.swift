/// A JSON value that keeps the order of its keys: same value, same bytes.
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// Written in the shortest form that reads back equal; a number JSON cannot state becomes null.
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])
}

extension JSONValue {
  /// The JSON text, without a final newline.
  /// - Parameter pretty: two spaces a level, one item a line.
  /// - Parameter isForHTML: also escapes `<`, `>` and `&`, for a script element.
  public func text(pretty: Bool = false, isForHTML: Bool = false) -> String {
    var writer = JSONWriter(isPretty: pretty, isForHTML: isForHTML)
    writer.write(self, depth: 0)
    return writer.output
  }

  /// The value under `key` of an object; the last one when repeated, as most readers have it.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.0 == key }?.1
  }

  public var stringValue: String? {
    if case .string(let text) = self { text } else { nil }
  }

  public var intValue: Int? {
    if case .int(let value) = self { value } else { nil }
  }

  public var arrayValue: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }

  /// `value` or null.
  public static func optional(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
  public static func optional(_ value: Int?) -> JSONValue { value.map { .int($0) } ?? .null }
  public static func optional(_ value: Double?) -> JSONValue { value.map { .double($0) } ?? .null }
  public static func strings(_ values: some Sequence<String>) -> JSONValue {
    .array(values.map { .string($0) })
  }
}

extension JSONValue: Equatable {
  public static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let x), .bool(let y)): x == y
    case (.int(let x), .int(let y)): x == y
    case (.double(let x), .double(let y)): x == y
    case (.string(let x), .string(let y)): x == y
    case (.array(let x), .array(let y)): x == y
    case (.object(let x), .object(let y)): x.count == y.count && zip(x, y).allSatisfy { $0 == $1 }
    default: false
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .null }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }
}
