import ChainData
import TableIO

extension LoadIssue.Facts {
  /// What is the matter, in English; one full sentence.
  var englishSentence: String {
    switch self {
    case .notADataset: "This is no dataset: neither datapackage.json nor nodes.csv is here."
    case .missingFile: "There is no such file or folder."
    case .notARegularFile(.file): "A folder should be here, not a file."
    case .notARegularFile(.folder): "A file should be here, not a folder."
    case .notARegularFile(let kind):
      "A regular file or folder should be here, not \(kind.english); links are not followed, devices and pipes not read."
    case .fileTooLarge(let bytes, let limit):
      "The file is too large: \(byteCount(bytes)), at most \(byteCount(limit))."
    case .unreadableFile(let reason): "The file cannot be read (\(reason))."
    case .unsafePath(let path):
      "The path \(quoted(path)) is refused: paths are relative and tables stay in their folder."
    case .invalidJSON(let kind): "The JSON is wrong: \(kind.english)."
    case .badDescriptor(let property, let expected):
      "The property \(quoted(property)) should be of type \(expected)."
    case .unsupportedFormat(let found, let supported):
      found > supported
        ? "The data format is version \(found), this program reads up to \(supported); a newer one is needed."
        : "There is no data format of version \(found); this program reads \(supported)."
    case .extendsCycle(let path):
      "The packages extend each other in a circle: \(listed(path, separator: " → "))."
    case .extendsTooDeep(let limit): "Packages extend each other more than \(limit) deep."
    case .missingDescriptor: "There is no datapackage.json; tables are known by their file names."
    case .missingTable(let table): "The table \(table.rawValue) is needed and missing."
    case .repeatedTable(let table): "The table \(table.rawValue) is listed more than once."
    case .unknownTable(let name): "There is no table called \(quoted(name)); it is not read."
    case .unlistedTable(let table):
      "The table \(table.rawValue) is in the folder but not in datapackage.json; it is not read."
    // The form of a table, and its cells one by one.
    case .emptyFile: "The file is empty; a header is the least."
    case .invalidUTF8: "The text is not valid UTF-8; save the file as UTF-8 CSV."
    case .nulByte: "There is a NUL byte; this is no text file."
    case .unterminatedQuote: "The quote is never closed."
    case .textAfterQuote: "Text follows the closing quote; a quote inside quotes is written twice."
    case .raggedRow(let expected, let actual):
      "The row has \(count(actual, "cell")), the header \(count(expected, "column"))."
    case .cellTooLong(let bytes, let limit):
      "The cell is too long: \(byteCount(bytes)), at most \(byteCount(limit))."
    case .tooManyRows(let limit): "There are more than \(limit) rows."
    case .tooManyColumns(let limit): "There are more than \(limit) columns."
    case .duplicateColumn(let name): "The column \(quoted(name)) comes twice."
    case .sameColumn(let name, let first):
      "The columns \(quoted(first)) and \(quoted(name)) are one column under two names; keep one."
    case .unknownColumn(let name, let table): "The table \(table.rawValue) has no column \(quoted(name))."
    case .missingColumn(let name, let table): "The table \(table.rawValue) lacks the column \(quoted(name))."
    case .missingValue(let column): "The column \(quoted(column)) must be filled."
    case .badID(let text):
      "The id \(quoted(text)) is refused: only ASCII letters, digits, hyphens, underscores and points."
    case .badNumber(let text, let column): "The column \(quoted(column)) wants a number, not \(quoted(text))."
    case .badInteger(let text, let column):
      "The column \(quoted(column)) wants a whole number, not \(quoted(text))."
    case .badYear(let text, let column):
      "The column \(quoted(column)) wants a year from 1900 to 2200, not \(quoted(text))."
    case .badYesNo(let text, let column): "The column \(quoted(column)) wants yes or no, not \(quoted(text))."
    case .badChoice(let text, let column, let allowed):
      "The column \(quoted(column)) cannot be \(quoted(text)), but: \(listed(allowed, separator: ", "))."
    case .numberOutOfRange(let text, let column, let range):
      "The number \(quoted(text)) in column \(quoted(column)) should be \(range.english)."
    case .numberTooLarge(let text, let column):
      "The number \(quoted(text)) in column \(quoted(column)) is too large: numbers go from -1e15 to 1e15."
    case .numberTooSmall(let text, let column):
      "The number \(quoted(text)) in column \(quoted(column)) is too small: 1e-15 is the least."
    // Rows against each other.
    case .unknownID(let text, let table): "No \(table.englishSingular) is called \(quoted(text))."
    case .duplicateKey(let key, let first):
      "\(quoted(listed(key, separator: ", "))) comes twice, first at \(first)."
    case .keyClash(let key, let first):
      "\(quoted(listed(key, separator: ", "))) is already defined by another package, at \(first)."
    case .conflictingCell(let column, let here, let there, let first):
      "The column \(quoted(column)) says \(quoted(here)) here and \(quoted(there)) at \(first); empty cells may be filled, others not changed."
    case .notExactlyOne(let columns, let filled):
      filled.isEmpty
        ? "One of \(listed(columns, separator: ", ")) must be filled; none is."
        : "Only one of \(listed(columns, separator: ", ")) may be filled; here \(listed(filled, separator: ", ")) are."
    case .cyclicParent(let path): "The parents form a circle: \(listed(path, separator: " → "))."
    case .processWithoutOutput(let process):
      "The process \(quoted(process)) has no main product (a row of flows with the role output)."
    case .severalOutputs(let process, let first):
      "The process \(quoted(process)) can have one main product, the other is at \(first); a co-product is a byproduct."
    case .outputAmount(let text):
      "The amount of the main product is 1 or empty, not \(quoted(text)); inputs are per unit of it."
    case .pairStatedTwice(let from, let to, let process):
      "That \(quoted(from)) is used for \(quoted(to)) is already stated by the process \(quoted(process))."
    case .recyclingDirection(let from, let to):
      "Recycling runs from a use or product to a resource (waste), which \(quoted(from)) to \(quoted(to)) does not; what is made of waste is made of a feedstock."
    case .selfLink(let node): "The node \(quoted(node)) is linked to itself."
    case .tooManyIssues(let limit): "There are more than \(limit) issues; the rest is not listed."
    // Worth a look.
    case .ignoredFlowCell(let column, let role):
      "The column \(quoted(column)) means nothing in a row with the role \(role); it is ignored."
    case .missingSource: "No source is given."
    case .missingLocator: "A source is given, but no place in it (section, page or URL fragment)."
    case .incomparableUnits(let process, let dimensions):
      "The inputs of the process \(quoted(process)) cannot be added (\(listed(dimensions, separator: ", "))); all count as principal."
    case .outputsOutweighInputs(let process, let outputs, let inputs):
      "The outputs of the process \(quoted(process)) (\(plain(outputs))) outweigh its inputs (\(plain(inputs)))."
    case .isolatedNode(let node): "The node \(quoted(node)) is linked to nothing."
    case .presenceWithoutCapacity(let node): "This presence of the node \(quoted(node)) has no capacity."
    case .duplicateCompanyName(let name, let first):
      "The company name \(quoted(name)) is also that of \(quoted(first))."
    case .impliedConjunction(let node, let inputs):
      "The \(inputs.count) unlabelled inputs of \(quoted(node)) (\(listed(inputs, separator: ", "))) are read as needed together; give alternatives different route labels."
    case .processMakesOther(let process, let node, let output):
      "The process \(quoted(process)) makes \(quoted(output)), not \(quoted(node))."
    }
  }
}

private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
