import APIGraph
import Testing

@Suite("Status ranges")
struct StatusRangeTests {
  static let all: [StatusRange] =
    (100...599).map { .code($0) } + (1...5).map { .family($0) } + [.default]

  @Test("every status has one canonical spelling that reads back as itself")
  func roundTrip() {
    for status in Self.all { #expect(StatusRange(status.description) == status) }
    #expect(StatusRange("2xx") == .family(2))
    #expect(StatusRange("4xX") == .family(4))
  }

  @Test(
    "other texts are no statuses",
    arguments: [
      "", "20", "2000", "600", "099", "0XX", "6XX", "2X0", "20X", "+20", "Default", "x-a",
    ]
  )
  func nonsense(_ text: String) { #expect(StatusRange(text) == nil) }

  @Test("a family covers its hundred codes, default covers everything, a code covers itself")
  func coverage() {
    for status in Self.all {
      let covered = (100...599).filter(status.covers)
      switch status {
      case .code(let code): #expect(covered == [code])
      case .family(let family): #expect(covered == Array(family * 100...family * 100 + 99))
      case .default: #expect(covered.count == 500)
      }
      #expect(status.isSuccess == covered.allSatisfy((200...299).contains))
    }
  }

  @Test("codes come in their order, a family after its codes, default last")
  func order() {
    let sorted: [StatusRange] = [
      .code(200), .code(299), .family(2), .code(300), .family(5), .default,
    ]
    #expect(sorted.shuffled().sorted() == sorted)
  }
}
