internal import ArgumentParser

/// How the report is written.
package enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown
}
