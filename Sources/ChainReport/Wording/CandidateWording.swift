import ChainAnalysis
import ChainModel

/// Why this company, for this gap, in this place.
public struct CandidateWording {
  private let phrasing: Phrasing
  private let network: ChainNetwork
  private let scope: Scope

  public init(_ network: ChainNetwork, scope: Scope, language: Language) {
    phrasing = Phrasing(network: network, scope: scope, language: language)
    self.network = network
    self.scope = scope
  }

  public func reason(for candidate: Candidate) -> String {
    [offer(of: candidate), origin(of: candidate), host(of: candidate), standing(of: candidate)]
      .compactMap(\.self).joined(separator: phrasing.isChinese ? "" : " ")
  }

  private func text(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    phrasing.isChinese ? chinese() : english()
  }

  private func offer(of candidate: Candidate) -> String {
    let company = phrasing.name(candidate.company)
    let product = phrasing.name(candidate.product.node)
    let gap = phrasing.name(candidate.gap.node)
    let kind = candidate.gap.kindTerm[phrasing.language]
    let source = phrasing.citation(candidate.product.evidence)
    let cited = source.map { text("（\($0)）", " (\($0))") } ?? ""
    if isNamedByPolicy(candidate) {
      return text(
        "\(company)是政策点名要对接的企业\(cited)，可就\(product)洽谈，补“\(gap)”（\(kind)）；是否自产待核实。",
        "\(company) is named by policy as a partner\(cited): to be asked about \(product), a gap here (\(kind)); "
          + "whether it makes it itself is to be verified.")
    }
    if candidate.product.node == candidate.gap.node {
      return text(
        "\(company)\(makes(candidate))\(product)\(cited)，可补“\(gap)”（\(kind)）。",
        "\(company) \(makes(candidate)) \(product)\(cited), a gap here (\(kind)).")
    }
    return text(
      "\(company)\(makes(candidate))\(product)\(cited)，属“\(gap)”一类，可补此缺口（\(kind)）。",
      "\(company) \(makes(candidate)) \(product)\(cited), a grade of \(gap), a gap here (\(kind)).")
  }

  /// Nobody makes a service.
  private func makes(_ candidate: Candidate) -> String {
    switch network[candidate.product.node].kind {
    case .service, .use: text("从事", "offers")
    case .resource, .material, .component, .product, .equipment: text("生产", "makes")
    }
  }

  /// A policy says whom to talk to, not what they make.
  private func isNamedByPolicy(_ candidate: Candidate) -> Bool {
    guard let source = candidate.product.evidence.source else { return false }
    return network.parts.policies.contains { $0.evidence.source == source }
  }

  private func origin(of candidate: Candidate) -> String? {
    guard let region = network[candidate.company].headquarters else {
      return text("总部所在地未核实。", "Its headquarters are not verified.")
    }
    guard let area = network.targetArea(of: region) else {
      return text("总部在\(phrasing.name(region))。", "Headquarters: \(phrasing.name(region)).")
    }
    let name = area == region ? phrasing.name(region) : "\(phrasing.name(region))（\(phrasing.name(area))）"
    let english = area == region ? phrasing.name(region) : "\(phrasing.name(region)) (\(phrasing.name(area)))"
    return text("总部在\(name)，属政策重点招商地区。", "Headquarters: \(english), an area the policy looks to.")
  }

  private func host(of candidate: Candidate) -> String? {
    guard let host = candidate.host else {
      return text("各县市区主特产业均不对应，落地园区待定。", "No county's or park's industries fit; the host is open.")
    }
    let place = phrasing.name(host)
    let facts = candidate.hostFacts
    var grounds: [String] = []
    if let entry = facts.layout, let industry = entry.industry {
      let name = network[industry].name[phrasing.language]
      let focus = entry.focus.isEmpty || !phrasing.isChinese ? "" : "（\(entry.focus.joined(separator: "、"))）"
      grounds.append(
        text("\(entry.role.term.chinese)为\(name)\(focus)", "its \(entry.role.term.english) is \(name)"))
    }
    if !facts.neighbours.isEmpty {
      let names = phrasing.list(facts.neighbours)
      grounds.append(text("已有上下游\(names)", "\(names) stand\(facts.neighbours.count == 1 ? "s" : "") there"))
    }
    if facts.isChosen {
      let also =
        grounds.isEmpty
        ? "" : text("；当地\(grounds.joined(separator: "，"))", "; \(grounds.joined(separator: "; "))")
      return text(
        "企业已在\(place)洽谈或规划此项目\(also)。", "It plans or negotiates this very project in \(place)\(also).")
    }
    guard !grounds.isEmpty else { return text("宜落\(place)。", "Best host: \(place).") }
    return text(
      "宜落\(place)：\(grounds.joined(separator: "，"))。",
      "Best host: \(place); \(grounds.joined(separator: "; ")).")
  }

  private func standing(of candidate: Candidate) -> String? {
    let place = phrasing.name(scope.region)
    if candidate.isAlreadyHere {
      return text("该企业在\(place)已有项目，可以商招商、就地延伸。", "It already has a project in \(place) to build on.")
    }
    let others = network.nodeIDs.filter { node in
      node != candidate.gap.node && node != candidate.product.node
        && scope.presences(of: node).contains { network[$0].company == candidate.company }
    }
    if !others.isEmpty {
      return text(
        "该企业在\(place)另有规划或在谈项目（\(phrasing.list(others, limit: 2))），宜并案推进。",
        "It also plans or negotiates in \(place) (\(phrasing.list(others, limit: 2))): take them together.")
    }
    return group(of: candidate.company).map {
      text("所属\($0)在\(place)已有项目。", "Its group, \($0), already has a project in \(place).")
    }
  }

  /// The group of a company, where another company of it runs or builds something here.
  private func group(of company: CompanyID) -> String? {
    let group = network.group(of: company)
    guard group != company else { return nil }
    let isHere = network.nodeIDs.contains { node in
      scope.presences(of: node).map { network[$0] }.contains { row in
        row.state(asOf: scope.asOf) >= .building
          && row.company.map { network.group(of: $0) == group } ?? false
      }
    }
    return isHere ? phrasing.name(group) : nil
  }
}
