import GraphvizRender
import TableIO

@_exported import ChainDiagram

/// What a picture is written as.
public enum DrawFormat: String, CaseIterable, Sendable { case dot, svg, png, pdf, mermaid }

/// `draw`: a chain, or what lies around a node, as a picture.
public struct DrawRequest: Sendable {
  /// What to draw, as a person names it.
  public enum Subject: Sendable {
    case chain(String)
    case around(String, hops: Int)
    case everything
    /// All industries and chains with how complete they are.
    case panorama
  }

  public var scope: ScopeRequest
  public var subject: Subject
  public var format: DrawFormat
  public var preset: DiagramPreset
  public var paper: DiagramPaper
  public var language: Language

  public init(
    scope: ScopeRequest = ScopeRequest(), subject: Subject, format: DrawFormat = .svg,
    preset: DiagramPreset = .auto,
    paper: DiagramPaper = .a3, language: Language = .chinese
  ) {
    self.scope = scope
    self.subject = subject
    self.format = format
    self.preset = preset
    self.paper = paper
    self.language = language
  }

  /// - Throws: a name nobody knows, too many boxes, or what the renderer says.
  public func run(on dataset: Dataset) throws(RequestError) -> DrawResult {
    let network = dataset.network
    let scope = try scope.resolve(in: network)
    if case .panorama = subject { return try panorama(of: network, scope: scope) }
    let subject = try resolvedSubject(in: network)
    let wording = DiagramWording(language)
    let options = DiagramOptions(
      preset: preset, paper: paper, language: language, families: wording.families)
    let scene: DiagramScene
    do throws(DiagramError) {
      scene = try DiagramScene(
        network: network, scope: scope, subject: subject,
        overlay: DiagramOverlay(network, scope: scope, subject: subject),
        labels: wording.labels(network, scope: scope, subject: subject, version: lianTuVersion),
        options: options)
    } catch {
      throw .notDrawn(wording.sentence(error))
    }
    do throws(RenderError) {
      return try DrawResult(scene: scene, format: format, year: scope.asOf, wording: wording)
    } catch {
      throw RequestError(error, wording)
    }
  }

  private func resolvedSubject(in network: ChainNetwork) throws(RequestError) -> DiagramSubject {
    switch subject {
    case .everything, .panorama: return .network
    case .chain(let name):
      guard let chain = try network.chain(asked: name) else { return .network }
      return .chain(chain)
    case .around(let name, let hops): return .around(try network.node(asked: name), hops: hops)
    }
  }
}

extension RequestError {
  /// What the renderer could not do, in words.
  init(_ error: RenderError, _ wording: DiagramWording) {
    switch error {
    case .unavailable(let detail): self = .noRenderer(detail)
    case .invalidText: self = .notDrawn(wording.invalidText)
    case .tooLarge(.bytes, let found, let allowed):
      self = .notDrawn(wording.tooManyBytes(found, allowed: allowed))
    case .tooLarge(.nodes, let found, let allowed):
      self = .notDrawn(wording.tooManyNodes(found, allowed: allowed))
    case .forbidden(let name): self = .notDrawn(wording.forbidden(name))
    case .syntax(let remarks), .rejected(let remarks): self = .notDrawn(wording.refused(remarks))
    }
  }
}

extension DiagramOverlay {
  /// The tabs of what is missing or weak; only what is drawn needs one.
  init(_ network: ChainNetwork, scope: Scope, subject: DiagramSubject) {
    let chain: ChainID? = if case .chain(let drawn) = subject { drawn } else { nil }
    let gaps = GapKinds(network, scope: scope, chain: chain, includesAll: true).gaps
    var weakness = WeakLinks(network, scope: scope)
    let weak = weakness.found(among: network.membership(of: chain))
    self.init(
      tabs: Dictionary(
        gaps.map { ($0.node, DiagramTab($0.kind)) } + weak.map { ($0.node, .strengthen) },
        uniquingKeysWith: { first, _ in first }))
  }
}

extension DiagramTab {
  init(_ kind: GapKind) {
    switch kind {
    case .complete: self = .complete
    case .extend: self = .extend
    case .build: self = .build
    case .support: self = .support
    }
  }
}
