/// Where in the user's files something stands: `file:line:column`, or `file!sheet!cell` in a workbook.
public struct SourceLocation: Hashable, Sendable {
  public var file: String
  /// 1-based; 0 when the file as a whole is meant.
  public var line: Int
  /// 1-based, in characters.
  public var column: Int
  /// The worksheet and cell (`B7`) when the file is a workbook.
  public var sheet: String?
  public var cell: String?

  public init(file: String, line: Int = 0, column: Int = 0, sheet: String? = nil, cell: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.sheet = sheet
    self.cell = cell
  }
}

extension SourceLocation: CustomStringConvertible {
  public var description: String {
    if let sheet { return cell.map { "\(file)!\(sheet)!\($0)" } ?? "\(file)!\(sheet)" }
    return line > 0 ? "\(file):\(line):\(column)" : file
  }
}
