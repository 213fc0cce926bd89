import BookModel
import Diagnostics
import Sandbox
import Testing

@testable import Spelling

@Suite struct SpellingTests {
  /// hunspell as `./course` installs it.
  static var isInstalled: Bool { Hunspell(dictionary: "en_GB", folders: ["/usr/bin"]) != nil }

  private func book(_ text: String, words: [String] = []) throws -> (Book, TemporaryFolder) {
    let folder = try TemporaryFolder()
    let source = SourceFile(path: "chapters/01.md", text: "---\ntitle: A test\n---\n\n" + text)
    var list = WordList()
    list.dictionary = "en_GB"
    list.words = Set(words)
    let chapter = Chapter.read(source).chapter
    let book = Book(
      root: folder.path, title: "", summary: [], chapters: [chapter], facts: FactList(),
      words: list, diagnostics: [], sources: [:])
    return (book, folder)
  }

  @Test(.enabled(if: isInstalled)) func findsWrongWordsWhereTheyStand() async throws {
    let text = """
      The neighbour's colour is `colur` and $colur$, but colur here.

      ## A headding

      - One **wrnog** word, [linkd](#a), twice: wrnog. It doesn't matter.

      | Tabel |
      |-------|
      | ![pictur](a.png) |
      """
    let (book, folder) = try book(text)
    let report = await SpellingCheck(book: book, cacheFolder: folder.path).report()
    let places = report.diagnostics.map { diagnostic in
      "\(diagnostic.range?.start.line ?? 0):\(diagnostic.range?.start.column ?? 0) \(diagnostic.message)"
    }
    let words = [
      "5:52 colur", "7:6 headding", "9:9 wrnog", "9:24 linkd", "11:3 Tabel", "13:5 pictur",
    ]
    #expect(
      places
        == words.map { word in
          let parts = word.split(separator: " ")
          return "\(parts[0]) no dictionary has the word '\(parts[1])'"
        })
    #expect(report.diagnostics[1].help == "write 'heading', or add it to chapters/words.txt")
  }

  @Test(.enabled(if: isInstalled)) func takesTheBooksOwnWords() async throws {
    let (book, folder) = try book(
      "Upsampler and upsampler, PyTorch's. See a.b.com, me@xyzzy.org, im2col and x.\n",
      words: ["upsampler", "PyTorch"])
    let report = await SpellingCheck(book: book, cacheFolder: folder.path).report()
    #expect(report.diagnostics == [] && report.state == .checked(words: 7))
  }

  @Test(.enabled(if: isInstalled)) func asksOnlyForNewWords() async throws {
    let (book, folder) = try book("Some wrnog words.\n")
    let first = await SpellingCheck(book: book, cacheFolder: folder.path).report()
    let hunspell = try #require(Hunspell(dictionary: "en_GB", folders: ["/usr/bin"]))
    let cache = SpellingCache(folder: folder.path)
    let kept = cache.verdicts(for: hunspell.digest)
    #expect(kept["wrnog"] == Verdict(isRight: false, suggestions: ["wrong"]))
    #expect(kept["words"] == Verdict(isRight: true))
    cache.keep(["wrnog": Verdict(isRight: true)], for: hunspell.digest)
    let second = await SpellingCheck(book: book, cacheFolder: folder.path).report()
    #expect(first.diagnostics.count == 1 && second.diagnostics == [])
    #expect(cache.verdicts(for: hunspell.digest &+ 1) == [:])
  }

  @Test func saysWhatIsMissing() async throws {
    let (book, folder) = try book("Wrnog.\n")
    let report = await SpellingCheck(
      book: book, cacheFolder: folder.path, folders: ["/nonexistent"]
    ).report()
    #expect(report.diagnostics == [])
    #expect(
      report.state
        == .missing("install hunspell and its dictionary en_GB (Debian: hunspell, hunspell-en-gb)"))
  }

  @Test func looksNothingUpWithoutList() async throws {
    var (book, folder) = try book("Wrnog.\n")
    book.words = nil
    let report = await SpellingCheck(book: book, cacheFolder: folder.path).report()
    #expect(report.state == .notAsked && report.diagnostics == [])
  }

  @Test(arguments: [
    ("", []), ("a I x", []), ("don't stop", ["don't", "stop"]),
    ("layers' and (it’s)", ["layers", "and", "it"]),
    ("well-kept—yes", ["well", "kept", "yes"]), ("3x3 x2 im2col", []),
    ("a_b example.org me@x.org", []),
    ("naïve …end.", ["naïve", "end"]), ("and/or", []),
  ])
  func splitsWords(text: String, words: [String]) {
    #expect(text.spelledWords == words)
  }
}
