import BookModel
import Diagnostics
import SnippetRunner

/// A student's answers, ready to be handed in.
public struct Submission: Sendable {
  /// A file of the submission.
  public struct File: Hashable, Sendable {
    /// The path in the submission.
    public var path: String

    /// The content.
    public var bytes: [UInt8]
  }

  /// What is in it.
  public var manifest: SubmissionManifest

  /// The files: the manifest, then the answers in the book's order.
  public var files: [File]

  /// What a student may want to know before handing it in, each a sentence without a full stop.
  public var remarks: [String]

  /// Collects the answers in `work`.
  ///
  /// - Parameters:
  ///   - work: The student's work.
  ///   - book: The book.
  ///   - version: The book's version, if it has one.
  ///   - tool: The version of the tool.
  /// - Throws: `GradingError` if an answer or the progress cannot be read.
  public init(
    of work: StudentWork, in book: Book, version: String?, tool: String
  ) throws(GradingError) {
    let overview = try work.overview(of: book.exercises)
    var answers: [SubmissionManifest.Answer] = []
    var contents: [File] = []
    var missing: [String] = []
    var remarks = overview.strays.map(\.words)
    for (exercise, state) in zip(book.exercises, overview.states) {
      guard state.stage != .untouched, let file = try work.answer(to: exercise) else {
        missing.append(exercise.id)
        continue
      }
      let bytes = Array(file.text.utf8)
      let answer = SubmissionManifest.Answer(
        exercise: exercise.id, file: file.path, sha256: ContentDigest(of: bytes).text,
        bytes: bytes.count, task: exercise.taskDigest, words: exercise.words(in: file),
        state: state.stage.rawValue, hints: state.hints)
      answers.append(answer)
      contents.append(File(path: file.path, bytes: bytes))
      if let remark = Self.remark(on: exercise, file) { remarks.append(remark) }
    }
    manifest = SubmissionManifest(
      tool: tool, book: SubmissionManifest.Book(book, version: version), answers: answers,
      missing: missing)
    files = [File(path: SubmissionManifest.fileName, bytes: manifest.bytes)] + contents
    self.remarks = remarks
  }

  /// What is wrong with the form of a text.
  private static func remark(on exercise: Exercise, _ file: SourceFile) -> String? {
    guard exercise.kind == .text, let text = file.literalText else { return nil }
    return TextForm(exercise).problem(with: text).map { "'\(file.path)': \($0)" }
  }
}

extension SubmissionManifest.Book {
  /// Describes a book.
  ///
  /// - Parameters:
  ///   - book: The book, the instructor's or a students' copy.
  ///   - version: Its version, if it has one.
  public init(_ book: Book, version: String?) {
    let tasks = book.exercises.sorted { $0.id < $1.id }.map { "\($0.id) \($0.taskDigest)\n" }
    self.init(
      title: book.title, version: version, digest: ContentDigest(of: tasks.joined()).text)
  }
}

extension Exercise {
  /// The SHA-256 of the exercise's text, in hexadecimal.
  public var taskDigest: String { ContentDigest(of: source.text).text }

  /// The number of words of a text; `nil` for code.
  fileprivate func words(in file: SourceFile) -> Int? {
    kind == .text ? file.literalText.map(TextForm.wordCount) : nil
  }
}

extension SourceFile {
  /// The text of the first string literal behind the `=` of a declaration, as far as it can be told
  /// without compiling: what a student wrote as an answer in words.
  fileprivate var literalText: String? {
    let code = lines.filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
      .joined(separator: "\n")
    guard let equal = code.firstIndex(of: "="),
      let open = code[equal...].firstIndex(of: "\"")
    else { return nil }
    let fence = code[open...].hasPrefix("\"\"\"") ? "\"\"\"" : "\""
    let start = code.index(open, offsetBy: fence.count)
    let end = code[start...].firstRange(of: fence)?.lowerBound ?? code.endIndex
    return String(code[start..<end]).replacing("\\n", with: " ")
  }
}
