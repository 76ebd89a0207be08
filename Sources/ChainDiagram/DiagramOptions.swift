import ChainModel

/// What is drawn.
public enum DiagramSubject: Hashable, Sendable {
  case chain(ChainID)
  /// A node with what lies at most `hops` links up- and downstream of it.
  case around(NodeID, hops: Int)
  case network
}

/// How much of each box is shown.
public enum DiagramPreset: String, CaseIterable, Sendable {
  /// By size: full up to 40 boxes, dense above.
  case auto
  /// Both names, up to three companies.
  case full
  /// One name, one company.
  case dense
}

/// Landscape; `size` leaves the margin a printer needs.
public enum DiagramPaper: String, CaseIterable, Sendable {
  case a4, a3, a2

  /// Printable inches, wide × high.
  public var size: (width: Double, height: Double) {
    switch self {
    case .a4: (11.2, 7.8)
    case .a3: (16.0, 11.1)
    case .a2: (22.9, 16.0)
    }
  }

  public var next: DiagramPaper? {
    switch self {
    case .a4: .a3
    case .a3: .a2
    case .a2: nil
    }
  }

  /// The resolution at which small type does not look ragged.
  public var dotsPerInch: Int { self == .a4 ? 200 : 150 }
}

/// Edges that descend from the same roots share a tint in large pictures.
public struct DiagramFamily: Hashable, Sendable {
  public var name: String
  /// Node keys; those not in the picture are skipped.
  public var roots: [String]

  public init(name: String, roots: [String]) {
    self.name = name
    self.roots = roots
  }
}

public struct DiagramOptions: Hashable, Sendable {
  public var preset: DiagramPreset
  public var paper: DiagramPaper
  public var language: Language
  /// Company lines in a box; nil for the preset's own number.
  public var maximumCompanies: Int?
  /// At most as many as `Palette.families`; the rest is not tinted.
  public var families: [DiagramFamily]

  public init(
    preset: DiagramPreset = .auto, paper: DiagramPaper = .a3, language: Language = .chinese,
    maximumCompanies: Int? = nil, families: [DiagramFamily] = []
  ) {
    self.preset = preset
    self.paper = paper
    self.language = language
    self.maximumCompanies = maximumCompanies
    self.families = families
  }
}

/// Why no scene can be made.
public enum DiagramError: Error, Hashable, Sendable {
  /// More boxes than anyone can read: filter by chain, or draw around a node.
  case tooManyBoxes(found: Int, allowed: Int)
  /// Nothing to draw: the chain has no members.
  case empty
}

/// The size rules: what fits which picture.
public enum DiagramLimits {
  public static let fullBoxes = 40
  public static let denseBoxes = 90
  public static let maximumBoxes = 400
  /// Above this many boxes, edges are tinted by family.
  public static let tintedFrom = 61
  /// Boxes in a column before its leaves move to a sub-column.
  public static let columnBoxes = 26
  /// The smallest type that prints legibly, points.
  public static let smallestPrint = 6.0
}
