import ChainReport
import TableIO

/// How a result is written.
public enum TextFormat: String, CaseIterable, Sendable { case table, json, csv, md }

extension TextFormat {
  /// A heading and tables in this format; JSON is made elsewhere, for it does not depend on language.
  func text(heading: [String], tables: [ResultTable], noteHeader: String) -> String {
    switch self {
    case .table:
      (heading.isEmpty ? "" : heading.map(\.withVisibleControls).joined(separator: "\n") + "\n\n")
        + tables.map { $0.text() }.joined(separator: "\n")
    case .md:
      (heading.isEmpty ? "" : heading.map(markdownEscaped).joined(separator: "  \n") + "\n\n")
        + tables.map { $0.markdown(noteHeader: noteHeader) }.joined(separator: "\n")
    case .csv: tables.first?.csv(noteHeader: noteHeader) ?? ""
    case .json: preconditionFailure("JSON has its own writer")
    }
  }
}
