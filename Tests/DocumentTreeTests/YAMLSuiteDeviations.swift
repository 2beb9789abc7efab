/// Where our reading of YAML differs from yaml-test-suite, and why we live with it.
///
/// Nearly all of it is libyaml's, which has the syntax of YAML 1.1: refusing what is legal costs an author a clear error,
/// and accepting what is not legal does no harm where the meaning is plain.
enum YAMLSuiteDeviations {
  static let reasons: [String: String] = [
    "2LFX": unknownDirective, "6LVF": unknownDirective, "ZYU8/0": unknownDirective,
    "BEC7": "libyaml refuses versions other than 1.1 and 1.2",
    "MUS6/0": "libyaml takes a comment without space after a %YAML directive for part of it",

    "6BCT": tab, "6CA3": tab, "96NN/0": tab, "A2M4": tab, "DK95/0": tab, "DK95/3": tab,
    "DK95/4": tab, "Q5MG": tab, "R4YG": tab, "Y79Y/1": tab, "Y79Y/10": tab,
    "DK95/1": lenientTab, "Y79Y/3": lenientTab,

    "4MUZ/0": colonOnNextLine, "4MUZ/2": colonOnNextLine, "5MUD": colonOnNextLine,
    "9SA2": colonOnNextLine, "K3WX": colonOnNextLine, "NJ66": colonOnNextLine,
    "VJP3/1": colonOnNextLine,

    "58MP": colonInPlain, "5T43": colonInPlain, "DBG4": colonInPlain, "HM87/0": colonInPlain,
    "652Z": questionMarkInFlow, "HM87/1": questionMarkInFlow,

    "2SXE": anchorName, "8XYN": anchorName, "W5VH": anchorName, "Y2GN": anchorName,

    "DK3J": shallowBlock, "FP8R": shallowBlock,
    "SM9W/1": "libyaml refuses a colon with neither key nor value at the root",
    "L24T/1": "libyaml keeps the indentation of a last line that holds nothing else",

    "9C9N": shallowFlow, "QB6E": shallowFlow,
    "9JBA": commentWithoutSpace, "CVW2": commentWithoutSpace, "SU5Z": commentWithoutSpace,
    "X4QW": commentWithoutSpace,
    "G5U8": "libyaml reads '-' before a comma in a flow sequence as a text",
    "YJV2": "libyaml reads '-' before a bracket in a flow sequence as a text",
    "S98Z": "libyaml does not mind leading blank lines deeper than the text of a folded block",
  ]

  private static let unknownDirective =
    "libyaml refuses unknown directives instead of ignoring them"
  private static let tab = "libyaml refuses tabs that separate tokens at the beginning of a line"
  private static let lenientTab =
    "libyaml accepts a tab in the indentation where nothing depends on it"
  private static let colonOnNextLine =
    "libyaml wants the colon of a quoted key on the line of the key"
  private static let colonInPlain =
    "libyaml does not let a plain text in flow style begin with a colon"
  private static let questionMarkInFlow =
    "libyaml takes '?' in flow style for an indicator even without a space behind it"
  private static let anchorName = "libyaml allows letters, digits, '-' and '_' only in anchor names"
  private static let shallowBlock = "libyaml wants the text of a block scalar at the root indented"
  private static let shallowFlow = "libyaml does not mind flow style continuing at column 1"
  private static let commentWithoutSpace = "libyaml needs no space before a comment behind a token"
}
