import BitCollections

/// A set of nodes.
public typealias NodeSet = IDSet<NodeID>

/// A set of routes.
public typealias RouteSet = IDSet<RouteID>

/// A set of dense ids of one type, one bit a position.
///
/// A typed face on swift-collections' `BitSet`: a set of routes cannot be united with a set of nodes.
/// Elements come in ascending order, so whatever is printed from a set is the same in every run.
///
/// - Complexity: membership O(1); set operations O(*m* / 64), where *m* is the largest id held.
@frozen public struct IDSet<ID: DenseID>: Hashable, Sendable {
  @usableFromInline var bits: BitSet

  @inlinable init(bits: BitSet) { self.bits = bits }

  @inlinable public init() { bits = BitSet() }

  /// The ids of `ids`; duplicates are one.
  @inlinable public init(_ ids: some Sequence<ID>) {
    bits = BitSet()
    for id in ids { bits.insert(id.index) }
  }

  /// Every id of a range, such as `NodeSet(graph.nodes)`.
  @inlinable public init(_ range: Range<ID>) {
    bits = BitSet(range.lowerBound.index..<range.upperBound.index)
  }

  /// The positions `0 ..< count` for which `isMember` holds.
  init(count: Int, where isMember: (Int) -> Bool) {
    var words = [UInt](repeating: 0, count: (count + UInt.bitWidth - 1) / UInt.bitWidth)
    for index in 0..<count where isMember(index) {
      words[index / UInt.bitWidth] |= 1 << UInt(index % UInt.bitWidth)
    }
    bits = BitSet(words: words)
  }

  @inlinable public var count: Int { bits.count }
  @inlinable public var isEmpty: Bool { bits.isEmpty }
  /// The smallest id held.
  @inlinable public var first: ID? { bits.first.map { ID($0) } }
  /// The largest id held.
  @inlinable public var last: ID? { bits.last.map { ID($0) } }
}

extension IDSet: SetAlgebra {
  @inlinable public func contains(_ id: ID) -> Bool { bits.contains(id.index) }

  @inlinable @discardableResult
  public mutating func insert(_ id: ID) -> (inserted: Bool, memberAfterInsert: ID) {
    (bits.insert(id.index).inserted, id)
  }

  @inlinable @discardableResult
  public mutating func update(with id: ID) -> ID? { bits.insert(id.index).inserted ? nil : id }

  @inlinable @discardableResult
  public mutating func remove(_ id: ID) -> ID? { bits.remove(id.index) == nil ? nil : id }

  @inlinable public mutating func formUnion(_ other: Self) { bits.formUnion(other.bits) }
  @inlinable public mutating func formIntersection(_ other: Self) { bits.formIntersection(other.bits) }
  @inlinable public mutating func formSymmetricDifference(_ other: Self) {
    bits.formSymmetricDifference(other.bits)
  }
  @inlinable public mutating func subtract(_ other: Self) { bits.subtract(other.bits) }

  @inlinable public func union(_ other: Self) -> Self { Self(bits: bits.union(other.bits)) }
  @inlinable public func intersection(_ other: Self) -> Self { Self(bits: bits.intersection(other.bits)) }
  @inlinable public func symmetricDifference(_ other: Self) -> Self {
    Self(bits: bits.symmetricDifference(other.bits))
  }
  @inlinable public func subtracting(_ other: Self) -> Self { Self(bits: bits.subtracting(other.bits)) }

  @inlinable public func isSubset(of other: Self) -> Bool { bits.isSubset(of: other.bits) }
  @inlinable public func isSuperset(of other: Self) -> Bool { bits.isSuperset(of: other.bits) }
  @inlinable public func isDisjoint(with other: Self) -> Bool { bits.isDisjoint(with: other.bits) }
}

extension IDSet {
  /// Inserts each of `ids`.
  ///
  /// - Complexity: O(length of `ids`): cheaper than making a set of a short list first.
  @inlinable public mutating func formUnion(_ ids: some Sequence<ID>) {
    for id in ids { bits.insert(id.index) }
  }

  /// Removes each of `ids`.
  ///
  /// - Complexity: O(length of `ids`).
  @inlinable public mutating func subtract(_ ids: some Sequence<ID>) {
    for id in ids { bits.remove(id.index) }
  }
}

extension IDSet: Sequence {
  @frozen public struct Iterator: IteratorProtocol {
    @usableFromInline var base: BitSet.Iterator
    @inlinable init(base: BitSet.Iterator) { self.base = base }
    @inlinable public mutating func next() -> ID? { base.next().map { ID($0) } }
  }

  /// Visits the ids in ascending order.
  @inlinable public func makeIterator() -> Iterator { Iterator(base: bits.makeIterator()) }
  @inlinable public var underestimatedCount: Int { bits.count }
}

extension IDSet: CustomStringConvertible {
  public var description: String { "[" + map { "\($0.rawValue)" }.joined(separator: ", ") + "]" }
}
