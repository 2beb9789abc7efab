internal import Breakwater

/// Reads the arguments of a plain comparison, which is nearly every call of the command.
///
/// The argument parser looks at all subcommands through reflection before it reads a word, which costs as much as the
/// comparison of two small descriptions. What is plain gets the same answer without it; all else, and all that is wrong,
/// goes to the parser, which therefore finds the words for every mistake.
struct PlainArguments {
  private var paths: [String] = []
  private var request = DiffRequest(old: "", new: "")

  /// The options that have been seen, each once: what a repetition means is the parser's business.
  private var seen: [String] = []

  /// The request of some arguments; `nil` where they are not plain.
  static func request(_ arguments: [String]) -> DiffRequest? {
    var plain = PlainArguments()
    var rest = arguments[...]
    if rest.first == "diff" { rest.removeFirst() }
    while let argument = rest.popFirst() {
      guard plain.read(argument, &rest) else { return nil }
    }
    guard plain.paths.count == 2 else { return nil }
    plain.request.old = plain.paths[0]
    plain.request.new = plain.paths[1]
    return plain.paths == [StandardInput.name, StandardInput.name] ? nil : plain.request
  }

  /// Takes an argument in, and the next one if that is its value; says whether it is plain.
  private mutating func read(_ argument: String, _ rest: inout ArraySlice<String>) -> Bool {
    guard argument.utf8.first == UInt8(ascii: "-"), argument != StandardInput.name else {
      paths.append(argument)
      return !argument.isEmpty && !PlainArguments.subcommands.contains(argument)
    }
    guard !seen.contains(argument) else { return false }
    seen.append(argument)
    switch argument {
    case "--components": request.components = true
    case "--verbose": request.verbose = true
    case "--no-prune": request.noPrune = true
    default:
      guard let value = rest.popFirst(), let first = value.utf8.first, first != UInt8(ascii: "-")
      else { return false }
      return read(value, of: argument)
    }
    return true
  }

  /// Takes in the value of an option; says whether both are known.
  private mutating func read(_ value: String, of option: String) -> Bool {
    switch option {
    case "--format": return PlainArguments.set(&request.format, value)
    case "--fail-on": return PlainArguments.set(&request.failOn, value)
    case "--accept-removals": return PlainArguments.set(&request.acceptRemovals, value)
    case "--audience": return PlainArguments.set(&request.audience, value)
    case "--output": request.output = value
    case "--root": request.root = value
    case "--date":
      guard let date = CalendarDate(value) else { return false }
      request.date = date
    default: return false
    }
    return true
  }

  /// Takes in a value if it is one of those that an option has; says whether it is.
  private static func set<Value: RawRepresentable<String>>(
    _ place: inout Value, _ text: String
  ) -> Bool {
    guard let value = Value(rawValue: text) else { return false }
    place = value
    return true
  }

  /// Words that mean more than a path where they stand in the place of one.
  private static let subcommands = ["diff", "schema", "explain", "help"]
}
