/// What reports and `--version` say of the program itself.
package enum Tool {
  package static let name = "breakwater"
  package static let version = "0.1.0"
}
