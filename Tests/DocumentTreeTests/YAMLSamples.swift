/// Texts with every part of the syntax that is read without libyaml, and with what is not.
enum YAMLSamples {
  /// Read without libyaml.
  static let usual: [String] = [
    // Mappings and sequences.
    "a: 1\nb: x\n", "a:\n  b:\n    c: d\n  e: f\ng: h", "  a: 1\n  b: 2\n", "a:\nb:\n",
    "a:\n- x\n- y\nb: 1\n", "a:\n  - x\n  -   y\n", "- a\n- b\n", "- a: 1\n  b: 2\n-\n  c: 3\n-\n",
    "- - a\n  - b\n- - - c\n", "- -\n  - a\n", "a:\n- b:\n  - c\n  d: e\n- f: g\n",
    "a :  b  \n\n\nc: d", "-\n- a:\n    - b\n", "a:\n\n  b: c\n\n  d: e\n",
    // Comments.
    "# first\na: b # second\n  # third\nc: # fourth\n  d: e\n# last", "a: b#c\n#d\n",
    "# a\n---\n# b\na: b",
    "--- # c\na: b\n", "\n\n---\na: b\n", "a: # c\n- b # c\n- # c\n  d: e\n",
    // Plain scalars.
    "a: x y  z\n", "a: http://x.test:80/?q#f\n", "a: -1\nb: -x\nc: a-b\nd: a:b",
    "a: true\nb: False\nc: ~\nd: null\ne: 0x1F\nf: 1e3\ng: +1\nh: .5\ni: 010\nj: nul\nk: 1.2.3\n",
    "a: one\n  two\n\n  three # c\nb: 1\n", "a:\n  one\n  two\nb: 1", "- one\n two\n- x\n",
    "a: b\n  - c\n",
    "a: x\n\n\n  y\n   z\nb:\n", "200: a\n/p/{id}: b\n$ref: c\n'x': d\n\"y\" : e\n",
    "a: b, c] d} ! & * | > % @ `\n",
    "é: ü # ö\nb: \u{1F600}x\nc: \u{A0}d\n", "a: 1\n  2\n", "<: a\n<<<: b\n",
    // Quoted scalars.
    "a: 'it''s'\nb: \"x\\n\\t\\\"\\\\\\/\\u00e9\\U0001F600\\x41\"\nc: ''\nd: \"\"\n",
    "a: 'x\n  y\n\n  z '\nb: \"x\n  y \\\n  z\\  \n  w\"\n",
    "a: \"x\\\n\n  y\"\nb: 'x\ty'\nc: 'x\\n'\n", "a:\n  'x'\nb:\n  \"y\" # c\n",
    "- 'a'\n- \"b\": c\n  'd': e\n", "a: \"\\\\\"\n",
    "a: '#'\nb: ': '\nc: '- '\n", "\"a\\tb\": c\n'd''e': f\n", "a: '  x  '\nb: \"  y  \"\n",
    "a: 'x  \n  y'\nb: \"x\\t \n y\"\n",
    // Block scalars.
    "a: |\n  x\n   y\n\n  z\nb: 1\n", "a: >\n  x\n  y\n\n  z\n   w\n  v\nb: 1\n",
    "a: |-\n  x\n\nb: >-\n  y\n", "a: |+\n  x\n\n\nb: >+\n  y\n\n",
    "a: |2\n   x\n  y\nb: |1-\n  z\n", "a: |\nb: >\n\nc: |+\n\nd: 1\n", "- |\n x\n- >\n y\n",
    "a: |  # c\n  # x\n  y: z\n", "a:\n  b: |\n    x\n  # c\n  d: e\n",
    "a: |\n\n  x\n", "a: |\n  x\n  \ty\tz\n", "a: |\n  x", "a: >\n  x\n\n\n   y\n  z\n",
    "a: |\n  x\n  ", "a: |\n  \n \n  x\n",
    "a: >\n   x\n\n    y\n\n   z\n", "a: |\n  - x\n  ---\n  'y\n",
    // Flow collections.
    "a: [x, 'y', \"z\", 1, true, ~]\nb: []\nc: {}\nd: {a: b, 'c': d, \"e\":f, g: [h, {i: j}]}\n",
    "a: [x,\n  y,\n\n  z]\nb: {a: b,\n c: d\n }\n",
    "a: [x, ] # c\nb: {c: d,}\n",
    "a: {\n  \"b\": [\n    1, 2\n  ],\n  \"c\": {\"d\": null}\n}\ne: f\n",
    "- [a]\n- {b: c}\n- [[], [[]]]\n", "a: [a b , c:d, -1, http://x.test, a#b]\n",
    "a: [\"x\n  y\", z]\n",
    // Duplicate keys and the byte-order mark.
    "a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "\u{FEFF}a: b\n",
  ]

  /// Left to libyaml: mistakes, and what descriptions hardly use.
  static let unusual: [String] = [
    "", "# c\n", "a\n", "'a'\n", "[a]\n", "{a: b}\n", "--- a\n", "---\na: b\n---\nc: d\n",
    "a: b\n...\n", "%YAML 1.2\n---\na: b\n", "...\n",
    "a: &b c\n", "a: *b\n", "a: !!str b\n", "&a b: c\n", "*a : b\n", "! a: b\n", "<<: {a: b}\n",
    "a: {<<: b}\n", "? a\n: b\n", "a: ?b\n", "a: :b\n", ": a\n",
    "a:\tb\n", "\ta: b\n", "a: b\t\n", "a: b\tc\n", "- a\n\t- b\n", "a: 'x\n\ty'\n", "a: |\n\tx\n",
    "a: |\n  \tx\n",
    "a: b: c\n", "a: b\n c: d\n", "a: b:\n", "a: - b\n", "a: b\n  c: d\n", "a:\n  b: c\n d: e\n",
    "a:\n    b\n  c: d\n", "a: b\n- c\n", "- a\nb: c\n", "- a\n b: c\n",
    "a:\nb\n", "a: 'b' c\n", "a: 'b'#c\n", "a: 'b\n", "a: \"b\n", "a: \"\\q\"\n",
    "a: \"\\ud83d\\ude00\"\n", "a: \"\\0\"\n", "'a\n b': c\n", "a: 'b': c\n",
    "a: [b\n", "a: [b]]\n", "a: [b,,c]\n", "a: [,]\n", "a: {b}\n", "a: {b, c}\n", "a: [b: c]\n",
    "a: [b # c\n]\n", "a: [b\n c]\n", "a: [b]: c\n", "a: {b: }\n", "a: [? b]\n", "a: [b}\n",
    "a: [\n- b]\n", "a: '\n---\n'\n", "a: | x\n", "a: |0\n", "a: |22\n", "a: |-+\n",
    "a: |\n   \n  x\n", "a: @b\n", "a: `b\n", "a: %b\n", "a: ,b\n", "a: ]b\n",
    "a: .inf\n", "a: .nan\n", "a: b\rc: d\n", "a: \u{85}b\n", "a: \u{2028}b\n", "a: b\u{FEFF}\n",
    "a: \u{7F}\n", "a: \u{1}\n", "a: \u{9F}\n",
    String(repeating: "k", count: 1100) + ": a\n", "a: |b\n",
  ]
}
