import Foundation
import TestSupport
import Testing

@testable import GraphvizRender

@Suite struct TypeMetricsTests {
  @Test func `the table is in order and holds what differs from a full width`() {
    for (entry, next) in zip(TypeMetrics.advances, TypeMetrics.advances.dropFirst()) {
      #expect(entry.last < next.first, "\(entry) before \(next)")
    }
    for entry in TypeMetrics.advances {
      #expect(entry.first <= entry.last && (entry.regular != 1000 || entry.bold != 1000), "\(entry)")
      #expect(entry.regular <= 3000 && entry.bold <= 3000, "\(entry)")
    }
  }

  /// Every character there is, against a look through the whole table.
  @Test(arguments: [false, true])
  func `a width is what the table says`(isBold: Bool) {
    var listed: [UInt32: Int] = [:]
    for entry in TypeMetrics.advances {
      for code in entry.first...entry.last { listed[code] = Int(isBold ? entry.bold : entry.regular) }
    }
    for code in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let width = TypeMetrics.advance(of: scalar, isBold: isBold)
      if let expected = listed[code] {
        #expect(width == expected, "U+\(String(code, radix: 16))")
      } else {
        #expect(width == 1000 || width == 0, "U+\(String(code, radix: 16))")
        if width == 0 {
          #expect(!scalar.properties.isAlphabetic || scalar.properties.isDiacritic || isMark(scalar))
        }
      }
    }
  }

  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    [.nonspacingMark, .enclosingMark, .format].contains(scalar.properties.generalCategory)
  }

  @Test func `widths add up and heights follow the type`() {
    func extent(_ text: String, _ size: Double, isBold: Bool = false) -> SIMD2<Double> {
      var text = text
      return text.withUTF8 { TypeMetrics.extent(of: $0, size: size, isBold: isBold) }
    }
    #expect(extent("", 10) == SIMD2(0, 11))
    #expect(extent("再生锂", 10) == SIMD2(30, 11))
    #expect(extent("再生锂", 11, isBold: true) == SIMD2(33, 12))
    #expect(extent("a\u{0301}", 20) == extent("a", 20))
    // 0.392 + 0.555 em, rounded up.
    #expect(extent("/0", 10) == SIMD2(10, 11))
  }

  @Test func `characters the typeface lacks are given a full width, so that they fit`() {
    for scalar: Unicode.Scalar in ["₂", "ก", "🔋"] {
      #expect(TypeMetrics.advance(of: scalar, isBold: false) == 1000)
    }
  }

  @Test func `bytes that are no text take room and no more`() {
    let bytes: [UInt8] = [0xFF, 0x41, 0xE9, 0x93]
    bytes.withUnsafeBufferPointer {
      let extent = TypeMetrics.extent(of: $0, size: 10, isBold: false)
      #expect(extent.x >= 10 && extent.x <= 50)
    }
  }

  /// Graphviz's own measurer with the typeface itself, which it fits to a screen's pixels: a letter may
  /// come out half a pixel, 3/8 of a point, wider or narrower.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: noto), "the typeface is not installed: fonts-noto-cjk"),
    arguments: [7.0, 8, 9, 10, 11, 12, 20])
  func `text takes the room that the typeface gives it`(size: Double) throws {
    let texts = [
      "乙烯-醋酸乙烯共聚物", "SBS热塑性弹性体", "lithium hexafluorophosphate", "岳发〔2024〕6号 四(六)4", "α-烯烃 · 1,4-丁二醇",
      "AVAILABLE Toy WAVE", "范围：岳阳市　|　状态截至 2024 年", "（含苯乙烯）、“碳九”—…", "≥ 99.9 % → 25 ℃", "+3",
    ]
    var nodes = ""
    for (index, text) in texts.enumerated() {
      nodes += "r\(index) [label=<\(text)>]; b\(index) [label=<<B>\(text)</B>>];\n"
    }
    let dot = """
      digraph g { node [shape=plain, margin=0, width=0, height=0, fontsize=\(size), fontname="Noto Sans CJK SC"];
      \(nodes) }
      """
    let measured = try GraphvizEngine.layout(dot: dot, for: .svg)
    let typeset = try GraphvizEngine.layout(dot: dot, for: .png)
    var sums = SIMD2(0.0, 0.0)
    for (index, text) in texts.enumerated() {
      for weight in ["r", "b"] {
        let ours = try #require(measured.boxes["\(weight)\(index)"])
        let theirs = try #require(typeset.boxes["\(weight)\(index)"])
        let slack = 0.375 * Double(text.unicodeScalars.count) + 1
        #expect(abs(ours.width - theirs.width) <= slack, "\(text): \(ours.width), \(theirs.width)")
        #expect(ours.height == theirs.height, "\(text)")
        sums += SIMD2(ours.width, theirs.width)
      }
    }
    #expect((0.95...1.05).contains(sums.x / sums.y), "\(sums)")
  }
}

private let noto = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
