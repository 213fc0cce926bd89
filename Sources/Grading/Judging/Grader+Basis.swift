import BookModel
import Diagnostics
import SnippetRunner

/// What a mark depends on beside the answer.
public struct GradingGround: Hashable, Sendable {
  /// SHA-256 of the exercise's text, checks and hidden cases.
  public var checksSHA256: String

  /// Whether hidden cases are drawn from a seed.
  public var isSeeded: Bool

  /// What the exercise begins with.
  public var starter: String?

  /// What names the tool, its library and the compiler.
  public var tool: String
}

extension Grader {
  /// Returns what marks for an exercise depend on.
  ///
  /// - Throws: `GradingError` if a file of the exercise cannot be read.
  public func ground(of exercise: Exercise) throws(GradingError) -> GradingGround {
    let files = ExerciseFiles(exercise: exercise, root: root)
    let hidden = try files.file(ExerciseFiles.Name.hidden)
    let texts = [
      exercise.source.text, try files.file(ExerciseFiles.Name.checks)?.text ?? "",
      try files.file(ExerciseFiles.Name.cases)?.text ?? "", hidden?.text ?? "",
    ]
    return GradingGround(
      checksSHA256: ContentDigest(ofAll: texts).text, isSeeded: hidden != nil,
      starter: try files.file(ExerciseFiles.Name.starter)?.text,
      tool: ContentDigest(ofAll: tools.identity).prefix)
  }
}
