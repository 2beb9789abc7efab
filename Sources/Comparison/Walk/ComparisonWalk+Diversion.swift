import APIGraph
import DocumentTree
import SchemaLogic

/// Paths that take calls away from others: `/pets/mine` is served before `/pets/{id}` (OAS 3.1 §4.8.8.2).
extension ComparisonWalk {
  /// Looks for added operations whose paths were values of an operation with a parameter there.
  func compareDiverted(_ pairing: OperationPairing, _ context: Context) {
    guard !pairing.added.isEmpty else { return }
    var templates: [TemplateKey: [OperationMatch]] = [:]
    for match in pairing.allMatched {
      guard let path = match.new.path, path.utf8.contains(UInt8(ascii: "{")) else { continue }
      let key = TemplateKey(
        method: ExactString(match.old.method), segments: PathTemplate.segments(path).count)
      templates[key, default: []].append(match)
    }
    guard !templates.isEmpty else { return }
    let known = Set(
      old.operations.compactMap { $0.path.map { ExactString(PathTemplate.erased($0)) } })
    for heading in pairing.added {
      guard let path = heading.path, !known.contains(ExactString(PathTemplate.erased(path))) else {
        continue
      }
      let segments = PathTemplate.segments(path)
      let key = TemplateKey(method: ExactString(heading.method), segments: segments.count)
      for match in templates[key] ?? [] {
        guard let values = Self.values(of: match.new.path ?? "", in: segments) else { continue }
        let diversion = diversion(match.old, values, to: heading.label)
        emit(
          groups.operationDiverted, old: ElementPlace(facts: Facts(), origin: match.old.origin),
          new: ElementPlace(facts: Facts(), origin: heading.origin), context,
          Site(operation: match.new.label)
        ) { $0(diversion, context) }
      }
    }
  }

  private struct TemplateKey: Hashable {
    let method: ExactString
    let segments: Int
  }

  /// The values of a template's parameters in a path, with their positions; `nil` when the path is none of its.
  private static func values(
    of template: String, in segments: [Substring]
  ) -> [(position: Int, value: String)]? {
    let names = PathTemplate.names(template)
    var values: [(position: Int, value: String)] = []
    for (pattern, segment) in zip(PathTemplate.segments(template), segments) {
      let isValue =
        pattern.utf8.first == UInt8(ascii: "{") && pattern.utf8.last == UInt8(ascii: "}")
      if isValue, !segment.utf8.contains(UInt8(ascii: "{")) {
        let name = ExactString(String(pattern.dropFirst().dropLast()))
        values.append((names.firstIndex(of: name) ?? 0, String(segment)))
      } else if pattern.utf8.elementsEqual(segment.utf8) {
        continue
      } else if PathTemplate.erased(String(pattern)) != PathTemplate.erased(String(segment)) {
        return nil
      }
    }
    return values.isEmpty ? nil : values
  }

  private func diversion(
    _ heading: OperationHeading, _ values: [(position: Int, value: String)], to label: String
  ) -> Diversion {
    let parameters = old.operation(heading).parameters
    let validator = Validator(
      schemas.old, reading: SchemaReading(omission: .readOnly, spelling: .wire))
    var isPossible = true
    var isDeclared = true
    for (position, value) in values {
      let parameter = parameters.first { $0.location == .path && $0.position == position }
      let schema = parameter?.schema
      let text = JSONValue.text(value)
      if let schema, case .invalid = validator.judge(text, by: schema) { isPossible = false }
      if schema.map({ isListed(ExactString(value), in: $0) }) != true { isDeclared = false }
    }
    return Diversion(
      from: heading.label, to: label, values: values.map(\.value), isPossible: isPossible,
      isDeclared: isDeclared)
  }

  /// Whether an old schema lists a text among its values, itself or in an alternative or part.
  private func isListed(_ text: ExactString, in schema: SchemaID) -> Bool {
    var pending = [schema]
    var seen: Set<SchemaID> = [schema]
    while let id = pending.popLast() {
      let schema = schemas.old.schema(id)
      if (schema.enumeration ?? []).contains(where: { $0.asText == text }) { return true }
      for branch in schema.allOf + schema.anyOf + schema.oneOf
      where seen.insert(branch.schema).inserted {
        pending.append(branch.schema)
      }
    }
    return false
  }
}
