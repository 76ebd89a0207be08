/// `audit`: whether the dataset says what its policy says, and what each chain rests on.
public struct AuditRequest: Sendable {
  public var scope: ScopeRequest

  public init(scope: ScopeRequest = ScopeRequest()) { self.scope = scope }

  /// - Throws: ``RequestError/tooManyPassages(limit:)`` for a policy of more sentences than can be compared.
  public func run(on dataset: Dataset) throws(RequestError) -> AuditResult {
    let network = dataset.network
    guard let audit = PolicyAudit(network) else { throw .tooManyPassages(limit: PolicyAudit.pairLimit) }
    return AuditResult(network: network, scope: try scope.resolve(in: network), audit: audit)
  }
}

public struct AuditResult: Sendable {
  public let network: ChainNetwork
  public let scope: Scope
  public let audit: PolicyAudit

  public func text(_ format: TextFormat, language: Language) -> String {
    let tables = AuditTables(network, scope: scope, language: language)
    switch format {
    case .json:
      return ResultJSON(network, scope: scope, version: lianTuVersion).audit(audit).text(pretty: true)
    case .csv, .md, .table:
      return format.text(
        heading: format == .csv ? [] : tables.heading(audit), tables: tables.tables(audit),
        noteHeader: Headings.remark[language])
    }
  }
}
