import Diagnostics
import Sandbox
import Testing

@testable import SnippetRunner

@Suite struct InterruptionTests {
  @Test func placesTrapWithItsOutput() async throws {
    let result = try await result(
      of: """
        ```swift
        func pick(_ index: Int) -> Int {
          [1, 2][index]
        }
        ```

        ```swift
        print("kept")
        print(pick(5))
        ```

        ```swift
        print("not run")
        ```
        """)
    #expect(result.findings == ["3:9 snippet-trapped"])
    let diagnostic = try #require(result.diagnostics.first)
    #expect(diagnostic.message == "Index out of range")
    #expect(diagnostic.notes == ["reached from snippet 2, line 11", "1 later snippet did not run"])
    #expect(
      result.outcomes == [
        .ran(output: "", message: nil), .ran(output: "kept\n", message: "Index out of range"),
        .notRun,
      ])
  }

  @Test func placesTrapThatNamesTheLine() async throws {
    let result = try await result(
      of: """
        - In a list:

          ```swift
          print("a")
            fatalError("bad shape")
          ```
        """)
    #expect(result.findings == ["5:3 snippet-trapped"])
    #expect(result.diagnostics.first?.message == "bad shape")
  }

  @Test func placesArithmeticOverflow() async throws {
    let result = try await result(
      of: """
        ```swift
        var product = 1
        for factor in 1...40 {
          product *= factor
        }
        ```
        """)
    #expect(result.findings == ["4:11 snippet-trapped"])
  }

  @Test func placesUncaughtError() async throws {
    let result = try await result(
      of: """
        ```swift
        struct Misfit: Error {}
        throw Misfit()
        ```
        """)
    #expect(result.diagnostics.map(\.id) == ["snippet-trapped"])
    #expect(result.diagnostics.first?.message.contains("Misfit") == true)
  }

  @Test func placesEndlessRecursion() async throws {
    let result = try await result(
      of: """
        ```swift
        func deeper(_ depth: Int) -> Int {
          depth < 0 ? 0 : deeper(depth + 1) + 1
        }
        print(deeper(0))
        ```
        """)
    #expect(result.diagnostics.map(\.id) == ["snippet-trapped"])
    #expect(result.diagnostics.first?.message.contains("recursion") == true)
  }

  @Test func acceptsNoExitForTrap() async throws {
    let result = try await result(
      of: """
        ```swift {.traps}
        import Glibc
        ```

        ```swift
        import Glibc
        ```
        """)
    #expect(result.diagnostics.map(\.id) == ["snippet-compile"])
    let exiting = try await SnippetRunnerTests.result(
      of: """
        ```swift
        import Glibc
        ```

        ```swift {.traps}
        exit(1)
        ```
        """)
    #expect(exiting.findings == ["5:1 snippet-does-not-trap"])
    #expect(exiting.diagnostics.first?.label == "the program left with status 1")
  }

  @Test func noticesEarlyExit() async throws {
    let result = try await result(
      of: """
        ```swift
        import Glibc
        ```

        ```swift
        print("bye")
        exit(0)
        ```

        ```swift
        print("not run")
        ```
        """)
    #expect(result.findings == ["5:1 snippet-exited"])
    #expect(result.outcomes[2] == .notRun)
  }

  @Test func comparesNoHalfOutput() async throws {
    let result = try await result(
      of: """
        ```swift {.traps}
        print("shown")
        fatalError("as meant")
        ```

        ```output
        shown
        ```

        ```swift
        print("half")
        fatalError("not meant")
        ```

        ```output
        half
        of it
        ```
        """)
    #expect(result.findings == ["12:1 snippet-trapped"])
    #expect(result.outcomes[1] == .output(actual: "shown\n", matches: true))
    #expect(result.outcomes[2] == .ran(output: "half\n", message: "not meant"))
    #expect(result.outcomes[3] == .notRun)
  }

  @Test func stopsAtTimeLimit() async throws {
    var limits = SnippetLimits.small
    limits.wallSeconds = 0.5
    let result = try await result(
      of: """
        ```swift
        print("one")
        ```

        ```swift
        while true {}
        ```
        """, limits: limits)
    #expect(result.findings == ["5:1 snippet-timeout"])
    #expect(result.outcomes[0] == .ran(output: "one\n", message: nil))
  }

  @Test func stopsAtMemoryLimit() async throws {
    let result = try await result(
      of: """
        ```swift
        let huge = [Int](repeating: 1, count: 1 << 30)
        ```
        """, limits: SnippetLimits.small)
    #expect(result.findings == ["1:1 snippet-memory"])
  }

  @Test func stopsEndlessOutput() async throws {
    let result = try await result(
      of: """
        ```swift
        while true { print("and on") }
        ```
        """, limits: SnippetLimits.small)
    #expect(result.findings == ["1:1 snippet-output-limit"])
  }
}
