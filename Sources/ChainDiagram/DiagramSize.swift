/// The size rules applied: which preset, which paper, how many columns.
struct DiagramSize {
  let preset: DiagramPreset
  let paper: DiagramPaper
  /// Whether the paper was taken larger than asked.
  let isEnlarged: Bool

  init(boxes: Int, asked: DiagramPreset, paper: DiagramPaper) {
    switch asked {
    case .auto: preset = boxes <= DiagramLimits.fullBoxes ? .full : .dense
    case .full, .dense: preset = asked
    }
    isEnlarged = boxes > DiagramLimits.denseBoxes && paper != .a2
    self.paper = isEnlarged ? .a2 : paper
  }

  var companies: Int { preset == .full && paper != .a4 ? 3 : 1 }

  /// Columns that fit before the smallest type prints under 6 pt.
  var columns: Int {
    let smallest = preset == .full ? 7.0 : 8.0
    let width = paper.size.width * 72 * smallest / DiagramLimits.smallestPrint
    let column = preset == .full ? 134.0 : 128.0
    return max(1, Int((width - 60) / column))
  }
}

/// How large the type comes out on paper.
public struct PrintedText: Hashable, Sendable {
  /// Names of boxes, points.
  public var name: Double
  /// The smallest type in the picture, points.
  public var smallest: Double
  /// What to try when the smallest type is not legible.
  public var suggestion: Suggestion?

  public enum Suggestion: Hashable, Sendable {
    case preset(DiagramPreset)
    case paper(DiagramPaper)
    /// The largest paper is not enough: filter, or draw around a node.
    case filter
  }
}

extension DiagramScene {
  /// Type sizes before scaling, points.
  var nameSize: Int { preset == .full && paper != .a4 ? 10 : 11 }
  static let subnameSize = 7
  static let companySize = 8

  /// How large the type prints once `DiagramFinish.scale` is known.
  public func printedText(scale: Double) -> PrintedText {
    var sizes = [nameSize]
    if boxes.contains(where: { !$0.subname.isEmpty }) { sizes.append(Self.subnameSize) }
    if boxes.contains(where: { !$0.companies.isEmpty }) { sizes.append(Self.companySize) }
    let smallest = Double(sizes.min() ?? nameSize) * scale
    var suggestion: PrintedText.Suggestion?
    if smallest < DiagramLimits.smallestPrint {
      suggestion = preset == .full ? .preset(.dense) : paper.next.map { .paper($0) } ?? .filter
    }
    return PrintedText(name: Double(nameSize) * scale, smallest: smallest, suggestion: suggestion)
  }
}
