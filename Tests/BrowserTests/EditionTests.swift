import CourseRuns
import Foundation
import Testing

/// The book as one file, judged by the programs that others judge such files with.
@Suite(.browser)
struct EditionTests {
  /// Writes our book in a form; its chapters have been run for the site.
  private static func edition(_ form: String) async throws -> URL {
    _ = try await BuiltBook.ours
    let file = BrowserTools.package.appending(path: ".build/browser-editions/book.\(form)")
    let build = try CourseProcess(
      command: [
        CourseProcess.bookTool, "build", "--book", BrowserTools.package.path(), "--format", form,
        "--output", file.path(),
      ], in: BrowserTools.package
    ).run()
    #expect(build.status == 0, "\(build)")
    return file
  }

  @Test func epubCheckFindsNothing() async throws {
    let file = try await Self.edition("epub")
    let check = ["java", "-jar", BrowserTools.epubcheck.path(), file.path()]
    let result = try CourseProcess(command: check, in: BrowserTools.package).run()
    #expect(
      result.output.contains("0 fatals / 0 errors / 0 warnings"),
      "\(result.output) \(result.errors.prefix(5000))")
    #expect(result.status == 0)
  }

  /// A heading as a PDF's reader lists it.
  private struct Bookmark: Decodable {
    var title: String
    var destpageposfrom1: Int
    var kids: [Bookmark]
  }

  private struct Outline: Decodable {
    var outlines: [Bookmark]
  }

  /// Returns the text of a sheet, as it lies there or in the order of writing.
  private static func text(
    of file: URL, sheet: Int, order: String = "-layout"
  ) throws -> String {
    let command = ["pdftotext", "-f", "\(sheet)", "-l", "\(sheet)", order, file.path(), "-"]
    return try CourseProcess(command: command, in: BrowserTools.package).run().output
  }

  @Test func pdfListsEveryChapterAndNumbersItsSheets() async throws {
    let file = try await Self.edition("pdf")
    let command = ["qpdf", "--json", "--json-key=outlines", file.path()]
    let json = try CourseProcess(command: command, in: BrowserTools.package).run().output
    let outline = try JSONDecoder().decode(Outline.self, from: Data(json.utf8)).outlines
    let book = try await BuiltBook.ours
    let others = ["index.html", "404.html", "facts.html"]
    let chapters = book.pages.filter { !others.contains($0) }
    #expect(outline.first?.title == "Contents")
    #expect(outline.last?.title == "Sources and errata")
    #expect(outline.count == chapters.count + 2)
    #expect(outline.allSatisfy { !$0.kids.isEmpty || $0.title == "Contents" })
    for (chapter, bookmark) in zip(chapters, outline.dropFirst()) {
      let sheet = try Self.text(of: file, sheet: bookmark.destpageposfrom1)
      let words = sheet.split(whereSeparator: \.isWhitespace)
      let title = bookmark.title.split(separator: " ")
      #expect(Set(title).isSubset(of: Set(words)), "\(chapter): \(sheet)")
      #expect(words.last == "\(bookmark.destpageposfrom1)", "\(chapter)")
    }
  }

  @Test func contentsOfThePDFNameTheSheets() async throws {
    let file = try await Self.edition("pdf")
    let command = ["qpdf", "--json", "--json-key=outlines", file.path()]
    let json = try CourseProcess(command: command, in: BrowserTools.package).run().output
    let outline = try JSONDecoder().decode(Outline.self, from: Data(json.utf8)).outlines
    let first = try #require(outline.dropFirst().first)
    let sheets = try (2..<first.destpageposfrom1).map {
      try Self.text(of: file, sheet: $0, order: "-raw")
    }
    let words = sheets.joined(separator: " ").split(whereSeparator: \.isWhitespace)
    for bookmark in outline.dropFirst().flatMap({ [$0] + $0.kids }) {
      // Headings that the contents leave out have no number either.
      guard let number = bookmark.title.split(separator: " ").first, number.contains("."),
        Double(number) != nil
      else { continue }
      let start = try #require(words.firstIndex(of: number), "\(bookmark.title)")
      let entry = words[start...].prefix(bookmark.title.split(separator: " ").count + 6)
      #expect(entry.contains("\(bookmark.destpageposfrom1)"), "\(bookmark.title): \(entry)")
    }
  }

  @Test func pdfIsTheSameAtAnyTime() throws {
    let body = "## A part\n\nSome $x^2$ and `code`.\n"
    let book = try BookFolder(chapters: [BookFolder.chapter("First", body)])
    for name in ["one", "two"] {
      let run = try book.course("build", "--format", "pdf", "--output", "\(name).pdf")
      #expect(run.status == 0, "\(run)")
    }
    let one = try Data(contentsOf: book.url.appending(path: "one.pdf"))
    #expect(one.starts(with: "%PDF".utf8))
    #expect(one == (try Data(contentsOf: book.url.appending(path: "two.pdf"))))
  }
}
