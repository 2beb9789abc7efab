/// A pattern that demands no more than a beginning, letter by letter.
struct PlainPrefix {
  /// How many code points the beginning has.
  let length: Int

  init?(_ pattern: String) {
    let points = pattern.unicodeScalars
    guard points.first == "^" else { return nil }
    var length = 0
    for point in points.dropFirst() {
      switch point {
      case "a"..."z", "A"..."Z", "0"..."9", "/", "_", "-", ":", "@", " ", "#", "%", "&", "=", "~":
        length += 1
      default: return nil
      }
    }
    self.length = length
  }
}
