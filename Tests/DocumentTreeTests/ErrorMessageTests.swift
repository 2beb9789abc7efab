import DocumentTree
import Testing

@Suite("The error message")
struct ErrorMessageTests {
  @Test(
    "for broken JSON says where, what, and what to do",
    arguments: [
      (#"{"a": 1,}"#, "1:8: nothing follows this comma: remove it, JSON has no trailing commas"),
      (
        "{\n  \"a\": [1, 2}\n",
        "2:13: this bracket does not match: the array that was opened on line 2 is closed by ']'"
      ),
      (#"{"a": 1 "b": 2}"#, "1:9: expected ',' or '}' after this value, found a string"),
      (#"{"a" 1}"#, "1:6: expected ':' and a value after this key, found a number"),
      ("{\"a\": // note\n1}", "1:7: JSON has no comments: remove this one"),
      (#"{"é": 'x'}"#, "1:7: strings are quoted with \" in JSON, not with '"),
      (
        #"{"a": 007}"#,
        "1:7: a number must not begin with zeros in JSON: remove them, or quote it as a string"
      ),
      (#"{"a": .5}"#, "1:7: a number needs a digit before its point: write 0.5, not .5"),
      (#"{"a": 1.}"#, "1:9: expected a digit in this number, found '}'"),
      (#"{"a": +1}"#, "1:7: a number has no leading '+' in JSON: remove the sign"),
      (#"{"a": NaN}"#, "1:7: 'NaN' is not a JSON value: JSON has finite numbers only"),
      (#"{"a": True}"#, "1:7: 'True' is not a JSON value: write true"),
      (#"{"a": yes}"#, "1:7: 'yes' is not a JSON value: put it in double quotes if it is a string"),
      (#"{"a": "\q"}"#, "1:8: '\\q' is not an escape in JSON: write a backslash as \\\\"),
      (
        #"{"a": "\ud83d!"}"#,
        "1:8: '\\ud83d' is half of a surrogate pair: the other half is missing"
      ),
      (
        "{\"a\": \"x\n\"}",
        "1:7: this string does not end on its line: close it, or write line breaks as \\n"
      ),
      (#"{"a": "x"#, "1:7: this string has no closing quote"),
      (
        "{\n  \"a\": [1,\n",
        "3:1: the document ends inside an array: ']' is missing for the '[' on line 2"
      ),
      (
        #"{"a": 1}}"#,
        "1:9: the document ends before '}': remove what follows, or the bracket that closes too early"
      ),
      (#"{a: 1}"#, "1:2: the key 'a' must stand in double quotes"),
      ("{\"a\": \"\t\"}", "1:8: a tab inside a string must be written as \\t"),
      (
        #"{"a": 1e99999999999999999999}"#,
        "1:7: this number is too long to be compared: at most 4000 characters and an exponent of 17 digits are read"
      ),
    ])
  func json(_ text: String, _ expected: String) {
    #expect(complaint(text, name: "api.json") == expected)
  }

  @Test(
    "for broken YAML says where, what, and what to do",
    arguments: [
      (
        "a: b: c",
        "1:5: a ':' cannot stand here: quote the text if the colon belongs to it, or check the indentation"
      ),
      (
        "é: 1\nb\nc: 2",
        "2:1: this line is no 'key: value': add the colon, or indent it if it continues the text above"
      ),
      (
        "a:\n  - x\n y: 2",
        "3:2: the indentation fits neither the mapping that begins on line 1 nor what is inside it"
      ),
      ("a: \"abc\nb: 1", "1:4: this quoted text has no closing quote"),
      ("a:\n\tb: 2", "2:1: a tab cannot indent YAML: use spaces"),
      ("é: @x", "1:4: a value cannot begin with '@': put it in quotes"),
      (
        "a: \"\\q\"",
        "1:5: this is not an escape in double quotes: use single quotes, or write the backslash as \\\\"
      ),
      (
        "a: [1, 2\nb: 3",
        "2:2: a comma or the closing bracket is missing in the '[' list that begins on line 1"
      ),
      ("a: [1]]", "1:7: this closing bracket has no opening one: remove it"),
      ("a: *x", "1:4: the alias '*x' names no anchor above it: define '&x' first"),
      ("a: &x [*x]", "1:8: the alias '*x' stands inside its own anchor: it would contain itself"),
      (
        "? [a]\n: 1",
        "1:3: a key must be a scalar, not a list: quote it if the bracket belongs to its text"
      ),
      (
        "a: 1\n---\nb: 2",
        "2:1: a second document begins here: a description must be the only one in its file"
      ),
      (
        "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n",
        "2:1: this is a merge conflict marker: resolve the conflict first"
      ),
      (
        "key: - a",
        "1:6: a list cannot begin here: put its '- ' on a line of its own, or quote the text"
      ),
      (
        "<<: 3\na: 1",
        "1:1: the merge key '<<' needs a mapping or a list of mappings: quote it if it is a name"
      ),
      (
        "é: \u{1}",
        "1:4: this control character is not allowed in YAML: write it as an escape in double quotes"
      ),
      ("a: [1, 2, , 3]", "1:11: expected a value here: remove the surplus comma or bracket"),
    ])
  func yaml(_ text: String, _ expected: String) {
    #expect(complaint(text) == expected)
  }

  @Test(
    "for what is neither says so",
    arguments: [
      ("", "1:1: the document is empty"), (" \n\n", "1:1: the document is empty"),
      ("# nothing\n", "1:1: the document is empty but for comments"),
      (
        "<!DOCTYPE html>\n<html>",
        "1:1: this is HTML or XML, neither JSON nor YAML: was a web page saved in its place?"
      ),
    ])
  func neither(_ text: String, _ expected: String) {
    #expect(complaint(text) == expected)
    if !text.hasPrefix("#") { #expect(complaint(text, name: "api.json") == expected) }
  }

  @Test("for other encodings names them")
  func encodings() {
    func message(_ bytes: [UInt8]) -> String { complaint(Source(name: "api.yaml", bytes: bytes)) }
    #expect(
      message([0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0])
        == "1:1: the document is encoded in UTF-32: save it as UTF-8")
    #expect(
      message([0x7B, 0, 0x7D, 0])
        == "1:1: the document seems to be encoded in UTF-16 without a byte-order mark: save it as UTF-8"
    )
    #expect(message([0x1F, 0x8B, 8, 0]) == "1:1: the document is compressed: unpack it first")
    #expect(
      message([0x7F, 0x45, 0x4C, 0x46, 1, 1, 1, 0, 0])
        == "1:1: the document is a binary file, neither JSON nor YAML")
    #expect(
      message([0x61, 0x3A, 0x20, 0xC3, 0x28])
        == "1:4: byte 0xC3 is not valid UTF-8 here: save the file as UTF-8")
    #expect(
      complaint(Source(name: "api.json", bytes: [0x22, 0xC3, 0xA9, 0xE9, 0x22]))
        == "1:3: byte 0xE9 is not valid UTF-8 here: save the file as UTF-8")
  }

  @Test("is that of the syntax that the author seems to have meant")
  func choice() {
    let broken = #"{"a": 1 "b": 2}"#
    #expect(complaint(broken, name: "api.json").contains("expected ',' or '}'"))
    #expect(complaint(broken, name: "-").contains("expected ',' or '}'"))
    #expect(complaint(broken, name: "api.yaml").contains("expected ',' or '}'"))
    #expect(
      complaint("{a: 1, b", name: "api.yaml").contains("a comma or the closing bracket is missing"))
    #expect(complaint("a: [", name: "api.json").contains("'a' is not a JSON value"))
    // What only YAML allows is accepted where the name does not forbid it.
    #expect(complaint("{a: 1}", name: "api.yaml") == "accepted")
    #expect(complaint("{a: 1}", name: "-") == "accepted")
    #expect(complaint(#"{"a": 1,}"#, name: "api.yaml") == "accepted")
    #expect(complaint("a: 1", name: "api.json") == "accepted")
    #expect(complaint(#"{"a": 1}"#, name: "api.yaml") == "accepted")
  }

  @Test("carries the line for the display, unless it is too long to show")
  func sourceLine() throws {
    let error = #expect(throws: ParsingError.self) {
      try DocumentTreeTests.json("{\r\n  \"a\" 1\r\n}")
    }
    #expect(error?.diagnostic.sourceLine == "  \"a\" 1")
    #expect(error?.diagnostic.location == SourceLocation(file: "api.json", line: 2, column: 7))
    let long = "{\"a\": \"" + String(repeating: "x", count: 2000) + "\" 1}"
    let other = #expect(throws: ParsingError.self) { try DocumentTreeTests.json(long) }
    #expect(other?.diagnostic.sourceLine == nil)
  }
}
