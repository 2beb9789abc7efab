import DocumentTree
import Foundation
import TestSupport

/// Judges values by python's `jsonschema`, which shares nothing with this program.
struct PythonJudge {
  /// Values, and the schema that they are judged by.
  struct Request {
    let schema: JSONValue
    let values: [JSONValue]
  }

  /// What a test says that is skipped because there is no such library.
  static let isMissing = "SKIPPED: no python3 with jsonschema"

  /// Whether python and its library are there.
  static let isInstalled = (try? run(["-c", "import jsonschema"])) != nil

  private static let script = """
    import json, sys
    from jsonschema import Draft202012Validator
    sys.setrecursionlimit(10000)
    for line in open(sys.argv[1], encoding="utf-8"):
        request = json.loads(line)
        validator = Draft202012Validator(request["schema"])
        answers = []
        for value in request["values"]:
            try:
                answers.append(validator.is_valid(value))
            except Exception:
                answers.append(None)
        print(json.dumps(answers))
    """

  /// Whether each value of each request is valid; `nil` where python cannot tell.
  static func judge(_ requests: [Request]) throws -> [[Bool?]] {
    let folder = try TemporaryFolder()
    let lines = requests.map { request in
      JSONValue.members(["schema": request.schema, "values": .array(request.values)]).compactText
    }
    let path = try folder.write("requests.jsonl", lines.joined(separator: "\n"))
    let output = try run(["-c", script, path])
    return try output.split(separator: "\n").map { line in
      try JSONValue(parsing: String(line)).elements.map(\.boolean)
    }
  }

  /// A call that failed.
  struct Failure: Error {
    let status: Int32
  }

  private static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return String(decoding: data, as: UTF8.self)
  }
}
