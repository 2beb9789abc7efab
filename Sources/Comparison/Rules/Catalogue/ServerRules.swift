import APIGraph
import DocumentTree

/// Rules about base addresses.
let serverRules: [Rule] = [
  Rule(
    "server-removed", "Server removed", .states(.breaking),
    because: "Calls to the old address are not described any more.",
    migration: "Send calls to one of the other addresses.",
    when: .serverRemoved { server, others, _ in
      // Without an address nobody was told a host; a path that is added in front moves every call all the same.
      guard server.url != "/" || !others.isEmpty && others.allSatisfy(\.isPathOnly) else {
        return []
      }
      return [Finding("server '\(server.url)' removed", detail: server.url)]
    }),
  Rule(
    "server-added", "Server added", .states(.additive),
    because: "The addresses that were there are there still.",
    migration: "Nothing to do.",
    when: .serverAdded { server, _, _ in
      guard server.url != "/" else { return [] }
      return [Finding("server '\(server.url)' added", detail: server.url)]
    }),
  Rule(
    "server-scheme-removed", "Scheme of a server removed", .states(.breaking), covers: ["schemes"],
    because: "Calls by the old scheme are not served any more.",
    migration: "Call by one of the other schemes.",
    when: .serverChanged { old, new, _ in
      guard let before = old.facts["schemes"]?.values, let after = new.facts["schemes"]?.values
      else { return [] }
      let gone = before.filter { !after.contains($0) }
      guard !gone.isEmpty else { return [] }
      return [Finding("no longer served by \(listed(gone.map(\.compactText)))", at: "schemes")]
    }),
  Rule(
    "server-scheme-added", "Scheme of a server added", .states(.additive), covers: ["schemes"],
    because: "The schemes that were there are there still.",
    migration: "Nothing to do.",
    when: .serverChanged { old, new, _ in
      guard let before = old.facts["schemes"]?.values, let after = new.facts["schemes"]?.values
      else { return [] }
      let come = after.filter { !before.contains($0) }
      guard !come.isEmpty else { return [] }
      return [Finding("now served by \(listed(come.map(\.compactText))) too", at: "schemes")]
    }),
  Rule(
    "server-variables-changed", "Declaration of server variables changed", .annotates,
    because: "The address has the same variables; how they are described came or went.",
    migration: "Nothing to do.",
    when: .serverChanged { old, new, _ in
      let before = Set(old.variables.map(\.name))
      let after = Set(new.variables.map(\.name))
      guard before != after, old.variables.count != new.variables.count || old.url == new.url else {
        return []
      }
      let names = before.symmetricDifference(after).sorted().map { "'\($0)'" }
      return [Finding("declared server variables changed: \(listed(names))")]
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
  /// Whether the address is a path on the host of the description, and more than the root.
  var isPathOnly: Bool { url.hasPrefix("/") && !url.hasPrefix("//") && url != "/" }
}

extension Fact {
  /// The elements of a list.
  var values: [JSONValue] {
    if case .array(let values) = value { values } else { [value] }
  }
}
