/// A read-only list of ids, indexed from 0: a window on an array that a graph owns.
@frozen public struct IDList<ID: DenseID>: RandomAccessCollection, Hashable, Sendable {
  @usableFromInline let values: ArraySlice<Int32>

  @inlinable init(values: ArraySlice<Int32>) { self.values = values }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { values.count }
  @inlinable public subscript(position: Int) -> ID {
    ID(rawValue: values[values.startIndex + position])
  }
}

extension IDList: CustomStringConvertible {
  public var description: String { "\(values)" }
}
