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
  /// The first rows of a long table, which then says how many there are.
  func capped(at top: Int?, _ language: Language) -> ResultTable {
    guard let top, rows.count > top else { return self }
    var table = self
    table.title += Bilingual("：共 \(rows.count) 项，先列 \(top) 项", ": \(top) of \(rows.count)")[language]
    table.rows.removeLast(rows.count - top)
    return table
  }

  /// Columns aligned by display width, notes wrapped under their row.
  public func text(width: Int = 100) -> String {
    let shown = rows.map { row in row.map { $0.withVisibleControls } }
    let cellWidths = shown.map { row in row.map { $0.displayWidth } }
    let widths = columns.indices.map { column in
      cellWidths.reduce(columns[column].header.displayWidth) { max($0, $1[column]) }
    }
    // Bytes: a table is thousands of short pieces, and appending to a string costs ten times as much.
    var output: [UInt8] = []
    func append(_ text: String) { output += text.utf8 }
    func fill(_ width: Int) { output += repeatElement(UInt8(ascii: " "), count: width) }
    func appendLine(_ cells: [String], _ own: [Int]) {
      let start = output.count
      for index in cells.indices {
        if index > 0 { fill(2) }
        let room = widths[index] - own[index]
        if columns[index].alignment == .right { fill(room) }
        append(cells[index])
        if columns[index].alignment == .left { fill(room) }
      }
      while output.count > start, output.last == UInt8(ascii: " ") { output.removeLast() }
      append("\n")
    }
    if !title.isEmpty { append(title + "\n") }
    appendLine(columns.map(\.header), columns.map { $0.header.displayWidth })
    append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n")
    for (index, row) in shown.enumerated() {
      appendLine(row, cellWidths[index])
      guard index < notes.count, !notes[index].isEmpty else { continue }
      for var line in wrapped(notes[index].withVisibleControls, width: width - 4) {
        fill(4)
        line.withUTF8 { output += $0 }
        append("\n")
      }
    }
    return String(decoding: output, as: UTF8.self)
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
  /// CSV that Excel opens as UTF-8; cells that look like formulas are guarded, and what turns text around
  /// is spelled out.
  public func csv(noteHeader: String) -> String {
    let hasNotes = notes.contains { !$0.isEmpty }
    var writer = CSVWriter(
      header: columns.map(\.header) + (hasNotes ? [noteHeader] : []), byteOrderMark: true, formulaGuard: true)
    for (index, row) in rows.enumerated() {
      let cells = row + (hasNotes ? [index < notes.count ? notes[index] : ""] : [])
      writer.append(cells.map(\.withVisibleControlsInCell))
    }
    return writer.text
  }
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
