import Foundation
import FoundationXML
import Testing

/// Exercises in the forms that programs read, alone and together with chapters.
@Suite struct ExerciseFormatTests {
  /// A book with a chapter and an exercise that has two groups, and an answer that is wrong in one.
  private func book(
    _ body: String = "size == 1 ? Tensor([2, 2]) : input / 0"
  ) throws -> BookFolder {
    let book = try BookFolder(chapters: [CheckTests.doubling])
    try book.write(
      """
      ---
      title: Doubles
      kind: function
      points: 4
      chapter: 01-chapter
      seconds: 20
      entry: "func doubled(_ input: Tensor, size: Int) -> Tensor"
      ---

      Double it.

      ## Hints

      1. Twice.

      """, to: "exercises/doubles/exercise.md")
    try book.write(
      """
      import ExerciseChecks
      import Tensors

      let checks = Checks(reference: { (input: Tensor, size: Int) -> Tensor in input * 2 })

      func addCases() {
        checks.group("ones", points: 1) { checks.example("two ones", [1, 1], 1) }
        checks.group("100%: others, \\"all\\"", points: 3) {
          checks.example("a block", [[[1, 2], [3, 4]], [[5, 6], [7, 8]]], 2)
          checks.example("a row", [1, 2], 2)
        }
      }

      """, to: "exercises/doubles/Checks.swift")
    try book.write(answer("input"), to: "exercises/doubles/Starter.swift")
    try book.write(answer(body), to: "work/doubles.swift")
    return book
  }

  private func answer(_ body: String) -> String {
    "import TensorCore\n\nfunc doubled(_ input: Tensor, size: Int) -> Tensor {\n  \(body)\n}\n"
  }

  @Test func writesJUnit() throws {
    let book = try book()
    let result = try book.course("check", "doubles", "--format", "junit")
    #expect(result.status == 1)
    let document = try XMLDocument(xmlString: result.output)
    #expect(try document.nodes(forXPath: "//testsuite/@name").map(\.stringValue) == ["doubles"])
    #expect(
      try document.nodes(forXPath: "//testcase/@name").map(\.stringValue) == [
        "ones", "100%: others, \"all\"",
      ])
    #expect(
      try document.nodes(forXPath: "//failure/../@name").map(\.stringValue) == [
        "100%: others, \"all\""
      ])
    // Nobody's fault is an error, and no failure.
    try FileManager.default.removeItem(at: book.url.appending(path: "work/doubles.swift"))
    let none = try book.course("check", "doubles", "--format", "junit")
    #expect(none.status == 2)
    let other = try XMLDocument(xmlString: none.output)
    #expect(try other.nodes(forXPath: "//failure").isEmpty)
    #expect(
      try other.nodes(forXPath: "//error/@type").map(\.stringValue) == ["answer-not-graded"])
    #expect(try other.nodes(forXPath: "//testsuites/@errors").map(\.stringValue) == ["1"])
  }

  @Test func writesGitHubAnnotations() throws {
    let output = try book().course("check", "doubles", "--format", "github").output
    let lines = output.split(separator: "\n")
    #expect(lines.count == 1, "\(output)")
    #expect(
      output.hasPrefix(
        "::error file=work/doubles.swift,line=1,col=1,endLine=1,endColumn=2,title=answer-wrong::"
          + "100%25: others, \"all\": a block%0A"), "\(output)")
    let refused = try book("inptu").course("check", "doubles", "--format", "github").output
    #expect(
      refused.hasPrefix("::error file=work/doubles.swift,line=4,col=3,"), "\(refused)")
  }

  @Test func writesNumbersThatJSONDoesNotHave() throws {
    let book = try book("size == 1 ? input / 0 : input / 0 - input / 0")
    let output = try book.course("check", "doubles", "--format", "json").output
    let reports = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]]
    let failures = try #require(reports?.first?["failures"] as? [[String: Any]])
    struct Value: Decodable, Equatable {
      struct Tensor: Decodable, Equatable {
        var shape: [Int]
        var scalars: [Float]
      }
      var tensor: Tensor
    }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let values = try failures.map { failure in
      let got = try JSONSerialization.data(withJSONObject: try #require(failure["got"]))
      return try decoder.decode(Value.self, from: got).tensor
    }
    #expect(values.map(\.shape) == [[2], [2, 2, 2]])
    #expect(values[0].scalars == [.infinity, .infinity])
    #expect(values[1].scalars.count(where: \.isNaN) == 8)
  }

  @Test func checksChaptersAndExercisesTogether() throws {
    let book = try book()
    try book.replace("[6., 8.]", with: "[6., 9.]", in: "chapters/01-chapter.md")
    let names = ["01-chapter", "work/doubles.swift"]
    func check(_ options: String...) throws -> CourseProcess.Result {
      try CourseProcess(["check"] + names + options, in: book.url).run()
    }
    let text = try check()
    #expect(text.status == 1)
    #expect(text.output.hasPrefix("✗ 01-chapter"))
    #expect(text.output.contains("[tensor-mismatch]"))
    #expect(text.output.contains("\ndoubles · Doubles · 1 of 4 points\n"), "\(text.output)")
    #expect(text.output.hasSuffix("0 of 1 solved · next: course show doubles\n"))
    let junit = try XMLDocument(xmlString: try check("--format", "junit").output)
    #expect(
      try junit.nodes(forXPath: "//failure/@type").map(\.stringValue) == [
        "tensor-mismatch", "answer-wrong",
      ])
    let github = try check("--format", "github").output.split(separator: "\n")
    #expect(github.map { $0.contains("title=answer-wrong") } == [false, true])
    let json = try JSONSerialization.jsonObject(
      with: Data(try check("--format", "json").output.utf8))
    let object = try #require(json as? [String: Any])
    #expect((object["answers"] as? [Any])?.count == 1)
    #expect((object["chapters"] as? [Any])?.count == 1)
    try book.replace("[6., 9.]", with: "[6., 8.]", in: "chapters/01-chapter.md")
    try book.write(answer("input * 2"), to: "work/doubles.swift")
    let quiet = try check("--quiet")
    #expect(quiet.status == 0 && quiet.output == "", "\(quiet)")
  }

  @Test(arguments: [
    (["01-chapter", "--all"], "'--all'"), (["--all"], "'--all'"),
    (["01-chapter", "--answer", "a.swift"], "'--answer'"),
    (["doubles", "--explain"], "'--explain'"), (["01-chapter", "--slow"], "'--slow'"),
    (["doubles", "--slow"], "'--slow'"), (["--slow"], "'--slow'"),
  ])
  func refusesOptionsThatWouldDoNothing(words: [String], option: String) throws {
    let result = try CourseProcess(["check"] + words, in: try book().url).run()
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("course: \(option) cannot be used here: "), "\(result)")
    #expect(result.errors.hasSuffix("help: leave \(option) out\n"))
  }

  @Test(arguments: [
    ["--quick", "--slow"], ["--explain", "--quiet"], ["--explain", "--format", "json"],
    ["doubles", "--slow", "--answer", "a.swift"],
  ])
  func refusesOptionsThatContradictEachOther(words: [String]) throws {
    let result = try CourseProcess(["check"] + words, in: try book().url).run()
    #expect(result.status == 64, "\(result)")
  }

  @Test func showsValuesWithoutBlankLines() throws {
    let output = try book("input").course("check", "doubles", "--all").output
    let given = try #require(output.range(of: "given     input  tensor([[[1., 2.],"))
    let lines = output[given.lowerBound...].split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines[1...3].map { $0.trimmingCharacters(in: .whitespaces) } == [
        "[3., 4.]],", "[[5., 6.],", "[7., 8.]]])",
      ], "\(output)")
    #expect(!output.split(separator: "\n").contains { $0.hasSuffix(" ") })
    #expect(output.contains("1 of 1") == false && output.contains("0 of 1   wrong"), "\(output)")
  }
}
