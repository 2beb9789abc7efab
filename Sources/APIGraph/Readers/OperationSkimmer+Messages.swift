import DocumentTree

/// Bodies, responses, headers and what belongs to them.
extension OperationSkimmer {
  func isFlag(_ index: Int) -> Bool { records[index].kind == .boolean }

  mutating func isPlainBody(_ declared: Int) -> Bool {
    guard let index = element(declared) else { return false }
    for child in members(index) {
      switch word(records[child].key) {
      case .description, .plainExtension: continue
      case .required: guard isFlag(child) else { return false }
      case .content: guard isPlainContent(child) else { return false }
      default: return false
      }
    }
    return true
  }

  /// Adds the responses of an operation.
  mutating func addResponses(_ map: Int, to outline: inout OperationOutline) -> Bool {
    guard records[map].kind == .object else { return false }
    outline.responses.reserveCapacity(Int(records[map].count))
    for child in children(map) {
      let key = records[child].key
      let word = word(key)
      if word == .plainExtension {
        outline.factsOfResponses.append(id(child))
        continue
      }
      guard word == .other, let status = status(key),
        !outline.responses.contains(where: { $0.status == status })
      else { return false }
      outline.responses.append(OperationOutline.Response(status: status, origin: origin(child)))
    }
    return true
  }

  private mutating func status(_ key: UInt32) -> StatusRange? {
    for known in statuses where known.key == key { return known.status }
    let status = StatusRange(trimmed(tree.keys.text(of: key)))
    statuses.append((key, status))
    return status
  }

  mutating func isPlainResponse(_ index: Int) -> Bool {
    for child in members(index) {
      switch word(records[child].key) {
      case .summary, .description, .plainExtension: continue
      case .headers: guard arePlainHeaders(child) else { return false }
      case .content: guard isPlainContent(child) else { return false }
      case .links: guard arePlainLinks(child) else { return false }
      default: return false
      }
    }
    return true
  }

  /// The media types of a body. One that stands there twice is looked at by readers.
  mutating func isPlainContent(_ map: Int) -> Bool {
    let record = records[map]
    if record.kind == .null { return true }
    guard record.kind == .object else { return false }
    for child in children(map) {
      let key = records[child].key
      guard word(key) == .other || word(key) == .plainExtension else { return false }
      let range = range(key)
      guard !range.type.isEmpty else { return false }
      if record.count > 1 {
        for other in children(map) where other < child && self.range(records[other].key) == range {
          return false
        }
      }
      if records[child].kind == .null { continue }
      guard records[child].kind == .object, isPlainMediaType(child) else { return false }
    }
    return true
  }

  /// What a key of a content map stands for.
  mutating func range(_ key: UInt32) -> MediaRange {
    for known in ranges where known.key == key { return known.range }
    let range = MediaRange(trimmed(tree.keys.text(of: key)))
    ranges.append((key, range))
    return range
  }

  private mutating func isPlainMediaType(_ index: Int) -> Bool {
    for child in children(index) {
      let kind = records[child].kind
      switch word(records[child].key) {
      case .example, .plainExtension: continue
      case .examples: guard areFound(examples: child) else { return false }
      case .schema, .itemSchema:
        if kind == .null { continue }
        guard destination(child) != nil else { return false }
      case .encoding:
        if kind == .null { continue }
        guard kind == .object, reference(in: child) == nil, arePlainEncodings(child) else {
          return false
        }
      case .prefixEncoding:
        if kind == .null { continue }
        guard kind == .array, arePlainEncodings(child) else { return false }
      case .itemEncoding: guard isPlainEncoding(child) else { return false }
      default: return false
      }
    }
    return true
  }

  private mutating func arePlainEncodings(_ parent: Int) -> Bool {
    for child in children(parent) {
      guard isPlainEncoding(child) else { return false }
    }
    return true
  }

  private mutating func isPlainEncoding(_ index: Int) -> Bool {
    if records[index].kind == .null { return true }
    guard records[index].kind == .object else { return false }
    for child in children(index) {
      switch word(records[child].key) {
      case .contentType, .plainExtension, .encoding, .prefixEncoding, .itemEncoding: continue
      case .allowReserved, .explode: guard isFlag(child) else { return false }
      case .style: guard style(child, at: .query) != nil else { return false }
      case .headers: guard arePlainHeaders(child) else { return false }
      default: return false
      }
    }
    return true
  }

  /// Headers that are told apart and say nothing about the life of the operation.
  private mutating func arePlainHeaders(_ map: Int) -> Bool {
    if records[map].kind == .null { return true }
    guard records[map].kind == .object, reference(in: map) == nil else { return false }
    var names: Set<ExactString> = []
    for child in children(map) {
      let name = ExactString(tree.keys.text(of: records[child].key).lowercased())
      guard names.insert(name).inserted,
        !["content-type", "deprecation", "sunset"].contains(name.string),
        let index = element(child), isPlainHeader(index)
      else { return false }
    }
    return true
  }

  private mutating func isPlainHeader(_ index: Int) -> Bool {
    for child in children(index) {
      switch word(records[child].key) {
      case .description, .example, .plainExtension: continue
      case .examples: guard areFound(examples: child) else { return false }
      case .required, .deprecated, .allowReserved, .allowEmptyValue, .explode:
        guard isFlag(child) else { return false }
      case .style: guard style(child, at: .header) != nil else { return false }
      case .schema:
        if records[child].kind == .null { continue }
        guard destination(child) != nil else { return false }
      case .content: guard isPlainContent(child) else { return false }
      default: return false
      }
    }
    return true
  }

  private mutating func arePlainLinks(_ map: Int) -> Bool {
    if records[map].kind == .null { return true }
    guard records[map].kind == .object, reference(in: map) == nil else { return false }
    for child in children(map) {
      guard let index = element(child) else { return false }
      for member in children(index) {
        switch word(records[member].key) {
        case .operationRef, .operationID, .parameters, .requestBody, .description, .server,
          .plainExtension:
          continue
        default: return false
        }
      }
    }
    return true
  }

  /// Whether no example stands behind a reference that may lead nowhere.
  mutating func areFound(examples: Int) -> Bool {
    guard records[examples].kind == .object else { return true }
    for child in children(examples) where records[child].kind == .object {
      guard element(child) != nil else { return false }
    }
    return true
  }
}
