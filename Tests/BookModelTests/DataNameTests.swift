import BookModel
import Diagnostics
import Foundation
import Testing

@Suite struct DataNameTests {
  private func findings(_ braces: String) -> [String] {
    let text = "---\ntitle: A\n---\n\n```swift {\(braces)}\nlet x = 1\n```\n"
    let read = Chapter.read(SourceFile(path: "chapters/01.md", text: text))
    return read.diagnostics.map(\.id)
  }

  @Test func readsNamesOfDataAndRecords() throws {
    let text = """
      ---
      title: A
      ---

      ```swift {.slow data="a.idx.gz b/c-1.bin" record=runs}
      let x = 1
      ```

      """
    let chapter = Chapter.read(SourceFile(path: "chapters/01.md", text: text)).chapter
    guard case .snippet(let snippet) = chapter.steps[0] else { throw CancellationError() }
    #expect(snippet.data == ["a.idx.gz", "b/c-1.bin"] && snippet.record == "runs")
    #expect(chapter.hasRecord)
  }

  @Test(arguments: ["../a", "/etc/passwd", "a/../../b", "~/a", ".hidden", "a//b", "a/", "a\\\\b"])
  func refusesNamesThatLeadElsewhere(name: String) {
    #expect(findings("data=\(name)") == ["file-outside-book"], "\(name)")
  }

  @Test func refusesRecordsOfWhatDoesNotRunOrIsQuick() {
    #expect(findings(".slow record=runs") == [])
    #expect(findings("record=runs") == ["conflicting-options"])
    #expect(findings(".slow .norun record=runs") == ["conflicting-options"])
    #expect(findings(".slow record=a/b") == ["invalid-value"])
    #expect(findings("data=\"\"") == ["invalid-value"])
  }

  /// A book whose chapter reads a file, and what reading it finds.
  private func book(settings: String, files: [String: String]) throws -> [Diagnostic] {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    let all = files.merging([
      "chapters/SUMMARY.md": "# A\n\n- [A](01.md)\n", "course.yaml": settings,
      "chapters/01.md":
        "---\ntitle: A\n---\n\nText.\n\n```swift {data=\"a.txt\"}\nlet x = 1\n```\n",
    ]) { first, _ in first }
    for (path, text) in all {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      if text.hasPrefix("-> ") {
        try FileManager.default.createSymbolicLink(
          atPath: file.path, withDestinationPath: String(text.dropFirst(3)))
      } else {
        try Data(text.utf8).write(to: file)
      }
    }
    return try Book.read(root: root.path).diagnostics
  }

  @Test func looksForDataInTheBookAndWhereItsSettingsSay() throws {
    #expect(try book(settings: "version: a\n", files: ["chapters/data/a.txt": "x"]) == [])
    let missing = try book(settings: "version: a\n", files: [:])
    #expect(missing.map(\.id) == ["file-missing"])
    #expect(missing[0].message.contains("chapters/data/a.txt"))
    let link = try book(
      settings: "version: a\n", files: ["chapters/data/a.txt": "-> /etc/passwd"])
    #expect(link.map(\.id) == ["file-outside-book"])
    #expect(try book(settings: "data: {a.txt: {path: /etc/passwd}}\n", files: [:]) == [])
    let elsewhere = try book(
      settings: "data: {a.txt: {path: /no/such, get: apt install it}}\n", files: [:])
    #expect(elsewhere.map(\.id) == ["file-missing"])
    #expect(elsewhere[0].help == "get it: apt install it")
    #expect(elsewhere[0].notes == ["it is the data file 'a.txt', as course.yaml has it"])
  }

  @Test func saysWhatIsWrongWithSettingsOfData() throws {
    func ids(_ settings: String) throws -> [String] {
      try book(settings: settings, files: ["chapters/data/a.txt": "x"]).map(\.id)
    }
    #expect(try ids("data: [a]\n") == ["invalid-value"])
    #expect(try ids("data: {a.txt: {get: it}}\n") == ["missing-key"])
    #expect(try ids("data: {a.txt: {path: /etc/passwd, sha: 1}}\n") == ["unknown-key"])
  }
}
