import ChainData
import ChainModel

extension LoadIssue.Code {
  /// What to do about it, in a sentence.
  public func remedy(in language: Language) -> String {
    let (chinese, english) = remedy
    return language == .chinese ? chinese : english
  }

  private var remedy: (chinese: String, english: String) {
    switch self {
    // The folder and its files.
    case .notADataset: ("指向装有表格的那个文件夹。", "Name the folder that holds the tables.")
    case .missingFile: ("核对路径和文件名，含大小写。", "Check path and file name, capitals too.")
    case .notARegularFile:
      ("把文件本身放进文件夹，不要用快捷方式或链接。", "Put the file itself into the folder, not a shortcut or link.")
    case .fileTooLarge: ("拆成几个数据包，用extends合起来。", "Split it into packages joined by extends.")
    case .unreadableFile: ("检查读取权限和磁盘。", "Check the permission to read and the disk.")
    case .unsafePath:
      ("把表格放进数据集文件夹，写相对路径。", "Move the table into the dataset's folder and write a relative path.")
    case .invalidJSON: ("在所指位置改正datapackage.json。", "Mend datapackage.json at the place named.")
    case .badDescriptor: ("按数据格式说明改这个属性。", "Write the property as the format page says.")
    case .unsupportedFormat: ("升级程序，或改用旧格式的数据。", "Use a newer program, or data of an older format.")
    case .extendsCycle: ("去掉其中一个extends。", "Remove one of the extends.")
    case .extendsTooDeep: ("合并几层数据包。", "Merge some of the packages.")
    case .missingTable: ("加上这张表，或用extends引用有这张表的数据包。", "Add the table, or extend a package that has it.")
    case .repeatedTable: ("只留一项；要分几个文件，请分成几个数据包。", "Keep one; for several files make several packages.")
    case .missingDescriptor:
      (
        "可以不管；要写明区域、年份和依据的数据包，请加datapackage.json。",
        "Leave it, or add datapackage.json to state region, year and bases."
      )
    case .unknownTable:
      ("改正表名；别的用途的表可以不管。", "Correct the name; leave it if the table is not for this program.")
    case .unlistedTable:
      (
        "在datapackage.json的resources里加上它，或删去文件。",
        "List it under resources in datapackage.json, or delete the file."
      )
    // The form of a table.
    case .emptyFile:
      ("至少写上表头，或从datapackage.json里去掉这张表。", "Write a header at least, or take the table off datapackage.json.")
    case .invalidUTF8: ("在Excel或WPS里另存为“CSV UTF-8”。", "Save it as “CSV UTF-8” in Excel or WPS.")
    case .nulByte:
      (
        "在Excel或WPS里另存为“CSV UTF-8”；UTF-16文本和工作簿不能直接用。",
        "Save it as “CSV UTF-8”; UTF-16 text and workbooks cannot be read."
      )
    case .unterminatedQuote: ("补上引号，或去掉多余的那个。", "Close the quote, or remove it.")
    case .textAfterQuote: ("整格放进引号，格内的引号写两遍。", "Put the whole cell in quotes, quotes inside it twice.")
    case .raggedRow: ("补齐或删去多余的格；格内有逗号时整格加引号。", "Add or remove cells; put a cell with commas in quotes.")
    case .cellTooLong: ("缩短文字；多半是前面少了一个引号。", "Shorten the text; most often a quote is missing before it.")
    case .tooManyRows: ("拆成几个数据包。", "Split it into packages.")
    case .duplicateColumn: ("改名或删去其中一列。", "Rename or remove one of the columns.")
    case .sameColumn: ("只留一列：中文列名和英文列名写一个即可。", "Keep one column, under either name.")
    case .tooManyColumns: ("删去多余的列；多半是整张表少了换行。", "Remove columns; most often line breaks are missing.")
    case .unknownColumn:
      ("改正列名；自己的备注写进note列。", "Correct the name; remarks of your own go into the column note.")
    case .missingColumn: ("加上这一列。", "Add the column.")
    // A cell by itself.
    case .missingValue: ("填上。", "Fill it.")
    case .badID: ("换成简短的英文编号，中文写进name列。", "Use a short ASCII id; names go into the column name.")
    case .badNumber:
      ("只写数字：不带单位和千分位，用半角。", "Write the number alone: no unit, no thousands separators, plain digits.")
    case .badInteger: ("写整数。", "Write a whole number.")
    case .badYear: ("写四位年份，不带月日。", "Write a year of four digits, without month and day.")
    case .badYesNo: ("写yes或no（是或否）。", "Write yes or no.")
    case .badChoice: ("从所列的词里选一个，小写英文。", "Choose one of the words listed, in lower case.")
    case .numberOutOfRange: ("核对数值和单位；占比写0到1。", "Check value and unit; a share is from 0 to 1.")
    case .numberTooLarge, .numberTooSmall:
      (
        "核对数值，多半是多写或少写了几位；否则换一个单位。",
        "Check the digits, most often some are too many or missing; else use another unit."
      )
    // Rows among each other.
    case .unknownSource:
      ("改正编号，或在sources表里加上这个来源。", "Correct the id, or add the source to the table sources.")
    case .unknownUnit: ("改正编号，或在units表里加上这个单位。", "Correct the id, or add the unit to the table units.")
    case .unknownIndustry:
      ("改正编号，或在industries表里加上这个产业。", "Correct the id, or add the industry to the table industries.")
    case .unknownChain: ("改正编号，或在chains表里加上这条产业链。", "Correct the id, or add the chain to the table chains.")
    case .unknownNode: ("改正编号，或在nodes表里加上这个环节。", "Correct the id, or add the node to the table nodes.")
    case .unknownProcess:
      ("改正编号，或在processes表里加上这个工艺。", "Correct the id, or add the process to the table processes.")
    case .unknownRegion:
      ("改正编号，或在regions表里加上这个区域。", "Correct the id, or add the region to the table regions.")
    case .unknownCompany:
      ("改正编号，或在companies表里加上这家企业。", "Correct the id, or add the company to the table companies.")
    case .duplicateKey: ("删去重复的行，或改编号。", "Remove the repeated row, or change its id.")
    case .keyClash: ("直接使用已有的那一行，或换一个编号。", "Use the row that is there, or choose another id.")
    case .conflictingCell: ("留空，或在原数据包里改。", "Leave it empty, or change it in the package that states it.")
    case .notExactlyOne: ("这几列只填一列；说两件事就写两行。", "Fill exactly one of the columns; two things take two rows.")
    case .cyclicParent: ("去掉其中一个上级。", "Remove one of the parents.")
    case .processWithoutOutput:
      ("在flows表里加一行role为output的主产品。", "Add a row with the role output to the table flows.")
    case .severalOutputs: ("主产品只留一个，其余改为byproduct。", "Keep one main product, make the others byproducts.")
    case .outputAmount:
      ("把各行数量除以主产品的数量，主产品写1。", "Divide all amounts by that of the main product, which becomes 1.")
    case .pairStatedTwice: ("从links表删去这一行。", "Remove the row from the table links.")
    case .recyclingDirection:
      (
        "从用途或产品指向废料（resource）；再生料用feedstock。",
        "Run it from a use or product to a waste (resource); what is made of waste has a feedstock."
      )
    case .selfLink: ("改正其中一端。", "Correct one of the ends.")
    case .tooManyIssues: ("先改前面的，再检查一遍。", "Mend the first ones, then check again.")
    // Worth a look.
    case .ignoredFlowCell: ("清空这一格。", "Empty the cell.")
    case .missingSource:
      ("填source列：结论要经得起追问。", "Fill the column source: conclusions must stand up to questions.")
    case .missingLocator: ("填locator列：章节、页码或网址片段。", "Fill the column locator: section, page or URL fragment.")
    case .incomparableUnits:
      (
        "换成同类单位，或在principal列写明主要原料。",
        "Use units of one dimension, or say in the column principal which inputs count."
      )
    case .outputsOutweighInputs:
      ("核对单耗和单位；水、空气等投入也要写。", "Check amounts and units; water and air are inputs too.")
    case .isolatedNode: ("补上它的上下游关系、工艺或上级，或删去它。", "Add a link, process or parent, or remove it.")
    case .presenceWithoutCapacity: ("填产能；不知道可以不管。", "Fill the capacity; leave it if unknown.")
    case .duplicateCompanyName:
      ("同一家就合并编号，不是就写全称。", "Merge the ids if it is one company, else write full names.")
    case .impliedConjunction:
      (
        "同时需要就填同一个route，互为替代就填不同的route。",
        "Give inputs needed together one route label, alternatives different ones."
      )
    case .processMakesOther: ("改正工艺或环节。", "Correct the process or the node.")
    }
  }
}
