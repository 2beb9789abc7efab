import Comparison
import Testing

@Suite("Effects")
struct EffectTests {
  @Test func `an effect has the impact that its direction gives it`() {
    let table: [(Effect, received: Impact, sent: Impact)] = [
      (.narrows, .breaking, .additive), (.widens, .additive, .breaking),
      (.replaces, .breaking, .breaking), (.extends, .additive, .additive),
      (.withdraws, .breaking, .breaking), (.annotates, .cosmetic, .cosmetic),
      (.states(.additive), .additive, .additive),
    ]
    for (effect, received, sent) in table {
      #expect(effect.impact(isReceived: true) == received, "\(effect)")
      #expect(effect.impact(isReceived: false) == sent, "\(effect)")
    }
  }

  @Test func `a negated part turns what it narrows and widens, and a tried one leaves it open`() {
    #expect(Effect.narrows.at(.negative) == .widens)
    #expect(Effect.widens.at(.negative) == .narrows)
    for effect in [Effect.narrows, .widens, .extends] {
      #expect(effect.at(.mixed) == .replaces)
      #expect(effect.at(.positive) == effect)
      #expect(effect.at(.ignored) == .annotates)
    }
    #expect(Effect.extends.at(.negative) == .replaces)
    #expect(Effect.withdraws.at(.mixed) == .withdraws)
  }

  @Test func `positions compose like signs`() {
    let all: [Position] = [.positive, .negative, .mixed, .ignored]
    for position in all {
      #expect(Position.positive.containing(position) == position)
      #expect(position.containing(.positive) == position)
      #expect(position.containing(.ignored) == .ignored)
    }
    #expect(Position.negative.containing(.negative) == .positive)
    #expect(Position.negative.containing(.mixed) == .mixed)
  }
}

@Suite("Plain patterns")
struct PlainPatternTests {
  @Test func `a plain pattern is matched as a regular expression would be`() throws {
    let table: [(pattern: String, name: String, matches: Bool)] = [
      ("^x-", "x-a", true), ("^x-", "ax-", false), ("id$", "petid", true), ("id$", "ids", false),
      ("^a$", "a", true), ("^a$", "ab", false), ("b", "abc", true), ("b", "acd", false),
      ("", "", true), ("bc", "b", false),
    ]
    for (pattern, name, matches) in table {
      let plain = try #require(PlainPattern(pattern), "\(pattern)")
      #expect(plain.matches(name) == matches, "\(pattern) \(name)")
    }
  }

  @Test func `a pattern that says more is not plain`() {
    for pattern in ["^[a-z]+$", "a.c", "a|b", "a*", "\\d", "(a)", "a{2}"] {
      #expect(PlainPattern(pattern) == nil, "\(pattern)")
    }
  }
}

@Suite("Rules")
struct RuleTests {
  @Test func `identifiers are kebab-case, unique, and free of directions`() {
    let identifiers = RuleDescription.all.map(\.id)
    #expect(Set(identifiers).count == identifiers.count)
    for identifier in identifiers {
      #expect(identifier.allSatisfy { $0 == "-" || $0.isLowercase && $0.isASCII }, "\(identifier)")
      let words = identifier.split(separator: "-")
      #expect(!words.contains("in") && !words.contains("out"), "\(identifier)")
    }
    // `request-body` and `response` are subjects; a direction would stand beside another subject.
    #expect(!identifiers.contains { $0.hasPrefix("request-property") })
  }

  @Test func `every rule says why it matters and what to do`() throws {
    for rule in RuleDescription.all {
      let first = try #require(rule.title.first)
      #expect(first.isUppercase || first == "'", "\(rule.id)")
      for text in [rule.because, rule.migration] {
        #expect(text.hasSuffix(".") && text.count > 10, "\(rule.id): \(text)")
      }
      #expect(!rule.formerly.contains(rule.id), "\(rule.id)")
    }
  }
}
