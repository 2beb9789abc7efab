import Breakwater
import BreakwaterCLI
import TestSupport
import Testing

@Suite("Announced removals")
struct AnnouncedRemovalTests {
  private func run(
    _ name: String, _ arguments: [String], today: String? = nil
  ) -> CommandResult {
    let folder = Repository.corpus + "/operation-removed/" + name
    return BreakwaterCommand.run(
      ["\(folder)/old.yaml", "\(folder)/new.yaml"] + arguments,
      in: CommandEnvironment(today: { today.flatMap { CalendarDate($0) } }))
  }

  @Test(
    "pass the gate where the policy and the day say so",
    arguments: [
      // The last day is 30 June 2026.
      ("after-its-last-day", "none", "2026-07-01", false),
      ("after-its-last-day", "ended", "2026-07-01", true),
      ("after-its-last-day", "ended", "2026-06-29", false),
      ("after-its-last-day", "announced", "2026-07-01", true),
      ("after-its-last-day", "announced", "2026-06-29", false),
      ("deprecated-without-a-last-day", "ended", "2026-07-01", false),
      ("deprecated-without-a-last-day", "announced", "2026-07-01", true),
      ("with-an-unreadable-last-day", "announced", "2026-07-01", false),
      ("example", "announced", "2026-07-01", false),
    ])
  func passes(_ name: String, _ policy: String, _ date: String, _ isAccepted: Bool) {
    let options = ["--accept-removals", policy]
    let result = run(name, options + ["--date", date], today: "1970-01-01")
    #expect(result.status == (isAccepted ? .success : .findings))
    #expect(result.errors.contains("1 announced removal is accepted") == isAccepted)
    #expect(result.output.contains("1 breaking change: this is a major change"))
    // Without the option the day is today's.
    #expect(run(name, options, today: date).status == result.status)
  }

  @Test("without a day nothing is said to have come, and nothing with a last day passes")
  func needsDay() {
    let result = run("after-its-last-day", ["--accept-removals", "announced"])
    #expect(result.status == .findings)
    #expect(result.output.contains("to end on 2026-06-30 (x-sunset)"))
  }

  @Test("the reports tell what was announced")
  func tells() {
    let options = ["--date", "2026-06-29", "--format"]
    let json = run("after-its-last-day", options + ["json"]).output
    let object = json.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    #expect(
      object.contains(
        #""announced": { "by": "x-sunset", "since": "2025-06-30", "sunset": "2026-06-30", "#
          + #""passed": false }"#))
    #expect(
      run("after-its-last-day", options + ["markdown"]).output.contains(
        "announced: deprecated since 2025-06-30, to end on 2026-06-30, which is still to come"))
  }

  @Test(
    "a day that is none, and an unknown policy, make no sense",
    arguments: [["--date", "2026-02-30"], ["--date", "soon"], ["--accept-removals", "all"]])
  func refuses(_ arguments: [String]) {
    #expect(run("example", arguments).status == .usage)
  }
}
