import BookModel
import Diagnostics

/// How far a student has come: the content of `work/progress.json`.
///
/// An entry holds the last verdict and the digest of the text that got it. Whether an exercise is
/// solved is a question about the text that is in `work` now, which `WorkOverview` answers for
/// everybody who shows it.
public struct Progress: Hashable, Sendable, Codable {
  /// What is known of one exercise.
  public struct Entry: Hashable, Sendable, Codable {
    /// How many hints were shown.
    public var hints = 0

    /// The points that the last verdict gave.
    public var points: Double = 0

    /// The most points that any answer earned.
    public var best: Double = 0

    /// Whether the last verdict was that the answer solves the exercise.
    public var isSolved = false

    /// Whether the last verdict was that a text is written, which a person has to mark.
    public var isWritten = false

    /// The digest of the text that got the last verdict; `nil` in files of earlier versions.
    public var answer: String?

    /// Whether any answer has got a verdict.
    public var isChecked: Bool { answer != nil || isSolved || isWritten || best > 0 }

    /// Creates an entry of an exercise that was not tried.
    public init() {}

    private enum Key: String, CodingKey {
      case hints, points, best, isSolved, isWritten, answer

      // What earlier versions called it.
      case isHandedIn
    }

    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      hints = try values.decode(Int.self, forKey: .hints)
      points = try values.decode(Double.self, forKey: .points)
      isSolved = try values.decode(Bool.self, forKey: .isSolved)
      best = try values.decodeIfPresent(Double.self, forKey: .best) ?? points
      isWritten =
        try values.decodeIfPresent(Bool.self, forKey: .isWritten)
        ?? values.decodeIfPresent(Bool.self, forKey: .isHandedIn) ?? false
      answer = try values.decodeIfPresent(String.self, forKey: .answer)
    }

    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: Key.self)
      try values.encode(hints, forKey: .hints)
      try values.encode(points, forKey: .points)
      try values.encode(best, forKey: .best)
      try values.encode(isSolved, forKey: .isSolved)
      try values.encode(isWritten, forKey: .isWritten)
      try values.encodeIfPresent(answer, forKey: .answer)
    }
  }

  /// The entries by the exercise's id.
  public var exercises: [String: Entry] = [:]

  /// Creates the progress of a student who has not begun.
  public init() {}

  /// The entry of an exercise.
  public subscript(exercise: Exercise) -> Entry {
    get { exercises[exercise.id] ?? Entry() }
    set { exercises[exercise.id] = newValue }
  }

  /// Records a verdict; a report that is none changes nothing.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - digest: The digest of the text that it is about.
  mutating func record(_ report: ExerciseReport, on digest: String) {
    guard report.status.isVerdict else { return }
    var entry = exercises[report.exercise] ?? Entry()
    entry.points = report.points
    entry.best = max(entry.best, report.points)
    entry.isSolved = report.status == .solved
    entry.isWritten = report.status == .waiting
    entry.answer = digest
    exercises[report.exercise] = entry
  }

  /// Forgets the verdicts on an exercise, but not the hints that were shown.
  mutating func forget(_ exercise: Exercise) {
    guard let hints = exercises[exercise.id]?.hints else { return }
    var entry = Entry()
    entry.hints = hints
    exercises[exercise.id] = entry
  }
}

extension ExerciseReport.Status {
  /// Whether it says something about the answer, and not about the machine that was to grade it.
  public var isVerdict: Bool {
    [.solved, .wrong, .refused, .crashed, .overLimit, .waiting, .untouched].contains(self)
  }
}
