import GraphvizRender

/// A picture, and what to say about its size.
public struct DrawResult: Sendable {
  public let bytes: [UInt8]
  /// The DOT texts it may have been drawn from: one graph, declared in different orders.
  public let sources: [String]
  /// A remark when the type would print too small.
  public let advice: String?

  /// The text to keep and to compare.
  public var dot: String { sources[0] }

  init(scene: DiagramScene, format: DrawFormat, year: Int, wording: DiagramWording)
    throws(RenderError)
  {
    let drawing = DiagramDrawing(scene)
    sources = drawing.candidates
    guard let image = ImageFormat(format) else {
      bytes = Array((format == .dot ? drawing.dot : MermaidWriter(scene).text).utf8)
      advice = nil
      return
    }
    let printed = Printed()
    bytes = try GraphvizEngine.render(
      candidates: drawing.candidates, as: image,
      options: RenderOptions(
        dotsPerInch: scene.paper.dotsPerInch, creationYear: year,
        description: ImageDescription(
          title: scene.title, text: scene.summary, language: scene.language == .chinese ? "zh-CN" : "en")),
      withheld: drawing.withheldEdges,
      fault: { drawing.fault(of: DiagramGeometry($0), candidate: $1) },
      finish: { layout in
        let finish = drawing.finish(DiagramGeometry(layout))
        printed.text = scene.printedText(scale: finish.scale)
        return LayoutFinish(finish)
      })
    advice = printed.text.flatMap(wording.advice)
  }

  init(
    _ panorama: PanoramaScene, format: DrawFormat, paper: DiagramPaper, year: Int, language: Language
  ) throws(RenderError) {
    let dot = PanoramaWriter(panorama).text
    sources = [dot]
    advice = nil
    guard let image = ImageFormat(format) else {
      bytes = Array(dot.utf8)
      return
    }
    bytes = try GraphvizEngine.render(
      candidates: [dot], as: image,
      options: RenderOptions(
        dotsPerInch: paper.dotsPerInch, creationYear: year,
        description: ImageDescription(
          title: panorama.labels.title, text: panorama.labels.summary,
          language: language == .chinese ? "zh-CN" : "en")))
  }

  /// Carries the measured type size out of the layout.
  private final class Printed { var text: PrintedText? }
}

extension ImageFormat {
  init?(_ format: DrawFormat) {
    switch format {
    case .svg: self = .svg
    case .png: self = .png
    case .pdf: self = .pdf
    case .dot, .mermaid: return nil
    }
  }
}

// The diagram knows no renderer and the renderer no diagram: here their shapes meet.

extension DiagramGeometry {
  init(_ layout: GraphLayout) {
    self.init(
      bounds: Box(layout.bounds), title: layout.label.map { Box($0) },
      boxes: layout.boxes.mapValues { Box($0) },
      paths: Dictionary(
        layout.edges.filter { !$0.identifier.isEmpty && !$0.points.isEmpty }
          .map { ($0.identifier, Path(points: $0.points, tip: $0.tip)) },
        uniquingKeysWith: { first, _ in first }),
      scale: layout.scale)
  }
}

extension DiagramGeometry.Box {
  init(_ box: GraphBox) { self.init(min: box.min, max: box.max) }
}

extension LayoutFinish {
  init(_ finish: DiagramFinish) {
    self.init(
      background: finish.background,
      paths: finish.paths.mapValues { EdgePath(points: $0.points, tip: $0.tip) },
      positions: finish.positions, labelCentre: finish.titleCentre, pageColour: finish.page.code)
  }
}
