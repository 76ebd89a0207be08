/// The type of all drawings as DOT texts of its own: whoever lays them out beforehand has the fonts,
/// sizes and letters at hand when the drawing comes.
public struct DiagramSpecimen: Sendable {
  /// What most drawings need most of first; whoever runs out of time leaves the rest to the drawing.
  public let texts: [String]

  /// - Parameters:
  ///   - labels: the words all drawings share.
  ///   - letters: what most subtitles are written with.
  public init(_ labels: DiagramLabels, letters: String) {
    let words = Self.words(of: labels)
    // A font is looked for once a size and weight, a letter drawn once in each.
    texts = [
      Self.text([(10, false, letters)]), Self.text([(9, true, words + "━"), (9, false, words + "●")]),
      Self.text([(10, true, "a链──▶- -▷····＞━")]), Self.text([(20, true, "产业链图谱 ·")]),
      Self.text([(12, true, "a链")]), Self.text([(8, false, "a链•")]),
      // Names where drawings are dense, English names where they are not.
      Self.text([(11, true, "a链")]), Self.text([(7, false, "a链")]),
    ]
  }

  private static func text(_ type: [(size: Int, isBold: Bool, text: String)]) -> String {
    let cells = type.map { size, isBold, text in
      let text = DOTText.html(text)
      return "<TD>\(BoxLabel.font(size, Palette.ink, isBold ? "<B>\(text)</B>" : text))</TD>"
    }
    return """
      digraph specimen {
        graph [fontname="\(DOTWriter.fonts)"];
        node [fontname="\(DOTWriter.fonts)"];
        a [label=<<TABLE><TR>\(cells.joined())</TR></TABLE>>];
      }
      """
  }

  /// Dictionaries have no order of their own; which letters there are does not depend on it.
  private static func words(of labels: DiagramLabels) -> String {
    let words =
      [labels.legendTitle, labels.leaderSuffix, labels.loopEntry, labels.loopExit, labels.unnamedSegment]
      + Array(labels.states.values) + Array(labels.tabs.values) + Array(labels.tabNames.values)
      + Array(labels.edges.values)
    return String(Set(words.joined()).sorted())
  }
}
