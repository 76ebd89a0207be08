import LianTu
import TableIO

/// What is said on standard error when a request cannot be answered.
struct Complaint {
  let text: String

  init(_ error: RequestError) {
    let prefix = say("错误：", "error: ")
    switch error {
    case .unreadable(let issues): text = IssueList(issues).text
    case .unknownRegion(let asked, let suggestion):
      text = prefix + Self.unknown(say("区域", "region"), asked, suggestion)
    case .unknownChain(let asked, let suggestion):
      text = prefix + Self.unknown(say("产业链", "chain"), asked, suggestion)
    case .unknownNode(let asked, let suggestion):
      text = prefix + Self.unknown(say("环节", "node"), asked, suggestion)
    case .ambiguousName(let asked, let kind, let ids): text = prefix + Self.ambiguous(asked, kind, ids)
    case .unknownIndicator(let asked, let suggestion):
      text = prefix + Self.unknown(say("企业指标", "indicator of a company"), asked, suggestion)
    case .mixedIndicator(let name, let units):
      let shown = units.map { $0.isEmpty ? say("无单位", "no unit") : $0.withVisibleControls }
      text =
        prefix
        + say(
          "指标“\(name.withVisibleControls)”的单位无法换算，不能比较：\(shown.joined(separator: "、"))。",
          "the figures of “\(name.withVisibleControls)” cannot be compared, their units do not convert: \(shown.joined(separator: ", "))."
        )
    case .fileNameClash(let chain, let file):
      text =
        prefix
        + say(
          "产业链编号“\(chain)”不能用作文件名：\(file) 会与别的文件重名或被隐藏，请改编号。",
          "the chain id “\(chain)” makes no file name: \(file) would clash with another file or be hidden; change the id."
        )
    case .outputIsInput(let folder):
      text =
        prefix
        + say(
          "\(folder.withVisibleControls) 是正在读取的数据集，不能写到那里；请另选文件夹。",
          "\(folder.withVisibleControls) belongs to the dataset that is being read; choose another folder.")
    case .noRegion:
      text = prefix + say("数据集没有默认区域，请用 --region 指定。", "the dataset has no default region; use --region.")
    case .noYear:
      text = prefix + say("数据集没有默认年份，请用 --as-of 指定。", "the dataset has no default year; use --as-of.")
    case .badWeights(let detail):
      text = prefix + say("权重文件无效：", "the weights file is not usable: ") + detail.withVisibleControls
    case .tooManyPassages(let limit):
      text =
        prefix
        + say(
          "政策原文与数据行过多，超过\(limit)对，无法逐一核对。",
          "more than \(limit) pairs of sentences and rows: too many to compare.")
    case .noWeighting(.empty):
      text =
        prefix
        + say(
          "权重范围自相矛盾：下限之和超过1，或上限之和不足1。",
          "no weights fit the bounds: the lower ones add up to more than 1, or the upper ones to less.")
    case .noWeighting(.tooNarrow):
      text =
        prefix
        + say(
          "权重范围或次序过严，千次抽样也抽不到一组；请放宽。",
          "bounds and order leave so little that a thousand draws find no weights; widen them.")
    case .badLinks(let detail):
      text =
        prefix
        + say(
          "关系表不能用，应为有 from、to 两列的 CSV：",
          "the edge list is not usable, a CSV with columns from and to is wanted: ")
        + detail.withVisibleControls
    case .nothingToHide:
      text =
        prefix
        + say(
          "可藏的太少，无法自测：至少要有两个已有环节，或一个有三条关系的起点。",
          "too little to hide for a self-test: two present nodes, or a source with three links, are the least."
        )
    case .noSolver(let detail):
      text =
        prefix
        + say(
          "求解器 CBC、Clp 无法载入（Debian 软件包 coinor-libcbc-dev、coinor-libclp-dev）：",
          "the solvers CBC and Clp cannot be loaded (Debian packages coinor-libcbc-dev, coinor-libclp-dev): ")
        + detail.withVisibleControls
    case .noRenderer(let detail):
      text =
        prefix
        + say(
          "Graphviz 无法载入（Debian 软件包 libgraphviz-dev）：",
          "Graphviz cannot be loaded (Debian package libgraphviz-dev): ") + detail.withVisibleControls
    case .notDrawn(let detail):
      text = prefix + say("无法成图：", "cannot draw: ") + detail.withVisibleControls
    }
  }

  init(_ failure: WriteFailure) {
    text =
      say("错误：无法写入 ", "error: cannot write ")
      + "\(failure.path.withVisibleControls)\(say("：", ": "))\(failure.reason)"
  }

  /// Ids that a message lists of those that share a name.
  private static let listedIDs = 10

  private static func ambiguous(_ asked: String, _ kind: NamedRecord, _ ids: [String]) -> String {
    let asked = asked.withVisibleControls
    let ids = ids.prefix(listedIDs) + (ids.count > listedIDs ? ["…"] : [])
    let (several, noun) =
      switch kind {
      case .region: ("多处", "region")
      case .chain: ("多条", "chain")
      case .node: ("多个", "node")
      }
    return say(
      "“\(asked)”有\(several)：\(ids.joined(separator: "、"))，请用编号。",
      "more than one \(noun) is called “\(asked)”: \(ids.joined(separator: ", ")); use an id.")
  }

  private static func unknown(_ what: String, _ asked: String, _ suggestion: String?) -> String {
    let asked = asked.withVisibleControls
    let hint =
      suggestion.map { say("是否想写“\($0.withVisibleControls)”？", " Did you mean “\($0.withVisibleControls)”?") }
      ?? ""
    return say("没有名为“\(asked)”的\(what)。\(hint)", "no \(what) is called “\(asked)”.\(hint)")
  }
}
