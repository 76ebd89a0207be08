import ChainDiagram
import ChainModel

/// Why the renderer made no picture.
extension DiagramWording {
  public var invalidText: String {
    say("图中文字不是有效的 UTF-8", "the text of the picture is not valid UTF-8")
  }

  public func tooManyBytes(_ found: Int, allowed: Int) -> String {
    say(
      "图的文本共 \(found) 字节，超过 \(allowed) 字节：请用 --chain 或 --around 缩小范围",
      "the picture's text of \(found) bytes is over \(allowed): narrow it with --chain or --around")
  }

  public func tooManyNodes(_ found: Int, allowed: Int) -> String {
    say(
      "共 \(found) 个图元，超过 \(allowed) 个：请用 --chain 或 --around 缩小范围",
      "\(found) elements are more than \(allowed): narrow it with --chain or --around")
  }

  public func forbidden(_ name: String) -> String {
    say("图中不许出现属性 \(name)", "the attribute \(name) may not stand in a picture")
  }

  /// - Parameter remarks: Graphviz's own, in English.
  public func refused(_ remarks: [String]) -> String {
    let remarks = remarks.prefix(3).joined(separator: say("；", "; "))
    return say("Graphviz 拒绝成图，原话：\(remarks)", "Graphviz refused: \(remarks)")
  }
}
