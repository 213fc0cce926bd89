import Testing

@testable import SiteRenderer

@Suite struct LinkTargetTests {
  private func target(_ destination: String) -> LinkTarget {
    LinkTarget(
      destination, from: "chapters/01-convolution.md", pages: PageMap(book: SampleBook.book))
  }

  @Test(arguments: [
    ("02-scatter.md", "02-scatter.html"),
    ("./02-scatter.md#size", "02-scatter.html#size"),
    ("../chapters/03-sizes.md", "03-sizes.html"),
    ("facts.yaml", "facts.html"),
    ("../SUMMARY.md", "index.html"),
    ("#why", "#why"),
  ])
  func leadsToPage(destination: String, page: String) {
    #expect(target(destination) == .page(page))
  }

  @Test func leadsOutward() {
    #expect(target("https://arxiv.org/a:b") == .external("https://arxiv.org/a:b"))
    #expect(target("figures/a%20b.png") == .file("chapters/figures/a b.png"))
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " java\tscript:alert(1)", "data:text/html,x",
    "file:///etc/passwd", "/etc/passwd", "../../secret", "%2e%2e/../secret", "//host/x",
    "\\\\host\\x",
  ])
  func refusesWhatIsNoPlaceOfTheBook(destination: String) {
    #expect(target(destination) == .refused)
  }
}
