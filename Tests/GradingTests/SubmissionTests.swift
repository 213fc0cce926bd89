import BookModel
import Diagnostics
import Foundation
import Testing

@testable import Grading

/// What a student hands in.
@Suite struct SubmissionTests {
  private func book() async throws -> (ExerciseFolder, Book) {
    let folder = try await ExerciseFolder(
      kind: "text", points: 2, entry: "let answer: String", settings: "words: [3, 5]",
      files: ["Starter.swift": "let answer: String = \"\"\n"])
    return (folder, try Book.read(root: folder.url.path))
  }

  private func submission(_ book: Book) throws -> Submission {
    try Submission(of: StudentWork(root: book.root), in: book, version: "1", tool: "0")
  }

  @Test func listsAnswersWithTheirDigests() async throws {
    let (folder, book) = try await book()
    #expect(try submission(book).manifest.missing == ["task"])
    try folder.write("let answer: String = \"one two + three\"\n", to: "work/task.swift")
    let made = try submission(book)
    #expect(made.files.map(\.path) == ["submission.json", "work/task.swift"])
    let answer = try #require(made.manifest.answers.first)
    #expect(answer.words == 3 && answer.state == "unchecked" && answer.bytes == 39)
    #expect(made.remarks == [])
    #expect(try SubmissionManifest(reading: made.files[0].bytes) == made.manifest)
    #expect(!String(decoding: made.files[0].bytes, as: UTF8.self).contains(folder.url.path))
    #expect(try submission(book).files == made.files)
  }

  @Test(arguments: [
    ("let answer = \"one two\"", "it has 2 words; the exercise asks for 3 to 5"),
    ("// \"no text\"\nlet answer: String = \"\"\"\n  \n  \"\"\"", "there is no text yet"),
    (
      "let answer = \"\"\"\n  a b c\n  d \\\"e\\\" f\n  \"\"\"",
      "it has 6 words; the exercise asks for 3 to 5"
    ),
  ])
  func countsTheWordsOfTexts(text: String, remark: String) async throws {
    let (folder, book) = try await book()
    try folder.write(text, to: "work/task.swift")
    #expect(try submission(book).remarks == ["'work/task.swift': \(remark)"])
  }

  @Test func gradesAShortTextAsNotWritten() async throws {
    let (folder, _) = try await book()
    let short = try await folder.check("let answer: String = \"todo\"\n")
    #expect(short.status == .wrong)
    #expect(
      short.failures.first?.difference == ["it has 1 word; the exercise asks for 3 to 5"])
    let text = try await folder.check("let answer: String = \"one two three\"\n")
    #expect(text.status == .waiting && text.words == 3)
  }

  @Test func hasTheSameDigestInAStudentsCopy() async throws {
    let (folder, book) = try await book()
    let digest = SubmissionManifest.Book(book, version: nil).digest
    try folder.write("text", to: "exercises/task/Solution.swift")
    let other = try Book.read(root: folder.url.path)
    #expect(SubmissionManifest.Book(other, version: nil).digest == digest)
  }

  @Test(arguments: [
    ("", SubmissionError.notAManifest), ("{}", .notAManifest), ("{\"schema\": 1}", .notAManifest),
    ("{\"schema\": 2, \"anything\": 1}", .unknownSchema(2)),
  ])
  func refusesWhatIsNoManifest(text: String, error: SubmissionError) {
    #expect(throws: error) { try SubmissionManifest(reading: Array(text.utf8)) }
  }

  @Test func refusesFilesOutsideOfWork() {
    func manifest(_ exercise: String, _ file: String, count: Int = 1) -> [UInt8] {
      let answer = SubmissionManifest.Answer(
        exercise: exercise, file: file, sha256: "", bytes: 0, task: "", words: nil, state: "tried",
        hints: 0)
      return SubmissionManifest(
        tool: "0", book: .init(title: "", version: nil, digest: ""),
        answers: Array(repeating: answer, count: count), missing: []
      ).bytes
    }
    for (exercise, file) in [
      ("a", "work/b.swift"), ("../a", "work/../a.swift"), ("a", "/etc/passwd"),
      (".a", "work/.a.swift"),
    ] {
      #expect(throws: SubmissionError.foreignFile(file)) {
        try SubmissionManifest(reading: manifest(exercise, file))
      }
    }
    #expect(throws: SubmissionError.duplicate(exercise: "a")) {
      try SubmissionManifest(reading: manifest("a", "work/a.swift", count: 2))
    }
  }
}
