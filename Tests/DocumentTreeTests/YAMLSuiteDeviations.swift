/// Where our reading of YAML differs from yaml-test-suite, and why we live with it.
enum YAMLSuiteDeviations {
  static let reasons: [String: String] = [:]
}
