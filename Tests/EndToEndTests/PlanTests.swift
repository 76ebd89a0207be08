import Foundation
import TestSupport
import Testing

/// `plan` as a user runs it.
struct PlanTests {
  /// A city that has brine and crude; iron can be bought.
  ///
  ///     brine → carbonate; carbonate + iron → cathode; cathode + foil → cell; cell → pack
  ///     cell and pack make each other again by way of scrap: pack → scrap → carbonate
  private static let nodes = """
    id,name,name_en,kind,tradable
    brine,卤水,brine,resource,
    iron,铁,iron,material,yes
    carbonate,碳酸锂,carbonate,material,
    cathode,正极,cathode,material,
    foil,铝箔,foil,material,
    cell,电芯,cell,product,
    pack,电池包,pack,product,
    scrap,废电池,scrap,resource,
    egg,蛋,egg,product,
    hen,鸡,hen,product,
    moon,月尘,moon dust,material,
    lamp,灯,lamp,product,

    """
  private static let processes = """
    id,name,name_en,investment,source,locator
    extraction,提锂,extraction,2,s,1
    recycling,回收提锂,recycling,1,s,1
    sintering,烧结,sintering,3,s,1
    winding,卷绕,winding,4,s,1
    rolling,轧制,rolling,5,s,1
    casting,铸轧,casting,4,s,1
    packing,组装,packing,1,s,1
    collecting,回收网点,collecting,1,s,1
    brooding,孵化,brooding,1,s,1
    laying,产蛋,laying,1,s,1
    lighting,制灯,lighting,1,s,1

    """
  private static let recipes = [
    "extraction": "brine > carbonate", "recycling": "scrap > carbonate",
    "sintering": "carbonate iron > cathode",
    "winding": "cathode foil > cell", "rolling": "iron > foil", "casting": "iron > foil",
    "packing": "cell > pack", "collecting": "pack > scrap", "brooding": "egg > hen", "laying": "hen > egg",
    "lighting": "moon > lamp",
  ]

  private static func dataset(
    presence: String = "brine,,city,,operating,s,1\n", processes: String = processes
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("id,title\ns,题\n", to: "sources.csv")
    try folder.write(nodes, to: "nodes.csv")
    try folder.write(processes, to: "processes.csv")
    var flows = "process,role,node,amount,source,locator\n"
    for (process, recipe) in recipes.sorted(by: { $0.key < $1.key }) {
      let sides = recipe.components(separatedBy: " > ")
      flows += "\(process),output,\(sides[1]),1,s,1\n"
      for input in sides[0].split(separator: " ") { flows += "\(process),input,\(input),,s,1\n" }
    }
    try folder.write(flows, to: "flows.csv")
    try folder.write("id,name,name_en,kind,parent\ncity,市,city,city,\n", to: "regions.csv")
    try folder.write("node,company,region,process,status,source,locator\n" + presence, to: "presence.csv")
    let tables = ["sources", "nodes", "processes", "flows", "regions", "presence"]
    let resources = tables.map { "{\"name\": \"\($0)\", \"path\": \"\($0).csv\"}" }.joined(separator: ", ")
    try folder.write(
      """
      {"name": "plan", "title": "例", "liantu": {"format": 1, "scope": "city", "asOf": 2024},
       "resources": [\(resources)]}
      """, to: "datapackage.json")
    return folder
  }

  private static func projects(_ completion: Any?) -> [String] {
    ((completion as? [String: Any])?["projects"] as? [[String: Any]] ?? []).compactMap {
      $0["route"] as? String
    }
  }

  @Test func `the pack takes five projects, the cheaper foil among them`() throws {
    let folder = try Self.dataset()
    let run = try Run("plan", folder.url.path, "--target", "pack", "--format", "json")
    #expect(run.status == 0)
    let json = try run.json()
    #expect(json["schema"] as? String == "liantu.plan/1")
    let completions = try #require(json["completions"] as? [String: Any])
    let best = try #require(completions["best"] as? [[String: Any]])
    #expect(
      best.map { Set(Self.projects($0)) } == [["extraction", "sintering", "winding", "casting", "packing"]])
    #expect(best[0]["investment"] as? Double == 14 && best[0]["purchases"] as? [String] == ["iron"])
    #expect(completions["proven"] as? Bool == true && completions["complete"] as? Bool == true)
    #expect(Set(json["essential"] as? [String] ?? []) == ["carbonate", "cathode", "foil", "cell"])
    #expect((json["unreachable"] as? [String])?.isEmpty == true)
  }

  @Test func `without prices both foils do, and are optional`() throws {
    let unpriced = Self.processes.replacing(",5,s,1", with: ",,s,1")
    let folder = try Self.dataset(processes: unpriced)
    let json = try Run("plan", folder.url.path, "--target", "pack", "--format", "json").json()
    let completions = try #require(json["completions"] as? [String: Any])
    let best = try #require(completions["best"] as? [[String: Any]])
    #expect(best.count == 2 && completions["cheapest"] is NSNull)
    // The fully priced one comes first.
    #expect(Self.projects(best[0]).contains("casting") && best[1]["priced"] as? Int == 4)
    let optional = try #require(completions["optional"] as? [[String: Any]])
    #expect(optional.compactMap { $0["route"] as? String } == ["rolling", "casting"])
    let one = try Run("plan", folder.url.path, "--target", "pack", "--enumerate", "1", "--format", "json")
      .json()
    let few = try #require(one["completions"] as? [String: Any])
    #expect((few["best"] as? [Any])?.count == 1 && few["complete"] as? Bool == false)
    #expect((few["optional"] as? [Any])?.count == 2)
  }

  @Test func `three regimes, each with a proof`() throws {
    let folder = try Self.dataset(presence: "foil,,city,,operating,s,1\n")
    let json = try Run(
      "plan", folder.url.path, "--target", "pack", "--regime", "loop", "--format", "json"
    ).json()
    let verdict = try #require((json["verdicts"] as? [[String: Any]])?.first)
    #expect(verdict["divided"] as? Bool == true)
    let regimes = try #require(verdict["regimes"] as? [[String: Any]])
    #expect(regimes.compactMap { $0["producible"] as? Bool } == [false, false, true])
    #expect(Set(regimes[1]["deadEnds"] as? [String] ?? []) == ["brine"])
    let tried = try #require(regimes[1]["tried"] as? [[String: Any]])
    #expect(tried.first?["route"] as? String == "packing" && tried.first?["missing"] as? [String] == ["cell"])
    // Without brine the ring pack → scrap → carbonate → cathode → cell → pack runs once it is charged.
    let seed = try #require(regimes[2]["seed"] as? [String: Any])
    #expect((seed["nodes"] as? [String])?.count == 1 && seed["proven"] as? Bool == true)
    #expect((regimes[2]["reason"] as? String)?.contains("自循环，需首次投料") == true)
    #expect((regimes[2]["reason_en"] as? String)?.contains("first charge") == true)
    let best = try #require((json["completions"] as? [String: Any])?["best"] as? [[String: Any]])
    #expect(Set(Self.projects(best[0])) == ["recycling", "sintering", "winding", "packing", "collecting"])
  }

  @Test func `no known route is exit code 3, and says what was tried`() throws {
    let folder = try Self.dataset()
    for language in ["zh", "en"] {
      let run = try Run("plan", folder.url.path, "--target", "lamp", environment: ["LANG": language])
      #expect(run.status == 3)
      #expect(run.output.contains(language == "zh" ? "无已知路线" : "no known route"))
      #expect(run.output.contains(language == "zh" ? "月尘" : "moon dust"))
    }
    // A circle alone never starts where loops do not count.
    let circle = try Run("plan", folder.url.path, "--target", "egg")
    #expect(circle.status == 3 && circle.output.contains("互为前提"))
    #expect(try Run("plan", folder.url.path, "--target", "egg", "--regime", "loop").status == 0)
    let mixed = try Run("plan", folder.url.path, "--target", "pack,lamp", "--format", "json")
    let json = try mixed.json()
    #expect(mixed.status == 3 && json["unreachable"] as? [String] == ["lamp"])
    #expect(json["completions"] is NSNull)
  }

  @Test func `what is there needs no project`() throws {
    let folder = try Self.dataset(presence: "pack,,city,packing,operating,s,1\ncell,,city,,operating,s,1\n")
    let run = try Run("plan", folder.url.path, "--target", "pack")
    #expect(run.status == 0 && run.output.contains("无需新增项目"))
    let json = try Run("plan", folder.url.path, "--target", "pack", "--format", "json").json()
    let completions = try #require(json["completions"] as? [String: Any])
    #expect(completions["sizeBound"] as? Double == 0 && completions["complete"] as? Bool == true)
  }

  @Test func `unknown targets get a suggestion, usage errors a sentence`() throws {
    let folder = try Self.dataset()
    let unknown = try Run("plan", folder.url.path, "--target", "carbonat")
    #expect(unknown.status == 2 && unknown.output.isEmpty && unknown.messages.contains("carbonate"))
    for arguments in [
      [], ["--target", "pack", "--structures"], ["--target", " , "], ["--budget", "-1"],
      ["--budget", "much"],
      ["--target", "pack", "--enumerate", "0"], ["--target", "pack", "--regime", "none"],
      ["--target", "pack", "--time-limit", "-3"],
    ] {
      let run = try Run(arguments: ["plan", folder.url.path] + arguments)
      #expect(run.status == 64 && run.output.isEmpty && !run.messages.isEmpty, "\(arguments)")
    }
  }

  @Test func `an empty dataset has nothing to plan`() throws {
    let folder = try TemporaryFolder()
    try folder.write("id,name,kind\n", to: "nodes.csv")
    try folder.write("id,name,name_en,kind,parent\ncity,市,city,city,\n", to: "regions.csv")
    try folder.write(
      """
      {"name": "empty", "title": "空", "liantu": {"format": 1, "scope": "city", "asOf": 2024},
       "resources": [{"name": "nodes", "path": "nodes.csv"}, {"name": "regions", "path": "regions.csv"}]}
      """, to: "datapackage.json")
    #expect(try Run("plan", folder.url.path, "--target", "pack").status == 2)
    let budget = try Run("plan", folder.url.path, "--budget", "3", "--format", "json")
    #expect(budget.status == 0)
    let best = try #require((try budget.json()["budget"] as? [String: Any])?["best"] as? [String: Any])
    #expect(best["value"] as? Double == 0)
  }

  @Test func `a budget values projects that only work together`() throws {
    let folder = try Self.dataset()
    // Two of the three are on the way to the cell; one by one none of them yields anything.
    for (amount, value) in [("3", 0.0), ("4", 1), ("5", 2), ("13亿元", 1), ("14yi", 2), ("12亿", 0)] {
      let json = try Run(
        "plan", folder.url.path, "--target", "cell，pack", "--budget", amount, "--format", "json"
      ).json()
      let budget = try #require(json["budget"] as? [String: Any])
      #expect((budget["best"] as? [String: Any])?["value"] as? Double == value, "\(amount)")
      #expect((budget["greedy"] as? [String: Any])?["value"] as? Double == 0, "\(amount)")
      #expect(budget["difference"] as? Double == value && budget["proven"] as? Bool == true)
    }
  }

  @Test func `a budget says what its value is and what has no price`() throws {
    let folder = try Self.dataset(processes: Self.processes.replacing(",5,s,1", with: ",,s,1"))
    let run = try Run("plan", folder.url.path, "--target", "pack", "--budget", "14亿元")
    #expect(run.output.contains("价值按目标计，每个为1") && run.output.contains("其余不能入选"))
  }

  @Test func `the same question gets the same bytes, in every format and language`() throws {
    let folder = try Self.dataset()
    for format in ["table", "json", "csv", "md"] {
      for language in ["zh", "en"] {
        let arguments = ["plan", folder.url.path, "--target", "pack", "--budget", "4", "--format", format]
        let first = try Run(arguments: arguments, environment: ["LANG": language])
        let second = try Run(arguments: arguments, environment: ["LANG": language])
        #expect(first.status == 0 && first.output == second.output && !first.output.isEmpty)
      }
    }
    let arguments = ["plan", folder.url.path, "--target", "pack", "--format", "json"]
    let english = try Run(arguments: arguments, environment: ["LANG": "en"])
    #expect(try Run(arguments: arguments).output == english.output)
  }

  @Test func `structures are listed as process-network synthesis has them`() throws {
    let folder = try Self.dataset()
    let json = try Run(
      "plan", folder.url.path, "--target", "pack", "--structures", "--regime", "loop", "--format", "json"
    ).json()
    // Carbonate from brine, from scrap, or both; foil by one way, the other, or both.
    #expect(json["structures"] as? Int == 9 && json["structuresComplete"] as? Bool == true)
    #expect((json["maximal"] as? [String])?.count == 8)
    let best = try #require(json["best"] as? [String: Any])
    #expect(best["cost"] as? Double == 14)
    #expect(
      Set(best["units"] as? [String] ?? []) == ["extraction", "sintering", "winding", "casting", "packing"])
    // Recycling with its collecting costs as much, in one unit more.
    #expect((json["alternatives"] as? [Any])?.count == 1)
  }

  @Test func `Ctrl-C ends a long search at once and leaves no file`() throws {
    // A row of nodes with four ways to make each: 4¹⁰⁰ plans of the same size.
    let count = 100
    let folder = try TemporaryFolder()
    try folder.write("id,title\ns,题\n", to: "sources.csv")
    try folder.write(
      "id,name,kind,tradable\nraw,原料,resource,yes\n"
        + (0..<count).map { "n\($0),环\($0),material,\n" }.joined(), to: "nodes.csv")
    let routes = (0..<count).flatMap { node in (0..<4).map { (node, "p\(node)-\($0)") } }
    try folder.write(
      "id,name,source,locator\n" + routes.map { "\($0.1),法,s,1\n" }.joined(), to: "processes.csv")
    try folder.write(
      "process,role,node,amount,source,locator\n"
        + routes.map { node, route in
          "\(route),output,n\(node),1,s,1\n\(route),input,\(node == 0 ? "raw" : "n\(node - 1)"),,s,1\n"
        }.joined(), to: "flows.csv")
    try folder.write("id,name,name_en,kind,parent\ncity,市,city,city,\n", to: "regions.csv")
    let tables = ["sources", "nodes", "processes", "flows", "regions"].map {
      "{\"name\": \"\($0)\", \"path\": \"\($0).csv\"}"
    }
    try folder.write(
      """
      {"name": "long", "title": "长", "liantu": {"format": 1, "scope": "city", "asOf": 2024},
       "resources": [\(tables.joined(separator: ", "))]}
      """, to: "datapackage.json")
    // Interrupted by another process: on a busy machine a sleep in here may end when all is over.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = [
      "--preserve-status", "--signal", "INT", "3", Repository.binary.path, "plan", folder.url.path,
      "--target",
      "n\(count - 1)", "--enumerate", "10000", "--output", folder.file("plan.txt").path, "--quiet",
    ]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130 && process.terminationReason == .exit)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(!left.contains { $0.hasPrefix("plan.txt") })
  }

  @Test func `a limit is kept, and the answer says what is not proven`() throws {
    let folder = try Self.dataset()
    let run = try Run("plan", folder.url.path, "--target", "pack", "--time-limit", "0")
    #expect(run.status == 0 && run.output.contains("尚未证明最少"))
  }

  // MARK: Published process networks

  struct Golden: Sendable, CustomTestStringConvertible {
    let name: String
    let units: Int
    let structures: Int
    /// Cost and units of the cheapest; the file states costs for two of the four.
    let best: (cost: Double, units: [Set<String>])?
    var testDescription: String { name }
  }

  static let goldens = [
    Golden(name: "3-2", units: 7, structures: 19, best: nil),
    Golden(name: "4-1", units: 7, structures: 13, best: (10, [["u2", "u4"], ["u3", "u6", "u10"]])),
    Golden(name: "5-1", units: 6, structures: 10, best: nil),
    Golden(name: "6-1", units: 7, structures: 19, best: (9, [["O2", "O5", "O7"]])),
  ]

  @Test(.enabled(if: SharedData.root != nil, "no shared data: set LIANTU_SHARED"), arguments: goldens)
  func `the published cases come out through a dataset`(golden: Golden) throws {
    let file = try #require(SharedData.root)
      .appendingPathComponent("golden/p-graph/example-\(golden.name).csv")
    let folder = try TemporaryFolder()
    var kinds: [(material: String, kind: String)] = []
    var units: [(unit: String, cost: String)] = []
    var flows = "process,role,node,amount,source,locator\n"
    var hasOutput: Set<String> = []
    for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      let (unit, role, material) = (cells[0], cells[2], cells[3])
      if !units.contains(where: { $0.unit == unit }) { units.append((unit, cells[1])) }
      if !kinds.contains(where: { $0.material == material }) { kinds.append((material, cells[4])) }
      let isMain = role == "output" && hasOutput.insert(unit).inserted
      let place = role == "input" ? "input" : isMain ? "output" : "byproduct"
      flows += "\(unit),\(place),\(material),\(isMain ? "1" : ""),s,1\n"
    }
    try folder.write("id,title\ns,P-graph\n", to: "sources.csv")
    try folder.write(
      "id,name,kind\n"
        + kinds.map { "\($0.material),\($0.material),\($0.kind == "raw" ? "resource" : "material")\n" }
        .joined(), to: "nodes.csv")
    try folder.write(
      "id,name,investment,source,locator\n" + units.map { "\($0.unit),\($0.unit),\($0.cost),s,1\n" }.joined(),
      to: "processes.csv")
    try folder.write(flows, to: "flows.csv")
    try folder.write("id,name,name_en,kind,parent\ncity,市,city,city,\n", to: "regions.csv")
    try folder.write(
      "node,region,status,source,locator\n"
        + kinds.filter { $0.kind == "raw" }.map { "\($0.material),city,operating,s,1\n" }.joined(),
      to: "presence.csv")
    let tables = ["sources", "nodes", "processes", "flows", "regions", "presence"].map {
      "{\"name\": \"\($0)\", \"path\": \"\($0).csv\"}"
    }
    try folder.write(
      """
      {"name": "golden", "title": "例", "liantu": {"format": 1, "scope": "city", "asOf": 2024},
       "resources": [\(tables.joined(separator: ", "))]}
      """, to: "datapackage.json")
    let products = kinds.filter { $0.kind == "product" }.map(\.material).joined(separator: ",")
    let json = try Run(
      "plan", folder.url.path, "--target", products, "--structures", "--regime", "loop", "--format", "json"
    ).json()
    #expect((json["maximal"] as? [String])?.count == golden.units)
    #expect(json["structures"] as? Int == golden.structures && json["structuresComplete"] as? Bool == true)
    guard let expected = golden.best else { return }
    let best = try #require(json["best"] as? [String: Any])
    let others = try #require(json["alternatives"] as? [[String: Any]])
    let found = ([best] + others).map { Set($0["units"] as? [String] ?? []) }
    #expect(best["cost"] as? Double == expected.cost && found == expected.units)
    #expect(json["bestProven"] as? Bool == true && json["alternativesComplete"] as? Bool == true)
  }
}
