import APIGraph
import DocumentTree

/// Rules about base addresses.
let serverRules: [Rule] = [
  Rule(
    "server-removed", "Server removed", .states(.breaking),
    because: "Calls to the old address are not described any more.",
    migration: "Send calls to one of the other addresses.",
    when: .serverRemoved { presence, _ in
      guard !presence.isServed else { return [] }
      let server = presence.server
      // Nobody was told a host by a description that names no server; a path in front moves every call all the same.
      if server.isImplied, presence.others.isEmpty || !presence.others.allSatisfy(\.isPathOnly) {
        return []
      }
      let isGuess = server.isOnOwnHost && !presence.others.allSatisfy(\.isOnOwnHost)
      return [
        Finding(
          "server '\(server.url)' removed", detail: server.url,
          certainty: isGuess ? .presumed : nil,
          reason: isGuess ? "whether the new host is the one that was meant is not known" : nil)
      ]
    }),
  Rule(
    "server-added", "Server added", .states(.additive),
    because: "The addresses that were there are there still.",
    migration: "Nothing to do.",
    when: .serverAdded { presence, _ in
      let server = presence.server
      guard !presence.isServed, server.url != "/" else { return [] }
      // A path without a host is taken to be the same path here, and no break.
      let isGuess = !server.isOnOwnHost && presence.others.contains { $0.isOnOwnHost }
      return [
        Finding(
          "server '\(server.url)' added", detail: server.url,
          certainty: isGuess ? .presumed : nil,
          reason: isGuess ? "before, no host was named, and this is taken to be it" : nil)
      ]
    }),
  Rule(
    "server-respelled", "Server written otherwise", .annotates,
    because: "The addresses are the same; which of them are written in one is not.",
    migration: "Nothing to do on the wire; what generated code offers to choose from may change.",
    when: .serversRespelled { respelling, _ in
      func text(_ servers: [Server]) -> String { listed(servers.map { "'\($0.url)'" }) }
      let detail = (respelling.old + respelling.new).map(\.url).joined(separator: " ")
      // What is written otherwise may be written on both sides, or be one of several that say the same.
      if respelling.new.isEmpty {
        return [Finding("\(text(respelling.old)) is part of other servers", detail: detail)]
      }
      if respelling.old.isEmpty {
        return [Finding("\(text(respelling.new)) was part of other servers", detail: detail)]
      }
      return [
        Finding("\(text(respelling.old)) is now \(text(respelling.new))", detail: detail)
      ]
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
      guard before != after else { return [] }
      let names = before.symmetricDifference(after).sorted().map { "'\($0)'" }
      return [Finding("declared server variables changed: \(listed(names))")]
    }),
  Rule(
    "server-variable-default-changed", "Default of a server variable changed", .states(.breaking),
    covers: ["default"],
    because: "Callers who do not set the variable call another address.",
    migration: "Set the variable to its old default.",
    when: .serverVariableChanged { old, new, _ in
      let before = old.facts["default"]
      guard differ(before, new.facts["default"]) else { return [] }
      // Without a default there was no address to call without setting the variable.
      return [
        Finding(
          "default of server variable '\(new.name)' changed from "
            + "\(quoted(before?.value)) to \(quoted(new.facts["default"]?.value))",
          at: "default", effect: before == nil ? .annotates : nil)
      ]
    }),
  Rule(
    "server-variable-value-removed", "Value of a server variable removed", .states(.breaking),
    covers: ["enum"],
    because: "The address that the value makes is not described any more.",
    migration: "Set the variable to one of the other values.",
    when: .serverVariableChanged { old, new, context in
      guard let after = new.facts["enum"]?.values else { return [] }
      let removed = old.facts["enum"]?.values.filter { !after.contains($0) }
      guard removed?.isEmpty != true else { return [] }
      let names =
        removed.map { listed($0.map(\.compactText)) } ?? "all but \(quoted(.array(after)))"
      return [
        Finding(
          "server variable '\(new.name)' lost \(names)", at: "enum",
          effect: context.isServedOtherwise.old ? .annotates : nil)
      ]
    }),
  Rule(
    "server-variable-value-added", "Value of a server variable added", .states(.additive),
    covers: ["enum"],
    because: "The addresses that were there are there still.",
    migration: "Nothing to do.",
    when: .serverVariableChanged { old, new, context in
      guard let before = old.facts["enum"]?.values else { return [] }
      let added = new.facts["enum"]?.values.filter { !before.contains($0) }
      guard added?.isEmpty != true else { return [] }
      let names = added.map { listed($0.map(\.compactText)) } ?? "any value"
      return [
        Finding(
          "server variable '\(new.name)' now takes \(names)", at: "enum",
          effect: context.isServedOtherwise.new ? .annotates : nil)
      ]
    }),
]

extension Server {
  /// Whether the address is a path on the host of the description, and more than the root.
  var isPathOnly: Bool { url.hasPrefix("/") && !url.hasPrefix("//") && url != "/" }

  /// Whether the address names no host, and so is on that of the description (OAS 3.1 §4.8.5).
  var isOnOwnHost: Bool { !url.hasPrefix("//") && url.firstRange(of: "://") == nil }
}

extension Fact {
  /// The elements of a list.
  var values: [JSONValue] {
    if case .array(let values) = value { values } else { [value] }
  }
}
