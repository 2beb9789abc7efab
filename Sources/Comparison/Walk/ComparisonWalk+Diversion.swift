import APIGraph
import DocumentTree
import SchemaLogic

/// Paths that take calls away from others: `/pets/mine` is served before `/pets/{id}` (OAS 3.1 §4.8.8.2).
extension ComparisonWalk {
  /// Looks for added operations whose paths were values of an operation with a parameter there.
  func compareDiverted(_ pairing: OperationPairing, _ context: Context) {
    let known = old.paths.methods(atTemplates: pairing.added.templates)
    let diverting = pairing.added.filter { heading in
      heading.template.map { known[$0] == nil } ?? false
    }
    guard !diverting.isEmpty else { return }
    let matches = pairing.matched(mayServe: diverting.compactMap(\.path))
    let patterns = matches.map { PathTemplate.segments($0.new.path ?? "") }
    let kinds = Dictionary(grouping: matches.indices) { index in
      CallKind(method: ExactString(matches[index].old.method), segmentCount: patterns[index].count)
    }
    for heading in diverting {
      let segments = PathTemplate.segments(heading.path ?? "")
      let kind = CallKind(method: ExactString(heading.method), segmentCount: segments.count)
      for index in kinds[kind] ?? [] {
        let path = matches[index].new.path ?? ""
        guard let values = Self.values(of: path, patterns[index], in: segments) else { continue }
        let match = matches[index]
        let diversion = diversion(match.old, values, to: heading.label)
        emit(
          groups.operationDiverted, old: ElementPlace(facts: Facts(), origin: match.old.origin),
          new: ElementPlace(facts: Facts(), origin: heading.origin), context,
          Site(operation: match.new.label)
        ) { $0(diversion, context) }
      }
    }
  }

  /// What calls must have in common to be served by one operation.
  private struct CallKind: Hashable {
    let method: ExactString
    let segmentCount: Int
  }

  /// The values of a template's parameters in a path, with their positions; `nil` when the path is none of its.
  private static func values(
    of template: String, _ patterns: [Substring], in segments: [Substring]
  ) -> [(position: Int, value: String)]? {
    var found: [(pattern: Substring, value: Substring)] = []
    for (pattern, segment) in zip(patterns, segments) {
      let isParameter =
        pattern.utf8.first == UInt8(ascii: "{") && pattern.utf8.last == UInt8(ascii: "}")
      if isParameter, !segment.utf8.contains(UInt8(ascii: "{")) {
        found.append((pattern, segment))
      } else if !PathTemplate.areSame(pattern, segment) {
        return nil
      }
    }
    guard !found.isEmpty else { return nil }
    let names = PathTemplate.names(template)
    return found.map { pattern, value in
      let name = ExactString(String(Substring(pattern.utf8.dropFirst().dropLast())))
      return (names.firstIndex(of: name) ?? 0, String(value))
    }
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
