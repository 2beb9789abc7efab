import APIGraph
import DocumentTree

/// Rules about base addresses.
let serverRules: [Rule] = [
  Rule(
    "server-removed", "Server removed", .states(.breaking),
    because: "Calls to the old address are not described any more.",
    migration: "Send calls to one of the other addresses.",
    when: .serverRemoved { server, _ in
      // Without servers the address is that of the description itself: nobody was told one.
      guard server.isDeclared else { return [] }
      return [Finding("server '\(server.url)' removed", detail: server.url)]
    }),
  Rule(
    "server-added", "Server added", .states(.additive),
    because: "The addresses that were there are there still.",
    migration: "Nothing to do.",
    when: .serverAdded { server, _ in
      guard server.isDeclared else { return [] }
      return [Finding("server '\(server.url)' added", detail: server.url)]
    }),
  Rule(
    "server-variable-default-changed", "Default of a server variable changed", .states(.breaking),
    covers: ["default"],
    because: "Callers who do not set the variable call another address.",
    migration: "Set the variable to its old default.",
    when: .serverVariableChanged { old, new, _ in
      guard differ(old.facts["default"], new.facts["default"]) else { return [] }
      return [
        Finding(
          "default of server variable '\(new.name)' changed from "
            + "\(quoted(old.facts["default"]?.value)) to \(quoted(new.facts["default"]?.value))",
          at: "default")
      ]
    }),
  Rule(
    "server-variable-value-removed", "Value of a server variable removed", .states(.breaking),
    covers: ["enum"],
    because: "The address that the value makes is not described any more.",
    migration: "Set the variable to one of the other values.",
    when: .serverVariableChanged { old, new, _ in
      guard let after = new.facts["enum"]?.values else { return [] }
      let removed = old.facts["enum"]?.values.filter { !after.contains($0) }
      guard removed?.isEmpty != true else { return [] }
      let names =
        removed.map { listed($0.map(\.compactText)) } ?? "all but \(quoted(.array(after)))"
      return [Finding("server variable '\(new.name)' lost \(names)", at: "enum")]
    }),
  Rule(
    "server-variable-value-added", "Value of a server variable added", .states(.additive),
    covers: ["enum"],
    because: "The addresses that were there are there still.",
    migration: "Nothing to do.",
    when: .serverVariableChanged { old, new, _ in
      guard let before = old.facts["enum"]?.values else { return [] }
      let added = new.facts["enum"]?.values.filter { !before.contains($0) }
      guard added?.isEmpty != true else { return [] }
      let names = added.map { listed($0.map(\.compactText)) } ?? "any value"
      return [Finding("server variable '\(new.name)' now takes \(names)", at: "enum")]
    }),
]

extension Server {
  /// Whether the description names the address; `/` is what stands in for none.
  var isDeclared: Bool { url != "/" }
}

extension Fact {
  /// The elements of a list.
  var values: [JSONValue] {
    if case .array(let values) = value { values } else { [value] }
  }
}
