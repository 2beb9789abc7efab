/// One of the two versions that are compared.
enum Version: CaseIterable {
  case old, new
}

/// Something of each of the two versions.
struct Versions<Value> {
  var old: Value
  var new: Value

  subscript(version: Version) -> Value {
    get {
      switch version {
      case .old: old
      case .new: new
      }
    }
    set {
      switch version {
      case .old: old = newValue
      case .new: new = newValue
      }
    }
  }
}
