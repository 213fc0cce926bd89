import BookModel
import Diagnostics

extension Book {
  /// Returns the exercise that a word means: its id, or how its id begins.
  ///
  /// - Throws: `CommandFailure.noExercise` if there is none, or more than one.
  func exercise(called word: String) throws(CommandFailure) -> Exercise {
    if let exact = exercises.first(where: { $0.id == word }) { return exact }
    let found = exercises.filter { $0.id.hasPrefix(word) }
    if let only = found.first, found.count == 1 { return only }
    let ids = exercises.map(\.id)
    throw .noExercise(
      name: word, nearest: nearestName(to: word, in: ids) ?? found.first?.id)
  }

  /// Whether a word means an exercise rather than a chapter.
  func meansExercise(_ word: String) -> Bool {
    exercises.contains { $0.id.hasPrefix(word) }
      && !chapters.contains { $0.name == Chapter.name(ofFile: word) }
  }
}
