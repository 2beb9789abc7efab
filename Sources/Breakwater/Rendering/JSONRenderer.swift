public import Comparison
internal import DocumentTree

/// A report as one JSON object, the contract with other programs: `breakwater-report/1`.
///
/// Every key is always there, in a fixed order; what does not apply is `null`. Equal reports give equal bytes.
public struct JSONRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The report as JSON over several lines, with a line break at the end.
  public func render(_ report: Report) -> String {
    String(decoding: bytes(of: report), as: UTF8.self)
  }

  /// The same in UTF-8.
  package func bytes(of report: Report) -> [UInt8] {
    var output = JSONOutput()
    var reach = ReachOutput()
    output.object { output in
      output.member("format", "breakwater-report/1")
      output.member("tool") { output in
        output.member("name", Tool.name)
        output.member("version", Tool.version)
      }
      output.member("old") { output in output.write(report.old) }
      output.member("new") { output in output.write(report.new) }
      output.member("complete", report.isComplete)
      output.member("audience", report.audience.rawValue)
      output.member("impact", report.impact?.rawValue ?? "none")
      output.member("bump") { output in
        output.member("required", report.bump.required.rawValue)
        output.member("declared", report.bump.declared?.rawValue)
        output.member("next", report.bump.next)
        output.member("sufficient", report.bump.isSufficient)
      }
      output.member("changes", report.changes) { output, change in
        output.write(change, &reach)
      }
      output.member("rules") { output in
        for rule in report.rules {
          output.member(rule.id) { output in
            output.member("title", rule.title)
            output.member("because", rule.because)
            output.member("migration", rule.migration)
          }
        }
      }
      output.member("diagnostics", report.diagnostics) { output, diagnostic in
        output.write(diagnostic)
      }
    }
    return output.bytes + [UInt8(ascii: "\n")]
  }
}

extension JSONOutput {
  fileprivate mutating func write(_ input: Report.Input) {
    member("source", input.source)
    member("title", input.title)
    member("version", input.version)
    member("specification", input.specification)
  }

  fileprivate mutating func write(_ change: Change, _ reach: inout ReachOutput) {
    member("rule", change.rule)
    member("impact", change.impact.rawValue)
    member("audience") { output in
      output.member("wire", change.audience.wire.rawValue)
      output.member("sdk", change.audience.sdk.rawValue)
    }
    member("certainty", change.certainty.rawValue)
    member("reason", change.reason)
    member("at", change.site)
    member("message", change.message)
    member("old", change.old)
    member("new", change.new)
    member("before", wrapping: change.before)
    member("after", wrapping: change.after)
    array("reach", change.reach) { bytes, uses, lineBreak, inner in
      reach.write(uses, lineBreak, inner, to: &bytes)
    }
    member("witnesses", change.witnesses) { output, witness in output.write(witness) }
    member("renamed", change.renamed)
    write(change.announced)
    // Waivers are told here once they are known.
    member("waived", String?.none)
    member("fingerprint", change.fingerprint)
  }

  private mutating func write(_ announcement: Announcement?) {
    guard let announcement else { return member("announced", String?.none) }
    member("announced") { output in
      output.member("by", announcement.by)
      output.member("since", announcement.since)
      output.member("sunset", announcement.sunset)
      if let hasPassed = announcement.hasPassed {
        output.member("passed", hasPassed)
      } else {
        output.member("passed", String?.none)
      }
    }
  }

  private mutating func write(_ witness: Witness) {
    member("direction", witness.direction.rawValue)
    member("operation", witness.operation)
    let value = AbridgedValue(witness.value, around: witness.body == nil ? witness.at : "")
    let body = witness.body.map { AbridgedValue($0, around: witness.at) }
    member("value", value.value)
    member("body", body?.value ?? .null)
    member("acceptedBy", witness.acceptedBy.rawValue)
    member("refusedBy", witness.refusedBy.rawValue)
    member("at", witness.at)
    member("keyword", witness.keyword)
    member("omitted", value.omissions(in: "value") + (body?.omissions(in: "body") ?? []))
  }

  private mutating func member(_ key: String, _ place: Place?) {
    guard let place else { return member(key, String?.none) }
    member(key) { output in
      output.member("file", place.location.file)
      output.member("pointer", place.pointer)
      output.member("line", place.location.line)
      output.member("column", place.location.column)
    }
  }

  /// A value inside an object, so that a JSON null is told from the absence of a value.
  private mutating func member(_ key: String, wrapping value: JSONValue?) {
    guard let value else { return member(key, String?.none) }
    member(key) { output in output.member("value", value) }
  }

  fileprivate mutating func write(_ diagnostic: Diagnostic) {
    member("severity", diagnostic.severity.rawValue)
    member("code", diagnostic.code)
    member("message", diagnostic.message)
    member("file", diagnostic.location?.file)
    member("line", diagnostic.location?.line)
    member("column", diagnostic.location?.column)
    member("pointer", diagnostic.pointer)
  }
}
