import Foundation

/// Makes small random edits of YAML texts: the project's descriptions, and samples of every part of the syntax.
struct YAMLMutator {
  private var generator: SplitMix
  private let texts: [[UInt8]]

  /// What is put in: everything that has a meaning somewhere in YAML.
  private static let pieces: [[UInt8]] = [
    " ", "  ", "\n", "\r\n", "\r", "\t", ":", ": ", " #", "#", "-", "- ", "?", "? ", "|", ">", "|-",
    ">+", "|2", "'", "\"", "''", "\\", "\\n", "\\u0041", "[", "]", "{", "}", ",", "&a ", "*a",
    "! ", "<<", "~", "null", "1", ".inf", "---", "...", "%", "@", "`", "é", "\u{85}", "\u{2028}",
    "\u{FEFF}", "\\\n", "0x1", "true", "a: ", "a:\n", "- a", "\n\n", "\n   ", "\u{7F}", "\u{A0}",
    "[a, b]", "{a: b}", "\"a\": ", "'a': ", "\n- ", "\n# c\n", "\n---\n", "\n...\n",
  ].map { Array($0.utf8) }

  init(seed: UInt64) {
    generator = SplitMix(state: seed)
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    folder.append(path: "Corpus")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let files = (paths ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
    let bytes = files.compactMap { try? Data(contentsOf: folder.appending(path: $0)) }
    texts =
      bytes.map { [UInt8]($0) }.filter { $0.count < 3000 }
      + YAMLSamples.usual.map { Array($0.utf8) }
      + Array(repeating: YAMLSamples.usual.map { Array($0.utf8) }, count: 10).joined()
  }

  /// The next mutant: a text with one to three edits.
  mutating func next() -> [UInt8] { nextPair().mutant }

  /// The next mutant, and the text that it was.
  mutating func nextPair() -> (text: [UInt8], mutant: [UInt8]) {
    let text = texts[Int.random(in: 0..<texts.count, using: &generator)]
    return (text, mutant(of: text))
  }

  /// A text with one to three edits.
  mutating func mutant(of text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0..<Int.random(in: 1...3, using: &generator) { edit(&text) }
    return text
  }

  private mutating func edit(_ text: inout [UInt8]) {
    let place = Int.random(in: 0...text.count, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0, 1:
      let piece = YAMLMutator.pieces[
        Int.random(in: 0..<YAMLMutator.pieces.count, using: &generator)]
      text.insert(contentsOf: piece, at: place)
    case 2:
      text.removeSubrange(place..<end(place, atMost: 6, text))
    case 3:
      if place < text.count { text[place] = UInt8.random(in: 0...255, using: &generator) }
    case 4:
      let piece = Array(text[place..<end(place, atMost: 40, text)])
      text.insert(contentsOf: piece, at: Int.random(in: 0...text.count, using: &generator))
    default:
      guard let lineFeed = text[place...].firstIndex(of: UInt8(ascii: "\n")) else { return }
      if Bool.random(using: &generator) {
        text.insert(0x20, at: lineFeed + 1)
      } else if lineFeed + 1 < text.count, text[lineFeed + 1] == 0x20 {
        text.remove(at: lineFeed + 1)
      }
    }
  }

  private mutating func end(_ place: Int, atMost length: Int, _ text: [UInt8]) -> Int {
    min(text.count, place + Int.random(in: 1...length, using: &generator))
  }
}
