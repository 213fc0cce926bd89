import BookModel
import Diagnostics
import SnippetRunner

/// How a student's work is doing: the one truth about what is solved, for list, check, watch and page.
///
/// It is about the texts that are in `work` now. An exercise is solved if the text that is there got
/// that verdict; one that was changed since has to be checked again.
public struct WorkOverview: Hashable, Sendable, Codable {
  /// Where a student is with one exercise.
  public struct State: Hashable, Sendable, Codable {
    /// How far the answer is.
    public enum Stage: String, Hashable, Sendable, Codable {
      /// There is no file, or it is the starter as it was handed out.
      case untouched

      /// There is a text that has not been checked yet.
      case unchecked

      /// The text was checked and does not solve the exercise.
      case tried

      /// The text solves the exercise.
      case solved

      /// The text waits for a person's marks.
      case written

      /// The file cannot be read as an answer.
      case unreadable

      /// Whether nothing is left for the student to do.
      public var isDone: Bool { self == .solved || self == .written }
    }

    /// The exercise's id.
    public var exercise: String

    /// The title.
    public var title: String

    /// The name of the chapter.
    public var chapter: String

    /// How far the answer is.
    public var stage: Stage

    /// The points that the text earned when it was checked.
    public var points: Double

    /// The points that the exercise is worth.
    public var possible: Int

    /// How many hints were shown.
    public var hints: Int

    /// How many hints there are.
    public var hintCount: Int

    /// How much the exercise asks.
    public var level: Exercise.Level?

    /// Whether it may be left out.
    public var isOptional = false

    /// Why the file cannot be read.
    public var problem: String?
  }

  /// The exercises in the book's order.
  public var states: [State]

  /// The files in `work` that look like answers and belong to no exercise.
  public var strays: [StrayAnswer] = []

  /// How many exercises are solved.
  public var solvedCount: Int { states.count { $0.stage == .solved } }

  /// How many texts are written and wait for a person's marks.
  public var writtenCount: Int { states.count { $0.stage == .written } }

  /// The points earned, without those that a person gives.
  public var points: Double { states.reduce(0) { $0 + $1.points } }

  /// The points of the whole book.
  public var possible: Int { states.reduce(0) { $0 + $1.possible } }

  /// How many hints were shown.
  public var hints: Int { states.reduce(0) { $0 + $1.hints } }

  /// The first exercise on which something is left to do; optional ones come last.
  public var next: State? {
    let open = states.filter { !$0.stage.isDone }
    return open.first { !$0.isOptional } ?? open.first
  }

  /// Returns the first exercise behind one, from the start again at the end, on which something is
  /// left to do; `nil` if there is no other.
  public func next(after exercise: String) -> State? {
    let place = states.firstIndex { $0.exercise == exercise } ?? states.endIndex - 1
    let others = states[(place + 1)...] + states[..<max(place, 0)]
    return others.first { !$0.stage.isDone }
  }

  /// The state of an exercise.
  public subscript(exercise: Exercise) -> State? {
    states.first { $0.exercise == exercise.id }
  }
}

extension StudentWork {
  /// Returns how the work on some exercises is doing.
  ///
  /// - Parameter exercises: The book's exercises in order.
  /// - Returns: The overview, with a state for each of them.
  /// - Throws: `GradingError.progressUnreadable` if the progress cannot be read.
  public func overview(of exercises: [Exercise]) throws(GradingError) -> WorkOverview {
    let progress = try progress()
    return WorkOverview(
      states: exercises.map { state(of: $0, progress[$0]) },
      strays: strays(among: exercises.map(\.id)))
  }

  private func state(of exercise: Exercise, _ entry: Progress.Entry) -> WorkOverview.State {
    var state = WorkOverview.State(
      exercise: exercise.id, title: exercise.title, chapter: exercise.chapter, stage: .untouched,
      points: 0, possible: exercise.points, hints: min(entry.hints, exercise.hints.count),
      hintCount: exercise.hints.count, level: exercise.level, isOptional: exercise.isOptional)
    do throws(GradingError) {
      guard let answer = try answer(to: exercise) else { return state }
      state.stage = stage(of: answer, to: exercise, entry)
      if state.stage == .tried || state.stage == .solved { state.points = entry.points }
    } catch {
      state.stage = .unreadable
      if case .cannotRead(_, let reason) = error { state.problem = reason }
    }
    return state
  }

  private func stage(
    of answer: SourceFile, to exercise: Exercise, _ entry: Progress.Entry
  ) -> WorkOverview.State.Stage {
    let isKnown = entry.answer.map { $0 == ContentDigest(of: answer.text).text } ?? entry.isChecked
    guard isKnown else { return isStarter(answer, of: exercise) ? .untouched : .unchecked }
    if entry.isSolved { return .solved }
    if entry.isWritten { return .written }
    return isStarter(answer, of: exercise) ? .untouched : .tried
  }

  /// Whether an answer is the starter as it was handed out.
  public func isStarter(_ answer: SourceFile, of exercise: Exercise) -> Bool {
    let starter = try? ExerciseFiles(exercise: exercise, root: root)
      .file(ExerciseFiles.Name.starter)
    return starter?.text == answer.text
  }
}
