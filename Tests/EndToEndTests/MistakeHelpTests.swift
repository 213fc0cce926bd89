import Foundation
import Testing

/// What helps to find a mistake, as the terminal shows it.
@Suite struct MistakeHelpTests {
  private func book() throws -> BookFolder {
    let chapter = """
      Text.

      ```swift
      print(Tensor(zeros: [2, 3, 4]).transposed(permutation: [0, 2, 1]).shape)
      ```

      ```output
      [2, 4, 3]
      ```

      """
    let book = try BookFolder(chapters: [BookFolder.chapter("One", chapter)])
    let made = try book.course("new", "exercise", "doubling")
    #expect(made.status == 0, "\(made.errors)")
    try book.replace(
      "kind: function\n", with: "kind: function\nseconds: 20\n",
      in: "exercises/doubling/exercise.md")
    return book
  }

  /// The report of an answer, without its last lines, which hold the time and the progress.
  private func report(_ body: String, _ arguments: String...) throws -> String {
    let book = try book()
    try book.write(
      "import TensorCore\n\nfunc doubled(_ input: Tensor, times: Int) -> Tensor {\n  \(body)\n}\n",
      to: "work/doubling.swift")
    let result = try CourseProcess(["check", "doubling"] + arguments, in: book.url).run()
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropLast(3).joined(separator: "\n")
  }

  @Test func showsLineReasonAndPrintsOfACrash() throws {
    #expect(
      try report("print(\"times is\", times)\n  return input * Float(Int.max + times)") == """
        doubling · doubling · 0 of 3 points

        ✗ once                     0 of 1   wrong
        ✗ any number of times      0 of 2   0 of 11 cases

        ✗ once: two numbers
          given     input  tensor([1., 2.])
                    times  1
          expected  tensor([2., 4.])
          got       no answer: the program stopped on line 5: arithmetic overflow: the result does not fit into its type
          printed   times is 1

        also wrong: 'any number of times'; --all shows a case of each

        your program printed 11 lines in 11 other cases; --all shows them

        """)
  }

  @Test func unfoldsPrints() throws {
    let text = try report("print(\"times is\", times)\n  return input * 9", "--all")
    #expect(text.contains("  printed   times is 1\n"))
    #expect(text.contains("\nprinted in any number of times: a random case\n  times is "))
    #expect(!text.contains("--all shows"))
  }

  @Test func saysThatNumbersDoNotMix() throws {
    #expect(
      try report("return input * times") == """
        doubling · doubling · 0 of 3 points

        work/doubling.swift:4:16: error: binary operator '*' cannot be applied to operands of type 'Tensor' and 'Int' [answer-compile]
        3 | func doubled(_ input: Tensor, times: Int) -> Tensor {
        4 |   return input * times
          |                ^
        note: overloads for '*' exist with these partially matching parameter lists: (Tensor, Tensor)
        help: a Tensor and an Int do not mix; write 'Float(…)' around the Int

        """)
  }

  @Test func tellsWhatTheLibraryCanDo() throws {
    let book = try book()
    let found = try book.course("api", "permute")
    #expect(
      found.output == """
        'permute' is written 'x.transposed(permutation: [0, 2, 1])' here

        Tensor.transposed(permutation:)  TensorCore
          func transposed(permutation: [Int]) -> Tensor

          Returns the tensor with its axes in another order.
            permutation  For each axis of the result, the axis of this tensor that it was.
            returns      A tensor whose `shape[i]` is this one's `shape[permutation[i]]`.

          example, from chapters/01-chapter.md
            print(Tensor(zeros: [2, 3, 4]).transposed(permutation: [0, 2, 1]).shape)
            → [2, 4, 3]

        """)
    let list = try book.course("api")
    #expect(list.output.hasPrefix("import TensorCore\n  Tensor  "))
    #expect(list.output.contains("\n  Tensor.reshaped(to:) "))
    #expect(list.output.hasSuffix("\n'course api WORD' shows one of them, with an example\n"))
    let none = try book.course("api", "zzz")
    #expect(none.status == 2)
    #expect(none.errors.contains("the library has nothing called 'zzz'"))
  }
}
