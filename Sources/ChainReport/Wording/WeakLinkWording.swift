import ChainAnalysis
import ChainModel

extension GapWording {
  /// Why a link that is there is still weak.
  public func reason(for link: WeakLink) -> String {
    link.reasons.map { sentence($0) }.joined(separator: phrasing.isChinese ? "" : " ")
  }

  private func sentence(_ reason: WeakLink.Reason) -> String {
    switch reason {
    case .soleSupplier(let company, let consumers):
      return text(
        "仅\(phrasing.name(company))一家供应，\(phrasing.list(consumers))都靠它。",
        "\(phrasing.name(company)) alone supplies \(phrasing.list(consumers)).")
    case .tight(let company, let utilisation):
      return text(
        "仅\(phrasing.name(company))一家供应，满负荷时本地用去产能的\(phrasing.percent(utilisation))。",
        "\(phrasing.name(company)) is the only supplier; at full load local use takes \(phrasing.percent(utilisation)) of its capacity."
      )
    case .short(let supply, let need):
      return text(
        "满负荷时本地需\(phrasing.tonnesPerYear(need))，本地能供\(phrasing.tonnesPerYear(supply))（按平均单耗折算，误差约一成）。",
        "At full load \(phrasing.tonnesPerYear(need)) are needed and \(phrasing.tonnesPerYear(supply)) made here "
          + "(average coefficients, about a tenth either way).")
    case .largeLoss(let lost, let share):
      return text(
        "它一停，\(phrasing.list(lost))受影响，占现有环节的\(phrasing.percent(share))。",
        "If it stops, \(phrasing.list(lost)) are affected, \(phrasing.percent(share)) of what is present.")
    }
  }

  /// Why two companies should meet.
  public func reason(for pairing: Pairing) -> String {
    let sellers = phrasing.join(pairing.suppliers.map { phrasing.name($0) })
    let buyers = phrasing.join(pairing.customers.map { phrasing.name($0) })
    return text(
      "\(sellers)产\(phrasing.name(pairing.source))，\(buyers)做\(phrasing.name(pairing.target))要用它，未见双方供货记录，建议牵线核实。",
      "\(sellers) makes \(phrasing.name(pairing.source)), which \(buyers) uses for \(phrasing.name(pairing.target)); "
        + "no deal is on record: introduce them and verify.")
  }
}

extension WeakLink.Reason {
  /// What a file calls it.
  public var code: String {
    switch self {
    case .soleSupplier: "sole-supplier"
    case .tight: "tight"
    case .short: "short"
    case .largeLoss: "large-loss"
    }
  }
}
