@_exported import GraphCore

/// An industry of the policy (产业).
@frozen public struct IndustryID: DenseID {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A chain: a named group of nodes (产业链).
@frozen public struct ChainID: DenseID {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A region: country, province, city, county, park or target area.
@frozen public struct RegionID: DenseID {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A company or institute.
@frozen public struct CompanyID: DenseID {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A row of the sources table: where a fact can be read.
@frozen public struct SourceID: DenseID {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A unit of measure.
@frozen public struct UnitID: DenseID {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A technical process: a route with a name of its own.
@frozen public struct ProcessID: DenseID {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A row of the presence table (布局).
@frozen public struct PresenceID: DenseID {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A row of the policies table.
@frozen public struct PolicyID: DenseID {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
}
