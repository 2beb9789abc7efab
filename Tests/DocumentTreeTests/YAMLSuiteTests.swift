import DocumentTree
import Testing

@Suite(
  "yaml-test-suite",
  .enabled(if: SharedFiles.arePresent, Comment(rawValue: SharedFiles.absence)))
struct YAMLSuiteTests {
  private static let folder = "suites/yaml/src"
  private static let files = SharedFiles.names(in: folder)

  @Test("has all its files")
  func hasAllFiles() {
    #expect(YAMLSuiteTests.files.count == 351)
  }

  @Test("gives the value that the suite states, but for the listed deviations", arguments: files)
  func value(_ file: String) throws {
    let bytes = try SharedFiles.bytes(YAMLSuiteTests.folder + "/" + file)
    let suite = try Tree.parseYAML(Source(name: file, bytes: bytes), seed: seed)
    for (index, entry) in suite.rootNode.elements.enumerated() {
      let name = file.dropLast(5) + (suite.rootNode.elements.count > 1 ? "/\(index)" : "")
      let result = YAMLSuiteTests.compare(entry)
      if let reason = YAMLSuiteDeviations.reasons[String(name)] {
        #expect(result != nil, "\(name) no longer deviates; it was listed because \(reason)")
      } else {
        #expect(result == nil, "\(name): \(result ?? "")")
      }
    }
  }

  /// How an entry deviates; `nil` if it does not.
  private static func compare(_ entry: Node) -> String? {
    guard let input = entry["yaml"]?.string.map(visible) else { return "the entry has no input" }
    let actual: Tree
    do throws(ParsingError) {
      actual = try Tree.parseYAML(source(input), seed: seed)
    } catch {
      if entry["fail"]?.boolean == true { return nil }
      guard let json = entry["json"]?.string else {
        // Streams whose value JSON cannot express: keys that are no scalars, above all.
        return entry["json"] == nil ? nil : "refused: \(display(error.diagnostic))"
      }
      // No document or several have no place in a description.
      let isOneDocument = (try? DocumentTreeTests.json(json)) != nil
      return isOneDocument ? "refused: \(display(error.diagnostic))" : nil
    }
    if entry["fail"]?.boolean == true { return "accepted, but it is no YAML" }
    guard let json = entry["json"]?.string else { return nil }
    guard let expected = try? DocumentTreeTests.json(json) else {
      return "accepted, but it has no document or several"
    }
    return expected.rootNode.isEqual(to: actual.rootNode)
      ? nil : "\(actual.rootNode.jsonValue.compactText) instead of \(json)"
  }

  /// The suite writes white space so that it can be seen.
  static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "␣": result.unicodeScalars.append(" ")
      case "—": continue
      case "»": result.unicodeScalars.append("\t")
      case "↵": continue
      case "←": result.unicodeScalars.append("\r")
      case "⇔": result.unicodeScalars.append("\u{FEFF}")
      default: result.unicodeScalars.append(scalar)
      }
    }
    if result.unicodeScalars.last == "\n", result.unicodeScalars.dropLast().last == "∎" {
      result.unicodeScalars.removeLast(2)
    }
    return result
  }
}
