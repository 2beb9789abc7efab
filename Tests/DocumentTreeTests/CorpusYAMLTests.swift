import DocumentTree
import Foundation
import Testing

@Suite(
  "Every YAML file of the corpus",
  .enabled(if: SharedFiles.arePresent, Comment(rawValue: SharedFiles.absence)),
  .enabled(if: RuamelReader.isInstalled, Comment(rawValue: RuamelReader.absence)))
struct CorpusYAMLTests {
  private static let folders = SharedFiles.names(in: "corpus").filter {
    !SharedFiles.paths(below: "corpus/" + $0, extensions: ["yaml", "yml"]).isEmpty
  }

  /// ruamel.yaml takes minutes for the largest files, which are a fortieth of all; they are compared on demand.
  private static let maximumSize =
    ProcessInfo.processInfo.environment["COMPARE_LARGE_FILES"] == nil ? 64 << 10 : Int.max

  /// Files that ruamel.yaml reads otherwise, and why. None does at present.
  private static let deviations: [String: String] = [:]

  @Test("is there")
  func presence() {
    #expect(CorpusYAMLTests.folders.count > 20)
  }

  @Test("has the values and keys that ruamel.yaml reads", arguments: folders)
  func values(_ folder: String) throws {
    let paths = try SharedFiles.paths(below: "corpus/" + folder, extensions: ["yaml", "yml"])
      .filter {
        try SharedFiles.bytes("corpus/" + folder + "/" + $0).count <= CorpusYAMLTests.maximumSize
      }
    let readings = try RuamelReader.read(paths.map { "corpus/" + folder + "/" + $0 })
    #expect(readings.count == paths.count)
    for (path, reading) in zip(paths, readings) {
      let file = folder + "/" + path
      let bytes = try SharedFiles.bytes("corpus/" + file)
      let expected = try Tree.parseJSON(Source(name: file, bytes: reading), seed: seed).rootNode
      let difference: String?
      do throws(ParsingError) {
        let tree = try Tree.parseYAML(Source(name: file, bytes: bytes), seed: seed)
        difference = CorpusYAMLTests.difference(tree.rootNode, expected, at: "")
      } catch {
        difference = expected.string == nil ? "refused: " + display(error.diagnostic) : nil
      }
      if let reason = CorpusYAMLTests.deviations[file] {
        #expect(difference != nil, "\(file) no longer deviates; it was listed because \(reason)")
      } else {
        #expect(difference == nil, "\(file): \(difference ?? "")")
      }
    }
  }

  /// Where a node is not what the other reader says; `nil` if it is, all the way down.
  private static func difference(_ node: Node, _ expected: Node, at place: String) -> String? {
    if let error = expected.string { return "accepted, but ruamel.yaml says: \(error)" }
    let parts = expected.elements
    let isSame: Bool
    switch (parts.first?.string, node.kind) {
    case ("null", .null): isSame = true
    case ("bool", .boolean): isSame = parts[1].boolean == node.boolean
    case ("str", .string):
      isSame = parts[1].string.map { ExactString($0) } == node.string.map { ExactString($0) }
    case ("number", .number): isSame = parts[1].string.flatMap { Decimal($0) } == node.decimal
    case ("seq", .array):
      guard parts.count - 1 == node.elements.count else { return "\(place): another length" }
      for (index, element) in node.elements.enumerated() {
        let found = difference(element, parts[index + 1], at: "\(place)/\(index)")
        if let found { return found }
      }
      return nil
    case ("map", .object):
      guard (parts.count - 1) / 2 == node.members.count else { return "\(place): other keys" }
      var members: [ExactString: Node] = [:]
      for member in node.members { members[ExactString(member.key ?? "")] = member }
      for index in stride(from: 1, to: parts.count, by: 2) {
        let key = parts[index].string ?? ""
        guard let member = members[ExactString(key)] else { return "\(place)/\(key): missing" }
        let found = difference(member, parts[index + 1], at: "\(place)/\(key)")
        if let found { return found }
      }
      return nil
    default: isSame = false
    }
    return isSame
      ? nil : "\(place): \(node.jsonValue.compactText), not \(expected.jsonValue.compactText)"
  }
}

/// Another reader of YAML 1.2, written by other people in another language.
enum RuamelReader {
  static let absence: String =
    "python3 with ruamel.yaml is not installed: pip install ruamel.yaml"

  static let isInstalled: Bool = (try? run(["-c", "import ruamel.yaml"], input: [])) != nil

  /// One JSON text for each file: every node as a list of its type and content, or an error as a string.
  static func read(_ paths: [String]) throws -> [[UInt8]] {
    let folder = SharedFiles.folder?.path ?? ""
    let input = paths.map { folder + "/" + $0 + "\n" }.joined()
    let output = try run(["-c", script], input: Array(input.utf8))
    return output.split(separator: UInt8(ascii: "\n")).map { Array($0) }
  }

  private struct Failure: Error {}

  private static func run(_ arguments: [String], input: [UInt8]) throws -> [UInt8] {
    // The list of files is passed as a file of its own: a pipe could fill up on both ends.
    let list = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(input).write(to: list)
    defer { try? FileManager.default.removeItem(at: list) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardInput = try FileHandle(forReadingFrom: list)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure() }
    return [UInt8](bytes)
  }

  /// Composes without constructing, so that scalars keep their text and only their type is decided.
  private static let script = """
    import json, sys, warnings
    import ruamel.yaml
    warnings.simplefilter('ignore')

    def number(text, tag):
        if tag == 'int':
            text = text.lower()
            base = 16 if text.startswith('0x') else 8 if text.startswith('0o') else 10
            return str(int(text, base))
        return text

    def dump(node):
        tag = node.tag.rsplit(':', 1)[-1] if node.tag else 'str'
        if isinstance(node, ruamel.yaml.nodes.SequenceNode):
            return ['seq'] + [dump(child) for child in node.value]
        if isinstance(node, ruamel.yaml.nodes.MappingNode):
            members = {key.value: value for key, value in node.value}
            return ['map'] + [part for key, value in members.items() for part in (key, dump(value))]
        if tag == 'null':
            return ['null']
        if tag == 'bool':
            return ['bool', node.value.lower() == 'true']
        if tag in ('int', 'float'):
            return ['number', number(node.value, tag)]
        return ['str', node.value]

    for path in sys.stdin.read().split('\\n')[:-1]:
        try:
            reader = ruamel.yaml.YAML(typ='safe', pure=True)
            with open(path, 'rb') as file:
                result = dump(reader.compose(file))
        except Exception as error:
            result = 'refused: ' + str(error)
        print(json.dumps(result))
    """
}
