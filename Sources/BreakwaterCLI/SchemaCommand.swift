internal import ArgumentParser
internal import Breakwater

/// `breakwater schema`: how two JSON Schemas lie to each other.
struct SchemaCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Say whether every value of an old schema is one of a new.",
    usage: """
      breakwater schema <old> <new> [<options>]
      breakwater schema --pairs <file> [<options>]
      """,
    discussion: """
      A schema is a JSON or YAML file, or a place in one, such as \
      api.yaml#/components/schemas/Pet. A file that describes an API is read in the words of its \
      version, anything else as JSON Schema 2020-12.

      Exit status: 0 when every old value is a new one; 1 when some are not; 2 when a schema cannot \
      be read; 3 when it could not be told; 64 when the arguments make no sense. With --pairs: 2 \
      when any line has no answer, else 1, else 3, else 0.
      """)

  @Argument(help: "The old schema: a file, a place in one, or - for standard input.")
  var old: String?

  @Argument(help: "The new schema: a file, a place in one, or - for standard input.")
  var new: String?

  @Option(help: "The words of both schemas, whatever their files say.")
  var dialect: SchemaDialect?

  @Option(
    name: .customLong("as"),
    help: "What the values are: any, what clients send or receive, or any with their tags.")
  var mode: SchemaOptions.Mode = .pure

  @Option(help: "What is taken for granted of those who send values.")
  var assumption: SchemaOptions.Assumption = .openWorld

  @Option(help: "How the answer is written.")
  var format: SchemaFormat?

  @Option(
    help: ArgumentHelp(
      "Answer every line of a file of pairs, JSON objects with 'name', 'old' and 'new', by a line.",
      valueName: "file"))
  var pairs: String?

  @Option(
    help: ArgumentHelp(
      "References may name files below this folder, not only below that of each schema.",
      valueName: "folder"))
  var root: String?

  func validate() throws {
    if pairs != nil {
      if old != nil { throw ValidationError("--pairs takes the place of the two schemas.") }
      if format == .text { throw ValidationError("--pairs answers in lines of JSON only.") }
      return
    }
    guard let old, let new else {
      throw ValidationError("Name two schemas, or a file of pairs with --pairs.")
    }
    if old == StandardInput.name, new == StandardInput.name {
      throw ValidationError("Only one of the two schemas can come from standard input.")
    }
  }

  func run(in environment: CommandEnvironment) -> CommandResult {
    do throws(InputError) {
      let options = SchemaOptions(mode: mode, assumption: assumption, root: root)
      if let pairs { return try answers(toPairs: pairs, options, environment) }
      let oldInput = try input(old ?? "", options, environment)
      let newInput = try input(new ?? "", options, environment)
      environment.progress(true)
      defer { environment.progress(false) }
      return result(of: try relate(old: oldInput, new: newInput, options: options), environment)
    } catch {
      return CommandResult(errors: environment.rendered(error.diagnostic), status: .failure)
    }
  }

  private func input(
    _ name: String, _ options: SchemaOptions, _ environment: CommandEnvironment
  ) throws(InputError) -> SchemaInput {
    guard name == StandardInput.name else { return .named(name, dialect: dialect) }
    return .source(
      try environment.standardInput(options.limits), dialect: dialect, loader: StandardInput.loader)
  }

  private func result(
    of relation: SchemaRelation, _ environment: CommandEnvironment
  ) -> CommandResult {
    let look = environment.outputLook
    let output =
      switch format ?? .text {
      case .text:
        SchemaTextRenderer(width: look.width, isColored: look.isColored).render(relation)
      case .json: SchemaJSONRenderer().render(relation)
      }
    return CommandResult(
      output: output, errors: environment.rendered(relation.diagnostics),
      status: CommandStatus(relation))
  }

  private func answers(
    toPairs path: String, _ options: SchemaOptions, _ environment: CommandEnvironment
  ) throws(InputError) -> CommandResult {
    let pairs =
      path == StandardInput.name
      ? SchemaPairs(
        try environment.standardInput(options.limits), loader: StandardInput.loader,
        options: options, dialect: dialect)
      : try SchemaPairs(file: path, options: options, dialect: dialect)
    environment.progress(true)
    defer { environment.progress(false) }
    let renderer = SchemaJSONRenderer()
    var output = ""
    var diagnostics: [Diagnostic] = []
    var statuses: Set<CommandStatus> = []
    pairs.forEachAnswer { answer in
      output += renderer.renderLine(answer)
      switch answer.result {
      case .success(let relation):
        diagnostics += relation.diagnostics
        statuses.insert(CommandStatus(relation))
      case .failure(let error):
        diagnostics.append(error.diagnostic)
        statuses.insert(.failure)
      }
    }
    if statuses.isEmpty { diagnostics.append(pairs.remarkOnNone) }
    let gravest = [CommandStatus.failure, .findings, .undecided].first(where: statuses.contains)
    return CommandResult(
      output: output, errors: environment.rendered(diagnostics), status: gravest ?? .success)
  }
}

/// How the relation of two schemas is written.
enum SchemaFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

extension CommandStatus {
  /// What a relation tells the shell.
  fileprivate init(_ relation: SchemaRelation) {
    switch relation.oldInNew {
    case true?: self = .success
    case false?: self = .findings
    case nil: self = .undecided
    }
  }
}

extension CommandEnvironment {
  /// Diagnostics as they appear on standard error.
  fileprivate func rendered(_ diagnostics: [Diagnostic]) -> String {
    DiagnosticRenderer(width: errorLook.width, isColored: errorLook.isColored).render(diagnostics)
  }
}
