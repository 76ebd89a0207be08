/// When to give up a search.
///
/// Nodes and iterations are counted the same in every run, so they stop it at the same place on
/// every machine; the clock is a backstop for when they were set too high.
public struct SolveLimits: Hashable, Sendable {
  /// Most nodes of the branch-and-bound tree of an integer program.
  public var nodes: Int
  /// Most simplex iterations of a linear program.
  public var iterations: Int
  /// Most seconds of processor time.
  public var seconds: Double

  public init(nodes: Int = 200_000, iterations: Int = 5_000_000, seconds: Double = 60) {
    precondition(nodes >= 0 && iterations >= 0 && seconds >= 0, "a limit is not negative")
    self.nodes = nodes
    self.iterations = iterations
    self.seconds = seconds
  }

  public static let standard = SolveLimits()
}
