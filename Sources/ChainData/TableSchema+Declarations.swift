import ChainModel

extension TableSchema {
  /// The one place that says which columns there are. Docs/Formats/Dataset.md tells what they mean.
  init(declaring table: TableName) {
    switch table {
    case .sources:
      self.init(
        table, key: [.id],
        [.id, .init(.title), .init(.publisher), .init(.date), .init(.url), .init(.licence)])
    case .units:
      self.init(
        table, key: [.id],
        [
          .id, .init(.name), .init(.dimension, required: true),
          .init(.factor, .number(.positive), required: true),
        ])
    case .industries:
      self.init(
        table, key: [.id],
        [
          .id, .name, .englishName, .init(.tier, .choice(of: IndustryTier.self)), .init(.leadUnit),
          .init(.unitsInCharge, .list),
        ])
    case .chains:
      self.init(
        table, key: [.id],
        [
          .id, .init(.industry, .reference(.industries)), .name, .englishName,
          .init(.kind, .choice(of: ChainKind.self)), .init(.leader, .reference(.companies)), .init(.aim),
          .init(.about), .init(.aboutEn),
        ])
    case .nodes:
      self.init(
        table, key: [.id],
        [
          .id, .name, .englishName, .init(.kind, .choice(of: NodeKind.self), required: true),
          .init(.tradable, .yesNo), .init(.captive, .yesNo), .init(.parent, .reference(.nodes)),
          .init(.aliases, .list), .init(.codes, .list), .unit, .init(.investment, .number(.notNegative)),
        ])
    case .memberships:
      self.init(
        table, key: [.chain, .node],
        [
          .init(.chain, .reference(.chains), required: true), .node, .init(.segment), .init(.segmentEn),
          .init(.order, .integer),
        ])
    case .links:
      self.init(
        table, key: [.from, .to, .relation, .route],
        [
          .init(.from, .reference(.nodes), required: true), .init(.to, .reference(.nodes), required: true),
          .init(.relation, .choice(of: Relation.self)), .init(.route),
          .init(.amount, .number(.notNegative)),
        ], statesFacts: true)
    case .processes:
      self.init(
        table, key: [.id],
        [
          .id, .name, .englishName, .init(.investment, .number(.notNegative)),
          .init(.confidence, .choice(of: Confidence.self)),
        ], statesFacts: true)
    case .flows:
      self.init(
        table, key: [.process, .role, .node],
        [
          .init(.process, .reference(.processes), required: true),
          .init(.role, .choice(of: FlowRole.self), required: true), .node,
          .init(.relation, .choice(of: Relation.self)), .init(.amount, .number(.notNegative)), .unit,
          .init(.required, .yesNo), .init(.principal, .yesNo),
        ], statesFacts: true)
    case .regions:
      self.init(
        table, key: [.id], [.id, .name, .englishName, .init(.kind), .init(.parent, .reference(.regions))])
    case .layout, .companies, .presence, .products, .supplies, .demand, .indicators, .targets, .policies,
      .passages:
      self.init(declaringLocal: table)
    }
  }

  /// The tables of a place.
  private init(declaringLocal table: TableName) {
    let company = ColumnSchema(.company, .reference(.companies))
    switch table {
    case .layout:
      self.init(
        table, key: [.region, .role, .industry],
        [
          .region, .init(.role, .choice(of: LayoutRole.self), required: true),
          .init(.industry, .reference(.industries)), .init(.focus, .list),
        ], statesFacts: true)
    case .companies:
      self.init(
        table, key: [.id],
        [
          .id, .name, .englishName, .init(.kind, .choice(of: CompanyKind.self)),
          .init(.headquarters, .reference(.regions)), .init(.parent, .reference(.companies)),
        ])
    case .presence:
      self.init(
        table, key: [.node, .company, .region, .project],
        [
          .node, company, .region, .init(.project), .init(.process, .reference(.processes)),
          .init(.status, .choice(of: PresenceStatus.self), required: true), .init(.since, .year),
          .init(.capacity, .number(.notNegative)), .unit,
          .init(.capacityBasis, .choice(of: CapacityBasis.self)), .init(.asOf),
          .init(.confidence, .choice(of: Confidence.self)),
        ], statesFacts: true)
    case .products:
      self.init(
        table, key: [.company, .node],
        [
          .init(.company, .reference(.companies), required: true), .node, .init(.share, .number(.share)),
        ], statesFacts: true)
    case .supplies:
      self.init(
        table, key: [.fromCompany, .toCompany, .node],
        [
          .init(.fromCompany, .reference(.companies), required: true),
          .init(.toCompany, .reference(.companies), required: true), .node,
          .init(.region, .reference(.regions)),
        ], statesFacts: true)
    case .demand:
      self.init(
        table, key: [.node, .region, .asOf],
        [.node, .region, .init(.asOf), .init(.amount, .number(.notNegative)), .unit], statesFacts: true)
    case .indicators:
      self.init(
        table, key: [.node, .company, .region, .chain, .indicator, .asOf],
        [
          .init(.node, .reference(.nodes)), company, .init(.region, .reference(.regions)),
          .init(.chain, .reference(.chains)), .init(.indicator, required: true), .init(.asOf),
          .init(.value, .number(.any), required: true), .unit,
        ], exactlyOneOf: [.node, .company, .region, .chain], statesFacts: true)
    case .targets:
      self.init(
        table, key: [.industry, .chain, .metric, .year],
        [
          .init(.industry, .reference(.industries)), .init(.chain, .reference(.chains)),
          .init(.metric, required: true), .init(.year, .year, required: true),
          .init(.value, .number(.any), required: true), .unit,
        ], exactlyOneOf: [.industry, .chain], statesFacts: true)
    case .passages:
      self.init(
        table, key: [.id], [.id, .init(.quote, required: true), .init(.omitted)], statesFacts: true)
    default:
      self.init(
        table, key: [.id],
        [
          .id, .init(.node, .reference(.nodes)), .init(.chain, .reference(.chains)),
          .init(.action, .choice(of: PolicyAction.self), required: true), company, .init(.quote),
        ], exactlyOneOf: [.node, .chain], statesFacts: true)
    }
  }

  /// Every table may also say where a row comes from and carry a note.
  private init(
    _ name: TableName, key: [ColumnName], _ columns: [ColumnSchema], exactlyOneOf: [ColumnName] = [],
    statesFacts: Bool = false
  ) {
    self.name = name
    self.key = key
    self.columns =
      columns + [.init(.source, .reference(.sources)), .init(.locator), .init(.note)]
    self.exactlyOneOf = exactlyOneOf
    self.statesFacts = statesFacts
  }
}

extension ColumnSchema {
  fileprivate static let id = ColumnSchema(.id, .id, required: true)
  fileprivate static let name = ColumnSchema(.name)
  fileprivate static let englishName = ColumnSchema(.nameEn)
  fileprivate static let unit = ColumnSchema(.unit, .reference(.units))
  fileprivate static let node = ColumnSchema(.node, .reference(.nodes), required: true)
  fileprivate static let region = ColumnSchema(.region, .reference(.regions), required: true)
}
