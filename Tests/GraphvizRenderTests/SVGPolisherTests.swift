import Foundation
import Testing

@testable import GraphvizRender

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct SVGPolisherTests {
  static let dot = """
    digraph g {
      a [tooltip="甲 & <b>", URL="javascript:alert(1)", id="n-a", class="node-gap"];
      b [tooltip="乙", URL="https://example.org/?a=1&b=2", id="n 2 onload"];
      a -> b [id="l-1", class="link-feedstock", tooltip="甲 → 乙", URL="data:text/html,x"];
    }
    """

  private func polished() throws -> String {
    let options = RenderOptions(
      description: ImageDescription(title: "图 <1>", text: "a & b\u{1B}", language: "zh-CN"))
    return String(
      decoding: try GraphvizEngine.render(dot: Self.dot, as: .svg, options: options), as: UTF8.self)
  }

  @Test func `is well-formed and holds nothing that runs`() throws {
    let svg = try polished()
    let parser = XMLParser(data: Data(svg.utf8))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    for bad in ["<script", "javascript:", "data:", "<!DOCTYPE", "<!--", "onload"] {
      #expect(!svg.contains(bad), "\(bad)")
    }
  }

  @Test func `says what it is`() throws {
    let svg = try polished()
    #expect(svg.contains("role=\"img\" aria-labelledby=\"diagram-title diagram-desc\" lang=\"zh-CN\""))
    #expect(svg.contains("<title id=\"diagram-title\">图 &lt;1&gt;</title>"))
    #expect(svg.contains("<desc id=\"diagram-desc\">a &amp; b</desc>"))
    #expect(svg.firstMatch(of: /data-dot="fnv1a64:[0-9a-f]{16}"/) != nil)
  }

  @Test func `keeps tooltips, classes and safe links, drops id titles`() throws {
    let svg = try polished()
    #expect(svg.contains("<title>甲 &amp; &lt;b&gt;</title>"))
    #expect(svg.contains("<title>甲 → 乙</title>"))
    #expect(svg.contains("class=\"node node-gap\"") && svg.contains("class=\"edge link-feedstock\""))
    #expect(svg.contains("<a xlink:href=\"https://example.org/?a=1&amp;b=2\">"))
    #expect(svg.contains("id=\"n-a\"") && svg.contains("id=\"g-"))
    for dropped in ["<title>a</title>", "<title>g</title>", "a&#45;&gt;b"] {
      #expect(!svg.contains(dropped), "\(dropped)")
    }
  }

  @Test func `names every family of a list, and each text's own`() throws {
    let list = "Noto Sans CJK SC,No Such Family,sans-serif"
    let dot = """
      digraph g { graph [fontname="\(list)", label="图"]; node [fontname="\(list)"]; edge [fontname="\(list)"];
        a -> b [label="边"]; c [fontname="DejaVu Sans,serif"]; d [fontname="DejaVu Sans"]; }
      """
    let svg = String(decoding: try GraphvizEngine.render(dot: dot, as: .svg), as: UTF8.self)
    let families = svg.matches(of: /<text [^>]*font-family="([^"]*)"[^>]*>([^<]*)</).map {
      ("\($0.output.2)", "\($0.output.1)")
    }
    let named = Dictionary(families, uniquingKeysWith: { first, _ in first })
    #expect(
      named == [
        "图": list, "边": list, "a": list, "b": list, "c": "DejaVu Sans,serif", "d": "DejaVu Sans",
      ])
  }
}
