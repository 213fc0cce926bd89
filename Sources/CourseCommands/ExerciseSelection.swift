import BookModel
import Diagnostics
import Grading

extension Book {
  /// Returns the exercise that a word means: its id, how its id begins, or the path of its file in
  /// `work` or of its folder, as a shell completes it.
  ///
  /// - Throws: `CommandFailure` if there is none, or more than one.
  func exercise(called word: String) throws(CommandFailure) -> Exercise {
    let path = ExercisePath(word)
    if let exact = exercises.first(where: { $0.id == path.name }) { return exact }
    let ids = exercises.map(\.id)
    if path.isAnswer {
      let nearest = StudentWork.nearest(to: path.name, among: ids)
      throw .strayAnswer(StrayAnswer(path: word, nearest: nearest))
    }
    let found = exercises.filter { $0.id.hasPrefix(path.name) }
    if let only = found.first, found.count == 1 { return only }
    guard found.isEmpty else {
      throw .ambiguousExercise(name: word, candidates: found.map(\.id))
    }
    let containing = ids.filter { $0.contains(path.name) && path.name.count > 2 }
    let nearest = StudentWork.nearest(to: path.name, among: ids)
    throw .noExercise(
      name: word, nearest: nearest ?? containing.first, others: containing.filter { $0 != nearest })
  }

  /// Whether a word means a chapter: its name, or how it begins.
  func meansChapter(_ word: String) -> Bool {
    let name = Chapter.name(ofFile: word)
    return chapters.contains { $0.name.hasPrefix(name) }
  }

  /// Whether a word that means nothing is nearer to an exercise's name than to a chapter's.
  func resemblesExercise(_ word: String) -> Bool {
    let name = Chapter.name(ofFile: word)
    guard nearestName(to: name, in: chapters.map(\.name)) == nil else { return false }
    let ids = exercises.map(\.id)
    return StudentWork.nearest(to: word, among: ids) != nil
      || word.count > 2 && ids.contains { $0.contains(word) }
  }

  /// Whether a word means an exercise rather than a chapter.
  func meansExercise(_ word: String) -> Bool {
    let path = ExercisePath(word)
    if path.isAnswer || path.isFolder { return true }
    return exercises.contains { $0.id.hasPrefix(path.name) }
      && !chapters.contains { $0.name == Chapter.name(ofFile: word) }
  }
}

/// A word of the command line that may be a path to something of an exercise.
private struct ExercisePath {
  /// The exercise's id, or the name that was given instead.
  var name: String

  /// Whether it is the path of a file with an answer.
  var isAnswer = false

  /// Whether it is the path of an exercise's folder, or of a file in it.
  var isFolder = false

  init(_ word: String) {
    name = word
    let parts = word.split(separator: "/").map { String($0) }
    guard let last = parts.last else { return }
    if let place = parts.lastIndex(of: Exercise.root), place + 1 < parts.count {
      (name, isFolder) = (parts[place + 1], true)
    } else if last.hasSuffix(".swift") {
      (name, isAnswer) = (String(last.dropLast(".swift".count)), true)
    }
  }
}
