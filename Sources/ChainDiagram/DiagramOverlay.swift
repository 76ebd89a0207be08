import ChainModel

/// The word on a box's tab; it carries the state in greyscale.
public enum DiagramTab: String, CaseIterable, Sendable {
  /// Gap kinds, given by the overlay.
  case complete, extend, build, support
  /// Present, but weak; given by the overlay.
  case strengthen
  /// Under way; read from the scope.
  case building, planned
}

/// How a box is drawn.
public enum BoxState: String, CaseIterable, Sendable {
  case present, weak, underway, gap
  /// Bought in, or not listed anywhere.
  case outside
}

/// What an analysis has to say about nodes: drawn on top of what the scope knows.
public struct DiagramOverlay: Hashable, Sendable {
  public var tabs: [NodeID: DiagramTab]

  public init(tabs: [NodeID: DiagramTab] = [:]) { self.tabs = tabs }

  /// - Returns: how `node` is drawn; what is there or being built outranks a gap.
  func state(of node: NodeID, in scope: Scope) -> (state: BoxState, tab: DiagramTab?) {
    switch scope.state(of: node) {
    case .present: tabs[node] == .strengthen ? (.weak, .strengthen) : (.present, nil)
    case .building: (.underway, .building)
    case .planned: (.underway, .planned)
    case .absent: tabs[node].map { (.gap, $0) } ?? (.outside, nil)
    }
  }
}
