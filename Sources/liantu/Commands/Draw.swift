import ArgumentParser
import LianTu

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension DrawFormat: ExpressibleByArgument {}
extension DiagramPreset: ExpressibleByArgument {}
extension DiagramPaper: ExpressibleByArgument {}

struct Draw: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("画产业链图谱：能上会的图。", "Draw a chain as a picture fit for a meeting."),
      discussion: say(
        """
        例：
          liantu draw Data/yueyang --chain 再生锂 --output lithium.svg
          liantu draw Data/yueyang --chain 石油化工 --paper a2 -o chemicals.pdf
          liantu draw Data/yueyang --around 醋酸乙烯 --hops 1 --output around.png
          liantu draw Data/yueyang --chain 再生锂 --format mermaid

        不加 --format 时按 --output 的扩展名定格式，没有扩展名则为 svg。
        """,
        """
        Examples:
          liantu draw Data/yueyang --chain recycled-lithium --output lithium.svg
          liantu draw Data/yueyang --chain petrochemicals --paper a2 -o chemicals.pdf
          liantu draw Data/yueyang --around vinyl-acetate --hops 1 --output around.png
          liantu draw Data/yueyang --chain recycled-lithium --format mermaid

        Without --format the extension of --output decides, svg without one.
        """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var scope: ScopeOptions
  @Option(help: ArgumentHelp(say("画哪条产业链（编号或名称）", "the chain to draw (id or name)"), valueName: "chain"))
  var chain: String?
  @Option(help: ArgumentHelp(say("画某个环节的上下游", "draw what lies around a node"), valueName: "node"))
  var around: String?
  @Flag(help: ArgumentHelp(say("画全景图：各产业、各链与完整度", "draw all industries and chains with their completeness")))
  var panorama = false
  @Option(help: ArgumentHelp(say("上下游各几步（配合 --around）", "links either way, with --around"), valueName: "n"))
  var hops = 2
  @Option(help: ArgumentHelp(say("格式", "format")))
  var format: DrawFormat?
  @Option(
    help: ArgumentHelp(
      say(
        "版式：full 写中英文名和三家企业，dense 只写一名一家",
        "layout: full writes both names and three companies, dense one of each")))
  var preset: DiagramPreset = .auto
  @Option(help: ArgumentHelp(say("幅面", "paper")))
  var paper: DiagramPaper = .a3

  func validate() throws {
    if [chain != nil, around != nil, panorama].count(where: { $0 }) > 1 {
      throw ValidationError(
        say("--chain、--around、--panorama 只能选一个。", "--chain, --around and --panorama exclude each other."))
    }
    if !(1...20).contains(hops) {
      throw ValidationError(say("--hops 应在 1 至 20 之间。", "--hops is from 1 to 20."))
    }
    if format == nil && extensionFormat == nil && !(fileExtension ?? "").isEmpty {
      throw ValidationError(
        say(
          "认不出 .\(fileExtension ?? "") 格式，请用 --format 指定。",
          "unknown format .\(fileExtension ?? ""); use --format."))
    }
    if chosenFormat == .png || chosenFormat == .pdf, common.output == nil, Output.isTerminal {
      throw ValidationError(
        say("请用 --output 指定写到哪个文件。", "name a file with --output; a terminal cannot show this format."))
    }
  }

  private var fileExtension: String? {
    common.output.map { URL(fileURLWithPath: $0).pathExtension.lowercased() }
  }

  private var extensionFormat: DrawFormat? {
    switch fileExtension {
    case "gv"?: .dot
    case "mmd"?: .mermaid
    case let name?: DrawFormat(rawValue: name)
    case nil: nil
    }
  }

  private var chosenFormat: DrawFormat { format ?? extensionFormat ?? .svg }

  func run() throws {
    let subject: DrawRequest.Subject =
      if let chain { .chain(chain) } else if let around { .around(around, hops: hops) } else {
        panorama ? .panorama : .everything
      }
    let result = try DrawRequest(
      scope: scope.request, subject: subject, format: chosenFormat, preset: preset, paper: paper,
      language: .current
    ).run(on: try common.open())
    try Output.write(result.bytes, to: common.output)
    if let advice = result.advice, !common.quiet { Output.message(advice) }
  }
}
