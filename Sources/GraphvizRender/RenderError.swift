/// Why no picture was made.
public enum RenderError: Error, Hashable, Sendable {
  /// The library cannot be loaded; what the system said.
  case unavailable(String)
  /// The bytes are not UTF-8, or hold a NUL.
  case invalidText
  /// More bytes or nodes than a layout that cannot be cancelled may be given.
  case tooLarge(Limit, found: Int, allowed: Int)
  /// An attribute or tag that could read files, run code or crash the library.
  case forbidden(String)
  /// The DOT text does not parse; what Graphviz said.
  case syntax([String])
  /// It parses, but a colour, shape, port, label or layout is wrong; what Graphviz said.
  case rejected([String])

  public enum Limit: String, Hashable, Sendable { case bytes, nodes }
}
