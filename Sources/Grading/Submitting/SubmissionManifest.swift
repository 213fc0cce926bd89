import Diagnostics
import FoundationEssentials

/// The list of what a student hands in: `submission.json`, the first file of a submission.
///
/// Documentation/submissions.md describes the format. Nothing in it names the student's machine, and
/// the same answers give the same bytes.
public struct SubmissionManifest: Hashable, Sendable, Codable {
  /// The book that the answers are to.
  public struct Book: Hashable, Sendable, Codable {
    /// The title.
    public var title: String

    /// The version, as the book's `course.yaml` gives it.
    public var version: String?

    /// The SHA-256 of what all exercises ask, in hexadecimal: the same in the instructor's book and
    /// in the students' copies of it.
    public var digest: String

    /// Creates the description of a book.
    public init(title: String, version: String?, digest: String) {
      self.title = title
      self.version = version
      self.digest = digest
    }
  }

  /// One answer.
  public struct Answer: Hashable, Sendable, Codable {
    /// The exercise's id.
    public var exercise: String

    /// The path of the file in the submission.
    public var file: String

    /// The SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String

    /// The size of the file in bytes.
    public var bytes: Int

    /// The SHA-256 of the exercise's text that the student had, in hexadecimal.
    public var task: String

    /// The words of a text; `nil` for code.
    public var words: Int?

    /// How far the answer was on the student's own machine.
    ///
    /// One of `solved`, `tried`, `written`, `unchecked`. It is no mark.
    public var state: String

    /// How many hints were shown.
    public var hints: Int

    /// Creates the description of an answer.
    public init(
      exercise: String, file: String, sha256: String, bytes: Int, task: String, words: Int?,
      state: String, hints: Int
    ) {
      self.exercise = exercise
      self.file = file
      self.sha256 = sha256
      self.bytes = bytes
      self.task = task
      self.words = words
      self.state = state
      self.hints = hints
    }
  }

  /// The name of the file in a submission.
  public static let fileName = "submission.json"

  /// The version of the format that this program writes.
  public static let currentSchema = 1

  /// The version of the format.
  public var schema: Int

  /// The version of the tool that wrote it.
  public var tool: String

  /// The book that the answers are to.
  public var book: Book

  /// The answers, in the book's order.
  public var answers: [Answer]

  /// The ids of the exercises without an answer, in the book's order.
  public var missing: [String]

  /// Creates a manifest of the current format.
  public init(tool: String, book: Book, answers: [Answer], missing: [String]) {
    schema = Self.currentSchema
    self.tool = tool
    self.book = book
    self.answers = answers
    self.missing = missing
  }

  /// Reads a manifest.
  ///
  /// - Parameter bytes: The content of `submission.json`.
  /// - Throws: `SubmissionError` if it is no manifest, one of a later format, or one that names a
  ///   file outside of `work`.
  public init(reading bytes: [UInt8]) throws(SubmissionError) {
    struct Head: Decodable { var schema: Int }
    let decoder = JSONDecoder()
    guard let head = try? decoder.decode(Head.self, from: Data(bytes)) else {
      throw .notAManifest
    }
    guard head.schema == Self.currentSchema else { throw .unknownSchema(head.schema) }
    guard let manifest = try? decoder.decode(Self.self, from: Data(bytes)) else {
      throw .notAManifest
    }
    var exercises: Set<String> = []
    for answer in manifest.answers {
      guard answer.file == "\(StudentWork.folder)/\(answer.exercise).swift",
        !answer.exercise.contains("/"), !answer.exercise.hasPrefix(".")
      else { throw .foreignFile(answer.file) }
      guard exercises.insert(answer.exercise).inserted else {
        throw .duplicate(exercise: answer.exercise)
      }
    }
    self = manifest
  }

  /// The file, with its keys in order and a newline at its end.
  public var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Texts and whole numbers alone, which can always be written.
    let data = (try? encoder.encode(self)) ?? Data()
    return Array(data) + Array("\n".utf8)
  }
}

/// Why a file is not a manifest that can be used.
public enum SubmissionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It is not JSON, or not of this form.
  case notAManifest

  /// It is of a format that this version of the tool does not know.
  case unknownSchema(Int)

  /// It names a file that is not an answer's.
  case foreignFile(String)

  /// It has two answers to one exercise.
  case duplicate(exercise: String)

  public var description: String {
    switch self {
    case .notAManifest: "'\(SubmissionManifest.fileName)' is not a submission's manifest"
    case .unknownSchema(let schema):
      "'\(SubmissionManifest.fileName)' has the format \(schema); this version of the tool reads "
        + "\(SubmissionManifest.currentSchema)"
    case .foreignFile(let path): "'\(path)' is not the file of an answer"
    case .duplicate(let exercise): "the submission has two answers to '\(exercise)'"
    }
  }
}
