import FoundationEssentials
import Testing

@testable import SiteRenderer

/// A folder that lasts as long as its test.
private final class TemporaryFolder {
  let path = FileManager.default.temporaryDirectory.path + "/site-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  var site: String { path + "/public" }

  func text(_ name: String) -> String? {
    try? String(contentsOf: URL(filePath: "\(site)/\(name)"), encoding: .utf8)
  }

  func put(_ text: String, at name: String) throws {
    try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: "\(site)/\(name)"))
  }
}

@Suite struct SiteWriterTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @discardableResult
  private func write(_ files: [String: String]) throws -> SiteWriter.Summary {
    let files = files.sorted { $0.key < $1.key }.map { SiteFile(path: $0.key, text: $0.value) }
    return try SiteWriter.write(Site(files: files, diagnostics: []), to: folder.site)
  }

  @Test func writesFilesInFolders() throws {
    #expect(
      try write(["a.html": "A", "chapters/b.png": "B"]).written == ["a.html", "chapters/b.png"])
    #expect(folder.text("a.html") == "A")
    #expect(folder.text("chapters/b.png") == "B")
  }

  @Test func leavesUnchangedFilesUntouched() throws {
    try write(["a.html": "A", "b.html": "B"])
    func modified() throws -> Date? {
      try FileManager.default.attributesOfItem(atPath: "\(folder.site)/a.html")[.modificationDate]
        as? Date
    }
    let before = try modified()
    let summary = try write(["a.html": "A", "b.html": "C"])
    #expect(summary.written == ["b.html"])
    #expect(summary.unchanged == 1)
    #expect(try modified() == before)
  }

  @Test func removesItsOwnStalePagesOnly() throws {
    try write(["a.html": "A", "old.html": "O"])
    try folder.put("mine", at: "notes.txt")
    #expect(try write(["a.html": "A"]).removed == ["old.html"])
    #expect(folder.text("old.html") == nil)
    #expect(folder.text("notes.txt") == "mine")
  }

  @Test func refusesToReplaceAForeignFile() throws {
    try write(["old.html": "O"])
    try folder.put("mine", at: "index.html")
    #expect(throws: SiteError.foreignFile(path: "\(folder.site)/index.html")) {
      try write(["a.html": "A", "index.html": "I"])
    }
    #expect(folder.text("index.html") == "mine")
    #expect(folder.text("a.html") == nil, "nothing is written before everything can be")
  }

  @Test func refusesAFolderThatHoldsNoSite() throws {
    try folder.put("mine", at: "notes.txt")
    #expect(throws: SiteError.foreignFolder(path: folder.site)) {
      try write(["a.html": "A"])
    }
    #expect(folder.text("a.html") == nil)
  }

  @Test func leavesTheOldSiteWhenWritingFails() throws {
    try write(["a.html": "A"])
    // A file where a folder is needed: staging it fails as a full disk would.
    #expect(throws: SiteError.self) { try write(["a.html": "new", "b": "B", "b/c.html": "C"]) }
    #expect(folder.text("a.html") == "A")
    #expect(folder.text("b") == nil)
  }

  @Test func leavesNothingBesideTheFolder() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/.public.partial-999999999", withIntermediateDirectories: true)
    try write(["a.html": "A"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["public"])
  }

  @Test func doesNotBelieveAListThatLeadsOutOfTheFolder() throws {
    try write(["a.html": "A"])
    try Data("precious".utf8).write(to: URL(filePath: folder.path + "/precious"))
    try folder.put("../precious\na.html\n", at: SiteWriter.listName)
    try write(["a.html": "A"])
    #expect(FileManager.default.fileExists(atPath: folder.path + "/precious"))
  }

  @Test func takesUpAfterAnInterruptedBuild() throws {
    try write(["a.html": "A"])
    // As an interrupt between two moves leaves it: the list names both, one is in place.
    try folder.put("a.html\nb.html\n", at: SiteWriter.listName)
    try folder.put("half", at: "b.html")
    try write(["a.html": "A", "b.html": "B"])
    #expect(folder.text("b.html") == "B")
  }
}
