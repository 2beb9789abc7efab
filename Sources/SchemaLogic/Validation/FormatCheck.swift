import DocumentTree

/// Tells whether values have the formats that are asserted, by plain code for each.
///
/// The search has the same formats as ranges and regular languages; that both agree is what the tests see to.
enum FormatCheck {
  /// Whether a string has a format; `true` for formats that say nothing about strings.
  static func accepts(_ text: String, _ format: String) -> Bool {
    var reader = FormatReader(text)
    switch format {
    case "date": return reader.readDate() && reader.isAtEnd
    case "time": return reader.readTime() && reader.isAtEnd
    case "date-time":
      return reader.readDate() && reader.skip("T", or: "t") && reader.readTime()
        && reader.isAtEnd
    case "duration": return reader.readDuration() && reader.isAtEnd
    case "uuid": return reader.readUUID() && reader.isAtEnd
    case "ipv4": return reader.readIPv4() && reader.isAtEnd
    case "ipv6": return isIPv6(text)
    case "hostname": return isHostName(text)
    case "email": return isEmail(text)
    case "byte": return isBase64(text)
    default: return true
    }
  }

  /// Whether a number has a format; `true` for formats that say nothing about numbers.
  static func accepts(_ number: Decimal, _ format: FormatSemantics) -> Bool {
    switch format {
    case .integers(let from, let through): from <= number && number <= through
    case .floats(let rank):
      (rank == 1 ? greatestSingle : greatestDouble).map {
        (number.isNegative ? number.negated : number) <= $0
      } ?? true
    case .language: true
    }
  }

  /// The greatest finite number of IEEE 754 binary32.
  private static let greatestSingle = Decimal("340282346638528859811704183484516925440")

  /// The greatest finite number of IEEE 754 binary64.
  private static let greatestDouble = Decimal(
    "17976931348623157081452742373170435679807056752584499659891747680315726078002853"
      + "87605895586327668781715404589535143824642343213268894641827684675467035375169860"
      + "49910576551282076245490090389328944075868508455133942304583236903222948165808559"
      + "332123348274797826204144723168738177180919299881250404026184124858368")

  // MARK: Texts that are no sequence of fixed fields

  /// Groups of hexadecimal digits, of which one run of zeros may be left out, and the last two may be an IPv4 address
  /// (RFC 4291 §2.2).
  private static func isIPv6(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let colon = UInt8(ascii: ":")
    var gap: Int?
    for index in bytes.indices.dropLast() where bytes[index] == colon && bytes[index + 1] == colon {
      if gap != nil { return false }
      gap = index
    }
    func groups(_ part: ArraySlice<UInt8>, mayEndInIPv4: Bool) -> Int? {
      if part.isEmpty { return 0 }
      let fields = part.split(separator: colon, omittingEmptySubsequences: false)
      var count = 0
      for (position, field) in fields.enumerated() {
        if mayEndInIPv4, position == fields.count - 1, field.contains(UInt8(ascii: ".")) {
          var reader = FormatReader(field)
          guard reader.readIPv4(), reader.isAtEnd else { return nil }
          count += 2
        } else {
          guard (1...4).contains(field.count), field.allSatisfy(\.isHexadecimalDigit) else {
            return nil
          }
          count += 1
        }
      }
      return count
    }
    guard let gap else { return groups(bytes[...], mayEndInIPv4: true) == 8 }
    guard let before = groups(bytes[..<gap], mayEndInIPv4: false),
      let after = groups(bytes[(gap + 2)...], mayEndInIPv4: true)
    else { return false }
    return before + after < 8
  }

  /// Labels of letters, digits and inner hyphens, up to 63 each and 253 together (RFC 1123 §2.1, RFC 1034 §3.1).
  private static func isHostName(_ text: String) -> Bool {
    guard text.utf8.count <= 253 else { return false }
    let hyphen = UInt8(ascii: "-")
    return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { label in
        (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
          && label.allSatisfy { $0 == hyphen || $0.isLetterOrDigit }
      }
  }

  /// Something, `@`, something, without white space or another `@`: what all readers agree on.
  private static func isEmail(_ text: String) -> Bool {
    var lengths = [0]
    for scalar in text.unicodeScalars {
      if scalar == "@" {
        lengths.append(0)
      } else if scalar.isSpaceOfECMAScript {
        return false
      } else {
        lengths[lengths.count - 1] += 1
      }
    }
    return lengths.count == 2 && lengths[0] > 0 && lengths[1] > 0
  }

  /// Groups of four characters, the last one padded (RFC 4648 §4).
  private static func isBase64(_ text: String) -> Bool {
    var bytes = Array(text.utf8)
    guard bytes.count.isMultiple(of: 4) else { return false }
    for _ in 0..<2 where bytes.last == UInt8(ascii: "=") { bytes.removeLast() }
    return bytes.allSatisfy {
      $0.isLetterOrDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
    }
  }
}

extension UInt8 {
  /// Whether it is an ASCII digit.
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  /// Whether it is an ASCII letter or digit.
  var isLetterOrDigit: Bool { isDigit || (self | 0x20) &- UInt8(ascii: "a") < 26 }

  /// Whether it is a hexadecimal digit.
  var isHexadecimalDigit: Bool { isDigit || (self | 0x20) &- UInt8(ascii: "a") < 6 }
}

extension Unicode.Scalar {
  /// Whether `\s` of ECMA-262 matches it (ECMA-262 §22.2.2.9: WhiteSpace and LineTerminator).
  fileprivate var isSpaceOfECMAScript: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
      0xFEFF:
      true
    default: false
    }
  }
}
