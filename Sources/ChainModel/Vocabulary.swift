// The closed vocabularies of the data format; each raw value is what stands in a cell.

/// What a node is.
public enum NodeKind: String, CaseIterable, Sendable {
  case resource, material, component, product, equipment, service, use
}

/// How the upstream node of a link is used for the downstream one.
public enum Relation: String, CaseIterable, Sendable {
  case feedstock, component, energy, equipment, service, recycling

  /// Feedstock and component become part of what is made; gaps are measured along them.
  public var carriesMaterial: Bool { self == .feedstock || self == .component }
  /// Energy, equipment and services support (配套) without becoming part of the product.
  public var supports: Bool { self == .energy || self == .equipment || self == .service }
}

/// A flow's place in its process.
public enum FlowRole: String, CaseIterable, Sendable { case input, output, byproduct }

/// What a presence row says of a plant.
public enum PresenceStatus: String, CaseIterable, Sendable {
  case operating, construction, planned, negotiating, closed
}

/// How far a figure or statement may be trusted.
public enum Confidence: String, CaseIterable, Sendable { case high, medium, low }

/// What a capacity counts.
public enum CapacityBasis: String, CaseIterable, Sendable { case output, input, process }

public enum CompanyKind: String, CaseIterable, Sendable {
  case centralSOE = "central-soe"
  case global500 = "global-500"
  case china500 = "china-500"
  case private500 = "private-500"
  case listed
  case littleGiant = "little-giant"
  case other
}

/// Where an industry stands in “1+3+X”.
public enum IndustryTier: String, CaseIterable, Sendable {
  case one = "1"
  case three = "3"
  case emerging = "X-emerging"
  case future = "X-future"
}

public enum ChainKind: String, CaseIterable, Sendable { case goods, service }

/// Whether an industry leads in a county or park (主导) or is its speciality (特色).
public enum LayoutRole: String, CaseIterable, Sendable { case lead, special }

/// What a clause wants done.
public enum PolicyAction: String, CaseIterable, Sendable {
  case build, complete, extend, strengthen, attract, support
}
