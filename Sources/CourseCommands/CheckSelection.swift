import BookModel
import Diagnostics
import Grading

/// What the words of `check` mean: chapters, exercises, or both.
struct CheckSelection {
  /// The words that mean chapters.
  var chapters: [String] = []

  /// The exercises, each once, in the order in which they are named.
  var exercises: [Exercise] = []

  /// Finds what the words mean.
  ///
  /// - Throws: `CommandFailure` if a word means nothing, or several exercises.
  init(_ words: [String], in book: Book) throws(CommandFailure) {
    for word in words {
      if book.meansExercise(word) {
        let exercise = try book.exercise(called: word)
        if !exercises.contains(where: { $0.id == exercise.id }) { exercises.append(exercise) }
      } else if book.meansChapter(word) || !book.resemblesExercise(word) {
        chapters.append(word)
      } else {
        // It throws, and names the exercise that was probably meant.
        exercises.append(try book.exercise(called: word))
      }
    }
  }
}

extension CheckCommand {
  /// Refuses options that mean nothing for what is checked.
  ///
  /// - Throws: `CommandFailure` for the first such option.
  func refuseUnused(
    _ selection: CheckSelection, hasRecords: Bool, isInstructors: Bool
  ) throws(CommandFailure) {
    let exercises = selection.exercises
    if exercises.isEmpty {
      let reason = "it is about an answer to an exercise, and no exercise is named"
      if answer != nil { throw .unusedOption("--answer", reason: reason) }
      if all { throw .unusedOption("--all", reason: reason) }
      if slow && !chapters.isEmpty && !hasRecords {
        throw .unusedOption("--slow", reason: "the chapters that are named have no record")
      }
    }
    if slow && !isInstructors {
      throw .unusedOption(
        "--slow", reason: "it needs the solutions of exercises, which this copy does not have")
    }
    if answer != nil && exercises.count > 1 {
      throw .unusedOption(
        "--answer", reason: "one file answers one exercise, and \(exercises.count) are named")
    }
    if explain && selection.chapters.isEmpty && !exercises.isEmpty {
      throw .unusedOption("--explain", reason: "it is about chapters, and none is named")
    }
  }

  /// Refuses `--all` where no answer is graded, since each exercise is proven.
  func refuseUnusedAll(_ named: NamedExercises) throws(CommandFailure) {
    guard all, named.proven.count == named.exercises.count else { return }
    let names = named.exercises.map { "'\($0.id)'" }.joined(separator: ", ")
    throw .unusedOption(
      "--all", reason: "it is about an answer, and there is none in 'work' to \(names)")
  }
}
