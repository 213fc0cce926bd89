import BookModel
import Diagnostics
import FoundationEssentials
import SnippetRunner

/// Answers that are edited elsewhere than in the file, such as in a page.
extension StudentWork {
  /// An answer to edit.
  public struct Draft: Hashable, Sendable {
    /// The student's text, or the starter.
    public var text: String

    /// Whether there is a file of the student's.
    public var isStarted: Bool

    /// Tells this state of the file from every other.
    public var revision: String
  }

  /// What became of saving.
  public enum Saving: Hashable, Sendable {
    /// The file holds the text; it has this revision now.
    case saved(revision: String)

    /// The file was changed since, and was left as it is.
    case outdated(Draft)
  }

  /// Returns a student's answer, or the starter if there is none.
  ///
  /// - Throws: `GradingError` if a file cannot be read.
  public func draft(of exercise: Exercise) throws(GradingError) -> Draft {
    if let answer = try answer(to: exercise) {
      return Draft(text: answer.text, isStarted: true, revision: revision(answer.text))
    }
    let starter = try ExerciseFiles(exercise: exercise, root: root)
      .needed(ExerciseFiles.Name.starter)
    return Draft(text: starter.text, isStarted: false, revision: "none")
  }

  /// Writes an answer, unless somebody else has changed the file meanwhile.
  ///
  /// - Parameters:
  ///   - text: The new text.
  ///   - exercise: The exercise.
  ///   - revision: The revision that the text was made from.
  /// - Returns: What became of it.
  /// - Throws: `GradingError` if the file cannot be read or written, or the text is too long.
  public func save(
    _ text: String, to exercise: Exercise, replacing revision: String
  ) throws(GradingError) -> Saving {
    let path = path(of: exercise)
    guard text.utf8.count <= ExerciseFiles.sizeLimit else {
      throw .cannotWrite(
        path: path, reason: "it has more than \(ExerciseFiles.sizeLimit >> 10) KiB")
    }
    let present = try draft(of: exercise)
    if present.isStarted && present.text == text {
      return .saved(revision: present.revision)
    }
    guard present.revision == revision else { return .outdated(present) }
    do {
      try FileManager.default.createDirectory(
        atPath: "\(root)/\(Self.folder)", withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: "\(root)/\(path)"), options: .atomic)
    } catch {
      throw .cannotWrite(path: path, reason: error.systemReason)
    }
    return .saved(revision: self.revision(text))
  }

  private func revision(_ text: String) -> String { ContentDigest(of: text).text }
}
