import APIGraph
import DocumentTree

/// Rules about components: what a bundle of schemas offers, and what generated code is named after.
let componentRules: [Rule] = [
  Rule(
    "component-added", "Component added", .extends,
    because: "Nobody referred to it before; no message of an operation is described by it.",
    migration: "Nothing to do.",
    when: .componentAdded { component, _ in
      [Finding("component '\(component.name)' of '\(component.kind)' added")]
    }),
  Rule(
    "component-removed", "Component removed", .withdraws,
    because: "Who refers to it from another description, or uses the type that was generated for "
      + "it, finds nothing. No operation uses it now.",
    migration: "Refer to another component, or keep a copy.",
    when: .componentRemoved { component, _ in
      [Finding("component '\(component.name)' of '\(component.kind)' removed")]
    }),
  Rule(
    "component-name-changed", "Name of a component changed", .annotates,
    because: "Names of components are not on the wire; where they are, as tags of discriminators, "
      + "there are rules of their own.",
    migration: "Nothing to do on the wire; generated types have other names.",
    when: .declarationMoved { move, _ in
      switch (move.old, move.new) {
      case (.component(let old), .component(let new)):
        [
          Finding(
            "component '\(old.name)' of '\(old.kind)' is now '\(new.name)'", detail: old.kind,
            before: .string(old.name), after: .string(new.name)
          ).everywhere
        ]
      case (.component(let old), _) where move.isType:
        [
          Finding(
            "component '\(old.name)' of '\(old.kind)' is now written where it is used",
            detail: old.kind, before: .string(old.name)
          ).everywhere
        ]
      case (_, .component(let new)) where move.isType:
        [
          Finding(
            "what was written where it is used is now component '\(new.name)' of '\(new.kind)'",
            detail: new.kind, after: .string(new.name)
          ).everywhere
        ]
      default: []
      }
    }),
  Rule(
    "unreferenced-component-changed", "Component that no operation uses changed", .annotates,
    because: "No message is described by it.",
    migration: "Nothing to do on the wire; generated types may be others. '--components' compares "
      + "such components as if operations used them.",
    when: .unreferencedComponentChanged { component, _ in
      guard component.isGenerated else { return [] }
      return [
        Finding(
          "component '\(component.name)' of '\(component.kind)', which no operation uses, changed")
      ]
    }),
  Rule(
    "unreferenced-declaration-changed", "Declaration that no operation uses changed", .annotates,
    because: "Examples, links, callbacks, path items and ways to authenticate that no operation "
      + "names say nothing of messages, nor is a type generated for them.",
    migration: "Nothing to do.",
    when: .unreferencedComponentChanged { component, _ in
      guard !component.isGenerated else { return [] }
      let what =
        component.new == nil ? "removed" : component.old == nil ? "added" : "changed"
      return [
        Finding(
          "'\(component.name)' of '\(component.kind)', which no operation uses, \(what)",
          detail: what)
      ]
    }),
  Rule(
    "property-order-changed", "Order of properties changed", .annotates,
    because: "The members of a JSON object have no order (RFC 8259 §4).",
    migration: "Nothing to do on the wire; name the arguments of generated initializers, or "
      + "reorder them.",
    when: .propertiesReordered { order, _ in
      // The names that stand before and behind all that moved say nothing.
      let start = zip(order.old, order.new).prefix { $0 == $1 }.count
      let end = zip(order.old.reversed(), order.new.reversed()).prefix { $0 == $1 }.count
      func moved(_ names: [ExactString]) -> String {
        listed(names[start..<(names.count - end)].map { "'\($0)'" })
      }
      return [
        Finding("properties are now in the order \(moved(order.new)) (was \(moved(order.old)))")
      ]
    }),
]

extension Finding {
  /// The finding as one that is the same wherever it is met, and about which the schema logic has no say.
  fileprivate var everywhere: Finding {
    var finding = beyondSchemas
    finding.isOneForAllPlaces = true
    return finding
  }
}
