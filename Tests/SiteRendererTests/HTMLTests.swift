import Testing

@testable import SiteRenderer

@Suite struct HTMLTests {
  @Test func escapesTextAndAttributes() {
    let html = HTML("a", ["title": "\"x\" & <y>", "href": nil]) { "<script>&\u{0}" }
    #expect(
      html.markup
        == "<a title=\"&quot;x&quot; &amp; &lt;y&gt;\">&lt;script&gt;&amp;\u{FFFD}</a>")
  }

  @Test func closesNoVoidElement() {
    #expect(HTML("img", ["alt": ""]).markup == "<img alt=\"\">")
    #expect(HTML("p").markup == "<p></p>")
  }

  @Test func buildsContentInOrder() {
    let isShown = false
    let html = HTML("p") {
      "a"
      if isShown { "b" }
      ["c", "d"].map { letter in HTML("i") { letter } }
      nil as HTML?
    }
    #expect(html.markup == "<p>a<i>c</i><i>d</i></p>")
  }
}
