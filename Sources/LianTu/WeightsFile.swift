import TableIO

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a weights file says: how much each factor of a gap counts, and each criterion of a candidate.
///
/// A JSON object. Its numbers by factor name are the gap priority's weights, each in 0 … 10⁶, at least
/// one above 0; factors left out weigh nothing, with none at all the default stands. Three more members
/// are for `rank`: `criteria` (weights by criterion, likewise; of an indicator also
/// `{"weight": 1, "sense": "cost"}`), `criteriaBounds` (a share of the total
/// [low, high] by criterion) and `criteriaOrder` (all weighing criteria, the most important first).
/// Docs/Formats/weights.json holds the default.
public struct WeightsFile: Sendable {
  public private(set) var factors = FactorWeights.standard
  public private(set) var criteria = CandidateCriterion.standard
  public private(set) var weights = RankingOptions.standardWeights
  public private(set) var space: WeightSpace?

  /// More than anyone means, and far from where sums overflow.
  private static let largestWeight = 1e6

  public init(at path: String) throws(RequestError) {
    let limit = 1 << 20
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular, (attributes[.size] as? Int ?? 0) <= limit,
      let bytes = FileManager.default.contents(atPath: path)
    else { throw .badWeights(path) }
    let document: JSONDocument
    do { document = try JSONDocument(bytes: Array(bytes), file: path) } catch {
      throw .badWeights(error.location.description)
    }
    func bad(_ pointer: String) -> RequestError {
      .badWeights("\(document.location(of: pointer).description): \(pointer.dropFirst())")
    }
    guard case .object(let members) = document.root else { throw .badWeights(path) }

    if let value = document.root["criteria"] {
      guard case .object(let own) = value else { throw bad("/criteria") }
      (criteria, weights) = ([], [])
      for (name, value) in own {
        guard let (criterion, stated) = CandidateCriterion.read(name, value),
          let weight = stated.weight(upTo: Self.largestWeight)
        else { throw bad("/criteria/\(name)") }
        criteria.append(criterion)
        weights.append(weight)
      }
      // The five are always judged and shown; what is left out weighs nothing.
      for criterion in CandidateCriterion.standard where !criteria.contains(criterion) {
        criteria.append(criterion)
        weights.append(0)
      }
      guard weights.contains(where: { $0 > 0 }) else { throw bad("/criteria") }
    }
    var space = WeightSpace(criteria: criteria.count)
    if let value = document.root["criteriaBounds"] {
      guard case .object(let own) = value else { throw bad("/criteriaBounds") }
      for (name, value) in own {
        guard let place = criteria.firstIndex(where: { $0.code == name }), let pair = value.arrayValue,
          pair.count == 2, let low = pair[0].weight(upTo: 1), let high = pair[1].weight(upTo: 1), low <= high
        else { throw bad("/criteriaBounds/\(name)") }
        (space.lower[place], space.upper[place]) = (low, high)
      }
    }
    if let value = document.root["criteriaOrder"] {
      let named = (value.arrayValue ?? []).map { item in criteria.firstIndex { $0.code == item.stringValue } }
      let order = named.compactMap(\.self)
      let weighing = criteria.indices.filter { weights[$0] > 0 }
      guard order.count == named.count, Set(order).count == order.count, Set(order).isSuperset(of: weighing)
      else { throw bad("/criteriaOrder") }
      space.order = order
    }
    self.space = space.isWholeSimplex ? nil : space

    var found: [PriorityFactor: Double] = [:]
    for (key, value) in members where !["criteria", "criteriaBounds", "criteriaOrder"].contains(key) {
      guard let factor = PriorityFactor(rawValue: key), let weight = value.weight(upTo: Self.largestWeight)
      else { throw bad("/\(key)") }
      found[factor] = weight
    }
    if !found.isEmpty || members.isEmpty {
      guard found.values.contains(where: { $0 > 0 }) else { throw .badWeights(path) }
      factors = FactorWeights(found)
    }
  }
}

extension JSONValue {
  /// A number in 0 … `most`.
  fileprivate func weight(upTo most: Double) -> Double? {
    let number: Double? =
      switch self {
      case .int(let whole): Double(whole)
      case .double(let number): number
      default: nil
      }
    return number.flatMap { (0...most).contains($0) ? $0 : nil }
  }
}

extension CandidateCriterion {
  /// A member of `criteria`: a weight, or for an indicator an object of `weight` and `sense`.
  fileprivate static func read(_ code: String, _ value: JSONValue) -> (Self, weight: JSONValue)? {
    guard let criterion = Self(code: code) else { return nil }
    guard case .object(let members) = value else { return (criterion, value) }
    guard case .indicator(let name, _, _) = criterion, let weight = value["weight"],
      members.allSatisfy({ ["weight", "sense"].contains($0.0) })
    else { return nil }
    switch value["sense"]?.stringValue ?? (value["sense"] == nil ? "benefit" : "") {
    case "benefit": return (criterion, weight)
    case "cost": return (.indicator(name, sense: .cost), weight)
    default: return nil
    }
  }

  /// The criterion a file means by `code`.
  init?(code: String) {
    if let known = Self.standard.first(where: { $0.code == code }) {
      self = known
    } else if code.hasPrefix("indicator:"), code.count > 10 {
      self = .indicator(String(code.dropFirst(10)))
    } else {
      return nil
    }
  }
}
