// The rows of a dataset with their references resolved. What each column means stands in
// Docs/Formats/Dataset.md; here only what the code needs to know.

/// Where a fact can be read: source, place in it, and the words if quoted.
public struct Evidence: Hashable, Sendable {
  public var source: SourceID?
  public var locator: String
  public var quote: String

  public init(source: SourceID? = nil, locator: String = "", quote: String = "") {
    self.source = source
    self.locator = locator
    self.quote = quote
  }
}

public struct Source: Hashable, Sendable {
  public var key: String
  public var title: String
  public var publisher: String
  public var date: String
  public var url: String
  public var licence: String

  public init(
    key: String, title: String = "", publisher: String = "", date: String = "", url: String = "",
    licence: String = ""
  ) {
    self.key = key
    self.title = title
    self.publisher = publisher
    self.date = date
    self.url = url
    self.licence = licence
  }
}

public struct MeasureUnit: Hashable, Sendable {
  public var key: String
  public var name: String
  /// Quantities of different dimensions are never added.
  public var dimension: String
  /// What one of this unit is in the dimension's base unit; positive.
  public var factor: Double

  public init(key: String, name: String = "", dimension: String, factor: Double) {
    self.key = key
    self.name = name
    self.dimension = dimension
    self.factor = factor
  }
}

public struct Industry: Hashable, Sendable {
  public var key: String
  public var name: Name
  public var tier: IndustryTier?
  public var leadUnit: String
  public var unitsInCharge: [String]

  public init(
    key: String, name: Name, tier: IndustryTier? = nil, leadUnit: String = "", unitsInCharge: [String] = []
  ) {
    self.key = key
    self.name = name
    self.tier = tier
    self.leadUnit = leadUnit
    self.unitsInCharge = unitsInCharge
  }
}

public struct Chain: Hashable, Sendable {
  public var key: String
  public var industry: IndustryID?
  public var name: Name
  public var kind: ChainKind
  /// The chain's leading company (链主).
  public var leader: CompanyID?
  public var aim: String
  /// What the chain is, from what to what, by which routes: a few sentences.
  public var about: Name

  public init(
    key: String, industry: IndustryID? = nil, name: Name, kind: ChainKind = .goods, leader: CompanyID? = nil,
    aim: String = "", about: Name = Name(chinese: "")
  ) {
    self.key = key
    self.industry = industry
    self.name = name
    self.kind = kind
    self.leader = leader
    self.aim = aim
    self.about = about
  }
}

/// A position in a chain: resource, material, component, product, equipment, service or use (环节).
public struct ChainNode: Hashable, Sendable {
  public var key: String
  public var name: Name
  public var kind: NodeKind
  /// Utilities and bulk goods that anyone can buy.
  public var isTradable: Bool
  /// Made and consumed inside one plant, never sold.
  public var isCaptive: Bool
  /// The general grade this is a special grade of.
  public var parent: NodeID?
  public var aliases: [String]
  public var codes: [String]
  public var unit: UnitID?
  /// Typical investment, 亿元.
  public var investment: Double?

  public init(
    key: String, name: Name, kind: NodeKind, isTradable: Bool = false, isCaptive: Bool = false,
    parent: NodeID? = nil, aliases: [String] = [], codes: [String] = [], unit: UnitID? = nil,
    investment: Double? = nil
  ) {
    self.key = key
    self.name = name
    self.kind = kind
    self.isTradable = isTradable
    self.isCaptive = isCaptive
    self.parent = parent
    self.aliases = aliases
    self.codes = codes
    self.unit = unit
    self.investment = investment
  }
}

/// A node's place in a chain: under which heading, in which column.
public struct Membership: Hashable, Sendable {
  public var chain: ChainID
  public var node: NodeID
  public var segment: Name
  /// Position of the segment, upstream first.
  public var order: Int

  public init(chain: ChainID, node: NodeID, segment: Name, order: Int) {
    self.chain = chain
    self.node = node
    self.segment = segment
    self.order = order
  }
}

/// A stated link between two nodes.
public struct LinkRow: Hashable, Sendable {
  public var source: NodeID
  public var target: NodeID
  public var relation: Relation
  /// Rows into one node with the same label are needed together; empty when unlabelled.
  public var route: String
  /// Units of the source per unit of the target.
  public var amount: Double?
  public var evidence: Evidence

  public init(
    source: NodeID, target: NodeID, relation: Relation = .feedstock, route: String = "",
    amount: Double? = nil,
    evidence: Evidence = Evidence()
  ) {
    self.source = source
    self.target = target
    self.relation = relation
    self.route = route
    self.amount = amount
    self.evidence = evidence
  }
}

/// A named recipe: inputs needed together, one main product, co-products.
public struct Process: Hashable, Sendable {
  public struct Input: Hashable, Sendable {
    public var node: NodeID
    public var relation: Relation
    /// Per unit of the main product.
    public var amount: Double?
    public var unit: UnitID?
    public var isRequired: Bool
    /// Whether distances run through it; nil asks for the default rule (a tenth of the input mass).
    public var isPrincipal: Bool?
    public var evidence: Evidence

    public init(
      node: NodeID, relation: Relation = .feedstock, amount: Double? = nil, unit: UnitID? = nil,
      isRequired: Bool = true, isPrincipal: Bool? = nil, evidence: Evidence = Evidence()
    ) {
      self.node = node
      self.relation = relation
      self.amount = amount
      self.unit = unit
      self.isRequired = isRequired
      self.isPrincipal = isPrincipal
      self.evidence = evidence
    }
  }

  public struct Byproduct: Hashable, Sendable {
    public var node: NodeID
    /// Per unit of the main product.
    public var amount: Double?
    public var unit: UnitID?
    public var evidence: Evidence

    public init(node: NodeID, amount: Double? = nil, unit: UnitID? = nil, evidence: Evidence = Evidence()) {
      self.node = node
      self.amount = amount
      self.unit = unit
      self.evidence = evidence
    }
  }

  public var key: String
  public var name: Name
  public var output: NodeID
  public var outputUnit: UnitID?
  public var inputs: [Input]
  public var byproducts: [Byproduct]
  /// Typical investment, 亿元.
  public var investment: Double?
  public var confidence: Confidence?
  public var evidence: Evidence

  public init(
    key: String, name: Name, output: NodeID, outputUnit: UnitID? = nil, inputs: [Input] = [],
    byproducts: [Byproduct] = [], investment: Double? = nil, confidence: Confidence? = nil,
    evidence: Evidence = Evidence()
  ) {
    self.key = key
    self.name = name
    self.output = output
    self.outputUnit = outputUnit
    self.inputs = inputs
    self.byproducts = byproducts
    self.investment = investment
    self.confidence = confidence
    self.evidence = evidence
  }
}

public struct Region: Hashable, Sendable {
  public var key: String
  public var name: Name
  public var kind: String
  public var parent: RegionID?

  public init(key: String, name: Name, kind: String = "", parent: RegionID? = nil) {
    self.key = key
    self.name = name
    self.kind = kind
    self.parent = parent
  }
}

/// A county's or park's lead or special industry (主特产业).
public struct LayoutEntry: Hashable, Sendable {
  public var region: RegionID
  public var role: LayoutRole
  public var industry: IndustryID?
  public var focus: [String]
  public var evidence: Evidence

  public init(
    region: RegionID, role: LayoutRole, industry: IndustryID?, focus: [String] = [],
    evidence: Evidence = Evidence()
  ) {
    self.region = region
    self.role = role
    self.industry = industry
    self.focus = focus
    self.evidence = evidence
  }
}

public struct Company: Hashable, Sendable {
  public var key: String
  public var name: Name
  public var kind: CompanyKind?
  public var headquarters: RegionID?
  /// The company that controls it.
  public var parent: CompanyID?

  public init(
    key: String, name: Name, kind: CompanyKind? = nil, headquarters: RegionID? = nil,
    parent: CompanyID? = nil
  ) {
    self.key = key
    self.name = name
    self.kind = kind
    self.headquarters = headquarters
    self.parent = parent
  }
}

/// A plant: company × node × region × status × capacity.
public struct Presence: Hashable, Sendable {
  public var node: NodeID
  public var company: CompanyID?
  public var region: RegionID
  public var project: String
  public var process: ProcessID?
  public var status: PresenceStatus
  /// Start-up year, actual or expected.
  public var since: Int?
  public var capacity: Double?
  public var unit: UnitID?
  public var capacityBasis: CapacityBasis
  public var asOf: String
  public var confidence: Confidence?
  public var evidence: Evidence

  public init(
    node: NodeID, company: CompanyID? = nil, region: RegionID, project: String = "",
    process: ProcessID? = nil,
    status: PresenceStatus, since: Int? = nil, capacity: Double? = nil, unit: UnitID? = nil,
    capacityBasis: CapacityBasis = .output, asOf: String = "", confidence: Confidence? = nil,
    evidence: Evidence = Evidence()
  ) {
    self.node = node
    self.company = company
    self.region = region
    self.project = project
    self.process = process
    self.status = status
    self.since = since
    self.capacity = capacity
    self.unit = unit
    self.capacityBasis = capacityBasis
    self.asOf = asOf
    self.confidence = confidence
    self.evidence = evidence
  }
}

/// What an outside company makes.
public struct Product: Hashable, Sendable {
  public var company: CompanyID
  public var node: NodeID
  /// Share of revenue, 0 … 1.
  public var share: Double?
  public var evidence: Evidence

  public init(company: CompanyID, node: NodeID, share: Double? = nil, evidence: Evidence = Evidence()) {
    self.company = company
    self.node = node
    self.share = share
    self.evidence = evidence
  }
}

/// A known deal between two local firms.
public struct Supply: Hashable, Sendable {
  public var from: CompanyID
  public var to: CompanyID
  public var node: NodeID
  public var region: RegionID?
  public var evidence: Evidence

  public init(
    from: CompanyID, to: CompanyID, node: NodeID, region: RegionID? = nil, evidence: Evidence = Evidence()
  ) {
    self.from = from
    self.to = to
    self.node = node
    self.region = region
    self.evidence = evidence
  }
}

public struct Demand: Hashable, Sendable {
  public var node: NodeID
  public var region: RegionID
  public var asOf: String
  public var amount: Double?
  public var unit: UnitID?
  public var evidence: Evidence

  public init(
    node: NodeID, region: RegionID, asOf: String = "", amount: Double? = nil, unit: UnitID? = nil,
    evidence: Evidence = Evidence()
  ) {
    self.node = node
    self.region = region
    self.asOf = asOf
    self.amount = amount
    self.unit = unit
    self.evidence = evidence
  }
}

/// Any number a ranking or plan may use by name.
public struct Indicator: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    case node(NodeID)
    case company(CompanyID)
    case region(RegionID)
    case chain(ChainID)
  }

  public var subject: Subject
  public var name: String
  public var asOf: String
  public var value: Double
  public var unit: UnitID?
  public var evidence: Evidence

  public init(
    subject: Subject, name: String, asOf: String = "", value: Double, unit: UnitID? = nil,
    evidence: Evidence = Evidence()
  ) {
    self.subject = subject
    self.name = name
    self.asOf = asOf
    self.value = value
    self.unit = unit
    self.evidence = evidence
  }
}

public struct Target: Hashable, Sendable {
  public var industry: IndustryID?
  public var chain: ChainID?
  public var metric: String
  public var year: Int
  public var value: Double
  public var unit: UnitID?
  public var evidence: Evidence

  public init(
    industry: IndustryID? = nil, chain: ChainID? = nil, metric: String, year: Int, value: Double,
    unit: UnitID? = nil, evidence: Evidence = Evidence()
  ) {
    self.industry = industry
    self.chain = chain
    self.metric = metric
    self.year = year
    self.value = value
    self.unit = unit
    self.evidence = evidence
  }
}

/// A clause of a policy that names a node or a chain; its quote stands in the evidence.
public struct PolicyClause: Hashable, Sendable {
  public var key: String
  public var node: NodeID?
  public var chain: ChainID?
  public var action: PolicyAction
  /// The company that the clause names.
  public var company: CompanyID?
  public var evidence: Evidence
  /// How the clause came to this node where it does not spell it out.
  public var note: String

  public init(
    key: String, node: NodeID? = nil, chain: ChainID? = nil, action: PolicyAction,
    company: CompanyID? = nil, evidence: Evidence = Evidence(), note: String = ""
  ) {
    self.key = key
    self.node = node
    self.chain = chain
    self.action = action
    self.company = company
    self.evidence = evidence
    self.note = note
  }
}

/// A sentence of the policy as printed: what the rows that cite it are audited against.
public struct PolicyPassage: Hashable, Sendable {
  public var key: String
  /// Source, place and the words.
  public var evidence: Evidence
  /// Why no row was made of it; empty when one is expected.
  public var omitted: String

  public init(key: String, evidence: Evidence, omitted: String = "") {
    self.key = key
    self.evidence = evidence
    self.omitted = omitted
  }
}
