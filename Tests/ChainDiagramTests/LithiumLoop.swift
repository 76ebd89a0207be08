import ChainModel

extension SceneTable {
  /// The recycled-lithium loop; statuses and 示例 companies are invented for layout.
  static let lithiumLoop = SceneTable(
    nodes: """
      # 回收与拆解|Collection
      retired-ev|退役动力电池|retired EV batteries|r|present|||
      scrap|生产废料|production scrap|r|present|||
      collect|回收网点与仓储|collection network|m|weak|强|汨罗循环产业园|
      cascade|梯次利用检测|second-life grading|m|gap|延||
      dismantle|拆解破碎|dismantling & shredding|m|present||锂汇通|
      blackmass|黑粉|black mass|m|present||锂汇通|
      # 再生原料|Recovered materials
      li2co3|再生碳酸锂|Li₂CO₃|m|present||锂汇通;示例新材料|
      lioh|氢氧化锂|LiOH·H₂O|m|gap|延||
      nico|镍钴锰硫酸盐|Ni/Co/Mn sulphates|m|underway|在建|锂汇通（二期）|
      graphite-r|再生石墨|recovered graphite|m|gap|补||
      cu-r|再生铜|recovered copper|m|present||示例铜业;示例金属材料;示例再生资源 +2|
      al-r|再生铝|recovered aluminium|m|present||中铝再生铝项目|
      fepo4|磷酸铁|FePO₄ precursor|m|gap|补||
      # 电池材料|Battery materials
      precursor|三元前驱体|NCM precursor|m|gap|补||
      lfp|磷酸铁锂正极材料|LFP cathode|m|underway|在建|示例锂电材料|
      ncm|三元正极材料|NCM cathode|m|gap|补||
      anode|石墨负极材料|graphite anode|m|present||中科电气（装备）;示例负极材料|
      hardc|生物基硬碳负极|bio-based hard carbon|m|gap|建||
      solvent|碳酸酯溶剂|EC / DMC / EMC|m|present||湖南石化|
      lipf6|六氟磷酸锂|LiPF₆|m|gap|补||
      electrolyte|电解液|electrolyte|m|weak|强|示例电解液|
      separator|锂电隔膜（湿法涂覆）|separator|m|gap|补||
      cufoil|电解铜箔|copper foil|m|present||示例铜箔|
      alfoil|电池铝箔|aluminium foil|m|gap|延||
      binder|粘结剂与导电剂|binder, conductive additive|m|other|||
      # 电芯与电池|Cells & packs
      equip|锂电智能装备|cell-making equipment|m|present||中科电气|
      cell|电芯|battery cell|m|underway|在建|示例新能源|
      case|电池壳体与结构件|cell can & structural parts|m|weak|强|示例精密制造|
      bms|电池管理系统|BMS|m|gap|补||
      module|电池模组|battery module|m|gap|补||
      pack|动力电池包|battery pack|m|gap|补||
      # 终端应用|Uses
      ess|储能电池系统|energy storage system|m|underway|在建|示例储能科技|
      ev|新能源汽车|electric vehicles|m|other|||
      ship|电动船舶与港口机械|e-ships & port machinery|m|gap|延||
      telecom|通信基站备电|telecom backup|m|present|||
      """,
    links: """
      # feedstock
      retired-ev > collect
      collect > dismantle cascade
      scrap > dismantle
      dismantle > blackmass cu-r al-r
      blackmass > li2co3 nico graphite-r fepo4
      li2co3 > lioh lfp lipf6
      nico > precursor
      precursor > ncm
      lioh > ncm
      fepo4 > lfp
      graphite-r > anode
      lipf6 > electrolyte
      solvent > electrolyte
      cu-r > cufoil
      al-r > alfoil case
      lfp > cell
      ncm > cell
      anode > cell
      hardc > cell
      electrolyte > cell
      separator > cell
      cufoil > cell
      alfoil > cell
      binder > cell
      case > cell
      cell > module
      bms > pack
      module > pack
      pack > ess ev ship telecom
      # equipment
      equip > cell
      # recycling
      cascade > telecom
      ev > retired-ev
      ess > retired-ev
      ship > retired-ev
      cell > scrap
      telecom > retired-ev
      """,
    chain: Name(chinese: "再生锂"))
}
