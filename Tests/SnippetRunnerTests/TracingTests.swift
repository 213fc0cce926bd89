import Diagnostics
import FoundationEssentials
import Sandbox
import Testing

@testable import SnippetRunner

@Suite struct TracingTests {
  /// Snippets of every kind, each with what it prints and what was recorded.
  private static func corpus() throws -> String {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let path = tests.appending(path: "Fixtures/tracing/corpus.md")
    let text = String(decoding: try Data(contentsOf: path), as: UTF8.self)
    return text.split(separator: "---\n", maxSplits: 2)[1...].joined()
  }

  @Test func recordsWhatTrickySnippetsDo() async throws {
    let result = try await result(of: try Self.corpus())
    #expect(result.findings == [])
    #expect(result.outcomes.count == 30)
    #expect(result.outcomes.allSatisfy { $0.isProven })
  }

  /// A snippet that prints the same when it is traced, and one run that says so of all.
  @Test func printsTheSameWithoutATrace() async throws {
    let pieces = try Self.corpus().replacing(" .trace}", with: "}").split(separator: "```trace\n")
    let text = pieces.dropFirst().reduce(into: String(pieces[0])) { text, piece in
      text += piece.firstRange(of: "```\n").map { piece[$0.upperBound...] } ?? piece
    }
    let result = try await result(of: text)
    #expect(result.findings == [])
    #expect(result.outcomes.count == 20)
  }

  @Test func recordsFunctionsOfEarlierSnippets() async throws {
    let result = try await result(
      of: """
        ```swift {#first .trace}
        func twice(_ x: Int) -> Int {
          x * 2
        }
        ```

        ```swift
        let quiet = twice(1)
        ```

        ```swift {#second .trace}
        let y = twice(4)
        ```

        ```trace
        in snippet 'first':
        1  call twice   x = 4
        2    return 8
        in snippet 'second':
        1  y = 8
        ```
        """)
    #expect(result.findings == ["1:1 trace-unrecorded"])
    let steps = try #require(result.traces[2])
    #expect(steps.map(\.snippet) == [0, 0, 2])
    #expect(steps.map(\.depth) == [0, 1, 0])
  }

  @Test func leavesOutWhatIsTooMuch() async throws {
    let result = try await result(
      of: """
        ```swift {.trace}
        var sum = 0
        for i in 0..<100_000 { sum += i }
        func count(_ n: Int) -> Int { n == 0 ? 0 : 1 + count(n - 1) }
        let deep = count(2000)
        let large = Tensor(ones: [1000, 1000])
        let long = String(repeating: "x", count: 1 << 20)
        ```

        ```swift {.trace}
        let large2 = Tensor(ones: [1000, 1000]) * 2
        let long2 = String(repeating: "x", count: 1 << 20)
        let many = Array(0..<1_000_000)
        ```
        """)
    #expect(result.findings == [])
    let steps = try #require(result.traces[0])
    #expect(steps.count == 241 + 1)
    #expect(steps.contains { $0.kind == .roundsLeftOut(from: 9, of: 100_000) })
    // Shown and left out: 4 bindings, 8 rounds with a sum each, 2001 calls with their results.
    #expect(steps.last?.kind == .stepsLeftOut(4 + 16 + 4002 - 240))
    let contents = try #require(result.traces[1]).flatMap(\.values).map(\.content)
    #expect(
      contents == [
        .summary(shape: [1000, 1000], least: 2, greatest: 2, mean: 2),
        .text("\"" + String(repeating: "x", count: 160) + "\"…"), .text("1000000 elements"),
      ])
  }

  @Test func tracesUpToATrap() async throws {
    let result = try await result(
      of: """
        ```swift {.traps .trace}
        let sizes = [1, 2]
        let third = sizes[2]
        ```

        ```error
        Index out of range
        ```

        ```trace
        1  sizes = [1, 2]
        ```
        """)
    #expect(result.findings == [])
  }

  @Test func leavesAloneWhatCannotBeReadAgain() async throws {
    let result = try await result(
      of: """
        ```swift {.trace}
        struct Token: ~Copyable { let id: Int }
        let id = 7
        func use() -> Int {
          let token = Token(id: id)
          let copy = token.id
          return copy
        }
        let used = use()
        ```

        ```trace
        2  id = 7
        3  call use
        5    copy = 7
        6    return 7
        8  used = 7
        ```
        """)
    #expect(result.findings == [])
  }

  @Test func believesNoRecordOfAnotherRun() async throws {
    let result = try await result(
      of: """
        ```swift {.trace}
        import Glibc
        let number = 1
        print(getpid())
        ```

        ```trace
        2  number = 1
        ```
        """)
    #expect(result.findings == ["1:1 trace-unrecorded"])
    #expect(result.outcomes[1] == .notRun)
  }

  @Test func stopsAtLimits() async throws {
    var limits = SnippetLimits.small
    limits.wallSeconds = 2
    let result = try await result(
      of: """
        ```swift {.trace}
        var n = 0
        while true { n &+= 1 }
        ```

        ```trace
        ```
        """, limits: limits)
    #expect(result.findings == ["1:1 snippet-timeout"])
    #expect(result.traces == [:])
  }

  @Test(arguments: [
    "trace step 0 0 0", "trace value 0 text forged", "trace step 99 0 0", "trace omitted 5",
    "trace rounds 0 0 9", "trace whole 0:1:1 value - 9 1", "trace nonsense", "end 1",
  ])
  func believesNoForgedLines(line: String) async throws {
    let result = try await result(
      of: """
        ```swift {.trace}
        import Glibc
        print("\(line)")
        let line = "\(line)\\n"
        _ = write(3, line, line.utf8.count)
        ```
        """)
    #expect(result.findings == ["1:1 channel-unreadable"])
    #expect(result.traces == [:])
  }

  @Test func keepsAndForgetsByTheOption() async throws {
    let code = "```swift {#one}\nlet a = 1\n```\n"
    var bench = try Bench(code)
    #expect(try await bench.explanations() == ["no results are kept"])
    bench.chapters = [Bench.chapter(code.replacing("one}", with: "one .trace}"), name: "01")]
    #expect(try await bench.explanations() == ["snippet 'one' changed"])
    #expect(try await bench.explanations() == ["nothing changed"])
    #expect(try await bench.run()[0].traces[0]?.count == 1)
    bench.chapters = [Bench.chapter(code.replacing("1\n", with: "1  // <1>\n"), name: "01")]
    #expect(try await bench.explanations() == ["nothing changed"])
  }

  @Test func costsNothingWhereItIsOff() throws {
    let program = ChapterProgram(
      Bench.chapter("```swift\nfor i in 0..<3 { print(i) }\n```\n", name: "01"), importing: [])
    #expect(!program.isTraced)
    #expect(!program.text.contains("courseTrace"))
    #expect(TracedProgram(program).program.text == program.text)
  }

  @Test func acceptsWhatWasRecorded() async throws {
    let bench = try Bench("> ```swift {.trace}\n> let a = 1\n> ```\n> ```trace\n> old\n> ```\n")
    let results = try await bench.run()
    #expect(results[0].findings == ["5:3 trace-mismatch"])
    let accepted = AcceptedOutputs(chapters: bench.chapters, results: results)
    #expect(
      accepted.revisions.map(\.revised).first?.hasSuffix("> ```trace\n> 1  a = 1\n> ```\n") == true)
  }
}
