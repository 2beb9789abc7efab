extension GeneratedCodeEffect {
  /// The whole table, by what generators make of the part.
  package static let all: [GeneratedCodeEffect] = names + messages + types

  /// What generators make names from.
  private static let names: [GeneratedCodeEffect] = [
    GeneratedCodeEffect(
      .breaking,
      because:
        "Generators name methods after 'operationId', or make a name up where there is none.",
      rules: ["operation-id-added", "operation-id-changed"]),
    GeneratedCodeEffect(
      .breaking, because: "Generators sort methods into a class for each tag.",
      rules: ["operation-tags-changed"]),
    GeneratedCodeEffect(
      .breaking, because: "Generators name arguments after parameters.",
      rules: [
        "path-parameter-renamed", "querystring-parameter-renamed", "parameters-regrouped",
      ]),
    GeneratedCodeEffect(
      .breaking, because: "Generators name the types of a callback after it.",
      rules: ["callback-renamed"]),
    GeneratedCodeEffect(
      .breaking, because: "Generators declare a constant or function for each server.",
      rules: ["server-respelled"]),
    GeneratedCodeEffect(
      .additive,
      because: "Generators make a type of every component; a new one is in nobody's way.",
      rules: ["component-added"]),
    GeneratedCodeEffect(
      .breaking,
      because: "Generators make a type of every component, used or not, and name it after it; what "
        + "is written where it is used gets a name that is made up.",
      rules: ["component-name-changed", "component-removed"]),
    GeneratedCodeEffect(
      .breaking,
      because:
        "Generators make a type of every component, used or not. What the change does to the "
        + "type is not looked into where no operation uses it.",
      rules: ["unreferenced-component-changed"]),
    GeneratedCodeEffect(
      .breaking,
      because: "Generated initializers take their arguments in the order of the properties.",
      rules: ["property-order-changed"]),
  ]

  /// What generators declare for messages and their parts.
  private static let messages: [GeneratedCodeEffect] = [
    GeneratedCodeEffect(
      .breaking, .sent,
      because: "A response is generated as an enumeration with a case for each status, and whoever "
        + "distinguishes the cases has to treat the new one.",
      rules: ["response-added"]),
    GeneratedCodeEffect(
      .breaking,
      because:
        "A response is generated as an enumeration with a case for each status, and code that "
        + "names the case of a status that is gone does not compile.",
      rules: [
        "default-response-removed", "error-status-removed", "status-range-narrowed",
        "success-status-removed",
      ]),
    GeneratedCodeEffect(
      .breaking, .sent,
      because:
        "Content is generated as an enumeration with a case for each media type, and whoever "
        + "distinguishes the cases has to treat the new one.",
      rules: ["media-type-added"]),
    GeneratedCodeEffect(
      .breaking,
      because:
        "Content is generated as an enumeration whose cases are named after the media types.",
      rules: ["media-type-narrowed", "media-type-respelled", "media-type-widened"]),
    GeneratedCodeEffect(
      .breaking,
      because: "What may be missing is generated as an optional, which is another type; and "
        + "generators put required arguments first.",
      rules: [
        "header-became-optional", "header-became-required", "parameter-became-optional",
        "property-became-optional", "property-became-required", "request-body-became-optional",
      ]),
    GeneratedCodeEffect(
      .breaking,
      because: "Code that names the argument, member or case which is gone does not compile, also "
        + "where no message shows it.",
      rules: [
        "header-removed", "media-type-removed", "parameter-removed", "property-removed",
        "request-body-removed",
      ]),
    GeneratedCodeEffect(
      .breaking, because: "A list is generated as another type than a single value.",
      rules: [
        "form-field-became-list", "form-field-no-longer-list", "header-became-list",
        "header-no-longer-list", "parameter-became-list", "parameter-no-longer-list",
      ]),
  ]

  /// What generators make of schemas.
  private static let types: [GeneratedCodeEffect] = [
    GeneratedCodeEffect(
      .breaking, because: "What may be null is generated as an optional, which is another type.",
      rules: ["null-allowed", "null-forbidden", "nullable-without-type-changed"]),
    GeneratedCodeEffect(
      .breaking,
      because: "The type of the language is chosen by 'type', whatever values are the same.",
      rules: [
        "schema-allowed", "schema-forbidden", "type-changed", "type-narrowed", "type-respelled",
        "type-widened",
      ]),
    GeneratedCodeEffect(
      .breaking,
      because: "Formats and encodings choose the type of the language: another size of numbers, a "
        + "date, bytes; many generators know formats that no specification defines.",
      rules: [
        "content-encoding-changed", "format-annotated", "format-changed", "format-narrowed",
        "format-widened",
      ]),
    GeneratedCodeEffect(
      .breaking,
      because: "An enumeration is generated as a type with a case for each value, the same for "
        + "requests and responses: code that names a case which is gone does not compile, nor does "
        + "code that has to treat every case and lacks a new one.",
      rules: ["enum-value-added", "enum-value-removed"]),
    GeneratedCodeEffect(
      .breaking, because: "An enumeration is generated as a type of its own.",
      rules: ["enum-added", "enum-closed", "enum-opened", "enum-removed"]),
    GeneratedCodeEffect(
      .breaking,
      because: "'oneOf' and 'anyOf' are generated as a type with a case or member for each "
        + "alternative.",
      rules: [
        "alternative-added", "alternative-removed", "alternatives-removed", "alternatives-set",
        "any-of-became-one-of", "one-of-became-any-of",
      ]),
    GeneratedCodeEffect(
      .breaking,
      because: "'allOf' is generated as a type that is composed of, or inherits, its parts.",
      rules: ["all-of-added", "all-of-removed"]),
    GeneratedCodeEffect(
      .breaking,
      because:
        "Generators name the alternatives after the tags of the discriminator, and tell them "
        + "apart by it.",
      rules: [
        "alternative-tag-changed", "discriminator-added", "discriminator-changed",
        "discriminator-default-changed", "discriminator-default-removed",
        "discriminator-default-set", "discriminator-removed",
      ]),
    GeneratedCodeEffect(
      .breaking, because: "Many generators make a set of a list whose items are unique.",
      rules: ["unique-items-no-longer-required", "unique-items-required"]),
  ]
}
