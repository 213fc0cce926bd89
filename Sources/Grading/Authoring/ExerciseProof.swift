import BookModel
import Diagnostics

/// What proving an exercise gave: whether it does what an exercise must.
public struct ExerciseProof: Hashable, Sendable, Codable {
  /// The exercise's id.
  public var exercise: String

  /// What is wrong with it.
  public var diagnostics: [Diagnostic]

  /// How many cases it has, hidden ones included.
  public var cases = 0

  /// How many known mistakes it tells apart.
  public var mistakes = 0

  /// How many wrong solutions got the hint that they must get.
  public var wrongSolutions = 0

  /// What trying a training from many seeds gave; `nil` where it was not tried.
  public var seeds: SeedTrials?

  /// Why the proof could not be made; `nil` where it was.
  public var trouble: NotGraded?

  /// Whether the proof was made before and nothing has changed since.
  public var isCached = false

  /// The time that it took, in seconds.
  public var seconds: Double = 0

  /// Whether the exercise is as it must be.
  public var holds: Bool {
    trouble == nil && !diagnostics.contains { $0.severity == .error }
  }
}
