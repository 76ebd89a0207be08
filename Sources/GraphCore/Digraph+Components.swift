/// The strongly connected components of a graph: the largest groups of nodes that all reach each other.
///
/// Numbered upstream first: a link between two components always leads to the larger id.
/// Made by ``Digraph/stronglyConnectedComponents()``.
public struct Components: Sendable {
  let graph: Digraph
  /// The component of each node.
  let componentOfNode: [Int32]
  /// The nodes of each component.
  let memberRows: PackedRows
  let cyclic: [Bool]

  public var count: Int { memberRows.rowCount }
  /// Every component, ascending: upstream first.
  public var ids: Range<ComponentID> { ComponentID(0)..<ComponentID(count) }

  /// The component that holds `node`.
  public func component(of node: NodeID) -> ComponentID {
    ComponentID(rawValue: componentOfNode[node.index])
  }

  /// The nodes of `component`, ascending.
  public func members(of component: ComponentID) -> IDList<NodeID> {
    IDList(values: memberRows[component.index])
  }

  /// Whether a walk of one link or more leads from `component` back to where it began: it holds
  /// several nodes, or one with a self-loop.
  public func isCyclic(_ component: ComponentID) -> Bool { cyclic[component.index] }

  /// The most links between components on any walk: the depth of the graph once each component is
  /// shrunk to a point. 0 without such links.
  ///
  /// - Complexity: O(*V* + *E*) at each call.
  public var longestPathLength: Int {
    var lengths = [Int](repeating: 0, count: count)
    // Components are in topological order, so each length is final before it is passed on.
    for node in memberRows.values {
      let here = Int(componentOfNode[Int(node)])
      for successor in graph.successors(of: NodeID(rawValue: node)) {
        let there = Int(componentOfNode[successor.index])
        if there != here { lengths[there] = max(lengths[there], lengths[here] + 1) }
      }
    }
    return lengths.max() ?? 0
  }
}

extension Digraph {
  /// Finds the strongly connected components, in topological order.
  ///
  /// Every node is in exactly one; a node on no cycle is alone in its own. The order is one of the
  /// topological orders of the condensation, always the same for the same graph.
  /// - Complexity: O(*V* + *E*) time, O(*V*) space; no recursion.
  /// - Reference: Docs/Guides/Components.md; Tarjan 1972, doi:10.1137/0201010.
  public func stronglyConnectedComponents() -> Components {
    var (componentOfNode, count) = tarjanComponents()
    // Tarjan completes a component after all those downstream of it: turn the numbers round.
    for node in componentOfNode.indices { componentOfNode[node] = Int32(count) - 1 - componentOfNode[node] }
    let members = PackedRows(grouping: componentOfNode, rowCount: count)
    var cyclic = (0..<count).map { members.range($0).count > 1 }
    for (source, target) in zip(sources, targets) where source == target {
      cyclic[Int(componentOfNode[Int(source)])] = true
    }
    return Components(graph: self, componentOfNode: componentOfNode, memberRows: members, cyclic: cyclic)
  }

  /// Tarjan's numbers: the component of each node, downstream first.
  private func tarjanComponents() -> (componentOfNode: [Int32], count: Int) {
    let starts = downstream.links.starts.span
    let neighbours = downstream.neighbours.span
    var cursors = downstream.links.starts  // the next link of each node to look along
    var orders = [Int32](repeating: -1, count: nodeCount)  // when each node was first seen
    var lows = orders  // the earliest open node known to be reachable
    var components = orders
    var open: [Int32] = []  // nodes seen and not yet in a component
    var calls: [Int32] = []  // the walk from the root to the current node
    var cursor = cursors.mutableSpan
    var order = orders.mutableSpan
    var low = lows.mutableSpan
    var component = components.mutableSpan
    var seen: Int32 = 0
    var count: Int32 = 0

    for root in 0..<nodeCount where order[root] < 0 {
      order[root] = seen
      low[root] = seen
      seen += 1
      open.append(Int32(root))
      calls.append(Int32(root))
      while let current = calls.last {
        let node = Int(current)
        if cursor[node] < starts[node + 1] {
          let neighbour = Int(neighbours[Int(cursor[node])])
          cursor[node] += 1
          if order[neighbour] < 0 {
            order[neighbour] = seen
            low[neighbour] = seen
            seen += 1
            open.append(Int32(neighbour))
            calls.append(Int32(neighbour))
          } else if component[neighbour] < 0 {
            low[node] = min(low[node], order[neighbour])
          }
          continue
        }
        calls.removeLast()
        if low[node] == order[node] {
          while let member = open.popLast() {
            component[Int(member)] = count
            if Int(member) == node { break }
          }
          count += 1
        } else if let caller = calls.last {
          low[Int(caller)] = min(low[Int(caller)], low[node])
        }
      }
    }
    return (components, Int(count))
  }
}
