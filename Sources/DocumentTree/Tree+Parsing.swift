extension Tree {
  /// Reads a document, JSON or YAML by its content and, where that is not enough, by its name.
  ///
  /// What begins like JSON and is not may be YAML in flow style. If it is neither, the error is that of the syntax which
  /// the author seems to have meant.
  ///
  /// Given the tree of an earlier version that was read with the same seed and within the same limits, only what differs from it
  /// is read; the result is the same.
  public static func parse(
    _ source: Source, limits: ParsingLimits = .standard, seed: HashSeed, earlier: Tree? = nil
  ) throws(ParsingError) -> Tree {
    let source = try source.decoded(limits: limits)
    let outline = SourceOutline(source)
    if let problem = outline.problem { throw problem.error(in: source) }
    guard outline.mayBeJSON else {
      return try yaml(source, limits: limits, seed: seed, earlier: earlier)
    }
    do {
      return try json(source, limits: limits, seed: seed, earlier: earlier)
    } catch let jsonError {
      guard outline.mayBeYAML else { throw jsonError }
      do {
        return try yaml(source, limits: limits, seed: seed, earlier: earlier)
      } catch let yamlError {
        throw outline.prefersJSONErrors ? jsonError : yamlError
      }
    }
  }

  /// Reads a JSON document (RFC 8259).
  public static func parseJSON(
    _ source: Source, limits: ParsingLimits = .standard, seed: HashSeed
  ) throws(ParsingError) -> Tree {
    let source = try source.decoded(limits: limits)
    if let problem = SourceOutline(source).problem { throw problem.error(in: source) }
    return try json(source, limits: limits, seed: seed)
  }

  /// Reads a YAML document (YAML 1.2.2 with the core schema, and the merge keys of YAML 1.1).
  public static func parseYAML(
    _ source: Source, limits: ParsingLimits = .standard, seed: HashSeed
  ) throws(ParsingError) -> Tree {
    let source = try source.decoded(limits: limits)
    if let problem = SourceOutline(source).problem { throw problem.error(in: source) }
    return try yaml(source, limits: limits, seed: seed)
  }

  private static func json(
    _ source: Source, limits: ParsingLimits, seed: HashSeed, earlier: Tree? = nil
  ) throws(ParsingError) -> Tree {
    var scanner = JSONScanner(
      source, limits: limits, seed: seed,
      reuse: earlier.flatMap { SubtreeReuse($0, syntax: .json, seed: seed) })
    do throws(SyntaxProblem) {
      let root = try source.withBytes { bytes throws(SyntaxProblem) in try scanner.scan(bytes) }
      return Tree(
        source: source, syntax: .json, builder: scanner.builder, root: root, sideBytes: [],
        seed: seed, isScanned: true, reuse: scanner.reuse)
    } catch {
      throw error.error(in: source)
    }
  }

  private static func yaml(
    _ source: Source, limits: ParsingLimits, seed: HashSeed, earlier: Tree? = nil
  ) throws(ParsingError) -> Tree {
    if let tree = blockYAML(source, limits: limits, seed: seed, earlier: earlier) { return tree }
    return try libYAML(source, limits: limits, seed: seed)
  }

  /// Reads a YAML document of the usual kind, without libyaml; `nil` if there is anything unusual in it.
  package static func blockYAML(
    _ source: Source, limits: ParsingLimits, seed: HashSeed, earlier: Tree? = nil
  ) -> Tree? {
    var scanner = BlockYAMLScanner(
      source, limits: limits, seed: seed,
      reuse: earlier.flatMap { SubtreeReuse($0, syntax: .yaml, seed: seed) })
    guard let root = source.withBytes({ bytes in try? scanner.scan(bytes) }) else { return nil }
    return Tree(
      source: source, syntax: .yaml, builder: scanner.builder, root: root,
      sideBytes: scanner.sideBytes, seed: seed, isScanned: true, reuse: scanner.reuse)
  }

  /// Reads any YAML document, with libyaml.
  package static func libYAML(
    _ source: Source, limits: ParsingLimits, seed: HashSeed
  ) throws(ParsingError) -> Tree {
    var reader = YAMLReader(source: source, limits: limits, seed: seed)
    do throws(SyntaxProblem) {
      let root = try reader.read(source)
      return Tree(
        source: source, syntax: .yaml, builder: reader.builder, root: root,
        sideBytes: reader.sideBytes, warnings: reader.warnings, seed: seed, isScanned: false)
    } catch {
      throw error.error(in: source)
    }
  }

  /// The text of a scalar's record: strings decoded, numbers as they are spelt.
  public func text(of record: NodeRecord) -> String {
    let range = Int(record.first)..<Int(record.first + record.count)
    if record.flags.contains(.isInSideBytes) {
      return String(decoding: sideBytes[range], as: UTF8.self)
    }
    return source.withBytes { bytes in
      guard record.flags.contains(.isEscaped) else {
        return unsafe bytes.extracting(range).withUnsafeBytes { text in
          unsafe String(decoding: text, as: UTF8.self)
        }
      }
      var text: [UInt8] = []
      JSONEscapes.decode(bytes, from: range.lowerBound, count: range.count, into: &text)
      return String(decoding: text, as: UTF8.self)
    }
  }

  /// The number of the key that reads as a text does; `nil` if no object of the document has it.
  package func key(reading record: NodeRecord) -> UInt32? {
    guard record.flags.isDisjoint(with: [.isInSideBytes, .isEscaped]) else {
      return keys.id(of: text(of: record))
    }
    return source.withBytes { keys.id($0, from: Int(record.first), count: Int(record.count)) }
  }

  /// Whether the text of a scalar is a word, which is compared where it stands.
  package func hasText(_ record: NodeRecord, _ word: StaticString) -> Bool {
    guard record.flags.isDisjoint(with: [.isInSideBytes, .isEscaped]) else {
      return text(of: record).utf8.elementsEqual("\(word)".utf8)
    }
    guard Int(record.count) == word.utf8CodeUnitCount else { return false }
    return source.withBytes { bytes in
      for index in 0..<word.utf8CodeUnitCount
      where unsafe bytes.byte(at: Int(record.first) + index) != word.utf8Start[index] {
        return false
      }
      return true
    }
  }

  /// The value of a number; `nil` if its exponent is beyond all bounds.
  func decimal(of record: NodeRecord) -> Decimal? {
    guard record.flags.isDisjoint(with: [.isInSideBytes, .isEscaped]) else {
      return Decimal(text(of: record))
    }
    let range = Int(record.first)..<Int(record.first + record.count)
    return source.withBytes { bytes in Decimal(utf8: bytes.extracting(range)) }
  }
}
