import APIGraph
import DocumentTree

/// Rules about parameters of every place.
let parameterRules: [Rule] = [
  Rule(
    "parameter-removed", "Parameter removed", .withdraws,
    because: "What callers asked for by it is not honoured any more; a receiver that the API "
      + "calls waits for it in vain.",
    migration: "Stop sending the parameter, and do without it where you are called.",
    when: .parameterRemoved { parameter, _ in
      // Operations belong together by their path, so that its variables are the same on both sides.
      guard parameter.location != .path else {
        return [Finding("\(parameter.title) no longer declared", effect: .annotates)]
      }
      return [Finding("\(parameter.title) removed")]
    }),
  Rule(
    "parameter-added", "Optional parameter added", .extends,
    because: "Calls that leave it out are served as before.",
    migration: "Nothing to do.",
    when: .parameterAdded { parameter, _ in
      guard !parameter.isRequired else { return [] }
      return [Finding("optional \(parameter.title) added")]
    }),
  Rule(
    "required-parameter-added", "Required parameter added", .narrows,
    because: "Calls without it were served before and are refused now.",
    migration: "Send the parameter with every call; nothing to do where you are called.",
    when: .parameterAdded { parameter, _ in
      guard parameter.isRequired else { return [] }
      guard parameter.location != .path else {
        return [Finding("\(parameter.title) declared", effect: .annotates)]
      }
      return [Finding("required \(parameter.title) added")]
    }),
  Rule(
    "parameter-became-required", "Parameter became required", .narrows, covers: ["required"],
    because: "A call that leaves the parameter out was served before and is refused now.",
    migration: "Send the parameter with every call; nothing to do where you are called.",
    when: .parameterChanged { old, new, _ in
      guard !old.isRequired, new.isRequired else { return [] }
      return [
        Finding(
          "\(new.title) is now required", at: "required", before: .boolean(false),
          after: .boolean(true))
      ]
    }),
  Rule(
    "parameter-became-optional", "Parameter became optional", .widens, covers: ["required"],
    because: "Calls that send it are served as before; but a receiver that the API calls may find "
      + "none.",
    migration: "Nothing to do, unless you are called: then be ready for calls without the "
      + "parameter.",
    when: .parameterChanged { old, new, _ in
      guard old.isRequired, !new.isRequired else { return [] }
      return [
        Finding(
          "\(new.title) is now optional", at: "required", before: .boolean(true),
          after: .boolean(false))
      ]
    }),
  Rule(
    "path-parameter-renamed", "Path parameter renamed", .annotates,
    because: "The name stands only in the description; the path that is called stays the same.",
    migration: "Nothing to do on the wire; generated methods name the argument otherwise.",
    when: .parameterChanged { old, new, _ in
      guard old.location == .path, old.name != new.name else { return [] }
      return [
        Finding(
          "path parameter '\(old.name)' is now called '\(new.name)'",
          before: .string(old.name), after: .string(new.name), renamed: new.name.string)
      ]
    }),
  Rule(
    "querystring-parameter-renamed", "Parameter for the whole query string renamed", .annotates,
    because: "The name stands only in the description (OAS 3.2 §4.12.2).",
    migration: "Nothing to do on the wire; generated methods name the argument otherwise.",
    when: .parameterChanged { old, new, _ in
      guard old.location == .querystring, old.name != new.name else { return [] }
      return [
        Finding(
          "the parameter for the query string '\(old.name)' is now called '\(new.name)'",
          before: .string(old.name), after: .string(new.name), renamed: new.name.string)
      ]
    }),
  Rule(
    "parameter-serialization-changed", "Serialization of a parameter changed", .replaces,
    covers: ["style", "explode"],
    because: "Values that are written in the old way are read otherwise, or not at all.",
    migration: "Write the parameter in the new way, and read it so where you are called.",
    when: .parameterChanged { old, new, context in
      guard old.style != new.style || old.explodes != new.explodes,
        old.content.isEmpty, new.content.isEmpty
      else { return [] }
      let before = "\(old.style)\(old.explodes ? ", exploded" : "")"
      let after = "\(new.style)\(new.explodes ? ", exploded" : "")"
      let lists = ListValues(WireValue(old), WireValue(new), context.schemas)
      let isSame = SerializationStyle(old).writes(lists.shapes, like: SerializationStyle(new))
      return [
        Finding(
          "\(new.title) is now written as \(after) (was \(before))",
          at: old.style != new.style ? "style" : "explode", before: .text(before),
          after: .text(after), effect: isSame ? .annotates : nil)
      ]
    }),
  Rule(
    "parameter-became-list", "Parameter became a list", .widens,
    because: "A single value is a list of one; but a receiver that the API calls may find several "
      + "values.",
    migration: "Nothing to do, unless you are called: then be ready for several values.",
    when: .parameterChanged { old, new, context in
      let lists = ListValues(WireValue(old), WireValue(new), context.schemas)
      return lists.became(new.title).map { [$0] } ?? []
    }),
  Rule(
    "parameter-no-longer-list", "Parameter no longer a list", .narrows,
    because: "Several values were understood before and are refused now.",
    migration: "Send a single value; nothing to do where you are called.",
    when: .parameterChanged { old, new, context in
      let lists = ListValues(WireValue(old), WireValue(new), context.schemas)
      return lists.ceased(new.title).map { [$0] } ?? []
    }),
  Rule(
    "parameter-content-changed", "Way to write a parameter changed", .replaces,
    because: "A value with a media type is written otherwise than one with a schema.",
    migration: "Write the parameter in the new way, and read it so where you are called.",
    when: .parameterChanged { old, new, context in
      guard old.content.isEmpty != new.content.isEmpty else { return [] }
      let before = old.content.first?.range.spelling ?? "by its style"
      let after = new.content.first?.range.spelling ?? "by its style"
      let isSame = WireValue.plainSchemas(WireValue(old), WireValue(new), context.schemas) != nil
      return [
        Finding(
          "\(new.title) is now written \(after) (was \(before))", effect: isSame ? .annotates : nil)
      ]
    }),
  Rule(
    "parameters-regrouped", "Parameters declared as members, or members as parameters", .annotates,
    because: "The members of such an object are written like parameters of their own.",
    migration: "Nothing to do on the wire; generated methods take other arguments.",
    when: .parametersRegrouped { object, members, isOld, _ in
      let names = listed(members.map { "'\($0.name)'" })
      return [
        Finding(
          isOld
            ? "members of \(object.title) are now declared on their own: \(names)"
            : "now declared as members of \(object.title): \(names)")
      ]
    }),
  Rule(
    "parameter-empty-value-forbidden", "Empty value of a parameter forbidden", .narrows,
    covers: ["allowEmptyValue"],
    because: "The parameter without a value was understood before and is refused now.",
    migration: "Send a value.",
    when: .parameterChanged { old, new, context in
      guard old.takesEmptyValue, !new.takesEmptyValue else { return [] }
      return [
        Finding(
          "\(new.title) may no longer be empty", at: "allowEmptyValue",
          effect: new.holdsEmptyText(context.schemas.new) ? .annotates : nil)
      ]
    }),
  Rule(
    "parameter-empty-value-allowed", "Empty value of a parameter allowed", .widens,
    covers: ["allowEmptyValue"],
    because: "Calls with a value are served as before; but a receiver that the API calls may find "
      + "the parameter without one.",
    migration: "Nothing to do, unless you are called: then be ready for the parameter without a "
      + "value.",
    when: .parameterChanged { old, new, context in
      guard !old.takesEmptyValue, new.takesEmptyValue else { return [] }
      return [
        Finding(
          "\(new.title) may now be empty", at: "allowEmptyValue",
          effect: old.holdsEmptyText(context.schemas.old) ? .annotates : nil)
      ]
    }),
  Rule(
    "parameter-reserved-characters-forbidden", "Reserved characters in a parameter forbidden",
    .narrows, covers: ["allowReserved"],
    because: "Values with unescaped reserved characters were understood before and may not be now.",
    migration: "Percent-encode reserved characters.",
    when: .parameterChanged { old, new, context in
      guard old.takesReservedCharacters, !new.takesReservedCharacters else { return [] }
      return [
        Finding(
          "\(new.title) no longer takes reserved characters as they are", at: "allowReserved",
          effect: TextOutline(old.schema, context.schemas.old).mayHoldReserved ? nil : .annotates)
      ]
    }),
  Rule(
    "parameter-reserved-characters-allowed", "Reserved characters in a parameter allowed",
    .widens, covers: ["allowReserved"],
    because: "Percent-encoded values are understood as before; but a receiver that the API calls "
      + "may find reserved characters as they are.",
    migration: "Nothing to do, unless you are called: then be ready for reserved characters as "
      + "they are.",
    when: .parameterChanged { old, new, context in
      guard !old.takesReservedCharacters, new.takesReservedCharacters else { return [] }
      return [
        Finding(
          "\(new.title) now takes reserved characters as they are", at: "allowReserved",
          effect: TextOutline(new.schema, context.schemas.new).mayHoldReserved ? nil : .annotates)
      ]
    }),
  Rule(
    "parameter-deprecated", "Parameter deprecated", .annotates,
    covers: LifecycleVocabulary.deprecation,
    because: "It still works, and will go one day.",
    migration: "Plan to do without it.",
    when: .parameterChanged { old, new, _ in
      guard old.facts.deprecation == nil, let word = new.facts.deprecation else { return [] }
      return [Finding("\(new.title) is now deprecated", deprecation: word, on: .new)]
    }),
  Rule(
    "parameter-undeprecated", "Parameter no longer deprecated", .annotates,
    covers: LifecycleVocabulary.deprecation,
    because: "It is there to stay.",
    migration: "Nothing to do.",
    when: .parameterChanged { old, new, _ in
      guard let word = old.facts.deprecation, new.facts.deprecation == nil else { return [] }
      return [Finding("\(new.title) is no longer deprecated", deprecation: word, on: .old)]
    }),
]

extension Parameter {
  /// How messages call it, such as `query parameter 'limit'`.
  var title: String { "\(location.rawValue) parameter '\(name)'" }
}
