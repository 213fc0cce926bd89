import Diagnostics
import Expectations
import Testing

@testable import SnippetRunner

@Suite struct RunningTests {
  @Test func runsEveryKindOfStep() async throws {
    let result = try await result(
      of: """
        ```swift {#first}
        let y = Tensor(shape: [2, 2], scalars: [0, 1, 2, 3])
        print(y.shape)
        func scaled(_ factor: Float) -> [Float] { y.scalars.map { $0 * factor } }
        ```

        ```output
        [2, 2]
        ```

        ```tensor {of=y}
        tensor([[0., 1.],
                [2., 3.]])
        ```

        It has 4<!--= y.scalars.count --> scalars.

        ```check
        y.shape == [2, 2]
        scaled(2)[3] == 6
        ```
        """)
    #expect(result.findings == [])
    #expect(result.outcomes.allSatisfy { $0.isProven })
    #expect(result.outcomes[0] == .ran(output: "[2, 2]\n", message: nil))
    #expect(result.outcomes[4] == .conditions([true, true], holds: true))
    guard case .value(let four, _) = result.outcomes[3] else {
      Issue.record("no value: \(result.outcomes[3])")
      return
    }
    #expect(four == TensorValue(shape: [], elementType: .int64, elements: [4]))
  }

  @Test func separatesOutputsOfSnippets() async throws {
    let result = try await result(
      of: """
        ```swift
        print("one")
        print("no line end", terminator: "")
        ```

        ```swift
        let quiet = 1
        ```

        ```swift {.hidden}
        print("two", quiet)
        ```
        """)
    #expect(
      result.outcomes == [
        .ran(output: "one\nno line end", message: nil), .ran(output: "", message: nil),
        .ran(output: "two 1\n", message: nil),
      ])
  }

  @Test func reportsWhatDiffers() async throws {
    let result = try await result(
      of: """
        ```swift
        let y = Tensor(shape: [2], scalars: [1, 2])
        print("a")
        print("b")
        ```

        ```output
        a
        c
        ```

        ```tensor {of=y}
        tensor([1., 3.])
        ```

        There are 3<!--= y.shape[0] --> of them.

        ```check
        y.shape == [2]
        y.shape == [3]
        ```
        """)
    #expect(
      result.findings == [
        "9:1 output-mismatch", "13:13 tensor-mismatch", "16:11 value-mismatch", "20:1 check-failed",
      ])
    #expect(result.outcomes.count { $0.isProven } == 1)
  }

  @Test func comparesValuesOfProse() async throws {
    let result = try await result(
      of: """
        ```swift
        let name = "zero insertion"
        ```

        1,024<!--= 1 << 10 -->, 0.3333<!--= 1.0 / 3 -->, true<!--= 2 > 1 -->,
        zero insertion<!--= name -->, [1, 1, 4, 4]<!--= [1, 1, 4, 4] -->
        """)
    #expect(result.findings == [])
    #expect(result.outcomes.allSatisfy { $0.isProven })
  }

  @Test func compilesWhatDoesNotRun() async throws {
    let result = try await result(
      of: """
        ```swift {.norun}
        let unused = 1
        print("never")
        while true {}
        ```

        ```swift
        print("after")
        ```
        """)
    #expect(result.findings == [])
    #expect(result.outcomes == [.notRun, .ran(output: "after\n", message: nil)])
  }

  @Test func runsInEmptyFolder() async throws {
    let listing = """
      var count = 0
      if let folder = opendir(".") { while readdir(folder) != nil { count += 1 } }
      """
    let result = try await result(
      of: """
        ```swift
        import Glibc
        \(listing)
        print(count - 2, "files")
        fclose(fopen("file", "w"))
        ```

        ```swift {.traps}
        fatalError("\\(count - 2) files")
        ```

        ```error
        0 files
        ```
        """)
    #expect(result.findings == [])
    #expect(result.outcomes[0] == .ran(output: "0 files\n", message: nil))
  }

  @Test func demandsTraps() async throws {
    let result = try await result(
      of: """
        ```swift
        let limits = [1, 2]
        print("before")
        ```

        ```swift {.traps}
        print("then")
        print(limits[2])
        ```

        ```error
        Index out of range
        ```

        ```swift {.traps}
        fatalError("axis 3 has size 3")
        ```

        ```error
        axis 1 has size 3
        ```

        ```swift {.traps}
        print("all is well")
        ```

        ```swift
        print("after")
        ```
        """)
    #expect(result.findings == ["20:1 message-mismatch", "23:1 snippet-does-not-trap"])
    #expect(result.outcomes[1] == .ran(output: "then\n", message: "Index out of range"))
    #expect(result.outcomes[2] == .message(matches: true))
    #expect(result.outcomes[4] == .message(matches: false))
    #expect(result.outcomes[6] == .ran(output: "after\n", message: nil))
  }

  @Test func demandsRefusals() async throws {
    let result = try await result(
      of: """
        ```swift
        let count = 3
        ```

        ```swift {.nocompile}
        let text: String = count
        ```

        ```error
        cannot convert value of type 'Int' to specified type 'String'
        ```

        ```swift {.nocompile}
        let other: Int
        print(other)
        ```

        ```error
        used before being initialized
        no such words
        ```

        ```swift {.nocompile}
        let text = 2
        ```
        """)
    #expect(result.findings == ["20:1 message-mismatch", "23:1 snippet-compiles"])
    #expect(result.outcomes[2] == .message(matches: true))
  }
}
