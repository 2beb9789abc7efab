import Breakwater
import Comparison
import Testing

@Suite("The report as Markdown")
struct MarkdownRendererTests {
  @Test("is a document to paste: verdict, breaks with advice, reach and cosmetics folded")
  func isDocument() {
    #expect(
      MarkdownRenderer().render(ReportSamples.full) == """
        ## 2 breaking changes: this is a major change (2.3.1 → 3.0.0)

        **Pet Store**: `old.yaml` (2.3.1) → `new.yaml` (2.4.0); 2 breaking (1 undecided), 1 additive, 1 cosmetic

        > the new description says 2.4.0, only a minor step: it should say 3.0.0

        ### Breaking changes

        #### `GET /pets`

        - **query parameter 'limit' is now required**\\
          `old.yaml:12:9 → new.yaml:14:9` · `parameter-became-required`
          - A call that leaves the parameter out was served before and is refused now.
          - **What to do:** Send the parameter with every call.

        - **the schema changed in a way that could not be decided** at `200 › application/json › items › name`\\
          `"^(?=a).*$"` → `"^(?=b).*$"` · `old.yaml:40:7 → new.yaml:42:7` · `schema-undecided`
          - *undecided*: the pattern uses look-ahead
          - perhaps renamed: `nickname`

          <details><summary>also in 4 operations</summary>

          - `GET /pets/2`
          - `GET /pets/3`
          - `GET /pets/4`
          - `GET /pets/5`

          </details>

        ### Additive changes

        - **optional query parameter 'dryRun' was added** at `POST /pets › query dryRun`\\
          `new.yaml:30:9` · `parameter-added`

        <details><summary>1 cosmetic change</summary>

        - **the description changed** at `info › description`\\
          `"Pets."` → `null` · `old.yaml:4:3 → new.yaml:4:3` · `description-changed`

        </details>

        <details><summary>1 remark on the descriptions</summary>

        - `old.yaml:7:5`: the key 'get' stands here twice

        </details>

        """)
  }

  @Test(
    "text from documents is no markup",
    arguments: [
      ("<script>", "&lt;script&gt;"), ("a*b_c", "a\\*b\\_c"), ("[x](y)", "\\[x\\](y)"),
      ("@octocat", "&#64;octocat"), ("#12", "&#35;12"), ("a|b", "a\\|b"), ("`", "\\`"),
      ("&lt;", "&amp;lt;"),
    ])
  func escapes(_ text: String, escaped: String) {
    var report = ReportSamples.full
    report.changes = [ReportSamples.required]
    report.changes[0].message = text
    #expect(MarkdownRenderer().render(report).contains("**\(escaped)**"))
  }

  @Test("code with backticks gets a longer fence")
  func fences() {
    var report = ReportSamples.full
    report.changes = [ReportSamples.required]
    report.changes[0].site = "info › ``a`"
    #expect(MarkdownRenderer().render(report).contains("``` ``a` ```"))
  }
}
