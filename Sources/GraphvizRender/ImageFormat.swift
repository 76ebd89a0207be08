/// What a picture can be written as.
public enum ImageFormat: String, CaseIterable, Sendable {
  case svg, png, pdf
  /// DOT with positions filled in.
  case dot
  /// The picture as Graphviz's own drawing operations, one line an object.
  case plain

  /// Whether the output is text in UTF-8.
  public var isText: Bool {
    switch self {
    case .svg, .dot, .plain: true
    case .png, .pdf: false
    }
  }
}

/// How a picture is written; what it shows stands in the DOT text.
public struct RenderOptions: Hashable, Sendable {
  /// Raster resolution; used for PNG only. Fine type looks ragged below 150 (A3) or 200 (A4).
  public var dotsPerInch: Int
  /// The year a PDF says it was made in; nil leaves the clock's date, and the bytes vary.
  public var creationYear: Int?
  /// Name, description and language of an SVG, for screen readers.
  public var description: ImageDescription?

  public init(dotsPerInch: Int = 150, creationYear: Int? = nil, description: ImageDescription? = nil) {
    precondition((36...1200).contains(dotsPerInch), "a resolution between 36 and 1200 dpi")
    self.dotsPerInch = dotsPerInch
    self.creationYear = creationYear
    self.description = description
  }
}

/// What a screen reader says of a picture.
public struct ImageDescription: Hashable, Sendable {
  public var title: String
  public var text: String
  /// A BCP 47 tag: `zh-CN`, `en`.
  public var language: String

  public init(title: String, text: String = "", language: String) {
    self.title = title
    self.text = text
    self.language = language
  }
}
