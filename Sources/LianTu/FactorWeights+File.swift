import TableIO

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension FactorWeights {
  /// More than anyone means, and far from where sums overflow.
  private static let largestWeight = 1e6

  /// Reads weights from a JSON object: factor name → number in 0 … 10⁶, at least one above 0.
  ///
  /// Factors left out weigh nothing; Docs/Formats/weights.json holds the default.
  public init(fileAt path: String) throws(RequestError) {
    let limit = 1 << 20
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular, (attributes[.size] as? Int ?? 0) <= limit,
      let bytes = FileManager.default.contents(atPath: path)
    else { throw .badWeights(path) }
    let document: JSONDocument
    do { document = try JSONDocument(bytes: Array(bytes), file: path) } catch {
      throw .badWeights(error.location.description)
    }
    guard case .object(let members) = document.root else { throw .badWeights(path) }
    var weights: [PriorityFactor: Double] = [:]
    for (key, value) in members {
      let place = document.location(of: "/\(key)").description
      let number: Double? =
        switch value {
        case .int(let whole): Double(whole)
        case .double(let number): number
        default: nil
        }
      guard let factor = PriorityFactor(rawValue: key), let number, (0...Self.largestWeight).contains(number)
      else {
        throw .badWeights("\(place): \(key)")
      }
      weights[factor] = number
    }
    guard weights.values.contains(where: { $0 > 0 }) else { throw .badWeights(path) }
    self.init(weights)
  }
}
