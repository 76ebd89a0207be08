import ChainAnalysis
import ChainModel
import TableIO

extension ResultJSON {
  /// Chain health; undefined figures are null with their count.
  public func health(_ rows: [HealthRow], grouping: String) -> JSONValue {
    .object(
      head("liantu.health/1") + [("by", .string(grouping)), ("rows", .array(rows.map(row)))])
  }

  private func row(_ row: HealthRow) -> JSONValue {
    let (key, name): (String, Name) =
      switch row.subject {
      case .chain(let chain): (network[chain].key, network[chain].name)
      case .industry(let industry): (network[industry].key, network[industry].name)
      case .region(let region): (network[region].key, network[region].name)
      }
    let figures = HealthFigure.allCases.map { figure -> (String, JSONValue) in
      let measure = figure.measure(in: row.health)
      return (
        figure.rawValue, .object([("value", .optional(measure.value)), ("count", .int(measure.count))])
      )
    }
    return .object(
      [
        ("id", .string(key)), ("name", .string(name.chinese)), ("name_en", .string(name.english)),
        ("nodes", .int(row.health.nodeCount)), ("present", .int(row.health.present)),
        ("building", .int(row.health.building)), ("planned", .int(row.health.planned)),
      ] + figures + [("worstCompany", .optional(row.health.worstCompany.map { network[$0].key }))])
  }
}
