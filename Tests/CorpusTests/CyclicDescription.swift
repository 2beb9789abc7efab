import TestSupport

/// A description of 150 paths and 320 schemas, 134 of which form one reference cycle that 23 operations reach.
struct CyclicDescription {
  /// The operations whose responses lead into the cycle.
  let operationsInCycle: [String]

  private let text: String

  private static let pathCount = 150
  private static let schemaCount = 320
  private static let cycleLength = 134
  private static let operationsInCycleCount = 23

  /// What one schema of the cycle has in the later version.
  enum Edit {
    case none
    /// An optional property.
    case addedProperty
    /// A property that may be another kind of value.
    case otherType
  }

  /// The description. With alternatives, the way round the cycle leads through them, and each schema has a property that messages
  /// leave out.
  init(_ edit: Edit, hasAlternatives: Bool = false) {
    var lines = [
      "openapi: 3.0.3", "info: { title: Assets, version: 1.0.0 }", "paths:",
    ]
    var operations: [String] = []
    for index in 0..<CyclicDescription.pathCount {
      // Every sixth path leads into the cycle until there are enough, each at another place of it.
      let isInCycle = index % 6 == 0 && operations.count < CyclicDescription.operationsInCycleCount
      let free = CyclicDescription.schemaCount - CyclicDescription.cycleLength
      let schema =
        isInCycle
        ? "Asset\(index * 31 % CyclicDescription.cycleLength)"
        : "Plain\(index % free)"
      if isInCycle { operations.append("GET /assets/\(index)") }
      lines += [
        "  /assets/\(index):", "    get:", "      operationId: readAsset\(index)",
        "      responses:", "        '200':", "          description: The asset.",
        "          content:", "            application/json:",
        "              schema: { $ref: '#/components/schemas/\(schema)' }",
      ]
    }
    lines += ["components:", "  schemas:"]
    for index in 0..<CyclicDescription.cycleLength {
      let next = (index + 1) % CyclicDescription.cycleLength
      lines += [
        "    Asset\(index):", "      type: object", "      required: [id]", "      properties:",
        "        id: { type: string }",
        "        size: { type: \(edit == .otherType && index == 77 ? "number" : "integer"), minimum: \(index) }",
        "        parts:", "          type: array",
      ]
      lines +=
        hasAlternatives
        ? [
          "          items:", "            anyOf:", "              - type: string",
          "              - $ref: '#/components/schemas/Asset\(next)'",
          "        secret: { type: string, writeOnly: true }",
        ] : ["          items: { $ref: '#/components/schemas/Asset\(next)' }"]
      if edit == .addedProperty, index == 77 { lines.append("        label: { type: string }") }
    }
    for index in CyclicDescription.cycleLength..<CyclicDescription.schemaCount {
      let number = index - CyclicDescription.cycleLength
      lines += [
        "    Plain\(number):", "      type: object", "      properties:",
        "        name: { type: string, maxLength: \(number + 10) }",
      ]
    }
    operationsInCycle = operations
    text = lines.joined(separator: "\n") + "\n"
  }

  /// The description for a comparison.
  var description: Description { Description(text, named: "assets.yaml") }
}
