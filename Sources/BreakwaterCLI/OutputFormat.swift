internal import ArgumentParser

/// How the report is written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown
}
