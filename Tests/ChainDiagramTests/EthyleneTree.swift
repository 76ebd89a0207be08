import ChainModel

extension SceneTable {
  /// The ethylene tree; statuses and 示例 companies are invented for layout.
  static let ethyleneTree = SceneTable(
    nodes: """
      # 原料|Feedstocks
      cru|原油|crude oil|r|present|||
      nap|石脑油|naphtha|m|present|||L
      lpg|液化石油气|LPG|m|present|||L
      eth0|乙烷|ethane|r|other|||
      hyd|加氢尾油|hydrocracker tail oil|m|present|||L
      # 裂解|Cracking
      sc|蒸汽裂解（百万吨乙烯）|steam cracking|m|underway|在建||L
      # 基础原料|Base chemicals
      ethylene|乙烯|ethylene|m|underway|在建||L
      propylene|丙烯|propylene|m|present|||L
      c4|裂解碳四|crude C4|m|underway|在建||L
      c5|裂解碳五|C5 fraction|m|underway|在建||
      c9|裂解碳九|C9 fraction|m|underway|在建||
      btx|芳烃（BTX）|BTX|m|underway|在建||L
      h2|副产氢气|by-product H₂|m|present|||L
      ch4|燃料气|fuel gas|m|present|||
      pto|裂解焦油|pyrolysis tar|m|underway|在建||
      # 中间体与基础聚合物|Intermediates & base polymers
      hdpe|高密度聚乙烯|HDPE|m|underway|在建||L
      lldpe|线性低密度聚乙烯|LLDPE|m|underway|在建||L
      eva|乙烯-醋酸乙烯|EVA|m|gap|延||
      eo|环氧乙烷|ethylene oxide|m|gap|补||
      vcm|氯乙烯|VCM|m|gap|补||
      sty|苯乙烯|styrene|m|present|||L
      vac|醋酸乙烯|vinyl acetate|m|gap|补||
      ao|α-烯烃|α-olefins|m|gap|补||
      pp|聚丙烯|polypropylene|m|present|||L
      po|环氧丙烷|propylene oxide|m|present|||L
      an|丙烯腈|acrylonitrile|m|gap|补||
      aa|丙烯酸及酯|acrylic acid & esters|m|gap|补||
      ech|环氧氯丙烷|epichlorohydrin|m|present|||L
      oxo|丁辛醇|oxo alcohols|m|gap|补||
      cum|异丙苯|cumene|m|gap|补||
      bd|丁二烯|butadiene|m|present|||L
      ib|异丁烯|isobutylene|m|present|||L
      b1|1-丁烯|1-butene|m|gap|补||
      ip|异戊二烯|isoprene|m|gap|补||
      pip|间戊二烯|piperylene|m|gap|补||
      dcpd|双环戊二烯|DCPD|m|gap|补||
      bz|苯|benzene|m|present|||L
      tol|甲苯|toluene|m|present|||L
      px|对二甲苯|p-xylene|m|present|||L
      # 衍生物|Derivatives
      alc|乙醇胺|ethanolamines|m|gap|补||
      eg|乙二醇|ethylene glycol|m|gap|补||
      nis|非离子表面活性剂|non-ionic surfactants|m|present||示例化工|
      dmc|碳酸二甲酯|DMC|m|present|||L
      pce|聚羧酸减水剂单体|PCE monomer|m|gap|补||
      pvc|聚氯乙烯|PVC|m|gap|补||
      ps|聚苯乙烯|PS|m|gap|延||
      abs|ABS 树脂|ABS|m|gap|补||
      sbs|SBS 热塑弹性体|SBS|m|present|||L
      pva|聚乙烯醇|PVA|m|gap|延||
      poe|POE 弹性体|POE|m|gap|建||
      polyol|聚醚多元醇|polyether polyols|m|weak|强|示例聚醚|
      pg|丙二醇|propylene glycol|m|gap|延||
      cf|碳纤维|carbon fibre|m|gap|建||
      sap|高吸水树脂|SAP|m|gap|延||
      epoxy|环氧树脂|epoxy resin|m|present|||L
      dop|增塑剂|plasticisers|m|gap|延||
      phenol|苯酚|phenol|m|gap|补||
      acetone|丙酮|acetone|m|gap|补||
      mtbe|MTBE|MTBE|m|present|||L
      iir|丁基橡胶|butyl rubber|m|gap|延||
      br|顺丁橡胶|BR|m|present|||L
      ssbr|溶聚丁苯橡胶|SSBR|m|present|||L
      sep|SEPS/SEBS|SEBS|m|present|||L
      mma|甲基丙烯酸甲酯|MMA|m|gap|补||
      sis|SIS 弹性体|SIS|m|present|||L
      c5r|碳五石油树脂|C5 resin|m|gap|延||
      coc|环烯烃共聚物|COC/COP|m|gap|建||
      upr|不饱和树脂|UPR|m|present||示例树脂|
      c9r|碳九石油树脂|C9 resin|m|present||示例树脂|
      chex|环己酮|cyclohexanone|m|present|||L
      cpl|己内酰胺|caprolactam|m|present|||L
      pta|精对苯二甲酸|PTA|m|gap|补||
      # 终端材料|End materials
      bpa|双酚A|bisphenol A|m|weak|强|示例化工|
      pa6|聚酰胺6|PA6|m|weak|强|示例尼龙科技|
      pet|聚酯|PET|m|gap|延||
      pc|聚碳酸酯|PC|m|gap|补||
      pmma|PMMA 光学材料|PMMA|m|gap|延||
      pu|聚氨酯|polyurethane|m|gap|延||
      fil|光伏胶膜|PV encapsulant film|m|gap|延||
      paint|环氧涂料与电子灌封|epoxy coatings|m|present||示例涂料|
      tyre|绿色轮胎|green tyres|m|gap|延||
      mod|改性工程塑料|compounded plastics|m|present||示例改性 +3|
      film|包装膜与管材|film & pipe|m|present||示例塑业|
      road|道路改性沥青|modified bitumen|m|present||示例沥青|
      elyte|锂电电解液溶剂|battery solvents|m|present||示例电解液|
      h2f|车用高纯氢|fuel-cell H₂|m|underway|在建||L
      as|硫酸铵化肥|ammonium sulphate|m|present|||L
      nylon|锦纶纤维|nylon fibre|m|gap|延||
      cb|炭黑|carbon black|m|gap|延||
      """,
    links: """
      # feedstock
      cru > nap lpg hyd
      nap > sc
      lpg > sc
      eth0 > sc
      hyd > sc
      sc > ethylene propylene c4 c5 c9 btx
      ethylene > hdpe lldpe eva eo vcm sty vac ao
      vac > eva pva
      eo > alc eg nis dmc pce
      vcm > pvc
      sty > ps abs sbs ssbr
      ao > poe
      propylene > pp po an aa ech oxo cum
      po > polyol pg
      an > cf abs
      aa > sap
      ech > epoxy
      oxo > dop
      cum > phenol acetone
      c4 > bd ib b1
      ib > mtbe iir mma
      bd > br ssbr sep sbs abs
      b1 > lldpe
      c5 > ip pip dcpd
      ip > sis
      pip > c5r
      dcpd > coc upr
      c9 > c9r
      btx > bz tol px
      bz > sty cum chex
      chex > cpl
      px > pta
      phenol > bpa
      acetone > bpa mma
      bpa > epoxy pc
      cpl > pa6
      pa6 > nylon mod
      pta > pet
      eg > pet
      mma > pmma
      polyol > pu
      eva > fil
      epoxy > paint
      ssbr > tyre
      br > tyre
      abs > mod
      pp > mod
      hdpe > film
      lldpe > film
      sbs > road
      dmc > elyte
      h2 > h2f
      pto > cb
      # byproduct
      sc > h2 ch4 pto
      cpl > as
      """,
    chain: Name(chinese: "乙烯"))
}
