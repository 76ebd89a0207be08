/// A dense identifier: a position in an array that was frozen once.
///
/// Ids are types, never bare integers, so that a link cannot be asked for where a node is meant.
/// A range of ids is a collection: `graph.nodes` is a `Range<NodeID>`.
public protocol DenseID: Hashable, Strideable, Sendable, CustomStringConvertible where Stride == Int {
  /// The position, 0 ..< 2³¹.
  var rawValue: Int32 { get }
  init(rawValue: Int32)
}

extension DenseID {
  /// Makes the id of position `index`; `index` must lie in 0 ..< 2³¹.
  @inlinable public init(_ index: Int) { self.init(rawValue: Int32(index)) }
  /// The position as an array index.
  @inlinable public var index: Int { Int(rawValue) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  @inlinable public func distance(to other: Self) -> Int { other.index - index }
  @inlinable public func advanced(by n: Int) -> Self { Self(index + n) }
  public var description: String { "\(Self.self)(\(rawValue))" }
}

/// A node of a graph.
@frozen public struct NodeID: DenseID {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A directed link of a `Digraph`, upstream → downstream.
@frozen public struct LinkID: DenseID {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A route of a `Hypergraph`: inputs needed together to make its outputs.
@frozen public struct RouteID: DenseID {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A strongly connected component of a `Digraph`; smaller ids stand upstream.
@frozen public struct ComponentID: DenseID {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}
