import BookModel
import Diagnostics
import Foundation
import SnippetRunner
import Testing

@testable import SiteRenderer

@Suite struct SiteTests {
  private static let site = Site.render(
    book: SampleBook.book, results: SampleBook.results, theme: .ours)

  private static let pages: [String: String] = Dictionary(
    uniqueKeysWithValues: site.files.filter { $0.path.hasSuffix(".html") }.map {
      ($0.path, String(decoding: $0.bytes, as: UTF8.self))
    })

  @Test func makesAPageForEachChapterAndThreeMore() {
    let pages = [
      "01-convolution.html", "02-scatter.html", "03-sizes.html", "404.html", "citation.bib",
      "facts.html", "index.html", "preface.html", "search-data.js",
    ]
    #expect(Self.site.files.map(\.path) == (pages + Theme.ours.assets.map(\.path)).sorted())
    #expect(Self.site.diagnostics.isEmpty)
  }

  @Test func saysWhereAPageIsAndHowToCorrectIt() throws {
    var book = SampleBook.book
    book.settings.site = "https://example.org/book"
    book.settings.repository = "https://example.org/code"
    book.settings.authors = ["A <b>", "C", "D"]
    book.settings.licence = "CC-BY-4.0"
    let site = Site.render(book: book, results: SampleBook.results, theme: .ours)
    let texts = Dictionary(
      uniqueKeysWithValues: site.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    let page = try #require(texts["02-scatter.html"])
    for part in [
      "<link rel=\"canonical\" href=\"https://example.org/book/02-scatter.html\">",
      "21 November 2026</time>, Swift 6.3.1, library 9f3c2ab1</span>",
      "<meta name=\"author\" content=\"A &lt;b&gt;\">", "By A &lt;b&gt;, C and D.",
      "href=\"https://example.org/code/edit/HEAD/chapters/02-scatter.md\"",
      "href=\"https://spdx.org/licenses/CC-BY-4.0.html\"",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(texts["index.html"]?.contains("href=\"https://example.org/book/\"") == true)
    #expect(texts["sitemap.xml"]?.contains("/book/03-sizes.html</loc>") == true)
    #expect(texts["sitemap.xml"]?.contains("404") == false)
    #expect(
      texts["citation.bib"]?.contains("  author = {{A <b>} and {C} and {D}},\n") == true)
    let json = try #require(
      page.firstMatch(of: #/<script type="application\/ld\+json">(.*?)<\/script>/#)?.output.1)
    let data = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(data["@type"] as? String == "Chapter")
    #expect(data["url"] as? String == "https://example.org/book/02-scatter.html")
    #expect((data["author"] as? [[String: String]])?.first?["name"] == "A <b>")
  }

  @Test func rendersTheSameBytesAgain() {
    let again = Site.render(
      book: SampleBook.book, results: SampleBook.results.reversed(), theme: .ours)
    #expect(again.files == Self.site.files)
  }

  @Test(arguments: pages.keys.sorted())
  func resolvesEveryReference(page: String) throws {
    let files = Set(Self.site.files.map(\.path))
    let ids = try Self.pages.mapValues { try Self.values(of: "id", in: $0) }
    let markup = try #require(Self.pages[page])
    let own = try #require(ids[page])
    #expect(Set(own).count == own.count, "ids occur once")
    for address in try Self.values(of: "href", in: markup) + Self.values(of: "src", in: markup) {
      let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let target = parts[0].isEmpty ? page : String(parts[0])
      #expect(files.contains(target), "\(address)")
      if parts.count == 2 { #expect(ids[target]?.contains(String(parts[1])) == true, "\(address)") }
    }
    for name in ["aria-labelledby", "aria-controls", "for"] {
      for id in try Self.values(of: name, in: markup) { #expect(own.contains(id), "\(name) \(id)") }
    }
  }

  @Test(arguments: pages.keys.sorted())
  func closesEveryElement(page: String) throws {
    var open: [Substring] = []
    for tag in try #require(Self.pages[page]).matches(of: #/<(/?)([a-z0-9]+)[^>]*?(/?)>/#) {
      let name = tag.output.2
      if ["meta", "link", "input", "br", "hr", "img"].contains(name) || tag.output.3 == "/" {
        continue
      }
      if tag.output.1.isEmpty {
        open.append(name)
      } else {
        #expect(open.popLast() == name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test func asksNoOtherHostAndNamesNoLocalPath() {
    for (page, markup) in Self.pages {
      #expect(!markup.contains(#/(src|href)="(https?:)?\/\//#), "\(page)")
      #expect(!markup.contains("/home/author"), "\(page)")
    }
  }

  @Test(arguments: [
    ("/home/author/book/chapters/a.md:3", "chapters/a.md:3"),
    ("in '/usr/lib/swift/x.swift' at 1/2", "in 'x.swift' at 1/2"),
    ("a / b // c and /x", "a / b // c and /x"),
  ])
  func leavesLocalFoldersOut(text: String, expected: String) {
    let context = SiteContext(book: SampleBook.book, results: [])
    #expect(context.withoutLocalPaths(text) == expected)
  }

  @Test func marksTheCurrentChapter() throws {
    let markup = try #require(Self.pages["02-scatter.html"])
    #expect(markup.contains("<a href=\"02-scatter.html\" aria-current=\"page\">"))
    #expect(markup.split(separator: "aria-current").count == 2)
    #expect(markup.contains("<a class=\"previous\" href=\"01-convolution.html\" rel=\"prev\">"))
  }

  @Test func showsNothingOfThePartsAroundInTheFirstGroup() throws {
    let markup = try #require(Self.pages["02-scatter.html"])
    #expect(markup.split(separator: "<p class=\"part\"").count == 2)
  }

  @Test func listsEachFactWithItsEvidence() throws {
    let markup = try #require(Self.pages["facts.html"])
    #expect(markup.contains("<strong>3 of 4</strong> facts"))
    #expect(markup.contains("href=\"02-scatter.html#step."))
    #expect(markup.contains("Not checked by any chapter"))
    #expect(markup.contains("which refutes it"))
  }

  @Test func saysWhatRestsOnASource() throws {
    var book = SampleBook.book
    var fact = SampleBook.fact(
      "torch.history", "torch", .rule, states: "it was so", truth: "it was not")
    fact.grade = .misleads
    fact.citation = "a paper, section 2"
    book.facts.facts.append(fact)
    let site = Site.render(book: book, results: SampleBook.results, theme: .ours)
    let page = try #require(site.files.first { $0.path == "facts.html" })
    let markup = String(decoding: page.bytes, as: UTF8.self)
    #expect(markup.contains("<strong>3 of 4</strong> facts"), "what is cited is not counted as run")
    #expect(markup.contains("1 more rest on a cited source"))
    #expect(markup.contains("Cited: a paper, section 2"))
    #expect(markup.contains("1 would mislead a reader, 0 are imprecise, 0 are slips"))
  }

  @Test func needsBothProofsOfAnErratum() throws {
    let id = "answer.padding-33"
    let whole = SiteContext(book: SampleBook.book, results: SampleBook.results).coverage
    #expect(whole[id]?.status == .proven)
    var half = SampleBook.scatter
    half.outcomes[try #require(whole[id]?.citations.last?.step.index)] = .notRun
    let context = SiteContext(book: SampleBook.book, results: [half.result])
    #expect(context.coverage[id]?.status == .halfProven)
    #expect(CheckState(context.coverage[id]?.status) == .notRun)
  }

  /// Whoever puts the file into a page, as the page of an edition may, ends no script by it.
  @Test func searchDataCannotEndAScript() {
    let section = SearchIndex.Section(
      address: "a.html", page: "<!-- \u{2028}", title: "</script>", text: "\"<b>\"")
    let row = SearchIndex.rows(of: [section])
    #expect(!row.contains("<") && !row.contains("\u{2028}"))
    #expect(row.contains(#"\u003c/script>"#) && row.contains(#"\"\u003cb>\""#))
  }

  @Test func findsSectionsForTheSearch() throws {
    let context = SiteContext(book: SampleBook.book, results: [])
    let section = try #require(
      context.pages.entries.flatMap { SearchIndex.sections(of: $0, in: context) }.first {
        $0.address == "02-scatter.html#size"
      })
    #expect(section.title == "How large is the output?")
    #expect(section.text.contains("296 parameters"))
    #expect(section.text.contains("starts at (n-1)s and is k"))
  }

  @Test func joinsTheFilesOfAFolderInTheOrderOfTheirNames() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "theme-\(UUID())")
    defer { try? FileManager.default.removeItem(at: root) }
    for (path, text) in [
      ("assets/all.css/b.css", "b{}\n"), ("assets/all.css/a.css", "a{}\n"),
      ("assets/all.css/.a.css.swp", "x"), ("assets/one.js", "1;\n"),
    ] {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    for (name, text) in Theme.ours.templates {
      let file = root.appending(path: "templates/\(name).mustache")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let assets = try Theme(folder: root.path()).assets
    #expect(
      assets == [
        SiteFile(path: "all.css", text: "a{}\nb{}\n"), SiteFile(path: "one.js", text: "1;\n"),
      ])
  }

  @Test func reportsMissingPictures() {
    var sample = SampleChapter("chapters/preface.md", title: "Preface")
    sample.paragraph(.image(source: "a.png", title: nil, alternative: "A"))
    var book = SampleBook.book
    book.chapters = [sample.chapter]
    let without = Site.render(book: book, results: [], theme: .ours)
    #expect(without.diagnostics.map(\.id) == ["picture-missing"])
    let with = Site.render(book: book, results: [], theme: .ours) { _ in [1, 2] }
    #expect(with.files.contains(SiteFile(path: "chapters/a.png", bytes: [1, 2])))
  }

  @Test func refusesThemesThatLackATemplate() {
    #expect(throws: SiteError.template(name: "page", reason: "the theme has no such template")) {
      try Theme(templates: [:], assets: [])
    }
    #expect(throws: SiteError.self) { try Theme(templates: ["page": "{{#a}}"], assets: []) }
    #expect(throws: SiteError.self) { try Theme(folder: "/nonexistent") }
  }

  private static func values(of attribute: String, in markup: String) throws -> [String] {
    try markup.matches(of: Regex("[ ]\(attribute)=\"([^\"]*)\"", as: (Substring, Substring).self))
      .map { String($0.output.1) }
  }
}
