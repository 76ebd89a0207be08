import Foundation
import GraphCore

/// The unit processes of the US Life Cycle Inventory as a hypergraph: real recipes of many inputs with
/// loops through energy and transport. Not part of the package; nil where the file is absent.
public struct LifeCycleInventory: Sendable {
  public let flows: [String]
  public let processes: [String]
  public let graph: Hypergraph

  public static let shared: LifeCycleInventory? = SharedData.root.flatMap { root in
    let file = root.appendingPathComponent("data/uslci/exchanges.csv")
    return (try? String(contentsOf: file, encoding: .utf8)).map { LifeCycleInventory($0) }
  }

  /// What no process makes: it comes from outside.
  public var raws: NodeSet { NodeSet(graph.nodes.filter { graph.routes(making: $0).isEmpty }) }

  init(_ text: String) {
    var flows: [String] = []
    var processes: [String] = []
    var flowIDs: [String: Int] = [:]
    var processIDs: [String: Int] = [:]
    var routes: [(inputs: [NodeID], outputs: [NodeID])] = []
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = Self.cells(line)
      let process = processIDs[cells[0]] ?? processes.count
      if process == processes.count {
        processIDs[cells[0]] = process
        processes.append(cells[1])
        routes.append(([], []))
      }
      let flow = flowIDs[cells[3]] ?? flows.count
      if flow == flows.count {
        flowIDs[cells[3]] = flow
        flows.append(cells[4])
      }
      if cells[2] == "input" {
        routes[process].inputs.append(NodeID(flow))
      } else {
        routes[process].outputs.append(NodeID(flow))
      }
    }
    self.flows = flows
    self.processes = processes
    graph = Hypergraph(nodeCount: flows.count, routes: routes)
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells: [String] = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
