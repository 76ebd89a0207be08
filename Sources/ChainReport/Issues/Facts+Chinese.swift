import ChainData
import TableIO

extension LoadIssue.Facts {
  /// What is the matter, in Chinese; one full sentence.
  var chineseSentence: String {
    switch self {
    case .notADataset: "这里不是数据集：既没有datapackage.json，也没有nodes.csv。"
    case .missingFile: "文件或文件夹不存在。"
    case .notARegularFile(.file): "这里应是文件夹，却是普通文件。"
    case .notARegularFile(.folder): "这里应是普通文件，却是文件夹。"
    case .notARegularFile(let kind): "这里应是普通文件或文件夹，却是\(kind.chinese)；不跟随链接，也不读取设备和管道。"
    case .fileTooLarge(let bytes, let limit): "文件过大：\(byteCount(bytes))，上限\(byteCount(limit))。"
    case .unreadableFile(let reason): "文件无法读取（\(reason)）。"
    case .unsafePath(let path): "路径\(quoted(path))不可用：必须是相对路径，表格不得在文件夹之外。"
    case .invalidJSON(let kind): "JSON有误：\(kind.chinese)。"
    case .badDescriptor(let property, let expected): "属性\(quoted(property))的类型不对，应为\(expected)。"
    case .unsupportedFormat(let found, let supported):
      found > supported
        ? "数据格式版本为\(found)，本程序最高支持\(supported)；请升级程序。"
        : "没有版本为\(found)的数据格式，本程序支持\(supported)。"
    case .extendsCycle(let path): "数据包互相引用，形成循环：\(listed(path, separator: " → "))。"
    case .extendsTooDeep(let limit): "数据包引用超过\(limit)层。"
    case .missingDescriptor: "没有datapackage.json，按文件名识别各表。"
    case .missingTable(let table): "缺少必需的表\(table.rawValue)（\(table.chinese)）。"
    case .repeatedTable(let table): "表\(table.rawValue)列出了不止一次。"
    case .unknownTable(let name): "没有名为\(quoted(name))的表，未读取。"
    case .unlistedTable(let table): "表\(table.rawValue)在文件夹里，但datapackage.json没有列出，未读取。"
    // The form of a table, and its cells one by one.
    case .emptyFile: "文件是空的，至少应有表头。"
    case .invalidUTF8: "不是有效的UTF-8文本；请另存为UTF-8编码的CSV。"
    case .nulByte: "含有空字节（NUL），不是文本文件。"
    case .unterminatedQuote: "引号没有闭合。"
    case .textAfterQuote: "引号闭合后还有文字；引号内的引号应写两遍。"
    case .raggedRow(let expected, let actual): "本行有\(actual)格，表头有\(expected)列。"
    case .cellTooLong(let bytes, let limit): "单元格过长：\(byteCount(bytes))，上限\(byteCount(limit))。"
    case .tooManyRows(let limit): "行数超过上限\(limit)。"
    case .tooManyColumns(let limit): "列数超过上限\(limit)。"
    case .duplicateColumn(let name): "列\(quoted(name))重复。"
    case .sameColumn(let name, let first): "列\(quoted(name))与列\(quoted(first))是同一列的两种写法，只能留一列。"
    case .unknownColumn(let name, let table): "表\(table.rawValue)（\(table.chinese)）没有列\(quoted(name))。"
    case .missingColumn(let name, let table): "表\(table.rawValue)（\(table.chinese)）缺少列\(quoted(name))。"
    case .missingValue(let column): "列\(quoted(column))不能为空。"
    case .badID(let text): "编号\(quoted(text))不可用：只能含英文字母、数字、连字符、下划线和点。"
    case .badNumber(let text, let column): "列\(quoted(column))应为数字，不是\(quoted(text))。"
    case .badInteger(let text, let column): "列\(quoted(column))应为整数，不是\(quoted(text))。"
    case .badYear(let text, let column): "列\(quoted(column))应为1900至2200之间的年份，不是\(quoted(text))。"
    case .badYesNo(let text, let column): "列\(quoted(column))应为yes或no（是或否），不是\(quoted(text))。"
    case .badChoice(let text, let column, let allowed):
      "列\(quoted(column))不能是\(quoted(text))，可选：\(listed(allowed, separator: "、"))。"
    case .numberOutOfRange(let text, let column, let range):
      "列\(quoted(column))的数\(quoted(text))超出范围，应\(range.chinese)。"
    case .numberTooLarge(let text, let column): "列\(quoted(column))的数\(quoted(text))过大，应在-1e15到1e15之间。"
    case .numberTooSmall(let text, let column): "列\(quoted(column))的数\(quoted(text))过小，最小为1e-15。"
    // Rows against each other.
    case .unknownID(let text, let table): "没有名为\(quoted(text))的\(table.chinese)。"
    case .duplicateKey(let key, let first): "\(quoted(listed(key, separator: ", ")))重复，首次见\(first)。"
    case .keyClash(let key, let first):
      "\(quoted(listed(key, separator: ", ")))已在另一数据包中定义，见\(first)。"
    case .conflictingCell(let column, let here, let there, let first):
      "列\(quoted(column))这里是\(quoted(here))，而\(first)是\(quoted(there))；只能补空，不能改写。"
    case .notExactlyOne(let columns, let filled):
      filled.isEmpty
        ? "\(listed(columns, separator: "、"))必须填且只填一个，这里都没填。"
        : "\(listed(columns, separator: "、"))只能填一个，这里填了\(listed(filled, separator: "、"))。"
    case .cyclicParent(let path): "上级关系形成循环：\(listed(path, separator: " → "))。"
    case .processWithoutOutput(let process): "工艺\(quoted(process))没有主产品（flows中role为output的一行）。"
    case .severalOutputs(let process, let first):
      "工艺\(quoted(process))只能有一个主产品，另一个见\(first)；联产品写byproduct。"
    case .outputAmount(let text): "主产品的数量应为1或留空，不是\(quoted(text))；各投入按每单位主产品计。"
    case .pairStatedTwice(let from, let to, let process):
      "\(quoted(from))到\(quoted(to))的关系已由工艺\(quoted(process))说明，不要重复写。"
    case .recyclingDirection(let from, let to):
      "回收关系只能从use或product指向resource（废料），\(quoted(from))到\(quoted(to))不是；由废料生产再生料应写feedstock。"
    case .selfLink(let node): "环节\(quoted(node))指向自身。"
    case .tooManyIssues(let limit): "问题超过\(limit)个，其余不再列出。"
    // Worth a look.
    case .ignoredFlowCell(let column, let role): "role为\(role)的行不用填列\(quoted(column))，已忽略。"
    case .missingSource: "没有注明来源。"
    case .missingLocator: "注明了来源，但没有写出处（章节、页码或网址片段）。"
    case .incomparableUnits(let process, let dimensions):
      "工艺\(quoted(process))的投入单位不能相加（\(listed(dimensions, separator: "、"))），无法判断主要原料，一律视为主要。"
    case .outputsOutweighInputs(let process, let outputs, let inputs):
      "工艺\(quoted(process))产出（\(plain(outputs))）多于投入（\(plain(inputs))），请核对单耗。"
    case .isolatedNode(let node): "环节\(quoted(node))没有任何上下游关系。"
    case .presenceWithoutCapacity(let node): "环节\(quoted(node))的布局没有产能。"
    case .duplicateCompanyName(let name, let first): "企业名\(quoted(name))重复，另一编号为\(quoted(first))。"
    case .impliedConjunction(let node, let inputs):
      "\(quoted(node))的\(inputs.count)条未标工艺路线的投入（\(listed(inputs, separator: "、"))）按“同时需要”处理；若为替代关系，请填不同的route。"
    case .processMakesOther(let process, let node, let output):
      "工艺\(quoted(process))生产的是\(quoted(output))，不是\(quoted(node))。"
    }
  }
}
