import ChainAnalysis
import ChainModel
import TableIO

extension ResultJSON {
  /// Accounts, least purchase and bottleneck; base units a year (tonnes for masses).
  public func balance(_ balance: MaterialBalance, chain: ChainID?) -> JSONValue {
    let chinese = BalanceWording(balance, chain: chain, language: .chinese)
    let english = BalanceWording(balance, chain: chain, language: .english)
    let coverage = balance.coverage
    let prices = Dictionary(
      uniqueKeysWithValues: (balance.bottleneck?.prices ?? []).map { ($0.node, $0.value) })
    return .object(
      head("liantu.balance/1") + [
        ("chain", .optional(chain.map { network[$0].key })),
        ("countsBuilding", .bool(balance.options.countsBuilding)),
        ("conclusion", .strings(chinese.conclusion(chain: chain))),
        ("conclusion_en", .strings(english.conclusion(chain: chain))),
        ("directions", .strings(chinese.directions(chain: chain))),
        ("directions_en", .strings(english.directions(chain: chain))),
        (
          "coverage",
          .object([
            ("flows", measure(coverage.flows)), ("units", measure(coverage.units)),
            ("nodes", measure(coverage.nodes)),
          ])
        ),
        ("units", .array(balance.units.indices.map { unit($0, balance) })),
        ("nodes", .array(chinese.nodes.map { node($0, balance, price: prices[$0.node], chinese, english) })),
        ("contradictions", .array(balance.contradictions.map(contradiction))),
        (
          "grades",
          .array(balance.gradeTransfers.map { .object([("from", key($0.from)), ("to", key($0.to))]) })
        ),
        ("purchase", balance.purchase.map { purchase($0) } ?? .null),
        ("bottleneck", balance.bottleneck.map { bottleneck($0, balance) } ?? .null),
      ])
  }

  private func unit(_ index: Int, _ balance: MaterialBalance) -> JSONValue {
    let unit = balance.units[index]
    return .object([
      ("unit", .int(index)), ("route", .optional(unit.route.map { network[$0].key })),
      ("node", key(unit.node)),
      (
        "companies",
        .strings(Set(unit.plants.compactMap { network[$0].company }).sorted().map { network[$0].key })
      ),
      ("size", .string("\(unit.size)")),
      (
        "flows",
        .array(
          unit.flows.map { flow in
            .object([
              ("node", key(flow.node)), ("role", .string("\(flow.role)")),
              ("quantity", flow.quantity.map(range) ?? .null), ("required", .bool(flow.isRequired)),
              ("stated", .bool(flow.isStated)), ("source", .optional(flow.source.map { network[$0].key })),
            ])
          })
      ),
    ])
  }

  private func node(
    _ node: NodeBalance, _ balance: MaterialBalance, price: Double?, _ chinese: BalanceWording,
    _ english: BalanceWording
  ) -> JSONValue {
    let bounds: (Double?, Double?) =
      switch node.verdict {
      case .short(let least, let most), .over(let least, let most): (least, most)
      case .shortUnless(let least), .overUnless(let least): (least, nil)
      case .even, .bought, .sold, .unknown: (nil, nil)
      }
    let conflict = node.conflict.map { conflict -> JSONValue in
      .object([
        ("maker", .int(conflict.maker)), ("made", .string(network[conflict.made].key)),
        ("taker", .int(conflict.taker)), ("taken", .string(network[conflict.taken].key)),
        ("ratio", .double(conflict.ratio)),
      ])
    }
    return .object([
      ("node", key(node.node)), ("name", .string(network[node.node].name[.chinese])),
      ("name_en", .string(network[node.node].name[.english])), ("dimension", .string(node.dimension)),
      ("supply", range(node.supply)), ("use", range(node.use)),
      ("makers", ints(node.makers)), ("takers", ints(node.takers)),
      ("unknownMakers", ints(node.unknownMakers)), ("unknownTakers", ints(node.unknownTakers)),
      ("verdict", .string(node.verdict.code)), ("least", .optional(bounds.0)), ("most", .optional(bounds.1)),
      ("conflict", conflict ?? .null),
      ("purchase", .optional(balance.purchase.flatMap { $0.bought[node.node] })),
      ("shadowPrice", .optional(price)),
      ("reason", .string(chinese.reason(for: node))), ("reason_en", .string(english.reason(for: node))),
    ])
  }

  private func contradiction(_ row: MaterialBalance.StatedContradiction) -> JSONValue {
    .object([
      ("unit", .int(row.unit)), ("node", key(row.node)), ("stated", .double(row.stated)),
      ("recipe", .double(row.recipe)),
    ])
  }

  private func purchase(_ purchase: LeastPurchase) -> JSONValue {
    .object([
      (
        "bought",
        .array(
          purchase.bought.keys.sorted().map {
            .object([("node", key($0)), ("quantity", .double(purchase.bought[$0]!))])
          })
      ),
      (
        "needed",
        .array(
          purchase.needed.keys.sorted().map {
            .object([("unit", .int($0)), ("quantity", .double(purchase.needed[$0]!))])
          })
      ),
    ])
  }

  private func bottleneck(_ bottleneck: Bottleneck, _ balance: MaterialBalance) -> JSONValue {
    func prices(_ prices: [Bottleneck.Price]) -> JSONValue {
      .array(
        prices.map {
          .object([
            ("node", key($0.node)), ("value", .double($0.value)), ("robust", .bool($0.isRobust)),
            ("conflict", .bool(balance[$0.node]?.conflict != nil)),
          ])
        })
    }
    return .object([
      ("purchases", keys(bottleneck.purchases)), ("unlimited", keys(bottleneck.unlimited)),
      ("units", ints(bottleneck.units)), ("total", range(bottleneck.total)),
      (
        "loads",
        .array(
          bottleneck.loads.map {
            .object([
              ("unit", .int($0.unit)), ("value", .double($0.value)), ("least", .double($0.least)),
              ("most", .double($0.most)),
            ])
          })
      ),
      ("hasRanges", .bool(bottleneck.hasRanges)), ("prices", prices(bottleneck.prices)),
      (
        "chains",
        .array(
          bottleneck.chains.map {
            .object([
              ("chain", .string(network[$0.chain].key)), ("units", ints($0.units)),
              ("mean", .double($0.mean)),
              ("prices", prices($0.prices)),
            ])
          })
      ),
    ])
  }

  private func range(_ range: QuantityRange) -> JSONValue {
    .object([("low", .double(range.low)), ("value", .double(range.value)), ("high", .double(range.high))])
  }
  private func measure(_ measure: Measure) -> JSONValue {
    .object([("value", .optional(measure.value)), ("count", .int(measure.count))])
  }
  private func ints(_ values: [Int]) -> JSONValue { .array(values.map { .int($0) }) }
}
