import BookModel
import Diagnostics
import Foundation
import Grading
import Sandbox
import SiteRenderer
import SiteServer

/// Lets pages of `course serve` edit, run and grade answers: the same files, the same grader and the
/// same progress as at the terminal.
actor ExerciseDesk {
  private let root: String
  private let work: StudentWork
  var book: Book?
  private var grader: Grader?

  /// No more compilers run for pages than there are cores; other runs wait.
  let slots = WorkSlots(count: ProcessInfo.processInfo.activeProcessorCount)

  /// What runs now, by the exercise's id: one at a time each.
  private var running: [String: Task<Result<ExerciseReport, any Error>, Never>] = [:]

  /// The snippets that run now, by chapter and step.
  var trials: [String: Task<TrialReport, any Error>] = [:]

  /// Creates a desk that has no exercises yet.
  init(root: String) {
    self.root = root
    work = StudentWork(root: root)
  }

  /// Serves the exercises of a book from now on.
  func use(_ book: Book) {
    self.book = book
  }

  /// What pages may have done, by names that begin with `exercise-`.
  nonisolated var actions: [ServerAction] {
    [
      action("progress") { desk, _ in try await desk.progress() },
      action("open") { desk, request in try await desk.open(request) },
      action("save") { desk, request in try await desk.save(request) },
      action("run") { desk, request in try await desk.run(request) },
      action("grade") { desk, request in try await desk.grade(request) },
      action("stop") { desk, request in await desk.stop(request) },
      action("hint") { desk, request in try await desk.hint(request) },
    ] + snippetActions
  }

  private nonisolated func action(
    _ name: String,
    _ body: @escaping @Sendable (ExerciseDesk, ExerciseRequest) async throws -> DeskAnswer
  ) -> ServerAction {
    ServerAction("exercise-\(name)") { [self] data in
      guard let request = try? JSONDecoder().decode(ExerciseRequest.self, from: data) else {
        return .refused("this is no request about an exercise")
      }
      do {
        return .json(try await body(self, request))
      } catch {
        let remedy = (error as? GradingError)?.remedy.map { "; \($0)" } ?? ""
        return .refused(withoutFolders("\(error)\(remedy)"))
      }
    }
  }

  /// A page is no place for the machine's folders.
  nonisolated func withoutFolders(_ words: String) -> String {
    words.replacing(root + "/", with: "")
  }

  // MARK: What pages ask for

  private func progress() throws -> DeskAnswer {
    let overview = try work.overview(of: book?.exercises ?? [])
    return .progress(
      Dictionary(
        overview.states.map { ($0.exercise, $0.stage == .solved) },
        uniquingKeysWith: { first, _ in first }))
  }

  private func open(_ request: ExerciseRequest) throws -> DeskAnswer {
    .draft(try work.draft(of: try exercise(request)))
  }

  private func save(_ request: ExerciseRequest) throws -> DeskAnswer {
    let saving = try work.save(
      request.text ?? "", to: try exercise(request), replacing: request.revision ?? "")
    return switch saving {
    case .saved(let revision): .saved(revision: revision)
    case .outdated(let draft): .outdated(draft)
    }
  }

  /// Tries a text that is not saved and does not count.
  private func run(_ request: ExerciseRequest) async throws -> DeskAnswer {
    try await report(on: try exercise(request), request.text ?? "", revision: nil)
  }

  /// Saves, grades and records, as `course check` does with the file.
  private func grade(_ request: ExerciseRequest) async throws -> DeskAnswer {
    let exercise = try exercise(request)
    switch try work.save(request.text ?? "", to: exercise, replacing: request.revision ?? "") {
    case .outdated(let draft): return .outdated(draft)
    case .saved(let revision):
      return try await report(on: exercise, request.text ?? "", revision: revision)
    }
  }

  private func stop(_ request: ExerciseRequest) -> DeskAnswer {
    running[request.exercise ?? ""]?.cancel()
    return .stopped
  }

  /// Shows one hint more; those already seen, too.
  private func hint(_ request: ExerciseRequest) throws -> DeskAnswer {
    let exercise = try exercise(request)
    let seen = try work.updateProgress { progress in
      progress[exercise].hints = min(progress[exercise].hints + 1, exercise.hints.count)
      return progress[exercise].hints
    }
    return .hints(
      exercise.hints.prefix(seen).map { markup($0, in: exercise) },
      left: exercise.hints.count - seen)
  }

  private func exercise(_ request: ExerciseRequest) throws -> Exercise {
    let id = request.exercise ?? ""
    if let exercise = book?.exercises.first(where: { $0.id == id }) { return exercise }
    throw DeskRefusal.noExercise(id)
  }

  private func markup(_ part: Exercise.Part, in exercise: Exercise) -> String {
    book.map { ExerciseMarkup($0).markup(of: part, in: exercise) } ?? ""
  }

  // MARK: Grading

  private func report(
    on exercise: Exercise, _ text: String, revision: String?
  ) async throws -> DeskAnswer {
    guard running[exercise.id] == nil else { throw DeskRefusal.isRunning }
    let answer = SourceFile(path: work.path(of: exercise), text: text)
    let task = Task { [self] () -> Result<ExerciseReport, any Error> in
      do {
        let grader = try await usedGrader()
        return .success(try await slots.use { try await grader.check(exercise, answer) })
      } catch {
        return .failure(error)
      }
    }
    running[exercise.id] = task
    defer { running[exercise.id] = nil }
    let result = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    if task.isCancelled { return .stopped }
    let report = try result.get()
    let page = PageReport(report, on: exercise) { markup($0, in: exercise) }
    do throws(GradingError) {
      if revision != nil { try work.record(report, on: answer) }
    } catch {
      // The verdict is told all the same.
      let help = error.remedy.map { "; \($0)" } ?? ""
      return .report(page, revision: revision, problem: "Not recorded: \(error)\(help)")
    }
    return .report(page, revision: revision)
  }

  func usedGrader() async throws -> Grader {
    if let grader { return grader }
    let made = try await Grader(root: root)
    grader = made
    return made
  }
}

/// What a page sends.
struct ExerciseRequest: Decodable {
  /// The exercise's id.
  var exercise: String?

  /// The answer as it stands in the page.
  var text: String?

  /// The revision of the file that the text was made from.
  var revision: String?
}

/// Why nothing is done.
enum DeskRefusal: Error, CustomStringConvertible {
  case noExercise(String)
  case isRunning

  var description: String {
    switch self {
    case .noExercise(let id): "the book has no exercise '\(id)'"
    case .isRunning: "it runs already; stop it first"
    }
  }
}
