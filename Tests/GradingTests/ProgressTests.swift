import BookModel
import Diagnostics
import Foundation
import Sandbox
import Testing

@testable import Grading

/// What is kept of a student's verdicts, and what is made of it.
@Suite struct ProgressTests {
  private func folder() async throws -> (ExerciseFolder, StudentWork, Exercise) {
    let folder = try await ExerciseFolder.doubling()
    return (folder, StudentWork(root: folder.url.path), try folder.exercise)
  }

  private func report(_ status: ExerciseReport.Status, points: Double = 0) -> ExerciseReport {
    ExerciseReport(exercise: "task", status: status, points: points, possible: 3, level: .limits)
  }

  @Test(arguments: [
    "", "{\"exercises\": {\"dou", "[]", "{\"exercises\": {\"task\": {\"points\": 1}}}",
    "{\"exercises\": {\"task\": {\"hints\": \"one\", \"points\": 0, \"isSolved\": false}}}",
  ])
  func keepsAFileThatItCannotRead(text: String) async throws {
    let (folder, work, exercise) = try await folder()
    try folder.write(text, to: "work/progress.json")
    let answer = SourceFile(path: "work/task.swift", text: "mine")
    #expect(throws: GradingError.self) { try work.record(report(.solved, points: 3), on: answer) }
    #expect(throws: GradingError.self) { try work.updateProgress { $0[exercise].hints = 1 } }
    #expect(throws: GradingError.self) { try work.overview(of: [exercise]) }
    let kept = try String(
      contentsOf: folder.url.appending(path: "work/progress.json"), encoding: .utf8)
    #expect(kept == text)
  }

  @Test func readsTheFileOfAnEarlierVersion() async throws {
    let (folder, work, exercise) = try await folder()
    try folder.write(
      """
      {"exercises": {"task": {"hints": 2, "points": 3, "isSolved": true, "isHandedIn": false}}}
      """, to: "work/progress.json")
    try folder.write("mine", to: "work/task.swift")
    let state = try #require(try work.overview(of: [exercise]).states.first)
    #expect(state.stage == .solved && state.points == 3 && state.hints == 1)
  }

  @Test func comesToOptionalExercisesLast() async throws {
    let (folder, work, exercise) = try await folder()
    var (extra, other) = (exercise, exercise)
    (extra.id, extra.isOptional, extra.level) = ("extra", true, .stretch)
    other.id = "other"
    let overview = try work.overview(of: [extra, exercise, other])
    #expect(overview.next?.exercise == "task")
    #expect(overview.states[0].isOptional && overview.states[0].level == .stretch)
    for id in ["task", "other"] {
      try folder.write("mine", to: "work/\(id).swift")
      try work.updateProgress { $0.exercises[id, default: Progress.Entry()].isSolved = true }
    }
    #expect(try work.overview(of: [extra, exercise, other]).next?.exercise == "extra")
  }

  @Test func losesNoChangeOfManyWriters() async throws {
    let (_, work, _) = try await folder()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask {
          try work.updateProgress { $0.exercises["exercise-\(number)"] = Progress.Entry() }
        }
      }
      try await group.waitForAll()
    }
    #expect(try work.progress().exercises.count == 40)
  }

  @Test func saysOfTheTextThatIsThereWhetherItIsSolved() async throws {
    let (folder, work, exercise) = try await folder()
    func stage() throws -> WorkOverview.State.Stage? {
      try work.overview(of: [exercise]).states.first?.stage
    }
    #expect(try stage() == .untouched)
    _ = try work.start([exercise])
    #expect(try stage() == .untouched)
    try folder.write("right", to: "work/task.swift")
    #expect(try stage() == .unchecked)
    let right = SourceFile(path: "work/task.swift", text: "right")
    try work.record(report(.solved, points: 3), on: right)
    #expect(try stage() == .solved)
    try folder.write("wrong", to: "work/task.swift")
    #expect(try stage() == .unchecked)
    let wrong = SourceFile(path: "work/task.swift", text: "wrong")
    try work.record(report(.wrong, points: 1), on: wrong)
    #expect(try stage() == .tried)
    #expect(try work.overview(of: [exercise]).points == 1)
    #expect(try work.progress()[exercise].best == 3)
    try FileManager.default.removeItem(at: folder.url.appending(path: "work/task.swift"))
    #expect(try stage() == .untouched)
  }

  @Test func leavesOthersReadableWhereOneFileIsNot() async throws {
    let (folder, work, exercise) = try await folder()
    try folder.write("let a = 1\n", to: "elsewhere.swift")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "work"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "work/task.swift"),
      withDestinationURL: folder.url.appending(path: "elsewhere.swift"))
    let state = try #require(try work.overview(of: [exercise]).states.first)
    #expect(state.stage == .unreadable)
    #expect(state.problem == "it is a symbolic link")
  }

  @Test func putsTheStarterBackAndLosesNothing() async throws {
    let (folder, work, exercise) = try await folder()
    #expect(try work.reset(exercise) == .started)
    #expect(try work.reset(exercise) == .unchanged)
    for number in 1...2 {
      try folder.write("text \(number)", to: "work/task.swift")
      let answer = SourceFile(path: "work/task.swift", text: "text \(number)")
      try work.record(report(.solved, points: 3), on: answer)
      try work.updateProgress { $0[exercise].hints = 1 }
      let backup = "work/backups/task.\(number).swift"
      #expect(try work.reset(exercise) == .restarted(backup: backup))
      let kept = try String(contentsOf: folder.url.appending(path: backup), encoding: .utf8)
      #expect(kept == "text \(number)")
      let entry = try work.progress()[exercise]
      #expect(!entry.isSolved && entry.hints == 1)
    }
  }

  @Test func noticesFilesWithAWrongName() async throws {
    let (folder, work, _) = try await folder()
    let ids = ["output-padding", "overlap-maps", "doublings"]
    for name in [
      "OutputPadding.swift", "overlap_maps.swift", "doubling.swift", "notes.swift", "notes.txt",
      ".#doublings.swift", "doublings.swift",
    ] { try folder.write("text", to: "work/\(name)") }
    let strays = work.strays(among: ids)
    #expect(
      strays.map(\.words) == [
        "'work/OutputPadding.swift' is not an exercise's file; did you mean 'output-padding.swift'?",
        "'work/doubling.swift' is not an exercise's file; did you mean 'doublings.swift'?",
        "'work/notes.swift' is not an exercise's file",
        "'work/overlap_maps.swift' is not an exercise's file; did you mean 'overlap-maps.swift'?",
      ])
  }

  @Test func goesRoundFromAnExerciseToTheNext() async throws {
    let (folder, work, exercise) = try await folder()
    var others = [exercise, exercise, exercise]
    for index in others.indices { others[index].id = "task-\(index)" }
    for index in [0, 1] { try folder.write("text", to: "work/task-\(index).swift") }
    let text = SourceFile(path: "", text: "text")
    var solved = report(.solved, points: 3)
    solved.exercise = "task-1"
    try work.record(solved, on: text)
    let overview = try work.overview(of: others)
    #expect(overview.next?.exercise == "task-0")
    #expect(overview.next(after: "task-0")?.exercise == "task-2")
    #expect(overview.next(after: "task-2")?.exercise == "task-0")
  }
}
