/// Whether something holds, as far as that can be told.
enum Truth {
  case yes
  case no
  case unknown(UndecidedReason)

  /// The contrary.
  var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown: self
    }
  }
}
