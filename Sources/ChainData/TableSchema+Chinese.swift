extension ColumnSchema {
  /// What a column may be headed instead of its name: people keep their tables in Chinese.
  ///
  /// The one place that says so; Docs/Formats/Dataset.md lists it.
  public static let chineseNames: [ColumnName: String] = [
    // Of most tables.
    .id: "编号", .name: "名称", .nameEn: "英文名", .kind: "类型", .parent: "上级", .unit: "单位",
    .investment: "投资额", .confidence: "可信度", .source: "来源", .locator: "出处", .note: "备注",
    .asOf: "时点", .amount: "数量", .value: "数值", .year: "年份",
    // What rows refer to.
    .industry: "产业", .chain: "产业链", .node: "环节", .process: "工艺", .region: "区域", .company: "企业",
    // Sources and units.
    .title: "标题", .publisher: "发布单位", .date: "日期", .url: "网址", .licence: "许可",
    .dimension: "量纲", .factor: "换算系数",
    // Knowledge.
    .tier: "层级", .leadUnit: "牵头单位", .unitsInCharge: "责任单位", .leader: "链主", .aim: "目标",
    .about: "简介", .aboutEn: "英文简介",
    .tradable: "可外购", .captive: "自产自用", .aliases: "别名", .codes: "代码", .segment: "分段",
    .segmentEn: "分段英文名", .order: "顺序", .from: "上游", .to: "下游", .relation: "关系", .route: "路线",
    .role: "角色", .required: "必需", .principal: "主要",
    // The place.
    .focus: "重点领域", .headquarters: "总部", .project: "项目", .status: "状态", .since: "投产年份",
    .capacity: "产能", .capacityBasis: "产能口径", .share: "占比", .fromCompany: "供方", .toCompany: "需方",
    .indicator: "指标", .metric: "指标名", .action: "举措", .quote: "原文",
    .omitted: "未入表原因",
  ]

  static let columnsByChineseName = Dictionary(
    uniqueKeysWithValues: chineseNames.map { ($0.value, $0.key) })
}
