import BookModel
import Diagnostics
import FoundationEssentials
import Testing

/// Returns a file below `Tests/Fixtures/reading`, in which each folder is a book.
func fixture(_ name: String) -> URL {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  return tests.appending(path: "Fixtures/reading").appending(path: name)
}

@Suite struct ReadingFixtureTests {
  @Test(arguments: try FileManager.default.contentsOfDirectory(atPath: fixture("").path).sorted())
  func printsTheRecordedDiagnostics(case name: String) throws {
    let folder = fixture(name).path
    let book = try Book.read(root: folder)
    let text = TerminalRenderer(sources: book.sources).render(book.diagnostics)
    try expectSnapshot(text + book.treeDump, at: folder + "/expected.txt")
  }
}
