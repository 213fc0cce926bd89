import BookModel
import Diagnostics
import FoundationEssentials

/// How far a student has come: `work/progress.json`, shared by the terminal and the page.
public struct Progress: Hashable, Sendable, Codable {
  /// What is known of one exercise.
  public struct Entry: Hashable, Sendable, Codable {
    /// How many hints were shown.
    public var hints = 0

    /// The most points that an answer earned.
    public var points: Double = 0

    /// Whether an answer solved it.
    public var isSolved = false

    /// Whether an answer waits for a person's marks.
    public var isHandedIn = false

    /// Whether nothing is left to do before a person looks at it.
    public var isDone: Bool { isSolved || isHandedIn }

    /// Creates an entry of an exercise that was not tried.
    public init() {}

    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      hints = try values.decode(Int.self, forKey: .hints)
      points = try values.decode(Double.self, forKey: .points)
      isSolved = try values.decode(Bool.self, forKey: .isSolved)
      // Files of earlier versions do not say it.
      isHandedIn = try values.decodeIfPresent(Bool.self, forKey: .isHandedIn) ?? false
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

  /// Takes a report into account.
  public mutating func record(_ report: ExerciseReport) {
    var entry = exercises[report.exercise] ?? Entry()
    entry.points = max(entry.points, report.points)
    entry.isSolved = entry.isSolved || report.status == .solved
    entry.isHandedIn = entry.isHandedIn || report.status == .waiting
    exercises[report.exercise] = entry
  }
}

extension StudentWork {
  private var progressFile: URL { URL(filePath: "\(root)/\(Self.folder)/progress.json") }

  /// The progress so far; none if the file is missing or cannot be read.
  public var progress: Progress {
    guard let data = try? Data(contentsOf: progressFile) else { return Progress() }
    return (try? JSONDecoder().decode(Progress.self, from: data)) ?? Progress()
  }

  /// Keeps the progress.
  ///
  /// - Throws: `GradingError.cannotWrite` if the file cannot be written.
  public func keep(_ progress: Progress) throws(GradingError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    do {
      try FileManager.default.createDirectory(
        atPath: "\(root)/\(Self.folder)", withIntermediateDirectories: true)
      try encoder.encode(progress).write(to: progressFile, options: .atomic)
    } catch {
      throw .cannotWrite(path: progressFile.path, reason: error.systemReason)
    }
  }
}
