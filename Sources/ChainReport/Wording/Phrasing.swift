import ChainAnalysis
import ChainModel
import TableIO

/// Names, lists and numbers as both languages write them.
struct Phrasing {
  let network: ChainNetwork
  let scope: Scope
  let language: Language

  var isChinese: Bool { language == .chinese }

  func name(_ node: NodeID) -> String { network[node].name[language] }
  func name(_ region: RegionID) -> String { network[region].name[language] }
  func name(_ company: CompanyID) -> String { network[company].name[language] }
  func name(_ route: RouteID) -> String { network[route].name[language] }

  /// Up to `limit` names, then how many there are.
  /// - Parameter dated: marks what rests on an old record; once in a reason is enough.
  func list(_ nodes: [NodeID], limit: Int = 4, dated: Bool = false) -> String {
    let shown = nodes.prefix(limit).map { withState($0, dated: dated) }
    let text = join(shown)
    guard nodes.count > limit else { return text }
    return isChinese ? "\(text)等\(nodes.count)项" : "\(text) and \(nodes.count - limit) more"
  }

  /// A name, marked where it is still being built, or rests on an old record.
  private func withState(_ node: NodeID, dated: Bool) -> String {
    let state = scope.state(of: node)
    if state == .building {
      return isChinese ? "\(name(node))（在建）" : "\(name(node)) (\(state.term.english))"
    }
    guard dated, let year = staleYear(of: node) else { return name(node) }
    return isChinese ? "\(name(node))（据\(year)年资料）" : "\(name(node)) (as of \(year))"
  }

  /// Records older than this may no longer hold.
  static let freshYears = 8

  /// The year of the newest row that says the node is there, where that is long ago.
  private func staleYear(of node: NodeID) -> Int? {
    let today = network.parts.asOf > 0 ? min(network.parts.asOf, scope.asOf) : scope.asOf
    let rows = scope.presences(of: node).map { network[$0] }.filter { $0.state(asOf: scope.asOf) == .present }
    let years = rows.map { Int($0.asOf.prefix(4)) }
    guard !rows.isEmpty, !years.contains(nil), let newest = years.compactMap(\.self).max(),
      newest + Self.freshYears < today
    else { return nil }
    return newest
  }

  /// When what is being built is expected to run; a by-product starts with its plant.
  func expectedStart(of node: NodeID) -> Int? {
    scope.derivation(of: node, in: network).lazy.compactMap { plant in
      scope.presences(of: plant).map { network[$0] }
        .filter { $0.status == .construction }.compactMap(\.since).min()
    }.first
  }

  func join(_ texts: [String]) -> String {
    if isChinese { return texts.joined(separator: "、") }
    guard texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " and " + texts.last!
  }

  /// Tonnes a year: 8.4万吨/年, 84,000 t/a.
  func tonnesPerYear(_ tonnes: Double) -> String {
    guard isChinese else { return "\(grouped(tonnes)) t/a" }
    if abs(tonnes) >= 1_000 { return "\(rounded(tonnes / 10_000, places: 2))万吨/年" }
    return "\(rounded(tonnes, places: 0))吨/年"
  }

  /// At most `places` decimals, no trailing zeros.
  func rounded(_ value: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
    let scaled = (value * scale).rounded()
    guard scaled.magnitude < 1e15 else { return "\(value)" }
    let whole = Int(scaled)
    let (quotient, remainder) = whole.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
    var digits = String(remainder)
    digits = String(repeating: "0", count: max(0, places - digits.count)) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    let sign = whole < 0 ? "-" : ""
    return remainder == 0 ? "\(sign)\(quotient)" : "\(sign)\(quotient).\(digits)"
  }

  private func grouped(_ value: Double) -> String {
    let digits = Array(rounded(value.magnitude, places: 0))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return value < 0 ? "-\(text)" : text
  }

  func percent(_ share: Double) -> String { "\(rounded(share * 100, places: 0))%" }

  /// A share in percent that says 0 or 100 only when it is.
  func chance(_ share: Double) -> String {
    if share > 0 && share < 0.005 { return "<1%" }
    if share < 1 && share >= 0.995 { return ">99%" }
    return percent(share)
  }

  /// Where a fact stands: a numbered document with the place in it, else the title in short.
  func citation(_ evidence: Evidence, width: Int = 44) -> String? {
    guard let source = evidence.source else { return nil }
    let title = network[source].title
    if let number = documentNumber(in: title) {
      return evidence.locator.isEmpty ? number : "\(number) \(evidence.locator)"
    }
    let short = title.truncated(toWidth: width)
    return isChinese ? "《\(short)》" : "“\(short)”"
  }
}

/// An official document's number, such as 岳发〔2024〕6号: up to six Han characters, the year in
/// turtle-shell brackets, the number, 号.
func documentNumber(in title: String) -> String? {
  let scalars = title.unicodeScalars
  guard let open = scalars.firstIndex(of: "〔") else { return nil }
  let issuer = scalars[..<open].reversed().prefix(6).prefix { $0.properties.isIdeographic }.count
  var rest = scalars[open...].dropFirst()
  func skipDigits() -> Int {
    let digits = rest.prefix { ("0"..."9").contains($0) }.count
    rest = rest.dropFirst(digits)
    return digits
  }
  guard issuer > 0, skipDigits() == 4, rest.popFirst() == "〕", skipDigits() > 0, rest.popFirst() == "号" else {
    return nil
  }
  return String(scalars[scalars.index(open, offsetBy: -issuer)..<rest.startIndex])
}
