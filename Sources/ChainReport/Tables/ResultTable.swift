import ChainModel
import TableIO

/// A table of results with a heading, ready to be written in any text format.
public struct ResultTable: Sendable {
  public enum Alignment: Sendable { case left, right }

  public struct Column: Sendable {
    public var header: String
    public var alignment: Alignment

    public init(_ header: String, _ alignment: Alignment = .left) {
      self.header = header
      self.alignment = alignment
    }
  }

  public var title: String
  public var columns: [Column]
  public var rows: [[String]]
  /// One indented line under each row, where there is something to say.
  public var notes: [String]

  public init(title: String, columns: [Column], rows: [[String]] = [], notes: [String] = []) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }
}

extension ResultTable {
  /// Columns aligned by display width, notes wrapped under their row.
  public func text(width: Int = 100) -> String {
    let shown = rows.map { $0.map(\.withVisibleControls) }
    let widths = columns.indices.map { column in
      max(columns[column].header.displayWidth, shown.map { $0[column].displayWidth }.max() ?? 0)
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { index in
        columns[index].alignment == .left
          ? cells[index].padded(toWidth: widths[index]) : cells[index].leftPadded(toWidth: widths[index])
      }
      return trimmedRight(padded.joined(separator: "  "))
    }
    var lines = title.isEmpty ? [] : [title]
    lines.append(line(columns.map(\.header)))
    lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
    for (index, row) in shown.enumerated() {
      lines.append(line(row))
      if index < notes.count, !notes[index].isEmpty {
        lines += wrapped(notes[index].withVisibleControls, width: width - 4).map { "    " + $0 }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A Markdown table; `|` and line breaks inside cells are escaped.
  public func markdown(noteHeader: String) -> String {
    let hasNotes = notes.contains { !$0.isEmpty }
    let headers = columns.map(\.header) + (hasNotes ? [noteHeader] : [])
    var lines = title.isEmpty ? [] : ["## \(markdownEscaped(title))", ""]
    lines.append("| " + headers.map(markdownEscaped).joined(separator: " | ") + " |")
    let rules = columns.map { $0.alignment == .left ? "---" : "---:" } + (hasNotes ? ["---"] : [])
    lines.append("|" + rules.joined(separator: "|") + "|")
    for (index, row) in rows.enumerated() {
      let cells = row + (hasNotes ? [index < notes.count ? notes[index] : ""] : [])
      lines.append("| " + cells.map(markdownEscaped).joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension ResultTable {
  /// CSV that Excel opens as UTF-8; cells that look like formulas are guarded.
  public func csv(noteHeader: String) -> String {
    let hasNotes = notes.contains { !$0.isEmpty }
    var writer = CSVWriter(
      header: columns.map(\.header) + (hasNotes ? [noteHeader] : []), byteOrderMark: true, formulaGuard: true)
    for (index, row) in rows.enumerated() {
      writer.append(row + (hasNotes ? [index < notes.count ? notes[index] : ""] : []))
    }
    return writer.text
  }
}

private func trimmedRight(_ text: String) -> String {
  let bytes = text.utf8
  guard let end = bytes.lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return "" }
  return String(text[..<bytes.index(after: end)])
}

/// Characters that Markdown or HTML would read, taken literally.
public func markdownEscaped(_ text: String) -> String {
  var escaped = ""
  for character in text.withVisibleControls {
    switch character {
    case "|", "\\", "`", "*", "_", "[", "]", "#", "~": escaped += "\\\(character)"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "&": escaped += "&amp;"
    default: escaped.append(character)
    }
  }
  return escaped
}
