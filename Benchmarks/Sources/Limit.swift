import TestSupport

/// A program of a few lines that does the least that can be done with the best library for a syntax.
struct Limit {
  /// The name of the library in tables.
  let name: String

  /// The compiled program.
  let program: String

  /// The instructions that it executes before it has read anything; `nil` without valgrind.
  let startInstructions: Int?

  /// The time that it takes when it has nothing to read.
  let startWallTime: Duration

  /// libyaml's event loop; `nil` where it does not compile.
  static func yaml(folder: String) throws -> Limit? {
    try Limit(
      name: "libyaml events", compiler: "cc", source: "yaml-events.c", libraries: ["-lyaml"],
      folder: folder)
  }

  /// simdjson's DOM; `nil` where it does not compile.
  static func json(folder: String) throws -> Limit? {
    try Limit(
      name: "simdjson DOM", compiler: "c++", source: "json-dom.cpp", libraries: ["-lsimdjson"],
      folder: folder)
  }

  private init?(
    name: String, compiler: String, source: String, libraries: [String], folder: String
  ) throws {
    self.name = name
    program = folder + "/" + source.prefix { $0 != "." }
    let path = Repository.root + "/Benchmarks/Limits/" + source
    let arguments = ["-O2", "-o", program, path] + libraries
    do {
      _ = try Command(compiler, arguments, folder: folder)
    } catch {
      Output.line("\(name): not compiled, no comparison with it (\(error))\n")
      return nil
    }
    startInstructions = try Command.instructions(program, [], folder: folder)
    startWallTime = try Command.shortestWallTime(program, [], rounds: 5, folder: folder)
  }
}
