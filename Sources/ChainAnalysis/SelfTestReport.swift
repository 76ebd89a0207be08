/// How well hidden facts are found again, by several ways of guessing.
public struct SelfTestReport: Sendable {
  public enum Task: String, Sendable {
    /// Present nodes hidden, looked for in the gap list.
    case nodes
    /// Links hidden, looked for among each source's likeliest targets.
    case links
  }

  /// A way of guessing; the first of a report is the one under test.
  public enum Method: String, Sendable {
    case gapList = "gap-list"
    case combined
    case commonNeighbours = "common-neighbours"
    case preferentialAttachment = "preferential-attachment"
    case popularity
    case itemCosine = "item-cosine"
    case random
  }

  /// A mean over the repeats with half the width of its 95 % confidence interval.
  public struct Estimate: Hashable, Sendable {
    public var mean: Double
    /// Student's t; nil with a single repeat.
    public var halfWidth: Double?

    public init(_ values: [Double]) {
      let count = Double(values.count)
      let mean = values.isEmpty ? 0 : values.reduce(0, +) / count
      self.mean = mean
      guard values.count > 1 else { return }
      let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / (count - 1)
      halfWidth = Self.student(degrees: values.count - 1) * (variance / count).squareRoot()
    }

    /// The 97.5 % point of Student's t, to three digits for the degrees that matter.
    private static func student(degrees: Int) -> Double {
      let table = [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145,
        2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045,
        2.042,
      ]
      // Beyond the table the next larger value known is used: the interval is never too narrow.
      return degrees <= table.count ? table[degrees - 1] : degrees < 60 ? 2.042 : 2.000
    }
  }

  public struct Row: Sendable {
    public var method: Method
    public var k: Int
    /// The share of what was hidden found among the first k.
    public var recall: Estimate
    /// The share of the first k that had been hidden.
    public var precision: Estimate
  }

  public var task: Task
  public var repeats: Int
  public var seed: UInt64
  /// The share of what could be hidden that was.
  public var share: Double
  /// Facts that could be hidden, and that were in each repeat.
  public var known: Int
  public var hidden: Int
  /// By method, then k.
  public var rows: [Row]

  public func row(_ method: Method, at k: Int) -> Row? { rows.first { $0.method == method && $0.k == k } }
}
