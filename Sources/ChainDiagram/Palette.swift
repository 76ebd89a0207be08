/// An sRGB colour, written `#RRGGBB`.
public struct DiagramColour: Hashable, Sendable {
  public let code: String

  init(_ code: String) { self.code = code }

  /// Relative luminance as WCAG 2 defines it, 0 … 1.
  public var luminance: Double {
    let value = UInt32(code.dropFirst(), radix: 16) ?? 0
    let parts = [UInt32(16), 8, 0].map { (shift: UInt32) -> Double in
      let part = Double((value >> shift) & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : power24((part + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// The contrast ratio of two colours, 1 … 21.
  public func contrast(with other: DiagramColour) -> Double {
    let (dark, light) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }
}

/// x^2.4 as x² · (x²)^⅕, the root by Newton's method: no C mathematics for sixteen colours.
private func power24(_ x: Double) -> Double {
  guard x > 0 else { return 0 }
  let square = x * x
  var root = 1.0
  for _ in 0..<60 {
    let fourth = root * root * root * root
    root -= (fourth * root - square) / (5 * fourth)
  }
  return square * root
}

/// Every colour of a diagram. A state never rests on colour alone: tab, line and outline say it too.
public enum Palette {
  public static let ink = DiagramColour("#1A1A1A")
  public static let mutedInk = DiagramColour("#595959")
  public static let paper = DiagramColour("#FFFFFF")
  public static let header = DiagramColour("#12405F")
  public static let bands = [DiagramColour("#F8F9FA"), DiagramColour("#F0F2F4")]
  public static let recycling = DiagramColour("#00694B")
  public static let feedstock = DiagramColour("#4D4D4D")
  public static let byproduct = DiagramColour("#7A5600")
  public static let support = DiagramColour("#6B6B6B")
  /// For families of edges, in the order they are given.
  public static let families = ["#0B62A4", "#A8480B", "#00694B", "#7B3F98", "#7A5600"].map(DiagramColour.init)

  public static func fill(_ state: BoxState) -> DiagramColour {
    switch state {
    case .present, .weak: DiagramColour("#CCE0F0")
    case .underway: DiagramColour("#FFF4D1")
    case .gap, .outside: paper
    }
  }

  public static func border(_ state: BoxState) -> DiagramColour {
    switch state {
    case .present, .weak: DiagramColour("#1F5F8B")
    case .underway: DiagramColour("#7A5600")
    case .gap: DiagramColour("#B3261E")
    case .outside: DiagramColour("#767676")
    }
  }

  /// Background and ink of a tab.
  public static func tab(_ tab: DiagramTab) -> (fill: DiagramColour, ink: DiagramColour) {
    switch tab {
    case .strengthen: (header, paper)
    case .building, .planned: (DiagramColour("#F5DC8C"), DiagramColour("#3D2B00"))
    case .complete, .extend, .build, .support: (DiagramColour("#B3261E"), paper)
    }
  }
}
