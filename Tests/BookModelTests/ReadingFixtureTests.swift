import BookModel
import Diagnostics
import FoundationEssentials
import Testing

/// The folder `Tests/Fixtures/reading`, in which each folder is a book with what is wrong with it.
private let fixtures =
  "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Fixtures/reading"

@Suite struct ReadingFixtureTests {
  @Test(arguments: try FileManager.default.contentsOfDirectory(atPath: fixtures).sorted())
  func printsTheRecordedDiagnostics(case name: String) throws {
    let folder = fixtures + "/" + name
    let book = try Book.read(root: folder)
    let text = TerminalRenderer(sources: book.sources).render(book.diagnostics)
    try expectSnapshot(text + book.treeDump, at: folder + "/expected.txt")
  }
}
