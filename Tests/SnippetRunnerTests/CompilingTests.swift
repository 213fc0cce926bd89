import BookModel
import Diagnostics
import Testing

@testable import SnippetRunner

@Suite struct CompilingTests {
  @Test func placesErrorsInSnippets() async throws {
    let result = try await result(
      of: """
        ```swift
        let first = 1
        let text: String = first
        ```

        1. In a list:

           ```swift
           let second = first + "a"
           ```
        """)
    #expect(result.findings == ["3:20 snippet-compile", "9:23 snippet-compile"])
    #expect(result.outcomes == [.notRun, .notRun])
    let first = try #require(result.diagnostics.first)
    #expect(first.message == "cannot convert value of type 'Int' to specified type 'String'")
    #expect(first.severity == .error)
  }

  @Test func placesErrorsInExpressions() async throws {
    let result = try await result(
      of: """
        ```swift
        let y = [1.5]
        ```

        Some 3<!--= missing + 1 --> in prose.

        ```tensor {of=y.absent}
        [1.5]
        ```

        ```check
        y == [1.5]
          y.count
        ```
        """)
    #expect(
      result.findings == ["5:13 snippet-compile", "7:17 snippet-compile", "13:5 snippet-compile"])
  }

  @Test func reportsMissingNameOnce() async throws {
    let result = try await result(
      of: """
        ```swift
        let a = absent
        let b = absent
        print(absent, a, b)
        ```
        """)
    #expect(result.findings == ["2:9 snippet-compile"])
  }

  @Test func placesMissingBraceWhereItOpens() async throws {
    let result = try await result(
      of: """
        ```swift
        func open() {
          print("a")
        ```

        ```swift
        print("b")
        ```
        """)
    #expect(result.findings.contains("2:13 snippet-compile"), "\(result.findings)")
  }

  @Test func keepsUnfinishedSnippetFromGoingOn() async throws {
    let result = try await result(
      of: """
        ```swift
        let x =
        ```

        ```swift
        print(2)
        ```
        """)
    #expect(result.findings.first?.hasPrefix("2:") == true, "\(result.findings)")
  }

  @Test func reportsFailureThatBlamesNoLine() async throws {
    let bench = try Bench(
      """
      ```swift
      @_silgen_name("nowhere") func nowhere()
      nowhere()
      ```
      """)
    for _ in 1...2 {
      let result = try #require(try await bench.run().first)
      #expect(result.diagnostics.map(\.id) == ["compiler-failed"])
      #expect(result.diagnostics.first?.details.contains { $0.contains("nowhere") } == true)
      #expect(!result.isCached)
    }
  }

  @Test func compilesWhatBooksContain() async throws {
    let result = try await result(
      of: """
        ```swift
        import Foundation
        struct Cell: Equatable { var row = 0 }
        extension Cell { static let origin = Cell() }
        var total = 0
        func add(_ value: Int) { total += value }
        ```

        ```swift
        ```

        ```swift
        let sum = await Task { 1 + 1 }.value
        add(sum)
        (1...3).forEach { add($0) }
        guard total == 8 else { fatalError("\\(total)") }
        print(String(format: "%.2f", 1.0), Set([3, 1, 2]).sorted(), try Int.init("3", format: .number))
        ```

        ```output
        1.00 [1, 2, 3] 3
        ```
        """)
    #expect(result.findings == [], "\(result.diagnostics)")
    #expect(result.outcomes.allSatisfy { $0.isProven })
  }

  @Test func reportsWarnings() async throws {
    let result = try await result(
      of: """
        ```swift
        func f() {
          let unused = 1
        }
        f()
        ```
        """)
    #expect(result.findings == ["3:7 snippet-warning"])
    #expect(result.diagnostics.first?.severity == .warning)
    #expect(result.outcomes == [.ran(output: "", message: nil)])
  }

  @Test func readsMessagesWithNotesAndGroups() {
    let messages = CompilerMessage.parse(
      """
      step-2:3:7: warning: 'a' was never used: error: no [#no-usage]
        let a = 1
            ~~^~~
      step-1:1:5: note: declared here
      <unknown>:0: error: module 'M' not found
      step-3:4:2: error: expected '}'
      a: b: c
      """)
    #expect(messages.map(\.severity) == [.warning, .error, .error])
    #expect(messages[0].text == "'a' was never used: error: no")
    #expect(messages[0].group == "no-usage")
    #expect(messages[0].place?.part == 2)
    #expect(messages[0].place?.length == 3)
    #expect(messages[0].notes.map(\.text) == ["declared here"])
    #expect(messages[1].place == nil)
    #expect(messages[2].place?.line == 4)
  }

  @Test func programStaysTheSameWhenProseMoves() {
    let snippet = "```swift\nprint(1)\n```\n\n"
    let short = Bench.chapter(snippet + snippet, name: "a")
    let long = Bench.chapter(
      "More.\n\n" + snippet + "```output\n1\n```\n\nProse.\n\n" + snippet, name: "b")
    let texts = [short, long].map { ChapterProgram($0, importing: ["M"]).text }
    #expect(texts[0] == texts[1])
    #expect(texts[0].hasPrefix("import M\ncourseStart()\n"))
  }
}
