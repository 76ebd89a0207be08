import ChainData
import ChainModel
import TableIO

// The words the sentences are made of.

extension TableName {
  /// What people call the table.
  public func title(in language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: rawValue
    }
  }

  /// What one row of the table is, or the table itself.
  var chinese: String {
    switch self {
    case .sources: "来源"
    case .units: "单位"
    case .industries: "产业"
    case .chains: "产业链"
    case .nodes: "环节"
    case .memberships: "链上环节"
    case .links: "上下游关系"
    case .processes: "工艺"
    case .flows: "物料"
    case .regions: "区域"
    case .layout: "主特产业"
    case .companies: "企业"
    case .presence: "布局"
    case .products: "产品"
    case .supplies: "供货关系"
    case .demand: "需求"
    case .indicators: "指标"
    case .targets: "目标"
    case .policies: "政策条款"
    case .passages: "政策原文"
    }
  }

  /// What one row of the table is.
  var englishSingular: String {
    switch self {
    case .sources: "source"
    case .units: "unit"
    case .industries: "industry"
    case .chains: "chain"
    case .nodes: "node"
    case .memberships: "membership"
    case .links: "link"
    case .processes: "process"
    case .flows: "flow"
    case .regions: "region"
    case .layout: "layout entry"
    case .companies: "company"
    case .presence: "presence"
    case .products: "product"
    case .supplies: "supply"
    case .demand: "demand"
    case .indicators: "indicator"
    case .targets: "target"
    case .policies: "policy"
    case .passages: "passage"
    }
  }
}

extension NumberRange {
  var chinese: String {
    switch self {
    case .any: "为任意数"
    case .notNegative: "不小于0"
    case .positive: "大于0"
    case .share: "在0到1之间"
    }
  }

  var english: String {
    switch self {
    case .any: "any number"
    case .notNegative: "0 or more"
    case .positive: "more than 0"
    case .share: "from 0 to 1"
    }
  }
}

extension LoadIssue.FileKind {
  var chinese: String {
    switch self {
    case .file: "普通文件"
    case .symlink: "符号链接"
    case .folder: "文件夹"
    case .pipe: "管道"
    case .device: "设备"
    case .socket: "套接字"
    case .other: "别的东西"
    }
  }

  var english: String {
    switch self {
    case .file: "a file"
    case .symlink: "a symbolic link"
    case .folder: "a folder"
    case .pipe: "a pipe"
    case .device: "a device"
    case .socket: "a socket"
    case .other: "something else"
    }
  }
}

extension JSONProblem.Kind {
  var chinese: String {
    switch self {
    case .unexpectedEnd: "文本没有写完"
    case .unexpectedCharacter: "这里不该有这个字符"
    case .badNumber: "数字写法不对"
    case .badString: "字符串里有未转义的控制字符"
    case .badEscape: "转义写法不对"
    case .invalidUTF8: "不是有效的UTF-8文本"
    case .duplicateKey(let key): "键\(quoted(key))重复"
    case .nestedTooDeep: "嵌套过深"
    case .textAfterValue: "结束后还有文字"
    }
  }

  var english: String {
    switch self {
    case .unexpectedEnd: "the text ends too early"
    case .unexpectedCharacter: "this character should not be here"
    case .badNumber: "the number is badly written"
    case .badString: "a control character stands in a string"
    case .badEscape: "the escape is badly written"
    case .invalidUTF8: "the text is not valid UTF-8"
    case .duplicateKey(let key): "the key \(quoted(key)) comes twice"
    case .nestedTooDeep: "it is nested too deep"
    case .textAfterValue: "text follows the end"
    }
  }
}
