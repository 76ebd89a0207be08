import ChainModel
import TestSupport
import Testing

@testable import ChainAnalysis

@Suite struct CompanyIndicatorTests {
  /// Two companies' energy intensity over the years, in kilograms and tonnes.
  private static let sketch: NetworkSketch = {
    var sketch = NetworkSketch()
    sketch.company("A", .listed)
    sketch.company("B", .listed)
    sketch.company("C", .listed)
    let (kg, t) = (sketch.unit("kg"), sketch.unit("t"))
    func row(_ company: Int, _ asOf: String, _ value: Double, _ unit: UnitID?) -> Indicator {
      Indicator(
        subject: .company(CompanyID(company)), name: "energy", asOf: asOf, value: value, unit: unit)
    }
    sketch.parts.indicators = [
      row(0, "2023", 500, kg), row(0, "2021", 9, t), row(0, "2030", 1, t), row(1, "", 7, t),
      row(1, "2022-06", 2, t), row(2, "2030-01", 1, t),
    ]
    return sketch
  }()

  private static func values(_ year: Int) -> [Int: Double] {
    let figures = CompanyIndicator(sketch.network(), named: "energy", asOf: year)
    return Dictionary(uniqueKeysWithValues: figures.values.map { ($0.key.index, $0.value) })
  }

  @Test func `bug: the newest figure up to the year counts, converted`() {
    let tonne = Self.sketch.parts.units[Self.sketch.unit("t").index].factor
    #expect(Self.values(2024) == [0: 0.5 * tonne, 1: 2 * tonne])
    #expect(Self.values(2021) == [0: 9 * tonne, 1: 7 * tonne])
    #expect(Self.values(2030) == [0: 1 * tonne, 1: 2 * tonne, 2: 1 * tonne])
  }

  @Test func `bug: of a cost the less the better`() {
    let figures = CompanyIndicator(Self.sketch.network(), named: "energy", asOf: 2024)
    let largest = figures.values.values.max() ?? 0
    #expect(figures.score(of: CompanyID(0), .benefit, largest: largest) == 0.25)
    #expect(figures.score(of: CompanyID(0), .cost, largest: largest) == 0.75)
    #expect(figures.score(of: CompanyID(1), .cost, largest: largest) == 0)
    #expect(figures.score(of: CompanyID(2), .cost, largest: largest) == nil)
  }

  @Test func `units that do not convert are named, also none beside some`() {
    var sketch = Self.sketch
    #expect(CompanyIndicator(sketch.network(), named: "energy", asOf: 2024).conflictingUnits.isEmpty)
    sketch.parts.indicators[0].unit = nil
    #expect(CompanyIndicator(sketch.network(), named: "energy", asOf: 2024).conflictingUnits == ["", "t"])
    sketch.parts.indicators[0].unit = sketch.unit("kwh")
    #expect(CompanyIndicator(sketch.network(), named: "energy", asOf: 2024).conflictingUnits == ["kwh", "t"])
    #expect(CompanyIndicator.names(in: sketch.network()) == ["energy"])
  }
}
