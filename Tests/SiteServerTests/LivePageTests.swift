import Testing

@testable import SiteServer

@Suite struct LivePageTests {
  private static let page = LivePage(edition: 7, token: "secret")

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func addsTheScriptToTheHeadAndNothingElse() {
    let original = "<html><head><title>A</title></head><body></head></body></html>"
    let added = Self.text(Self.page.adding(to: Array(original.utf8)))
    let parts = added.split(separator: #/<script[^>]*></script>\n/#)
    #expect(parts.joined() == original)
    #expect(parts.first == "<html><head><title>A</title>")
    #expect(added.contains(#"data-edition="7" data-token="secret""#))
  }

  @Test func servesEvenWhatIsNoWholePage() {
    #expect(Self.text(Self.page.adding(to: Array("words".utf8))).hasSuffix("</script>\nwords"))
  }

  @Test(arguments: [
    ("index.html", "text/html; charset=utf-8"), ("a/b.SVG", "image/svg+xml"),
    ("course.js", "text/javascript; charset=utf-8"), ("LICENSE", "application/octet-stream"),
    ("html", "application/octet-stream"), ("", "application/octet-stream"),
  ])
  func knowsTheKindOfAFile(path: String, type: String) {
    #expect(FileType.contentType(of: path) == type)
  }
}
