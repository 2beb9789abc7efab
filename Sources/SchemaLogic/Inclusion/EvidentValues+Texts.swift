import APIGraph
import DocumentTree

/// Values in URLs and forms, where null is not written.
extension EvidentValues {
  /// Whether a schema plainly has a value that is written as a text, or has parts that are.
  func isWritten(_ id: SchemaID, depth: Int = 0) -> Bool {
    if let answer = written[id] { return answer }
    // One that is met inside itself counts as one without such values.
    written[id] = false
    let answer = findWritten(id, depth: depth)
    written[id] = answer
    return answer
  }

  private func findWritten(_ id: SchemaID, depth: Int) -> Bool {
    if let types = store.plainTypes(of: id), types.isDisjoint(with: Self.unwritten) {
      return hasValue(id)
    }
    let schema = store.schema(id)
    guard depth < Self.maximumDepth, isPlain(schema), !schema.hasGroup else { return false }
    switch schema.effectiveTypes {
    case .array: return schema.minItems == nil && hasValue(id)
    case .object: return hasObjectToComplete(id) && areWritten(schema, depth: depth + 1)
    case let types: return types.isDisjoint(with: Self.unwritten) && hasValue(id)
    }
  }

  /// Whether the properties that a schema requires are written.
  func areWritten(_ schema: Schema, depth: Int) -> Bool {
    schema.properties.allSatisfy {
      !schema.required.contains($0.name) || isWritten($0.schema, depth: depth)
    }
  }

  /// The types of what no text stands for.
  private static let unwritten = JSONTypes.containers.union(.null)
}
