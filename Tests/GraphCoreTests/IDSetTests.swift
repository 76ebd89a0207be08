import GraphCore
import TestSupport
import Testing

@Suite struct IDSetTests {
  @Test(arguments: UInt64(0)..<200)
  func `set operations agree with the standard library's Set`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func numbers() -> [Int] {
      let count = [0, 1, 2, 3, 40].randomElement(using: &generator)!
      return (0..<count).map { _ in Int.random(in: 0..<140, using: &generator) }
    }
    let (x, y) = (numbers(), numbers())
    let (a, b) = (Set(x), Set(y))
    let (s, t) = (NodeSet(x.map { NodeID($0) }), NodeSet(y.map { NodeID($0) }))
    func plain(_ set: NodeSet) -> [Int] { set.map(\.index) }

    #expect(plain(s) == a.sorted())
    #expect(s.count == a.count && s.isEmpty == a.isEmpty)
    #expect(s.first?.index == a.min() && s.last?.index == a.max())
    #expect(plain(s.union(t)) == a.union(b).sorted())
    #expect(plain(s.intersection(t)) == a.intersection(b).sorted())
    #expect(plain(s.subtracting(t)) == a.subtracting(b).sorted())
    #expect(plain(s.symmetricDifference(t)) == a.symmetricDifference(b).sorted())
    #expect(s.isSubset(of: t) == a.isSubset(of: b))
    #expect(s.isSuperset(of: t) == a.isSuperset(of: b))
    #expect(s.isDisjoint(with: t) == a.isDisjoint(with: b))
    #expect((s == t) == (a == b))
    for number in 0..<140 { #expect(s.contains(NodeID(number)) == a.contains(number)) }

    var united = s
    united.formUnion(y.map { NodeID($0) })
    #expect(united == s.union(t))
    var cut = s
    cut.subtract(y.map { NodeID($0) })
    #expect(cut == s.subtracting(t))
  }

  @Test func `insert and remove say what they did`() {
    var set: RouteSet = []
    #expect(set.insert(RouteID(70)).inserted)
    #expect(!set.insert(RouteID(70)).inserted)
    #expect(set.remove(RouteID(3)) == nil)
    #expect(set.remove(RouteID(70)) == RouteID(70))
    #expect(set == [] && set.hashValue == RouteSet().hashValue)
  }

  @Test func `a range of ids becomes a set`() {
    #expect(Array(NodeSet(NodeID(0)..<NodeID(3))) == [NodeID(0), NodeID(1), NodeID(2)])
    #expect(NodeSet(NodeID(2)..<NodeID(2)).isEmpty)
  }

  @Test func `a list counts from 0 wherever it stands in its array`() {
    let graph = Digraph(nodeCount: 2, links: [(NodeID(0), NodeID(0)), (NodeID(1), NodeID(0))])
    let list = graph.outgoing(NodeID(1))
    #expect(list.startIndex == 0 && list.endIndex == 1 && list[0] == LinkID(1))
    #expect(list.description == "[1]")
  }
}
