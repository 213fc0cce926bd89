import Testing

@testable import SiteRenderer

@Suite struct SwiftHighlighterTests {
  @Test(arguments: [
    ("let x = 1", "<span class=\"k\">let</span> x = <span class=\"n\">1</span>"),
    ("\"a<b\"", "<span class=\"s\">&quot;a&lt;b&quot;</span>"),
    ("f(by: y)", "f(<span class=\"l\">by</span>: y)"),
    ("Tensor()", "<span class=\"t\">Tensor</span>()"),
    ("// why", "<span class=\"c\">// why</span>"),
  ])
  func wrapsNotableTokens(code: String, expected: String) {
    #expect(SwiftHighlighter().highlighted(code).markup == expected)
  }

  @Test(arguments: ["}}} let <", "\"unfinished", "é 🎉 \r\n\tx", "#if", ""])
  func keepsBrokenCodeAsItIs(code: String) {
    let markup = SwiftHighlighter().highlighted(code).markup
    #expect(markup.replacing(#/<[^>]*>/#, with: "") == HTML(text: code).markup)
  }
}
