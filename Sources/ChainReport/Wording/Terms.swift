import ChainAnalysis
import ChainModel

/// A text in both languages, so that neither can be forgotten.
public struct Bilingual: Hashable, Sendable {
  public var chinese: String
  public var english: String

  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  public subscript(language: Language) -> String { language == .chinese ? chinese : english }
}

extension GapKind {
  public var term: Bilingual {
    switch self {
    case .complete: Bilingual("补链", "complete")
    case .extend: Bilingual("延链", "extend")
    case .build: Bilingual("建链", "build")
    case .support: Bilingual("配套", "support")
    }
  }
}

extension ExtendDirection {
  /// The kind with its direction: 延链·向下.
  public var kindTerm: Bilingual {
    switch self {
    case .downstream: Bilingual("延链·向下", "extend downstream")
    case .upstream: Bilingual("延链·向上", "extend upstream")
    }
  }
}

extension Gap {
  public var kindTerm: Bilingual { direction?.kindTerm ?? kind.term }
}

extension GapFlag {
  public var term: Bilingual {
    switch self {
    case .named: Bilingual("政策点名", "named")
    case .underway: Bilingual("已有规划", "underway")
    case .loop: Bilingual("闭环", "loop")
    case .inParent: Bilingual("上级区域已有", "in parent region")
    }
  }
}

extension PriorityFactor {
  public var term: Bilingual {
    switch self {
    case .readiness: Bilingual("要素就绪", "readiness")
    case .pull: Bilingual("本地需求", "pull")
    case .push: Bilingual("本地供给", "push")
    case .unlocks: Bilingual("带动", "unlocks")
    case .secures: Bilingual("保供", "secures")
    case .bridges: Bilingual("贯通", "bridges")
    case .loop: Bilingual("闭环", "loop")
    case .policy: Bilingual("政策", "policy")
    case .market: Bilingual("市场", "market")
    }
  }
}

extension CandidateCriterion {
  public var term: Bilingual {
    switch self {
    case .gapPriority: Bilingual("缺口优先级", "gap priority")
    case .localFit: Bilingual("本地配套", "local fit")
    case .strength: Bilingual("企业实力", "strength")
    case .targetRegion: Bilingual("招商方向", "target region")
    case .hostFit: Bilingual("园区匹配", "host fit")
    case .indicator(let name, .benefit, _): Bilingual(name, name)
    case .indicator(let name, .cost, _): Bilingual("\(name)（越低越好）", "\(name) (less is better)")
    }
  }
}

extension RankingMethod {
  public var term: Bilingual {
    switch self {
    case .weightedSum: Bilingual("加权和", "weighted sum")
    case .topsis: Bilingual("TOPSIS", "TOPSIS")
    case .promethee: Bilingual("PROMETHEE II", "PROMETHEE II")
    }
  }
}

extension CompanyKind {
  public var term: Bilingual {
    switch self {
    case .centralSOE: Bilingual("央企", "central state-owned enterprise")
    case .global500: Bilingual("世界500强", "Fortune Global 500")
    case .china500: Bilingual("中国500强", "China 500")
    case .private500: Bilingual("民企500强", "China Private 500")
    case .listed: Bilingual("上市公司", "listed company")
    case .littleGiant: Bilingual("专精特新“小巨人”", "“little giant” specialist")
    case .other: Bilingual("其他企业", "other company")
    }
  }
}

extension LayoutRole {
  public var term: Bilingual {
    switch self {
    case .lead: Bilingual("主导产业", "lead industry")
    case .special: Bilingual("特色产业", "special industry")
    }
  }
}

extension NodeState {
  public var term: Bilingual {
    switch self {
    case .absent: Bilingual("本地没有", "absent")
    case .planned: Bilingual("规划", "planned")
    case .building: Bilingual("在建", "under construction")
    case .present: Bilingual("已有", "present")
    }
  }
}
