extension LoadIssue {
  /// The kinds of issue; raw values are stable and may be matched by scripts.
  public enum Code: String, CaseIterable, Sendable {
    case notADataset = "not-a-dataset"
    case missingFile = "missing-file"
    case notARegularFile = "not-a-regular-file"
    case fileTooLarge = "file-too-large"
    case unreadableFile = "unreadable-file"
    case unsafePath = "unsafe-path"
    case invalidJSON = "invalid-json"
    case badDescriptor = "bad-descriptor"
    case unsupportedFormat = "unsupported-format"
    case extendsCycle = "extends-cycle"
    case extendsTooDeep = "extends-too-deep"
    case missingTable = "missing-table"
    case repeatedTable = "repeated-table"
    case emptyFile = "empty-file"
    case invalidUTF8 = "invalid-utf8"
    case nulByte = "nul-byte"
    case unterminatedQuote = "unterminated-quote"
    case textAfterQuote = "text-after-quote"
    case raggedRow = "ragged-row"
    case cellTooLong = "cell-too-long"
    case tooManyRows = "too-many-rows"
    case tooManyColumns = "too-many-columns"
    case duplicateColumn = "duplicate-column"
    case sameColumn = "same-column"
    case unknownColumn = "unknown-column"
    case missingColumn = "missing-column"
    case missingValue = "missing-value"
    case badID = "bad-id"
    case badNumber = "bad-number"
    case badInteger = "bad-integer"
    case badYear = "bad-year"
    case badYesNo = "bad-yes-no"
    case badChoice = "bad-choice"
    case numberOutOfRange = "number-out-of-range"
    case numberTooLarge = "number-too-large"
    case numberTooSmall = "number-too-small"
    case unknownSource = "unknown-source"
    case unknownUnit = "unknown-unit"
    case unknownIndustry = "unknown-industry"
    case unknownChain = "unknown-chain"
    case unknownNode = "unknown-node"
    case unknownProcess = "unknown-process"
    case unknownRegion = "unknown-region"
    case unknownCompany = "unknown-company"
    case duplicateKey = "duplicate-key"
    case keyClash = "key-clash"
    case conflictingCell = "conflicting-cell"
    case notExactlyOne = "not-exactly-one"
    case cyclicParent = "cyclic-parent"
    case processWithoutOutput = "process-without-output"
    case severalOutputs = "several-outputs"
    case outputAmount = "output-amount"
    case pairStatedTwice = "pair-stated-twice"
    case recyclingDirection = "recycling-direction"
    case selfLink = "self-link"
    case tooManyIssues = "too-many-issues"
    // Warnings.
    case missingDescriptor = "missing-descriptor"
    case unknownTable = "unknown-table"
    case unlistedTable = "unlisted-table"
    case ignoredFlowCell = "ignored-flow-cell"
    case missingSource = "missing-source"
    case missingLocator = "missing-locator"
    case incomparableUnits = "incomparable-units"
    case outputsOutweighInputs = "outputs-outweigh-inputs"
    case isolatedNode = "isolated-node"
    case presenceWithoutCapacity = "presence-without-capacity"
    case duplicateCompanyName = "duplicate-company-name"
    case impliedConjunction = "implied-and"
    case processMakesOther = "process-makes-other"

    public var severity: Severity {
      switch self {
      case .missingDescriptor, .unknownTable, .unlistedTable, .ignoredFlowCell, .missingSource,
        .missingLocator, .incomparableUnits, .outputsOutweighInputs, .isolatedNode,
        .presenceWithoutCapacity, .duplicateCompanyName, .impliedConjunction, .processMakesOther:
        .warning
      default: .error
      }
    }
  }
}

extension LoadIssue.Facts {
  public var code: LoadIssue.Code {
    switch self {
    case .notADataset: .notADataset
    case .missingFile: .missingFile
    case .notARegularFile: .notARegularFile
    case .fileTooLarge: .fileTooLarge
    case .unreadableFile: .unreadableFile
    case .unsafePath: .unsafePath
    case .invalidJSON: .invalidJSON
    case .badDescriptor: .badDescriptor
    case .unsupportedFormat: .unsupportedFormat
    case .extendsCycle: .extendsCycle
    case .extendsTooDeep: .extendsTooDeep
    case .missingDescriptor: .missingDescriptor
    case .missingTable: .missingTable
    case .repeatedTable: .repeatedTable
    case .unknownTable: .unknownTable
    case .unlistedTable: .unlistedTable
    case .emptyFile: .emptyFile
    case .invalidUTF8: .invalidUTF8
    case .nulByte: .nulByte
    case .unterminatedQuote: .unterminatedQuote
    case .textAfterQuote: .textAfterQuote
    case .raggedRow: .raggedRow
    case .cellTooLong: .cellTooLong
    case .tooManyRows: .tooManyRows
    case .tooManyColumns: .tooManyColumns
    case .duplicateColumn: .duplicateColumn
    case .sameColumn: .sameColumn
    case .unknownColumn: .unknownColumn
    case .missingColumn: .missingColumn
    case .missingValue: .missingValue
    case .badID: .badID
    case .badNumber: .badNumber
    case .badInteger: .badInteger
    case .badYear: .badYear
    case .badYesNo: .badYesNo
    case .badChoice: .badChoice
    case .numberOutOfRange: .numberOutOfRange
    case .numberTooLarge: .numberTooLarge
    case .numberTooSmall: .numberTooSmall
    case .unknownID(_, let table): Self.code(unknownIn: table)
    case .duplicateKey: .duplicateKey
    case .keyClash: .keyClash
    case .conflictingCell: .conflictingCell
    case .notExactlyOne: .notExactlyOne
    case .cyclicParent: .cyclicParent
    case .processWithoutOutput: .processWithoutOutput
    case .severalOutputs: .severalOutputs
    case .outputAmount: .outputAmount
    case .pairStatedTwice: .pairStatedTwice
    case .recyclingDirection: .recyclingDirection
    case .selfLink: .selfLink
    case .tooManyIssues: .tooManyIssues
    case .ignoredFlowCell: .ignoredFlowCell
    case .missingSource: .missingSource
    case .missingLocator: .missingLocator
    case .incomparableUnits: .incomparableUnits
    case .outputsOutweighInputs: .outputsOutweighInputs
    case .isolatedNode: .isolatedNode
    case .presenceWithoutCapacity: .presenceWithoutCapacity
    case .duplicateCompanyName: .duplicateCompanyName
    case .impliedConjunction: .impliedConjunction
    case .processMakesOther: .processMakesOther
    }
  }

  /// Only tables that are referred to are asked for.
  private static func code(unknownIn table: TableName) -> LoadIssue.Code {
    switch table {
    case .sources: .unknownSource
    case .units: .unknownUnit
    case .industries: .unknownIndustry
    case .chains: .unknownChain
    case .processes: .unknownProcess
    case .regions: .unknownRegion
    case .companies: .unknownCompany
    default: .unknownNode
    }
  }
}
