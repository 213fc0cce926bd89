import BookModel
import Diagnostics
import Foundation
import FoundationXML
import SnippetRunner
import Testing

@testable import SiteRenderer

/// The book without scripts, as it goes into an EPUB and to a printer.
@Suite struct StillBookTests {
  private static func book(_ theme: Theme = .ours) throws -> StillBook {
    try StillBook(book: SampleBook.book, results: SampleBook.results, theme: theme)
  }

  private static func texts(_ files: [SiteFile]) -> [String: String] {
    let texts = files.filter { file in
      [".xhtml", ".opf", ".xml", ".svg"].contains(where: file.path.hasSuffix)
    }
    return Dictionary(
      uniqueKeysWithValues: texts.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test func beginsWithWhatItIs() throws {
    let files = try Self.book().epubFiles
    #expect(files.first == SiteFile(path: "mimetype", text: "application/epub+zip"))
    #expect(files.map(\.path).contains("EPUB/02-scatter.xhtml"))
    #expect(Set(files.map(\.path)).count == files.count)
  }

  @Test func everyFileIsWellFormed() throws {
    let book = try Self.book()
    for (path, text) in Self.texts(book.epubFiles + book.printedFiles()) {
      let parser = XMLParser(data: Data(text.utf8))
      #expect(parser.parse(), "\(path): \(String(describing: parser.parserError))")
    }
  }

  @Test func waitsForNoScriptAndNoClick() throws {
    let book = try Self.book()
    for (path, text) in Self.texts(book.epubFiles + book.printedFiles()) {
      for tag in ["<script", "<form", "<button", "<input", "<details", "<summary", "onclick"] {
        #expect(!text.contains(tag), "\(tag) in \(path)")
      }
    }
  }

  @Test func everyLinkLeadsSomewhere() throws {
    let book = try Self.book()
    for files in [Self.texts(book.epubFiles), Self.texts(book.printedFiles())] {
      let ids = files.mapValues { Set($0.matches(of: #/ id="([^"]*)"/#).map(\.output.1)) }
      for (path, text) in files where path.hasSuffix(".xhtml") {
        let folder = path.hasPrefix("EPUB/") ? "EPUB/" : ""
        for match in text.matches(of: #/<a [^>]*href="([^"#:]*)(?:#([^"]*))?"/#) {
          let target = match.output.1.isEmpty ? path : folder + match.output.1
          #expect(ids[target] != nil, "\(match.output.0) in \(path)")
          guard let id = match.output.2 else { continue }
          #expect(ids[target]?.contains(id) == true, "\(match.output.0) in \(path)")
        }
      }
    }
  }

  @Test func listsEveryFileOnce() throws {
    let files = try Self.book().epubFiles
    let list = try #require(Self.texts(files)["EPUB/package.opf"])
    let listed = list.matches(of: #/<item [^>]*href="([^"]*)"/#).map { "EPUB/" + $0.output.1 }
    let others = ["mimetype", "META-INF/container.xml", "EPUB/package.opf"]
    #expect(listed.sorted() == files.map(\.path).filter { !others.contains($0) }.sorted())
    #expect(list.contains(#"<meta property="dcterms:modified">2026-11-21T"#))
  }

  @Test func carriesTheFontThatItsStylesName() throws {
    let book = try Self.book()
    let font = try #require(Theme.ours.assets.first { $0.path == "math.woff2" })
    #expect(font.bytes.starts(with: "wOF2".utf8))
    #expect(book.epubFiles.contains(SiteFile(path: "EPUB/math.woff2", bytes: font.bytes)))
    #expect(book.printedFiles().contains(font))
  }

  @Test func contentsHaveTheSheetsThatAreKnown() throws {
    let files = try Self.book().printedFiles(sheets: ["02-scatter/one-pixel": 7])
    let page = String(decoding: files[0].bytes, as: UTF8.self)
    let lines = page.matches(
      of: #/<a href="#([^"]*)"><span class="entry">[^<]*<\/span><span class="sheet">(\d*)</#)
    #expect(
      lines.filter { !$0.output.2.isEmpty }.map { "\($0.output.1) \($0.output.2)" } == [
        "02-scatter/one-pixel 7"
      ])
    #expect(lines.count > 5)
  }

  @Test func sameBookGivesTheSameFiles() throws {
    let again = try StillBook(
      book: SampleBook.book, results: SampleBook.results.reversed(), theme: .ours)
    #expect(try Self.book().epubFiles == again.epubFiles)
    #expect(try Self.book().printedFiles() == again.printedFiles())
  }

  @Test func namesATemplateThatXMLCannotRead() throws {
    var templates = Theme.ours.templates
    templates["chapter"] = "<p>{{{body}}}<br>&nbsp;</p>"
    let theme = try Theme(templates: templates, assets: Theme.ours.assets)
    #expect(
      throws: SiteError.template(
        name: "chapter", reason: "'&nbsp;' is no character of XML: write the character itself")
    ) { try Self.book(theme) }
    templates["chapter"] = "<ul><li>{{{body}}}</ul>"
    let open = try Theme(templates: templates, assets: Theme.ours.assets)
    #expect(
      throws: SiteError.template(name: "chapter", reason: "</ul> stands where <li> is open")
    ) { try Self.book(open) }
  }

  @Test func givesPicturesPlainNamesAndReportsMissingOnes() throws {
    var sample = SampleChapter("chapters/nav.md", title: "Pictures & signs \u{FFFF}")
    sample.paragraph(
      .image(source: "a b/é.PNG", title: nil, alternative: "a cell"),
      .image(source: "gone.jpg", title: nil, alternative: "no cell"))
    var book = SampleBook.book
    book.chapters = [sample.chapter]
    book.summary = [.chapter(title: "Pictures", path: sample.path, depth: 0)]
    let still = try StillBook(
      book: book, results: [], theme: .ours,
      picture: { $0 == "chapters/a b/é.PNG" ? [1, 2, 3] : nil })
    #expect(still.diagnostics.map(\.id) == ["picture-missing"])
    let files = still.epubFiles
    #expect(files.contains(SiteFile(path: "EPUB/pictures/1.png", bytes: [1, 2, 3])))
    let texts = Self.texts(files)
    let page = try #require(texts["EPUB/page-1.xhtml"], "the name 'nav' is taken")
    #expect(page.contains(#"<img src="pictures/1.png" alt="a cell"/>"#))
    #expect(page.contains(#"<span class="picture">no cell</span>"#))
    for (path, text) in texts {
      #expect(XMLParser(data: Data(text.utf8)).parse(), "\(path)")
    }
  }
}

/// The parts that still books are made with.
@Suite struct StillFormTests {
  private static func still(_ markup: String) throws -> String {
    let nodes = StillForm.content(try MarkupParser.nodes(of: markup))
    let document = XMLWriter.document(MarkupElement("body", [:], nodes))
    return String(document.split(separator: "\n", maxSplits: 1)[1].dropLast())
  }

  @Test func movesAnswersToTheEnd() throws {
    let quiz = """
      <form class="quiz" id="q"><p class="label">Question<a class="anchor" href="#q">#</a></p>\
      <fieldset><label class="choice"><input type="radio" name="n"><span>nine</span></label></fieldset>\
      <p class="actions"><button hidden="">Check</button></p><div class="judgement"></div>\
      <details class="key"><summary>Show</summary><ul><li>nine</li></ul></details></form><p>more</p>
      """
    #expect(
      try Self.still(quiz) == """
        <body><section class="quiz" id="q"><p class="label">Question 1</p>\
        <div><span class="choice"><span class="control">○</span><span>nine</span></span></div>\
        <p class="to-answer"><a id="to-answer.1" href="#answer.1">Answer</a></p></section>\
        <p>more</p>\
        <section class="answers-to-questions"><h2 id="page.answers">Answers to questions</h2>\
        <section class="key" id="answer.1"><p class="label">Question 1 \
        <a href="#to-answer.1" class="back">to the question</a></p><ul><li>nine</li></ul></section>\
        </section></body>
        """)
  }

  @Test func opensWhatIsFoldedButLeavesOutTheCodeOfFigures() throws {
    #expect(
      try Self.still(
        """
        <figure class="figure">x</figure><details class="set-up"><summary>c</summary>d</details>\
        <details class="set-up"><summary>Set-up</summary>e</details>
        """) == """
          <body><figure class="figure">x</figure>\
          <section class="set-up unfolded"><p class="summary">Set-up</p>e</section></body>
          """)
  }

  @Test(arguments: [
    (":is(h2, h3):hover .a { x: y }", "h2:hover .a, h3:hover .a { x: y }\n"),
    (".a .b:is(.c, .d) > i{x:y}", ".a .b.c > i, .a .b.d > i { x:y }\n"),
    (".a :is(th, td).b { x: y; }", ".a th.b, .a td.b { x: y }\n"),
    (".a:has(i) { x: y } .b { z: \"}\" }", ".b { z: \"}\" }\n"),
    (
      ".a > :is(.b, .c):not(.d, .e) i { x: y }",
      ".a > .b:not(.d):not(.e) i, .a > .c:not(.d):not(.e) i { x: y }\n"
    ),
    (":not(pre) > .a:not(:first-child) { x: y }", ":not(pre) > .a:not(:first-child) { x: y }\n"),
    (".a:not(.b .c), .d:not(:is(.e)) { x: y }", ".d:not(.e) { x: y }\n"),
    (":where(.a, .b) i { x: y }", ".a i, .b i { x: y }\n"),
    ("@media print { .a:has(i) { x: y } }", ""),
    ("@media print { .a { x: y } /* } */ }", "@media print {\n.a { x: y }\n}\n"),
    ("@page { margin: 1cm; @top-left { x: y; } }", "@page { margin: 1cm; @top-left { x: y; } }\n"),
    (
      "i { font: italic .8rem/1.4 var(--sans); }",
      "i { font-style: italic; font-weight: normal; font-size: .8rem; line-height: 1.4; "
        + "font-family: var(--sans) }\n"
    ),
    ("i { font: inherit }", "i { font: inherit }\n"),
    ("i { x: y", "i { x: y }\n"),
  ])
  func writesStylesInPlainWords(style: String, plain: String) {
    #expect(PlainStyles.plain(style) == plain)
  }
}
