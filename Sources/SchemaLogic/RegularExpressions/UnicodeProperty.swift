/// The properties of Unicode that `\p{…}` may name (ECMA-262 §22.2.1, tables 66 to 68), as far as they are known here.
enum UnicodeProperty {
  /// The code points that the text in the braces names; `nil` when it is not known.
  static func set(_ text: String) -> CodePointSet? {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return category(text) ?? binary(text) }
    let value = String(parts[1])
    return switch parts[0] {
    case "General_Category", "gc": category(value)
    case "Script", "sc": ScriptRanges.set(value)
    default: nil
    }
  }

  private static func category(_ name: String) -> CodePointSet? {
    guard let short = categoryNames[name] else { return nil }
    if let set = categories[short] { return set }
    let members =
      short == "LC" ? ["Lu", "Ll", "Lt"] : categories.keys.filter { $0.hasPrefix(short) }
    return CodePointSet(members.flatMap { categories[$0]?.ranges ?? [] })
  }

  private static func binary(_ name: String) -> CodePointSet? {
    switch name {
    case "Any": .all
    case "ASCII": CodePointSet([0...0x7F])
    case "ASCII_Hex_Digit", "AHex": CodePointSet([0x30...0x39, 0x41...0x46, 0x61...0x66])
    case "Assigned": categories["Cn"]?.complement
    case "Alphabetic", "Alpha": alphabetic
    case "Lowercase", "Lower": lowercase
    case "Uppercase", "Upper": uppercase
    case "White_Space", "space": whiteSpace
    case "Ideographic", "Ideo": ideographic
    case "Emoji": emoji
    case "ID_Start", "IDS": nameStarts
    case "ID_Continue", "IDC": nameParts
    default: nil
    }
  }

  private static let alphabetic = scalars { $0.isAlphabetic }
  private static let lowercase = scalars { $0.isLowercase }
  private static let uppercase = scalars { $0.isUppercase }
  private static let whiteSpace = scalars { $0.isWhitespace }
  private static let ideographic = scalars { $0.isIdeographic }
  private static let emoji = scalars { $0.isEmoji }
  private static let nameStarts = scalars { $0.isIDStart }
  private static let nameParts = scalars { $0.isIDContinue }

  /// The scalars with a property.
  private static func scalars(where test: (Unicode.Scalar.Properties) -> Bool) -> CodePointSet {
    var ranges: [ClosedRange<UInt32>] = []
    forEachScalar { scalar in
      guard test(scalar.properties) else { return }
      if let last = ranges.last, last.upperBound + 1 == scalar.value {
        ranges[ranges.count - 1] = last.lowerBound...scalar.value
      } else {
        ranges.append(scalar.value...scalar.value)
      }
    }
    return CodePointSet(ranges)
  }

  private static func forEachScalar(_ body: (Unicode.Scalar) -> Void) {
    for range in CodePointSet.scalars.ranges {
      for value in range {
        if let scalar = Unicode.Scalar(value) { body(scalar) }
      }
    }
  }

  /// The code points of every general category, by its short name.
  private static let categories: [String: CodePointSet] = {
    var ranges: [Unicode.GeneralCategory: [ClosedRange<UInt32>]] = [.surrogate: [0xD800...0xDFFF]]
    var start: UInt32 = 0
    var end: UInt32 = 0
    var current = Unicode.GeneralCategory.control
    forEachScalar { scalar in
      let category = scalar.properties.generalCategory
      if category != current || scalar.value > end + 1 {
        ranges[current, default: []].append(start...end)
        start = scalar.value
        current = category
      }
      end = scalar.value
    }
    ranges[current, default: []].append(start...end)
    var result: [String: CodePointSet] = [:]
    for (category, ranges) in ranges { result[shortName(category)] = CodePointSet(ranges) }
    return result
  }()

  private static func shortName(_ category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }

  /// The short names of general categories by all their names (PropertyValueAliases.txt).
  private static let categoryNames: [String: String] = {
    let names = """
      C Other|Cc Control cntrl|Cf Format|Cn Unassigned|Co Private_Use|Cs Surrogate|L Letter
      |LC Cased_Letter|Ll Lowercase_Letter|Lm Modifier_Letter|Lo Other_Letter|Lt Titlecase_Letter
      |Lu Uppercase_Letter|M Mark Combining_Mark|Mc Spacing_Mark|Me Enclosing_Mark
      |Mn Nonspacing_Mark|N Number|Nd Decimal_Number digit|Nl Letter_Number|No Other_Number
      |P Punctuation punct|Pc Connector_Punctuation|Pd Dash_Punctuation|Pe Close_Punctuation
      |Pf Final_Punctuation|Pi Initial_Punctuation|Po Other_Punctuation|Ps Open_Punctuation
      |S Symbol|Sc Currency_Symbol|Sk Modifier_Symbol|Sm Math_Symbol|So Other_Symbol|Z Separator
      |Zl Line_Separator|Zp Paragraph_Separator|Zs Space_Separator
      """
    var result: [String: String] = [:]
    for group in names.split(separator: "|") {
      let words = group.split(whereSeparator: \.isWhitespace).map(String.init)
      for word in words { result[word] = words[0] }
    }
    return result
  }()
}
