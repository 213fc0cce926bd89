import BookModel
import Diagnostics
import FoundationEssentials
import Sandbox
import Testing

@testable import SnippetRunner

@Suite struct AcceptedOutputsTests {
  /// What the given outputs make of a chapter, as if its snippets had printed them.
  func accepted(_ outputs: [String], in text: String) -> AcceptedOutputs {
    let chapter = Bench.chapter(text, name: "01")
    return AcceptedOutputs(
      chapters: [chapter], results: [result(of: chapter, printing: outputs)])
  }

  func result(of chapter: Chapter, printing outputs: [String]) -> ChapterResult {
    var outputs = outputs[...]
    let outcomes = chapter.steps.map { step -> StepOutcome in
      guard case .output(let output) = step, let actual = outputs.popFirst() else { return .notRun }
      return .output(actual: actual, matches: actual == output.fence.body)
    }
    return ChapterResult(
      path: chapter.path, outcomes: outcomes, diagnostics: [],
      mark: CheckedMark(time: 0, toolchain: "", library: ""), isCached: false, seconds: 0)
  }

  /// The chapter's text behind its front matter.
  func body(_ revision: AcceptedOutputs.Revision) -> String {
    String(revision.revised.split(separator: "\n\n", maxSplits: 1)[1])
  }

  @Test(arguments: ["a\0b\n", String(repeating: "x", count: 20_000) + "\n"])
  func refusesAnOutputThatNoChapterHolds(output: String) throws {
    let text = "```swift\nprint(1)\n```\n\n```output\nold\n```\n"
    let accepted = accepted([output], in: text)
    #expect(accepted.revisions.isEmpty)
    #expect(accepted.refusals.map(\.id) == ["output-unacceptable"])
  }

  @Test func refusesOutputsThatMakeAChapterTooLarge() throws {
    let prose = String(repeating: "Some text. ", count: 100)
    let text = "```swift\nprint(1)\n```\n\n```output\nold\n```\n\n\(prose)\n"
    let output = String(repeating: String(repeating: "y", count: 99) + "\n", count: 10_485)
    let accepted = accepted([output], in: text)
    #expect(accepted.revisions.isEmpty)
    #expect(accepted.refusals.map(\.id) == ["output-unacceptable"])
  }

  @Test func showsManyNewLinesWithoutComparingEachPair() throws {
    let old = (0..<5_000).map { "old \($0)" }
    let new = (0..<50_000).map { "new \($0)" }
    let diff = UnifiedDiff(from: ["a"] + old + ["z"], to: ["a"] + new + ["z"])
    #expect(diff.text(path: "x").hasPrefix("--- a/x\n+++ b/x\n@@ -1,5002 +1,50002 @@\n a\n"))
  }

  @Test func comparesLineByLineWithCRLF() throws {
    let revision = AcceptedOutputs.Revision(
      path: "x", original: "a\r\nb\r\nc\r\n", revised: "a\r\nB\r\nc\r\n")
    #expect(revision.diff == "--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n")
  }

  @Test func rewritesSeveralFences() throws {
    let text = """
      ```swift
      print(1)
      ```

      ```output
      old one
      ```

      Between them.

      ```swift
      print(2)
      ```

      ```output
      ```

      The end é.
      """
    let accepted = accepted(["1\n", "2\nzwei\n"], in: text)
    let revision = try #require(accepted.revisions.first)
    let expected = text.replacing("old one", with: "1")
      .replacing("```output\n```", with: "```output\n2\nzwei\n```")
    #expect(body(revision) == expected)
  }

  @Test func leavesWhatMatches() {
    let text = "```swift\nprint(1)\n```\n\n```output\n1\n```\n"
    #expect(accepted(["1\n"], in: text).revisions.isEmpty)
  }

  @Test func keepsIndentationOfLists() throws {
    let text = "- An item\n\n  ```swift\n  print(1)\n  ```\n\n  ```output\n  old\n  ```\n\nEnd\n"
    let revision = try #require(accepted(["a\n  b\n"], in: text).revisions.first)
    #expect(body(revision) == text.replacing("  old\n", with: "  a\n    b\n"))
  }

  @Test func lengthensFenceAroundFence() throws {
    let text = "```swift\nprint(1)\n```\n\n```output\nold\n```\n\nEnd\n"
    let revision = try #require(accepted(["````\n"], in: text).revisions.first)
    #expect(
      body(revision) == text.replacing("```output\nold\n```", with: "`````output\n````\n`````"))
    let again = Bench.chapter(body(revision), name: "01")
    #expect(again.steps.count == 2)
  }

  @Test func showsUnifiedDiff() throws {
    let text = "```swift\nprint(1)\n```\n\n```output\nold\nsame\n```\n\nEnd\n"
    let revision = try #require(accepted(["new\nsame\n"], in: text).revisions.first)
    #expect(
      revision.diff == """
        --- a/chapters/01.md
        +++ b/chapters/01.md
        @@ -7,7 +7,7 @@
         ```
         
         ```output
        -old
        +new
         same
         ```
         

        """)
  }

  @Test func writesUnlessFileChanged() throws {
    let bench = try Bench(
      "```swift\nprint(1)\n```\n\n```output\n```\n", "```swift\nprint(1)\n```\n\n```output\n```\n")
    let files = bench.chapters.map { bench.folder.path + "/" + $0.path }
    try FileManager.default.createDirectory(
      atPath: bench.folder.path + "/chapters", withIntermediateDirectories: true)
    for (file, chapter) in zip(files, bench.chapters) {
      try Data(chapter.source.text.utf8).write(to: URL(filePath: file))
    }
    try Data("edited".utf8).write(to: URL(filePath: files[1]))
    let accepted = AcceptedOutputs(
      chapters: bench.chapters,
      results: bench.chapters.map { result(of: $0, printing: ["1\n"]) })
    let leftAlone = try accepted.apply(in: bench.folder.path)
    #expect(leftAlone.map(\.id) == ["file-changed"])
    #expect(leftAlone.first?.range?.path == "chapters/02.md")
    let contents = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
    #expect(contents == [accepted.revisions[0].revised, "edited"])
  }
}
