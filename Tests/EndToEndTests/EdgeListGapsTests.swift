import Foundation
import Testing

/// `gaps --links F --presence F`, without a dataset.
struct EdgeListGapsTests {
  private func lists() throws -> (folder: TemporaryFolder, arguments: [String]) {
    let folder = try TemporaryFolder()
    try folder.write("from,to\n丙烯,异丙苯\n异丙苯,苯酚\n苯酚,双酚A\n双酚A,聚碳酸酯\n=1+1,丙烯\n", to: "links.csv")
    try folder.write("node\n丙烯\n双酚A\n氢气\n", to: "presence.csv")
    return (
      folder,
      ["gaps", "--links", folder.file("links.csv").path, "--presence", folder.file("presence.csv").path]
    )
  }

  @Test func `the example of the guide, with plain names`() throws {
    let (folder, arguments) = try lists()
    let run = try Run(arguments: arguments + ["--format", "json", "--all"])
    #expect(run.status == 0)
    #expect(run.messages.contains("1 个名称不在任何关系里"))
    let gaps = try run.objects("gaps")
    #expect(gaps.map { $0["node"] as? String } == ["异丙苯", "苯酚", "聚碳酸酯", "=1+1"])
    #expect(gaps.map { $0["kind"] as? String } == ["complete", "complete", "extend", "extend"])
    #expect(gaps.map { $0["span"] as? Int } == [2, 2, nil, nil])
    #expect(gaps.map { $0["rank"] as? Int } == [1, 1, 3, 4])
    let table = try Run(arguments: arguments + ["--language", "en"])
    #expect(table.output.hasPrefix("5 links, 7 nodes, 3 of them there, looking 3 steps either way: 4 gaps"))
    let csv = try Run(arguments: arguments + ["--format", "csv"])
    #expect(csv.output.contains("4,'=1+1,延链·向上"))
    withExtendedLifetime(folder) {}
  }

  @Test func `what is wrong with a list stops the run with its place`() throws {
    let (folder, arguments) = try lists()
    try folder.write("from,to\na\n", to: "links.csv")
    let run = try Run(arguments: arguments)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.messages.contains("links.csv:2:1: error ragged-row"))
    try folder.write("name\na\n", to: "presence.csv")
    try folder.write("from,to\na,b\n", to: "links.csv")
    #expect(try Run(arguments: arguments).messages.contains("presence.csv:1:1: error missing-column"))
  }

  @Test func `lists and a dataset exclude each other, and options of a dataset need one`() throws {
    let (folder, arguments) = try lists()
    #expect(try Run(arguments: arguments + ["Data/yueyang"]).status == 64)
    #expect(try Run(arguments: arguments + ["--region", "miluo"]).status == 64)
    #expect(try Run("gaps", "--links", folder.file("links.csv").path).status == 64)
    #expect(try Run("gaps").status == 64)
  }
}
