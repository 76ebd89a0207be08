@testable import LianTu
import TestSupport
import Testing

struct RequestTests {
  private func network() -> ChainNetwork {
    var sketch = NetworkSketch()
    sketch.link("ethylene > eva")
    sketch.plant("ethylene")
    return sketch.network()
  }

  @Test func `a scope is the dataset's own unless asked otherwise`() throws {
    let network = network()
    let own = try ScopeRequest().resolve(in: network)
    #expect(network[own.region].key == "city" && own.asOf == 2024)
    let asked = try ScopeRequest(region: "county", asOf: 2030).resolve(in: network)
    #expect(network[asked.region].key == "county" && asked.asOf == 2030)
  }

  @Test func `an unknown region says what was probably meant`() throws {
    let error = #expect(throws: RequestError.self) {
      try ScopeRequest(region: "contry").resolve(in: network())
    }
    guard case .unknownRegion("contry", let suggestion) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(suggestion == "county")
  }

  @Test func `a dataset without a year or region asks for one`() {
    var parts = network().parts
    parts.asOf = 0
    #expect(throws: RequestError.self) { try ScopeRequest().resolve(in: ChainNetwork(parts)) }
    parts.asOf = 2024
    parts.defaultRegion = nil
    #expect(throws: RequestError.self) { try ScopeRequest().resolve(in: ChainNetwork(parts)) }
  }
}
