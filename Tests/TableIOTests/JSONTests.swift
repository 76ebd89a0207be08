import TableIO
import TestSupport
import Testing

@Suite struct JSONTests {
  @Test func `keys keep their order, in both layouts`() {
    let value: JSONValue = ["z": 1, "a": [true, nil, 0.5], "空": [], "o": [:]]
    #expect(
      value.text() == #"{"z":1,"a":[true,null,0.5],"空":[],"o":[]}"#.replacing("\"o\":[]", with: "\"o\":{}"))
    #expect(value.text(pretty: true).hasPrefix("{\n  \"z\": 1,\n  \"a\": [\n    true,"))
  }

  @Test(arguments: [
    ("\"\\\u{8}\n\r\t/", #""\"\\\u0008\n\r\t/""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
    ("\u{7f}", #""\u007f""#),
    ("</script>&", "\"</script>&\""), ("链𠮷", "\"链𠮷\""),
  ])
  func `strings are escaped`(text: String, json: String) {
    #expect(JSONValue.string(text).text() == json)
  }

  @Test func `for a script element nothing can close it`() {
    #expect(JSONValue.string("</script>&").text(isForHTML: true) == #""\u003c/script\u003e\u0026""#)
  }

  @Test(arguments: [
    (0.1, "0.1"), (1, "1"), (-0.0, "-0"), (1e20, "1e+20"), (.leastNonzeroMagnitude, "5e-324"),
    (1 / 3, "0.3333333333333333"),
    (.nan, "null"), (.infinity, "null"),
  ])
  func `numbers are short and read back equal`(number: Double, json: String) {
    #expect(JSONValue.double(number).text() == json)
  }

  @Test(arguments: UInt64(0)..<300)
  func `what is written is read back`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let value = randomValue(&random, depth: 0)
    for isPretty in [false, true] {
      let text = value.text(pretty: isPretty, isForHTML: Bool.random(using: &random))
      #expect(
        try JSONDocument(bytes: Array(text.utf8), file: "t.json").root == value, "seed \(seed): \(text)")
    }
  }

  @Test(arguments: [
    ("", JSONProblem.Kind.unexpectedEnd, "1:1"), ("{\n \"链\": tru}", .unexpectedCharacter, "2:7"),
    ("{\"a\":1,}", .unexpectedCharacter, "1:8"), ("[1 2]", .unexpectedCharacter, "1:4"),
    ("[1", .unexpectedEnd, "1:3"),
    ("{\"a\":1,\"a\":2}", .duplicateKey("a"), "1:8"), ("01", .badNumber, "1:1"), ("1.", .badNumber, "1:1"),
    ("1e999", .badNumber, "1:1"), ("\"\\x\"", .badEscape, "1:2"), ("\"\\ud800\"", .badEscape, "1:2"),
    ("\"a\nb\"", .badString, "1:3"), ("1 x", .textAfterValue, "1:3"), ("\"abc", .unexpectedEnd, "1:1"),
    ("-", .badNumber, "1:1"),
    (String(repeating: "[", count: 200), .nestedTooDeep, "1:102"),
  ])
  func `bad JSON is located`(text: String, kind: JSONProblem.Kind, place: String) {
    let problem = #expect(throws: JSONProblem.self) {
      try JSONDocument(bytes: Array(text.utf8), file: "t.json")
    }
    #expect(problem?.kind == kind)
    #expect(problem?.location.description == "t.json:\(place)")
  }

  @Test func `values know where they stand`() throws {
    let text = "{\n  \"名\": \"x\",\n  \"extends\": [\"../a\", \"../b\"]\n}"
    let document = try JSONDocument(bytes: Array(text.utf8), file: "t.json")
    #expect(document.location(of: "/extends/1").description == "t.json:3:23")
    #expect(document.location(of: "/extends/7").description == "t.json:3:14")
    #expect(document.location(of: "/none/x").description == "t.json:1:1")
    #expect(document.root["extends"]?.arrayValue?.count == 2)
  }

  @Test func `a place is found past siblings with values inside, and under a key with a slash`() throws {
    let text = #"{"a":[[1,{"b":2}],{"c":[3,4]}],"a/b":{"d":5},"e":"x"}"#
    let document = try JSONDocument(bytes: Array(text.utf8), file: "t.json")
    for (pointer, value) in [
      ("/a/0/1/b", "2"), ("/a/1/c/1", "4"), ("/a/1/c/2", "[3"), ("/a/x", "[[1"), ("/a/1/cc", #"{"c""#),
      ("/a/b/d", "5"), ("/a/b", #"{"d""#), ("/e", #""x""#), ("/e/f", #""x""#), ("", #"{"a":"#),
    ] {
      let column = document.location(of: pointer).column
      #expect(text.dropFirst(column - 1).hasPrefix(value), "\(pointer)")
    }
  }

  @Test(arguments: [2, 16, 17, 18, 100])
  func `a repeated key is found however many there are`(count: Int) throws {
    let members = (0..<count).map { "\"k\($0)\":\($0)" }
    let text = "{" + members.joined(separator: ",")
    #expect(throws: Never.self) { try JSONDocument(bytes: Array((text + "}").utf8), file: "t.json") }
    for key in ["k0", "k\(count - 1)"] {
      let problem = #expect(throws: JSONProblem.self) {
        try JSONDocument(bytes: Array((text + ",\"\(key)\":0}").utf8), file: "t.json")
      }
      #expect(problem?.kind == .duplicateKey(key))
      #expect(problem?.location.column == text.count + 2)
    }
  }

  @Test func `escapes are read`() throws {
    let document = try JSONDocument(bytes: Array(#""\ud842\udfb7\u94fe\/\b""#.utf8), file: "t.json")
    #expect(document.root == .string("𠮷链/\u{8}"))
  }
}

private func randomValue(_ random: inout SeededGenerator, depth: Int) -> JSONValue {
  let texts = ["", "a", "链", "\"", "\\", "\n", "\u{2028}", "<", "&", "\u{1}", "𠮷", "\u{7f}"]
  func text(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in texts.randomElement(using: &random)! }.joined()
  }
  switch Int.random(in: 0..<(depth < 4 ? 7 : 5), using: &random) {
  case 0: return .null
  case 1: return .bool(.random(using: &random))
  case 2: return .int(.random(in: .min ... .max, using: &random))
  case 3: return .double(.random(in: -1e6...1e6, using: &random))
  case 4: return .string(text(&random))
  case 5:
    return .array(
      (0..<Int.random(in: 0...3, using: &random)).map { _ in randomValue(&random, depth: depth + 1) })
  default:
    return .object(
      (0..<Int.random(in: 0...3, using: &random)).map {
        ("\($0)" + text(&random), randomValue(&random, depth: depth + 1))
      })
  }
}
