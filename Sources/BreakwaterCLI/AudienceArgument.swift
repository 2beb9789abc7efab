internal import ArgumentParser
internal import Breakwater

/// Whom the verdict is for, as the command spells it.
package enum AudienceArgument: String, CaseIterable, ExpressibleByArgument {
  case wire, sdk

  /// The same for the library.
  var kind: Audience.Kind {
    switch self {
    case .wire: .wire
    case .sdk: .sdk
    }
  }
}
