import BookModel
import Diagnostics
import Foundation
import Grading
import Testing

/// Answers that are edited in a page, and what a page knows of right ones.
@Suite struct PageAnswerTests {
  private static func folder() async throws -> ExerciseFolder {
    try await ExerciseFolder(
      kind: "value", entry: "let sizes: [Int]",
      files: [
        "Starter.swift": "let sizes: [Int] = []\n",
        "Checks.swift": """
        import ExerciseChecks

        let checks = Checks(reference: { [2, 30] })

        func addCases() {
          checks.group("the sizes", points: 1) { checks.example("") }
          checks.mistake("exchanged", "these are exchanged") { [30, 2] }
        }

        """,
      ])
  }

  @Test func savesOverTheFileThatWasRead() async throws {
    let folder = try await Self.folder()
    let work = StudentWork(root: folder.url.path)
    let exercise = try folder.exercise
    let starter = try work.draft(of: exercise)
    #expect(starter.text == "let sizes: [Int] = []\n" && !starter.isStarted)
    guard
      case .saved(let revision) = try work.save("mine", to: exercise, replacing: starter.revision)
    else {
      Issue.record("nothing was in the way")
      return
    }
    let draft = try work.draft(of: exercise)
    #expect(draft.text == "mine" && draft.isStarted && draft.revision == revision)
  }

  @Test func leavesAFileThatWasChangedSince() async throws {
    let folder = try await Self.folder()
    let work = StudentWork(root: folder.url.path)
    let exercise = try folder.exercise
    let starter = try work.draft(of: exercise)
    try folder.write("theirs", to: "work/task.swift")
    let outcome = try work.save("mine", to: exercise, replacing: starter.revision)
    #expect(outcome == .outdated(try work.draft(of: exercise)))
    #expect(try work.answer(to: exercise)?.text == "theirs")
    let same = try work.save("theirs", to: exercise, replacing: starter.revision)
    #expect(same == .saved(revision: try work.draft(of: exercise).revision), "nothing is lost")
  }

  @Test func refusesWhatNoGraderReads() async throws {
    let folder = try await Self.folder()
    let work = StudentWork(root: folder.url.path)
    let exercise = try folder.exercise
    let long = String(repeating: "x", count: 1 << 19)
    #expect(throws: GradingError.self) {
      try work.save(long, to: exercise, replacing: "none")
    }
    #expect(try work.answer(to: exercise) == nil)
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "work"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "work/task.swift"),
      withDestinationURL: folder.url.appending(path: "elsewhere"))
    #expect(throws: GradingError.self) {
      try work.save("mine", to: exercise, replacing: "none")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/elsewhere"))
  }

  /// The digest is that of the key from `hashlib.pbkdf2_hmac("sha256", b"[2]:2,30", b"task/0", 200000)`.
  @Test func givesPagesDigestsOfTheAnswer() async throws {
    let folder = try await Self.folder()
    let key = try #require(try await folder.grader.answerKey(to: try folder.exercise))
    #expect(key.salt == "task/0" && key.rounds == 200_000)
    #expect(
      key.answer == ["adce18c65592420fbedac5e178dbc33ab545497d984e42e2849b48c5c1a64b28"])
    #expect(key.cells?.map(\.count) == [1, 1])
    #expect(key.mistakes.count == 1)
    #expect(key.mistakes.first.map { !key.answer.contains($0.digest) } == true)
    let again = try await folder.grader.answerKey(to: try folder.exercise)
    #expect(again == key)
  }
}
