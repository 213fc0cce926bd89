import BookModel
import Diagnostics
import FoundationEssentials
import Glibc
import SnippetRunner

/// The one place that reads and writes `work/progress.json`.
///
/// The terminal, a watch and a page may do so at the same time: each change reads the file anew and
/// writes it under a lock on the folder, so that none is lost.
extension StudentWork {
  private static let progressPath = "\(folder)/progress.json"

  private var progressFile: String { "\(root)/\(Self.progressPath)" }

  /// Returns the progress so far; a student who has no file has not begun.
  ///
  /// - Throws: `GradingError.progressUnreadable` if there is a file that cannot be used.
  public func progress() throws(GradingError) -> Progress {
    let text: String?
    do throws(GradingError) {
      text = try ExerciseFiles.text(at: progressFile)
    } catch {
      guard case .cannotRead(_, let reason) = error else { throw error }
      throw .progressUnreadable(path: Self.progressPath, reason: reason)
    }
    guard let text else { return Progress() }
    do {
      return try JSONDecoder().decode(Progress.self, from: Data(text.utf8))
    } catch {
      throw .progressUnreadable(path: Self.progressPath, reason: Self.reason(error))
    }
  }

  /// Changes the progress, reading and writing it in one step that nobody comes between.
  ///
  /// - Parameter change: The change.
  /// - Returns: What the change returns.
  /// - Throws: `GradingError` if the file cannot be read or written; it is then left as it is.
  @discardableResult
  public func updateProgress<Result>(
    _ change: (inout Progress) -> Result
  ) throws(GradingError) -> Result {
    let lock = try locked()
    defer { close(lock) }
    let before = try progress()
    var progress = before
    let result = change(&progress)
    if progress != before { try keep(progress) }
    return result
  }

  /// Records what was found about an answer, if it is a verdict.
  ///
  /// - Throws: `GradingError` if the progress cannot be read or written; it is then left as it is.
  public func record(_ report: ExerciseReport, on answer: SourceFile) throws(GradingError) {
    try record([(report, answer)])
  }

  /// Records what was found about some answers.
  ///
  /// - Throws: `GradingError` if the progress cannot be read or written; it is then left as it is.
  public func record(
    _ reports: [(report: ExerciseReport, answer: SourceFile)]
  ) throws(GradingError) {
    guard !reports.isEmpty else { return }
    try updateProgress { progress in
      for (report, answer) in reports {
        progress.record(report, on: ContentDigest(of: answer.text).text)
      }
    }
  }

  /// Waits for the lock; closing the descriptor gives it back.
  private func locked() throws(GradingError) -> Int32 {
    let folder = "\(root)/\(Self.folder)"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: Self.folder, reason: error.systemReason)
    }
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotWrite(path: Self.folder, reason: String(cString: strerror(errno)))
    }
    // A file system that knows no locks has no second writer either, most likely.
    while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
    return descriptor
  }

  private func keep(_ progress: Progress) throws(GradingError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    do {
      let data = try encoder.encode(progress) + Data("\n".utf8)
      try data.write(to: URL(filePath: progressFile), options: .atomic)
    } catch {
      throw .cannotWrite(path: Self.progressPath, reason: error.systemReason)
    }
  }

  /// Why a text is not a progress, in words.
  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, let context):
      "\(place(context))has no '\(key.stringValue)'"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(place(context))has a value of another type than expected"
    default: "it is not whole JSON"
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map(\.stringValue).joined(separator: ".")
    return path.isEmpty ? "it " : "'\(path)' "
  }
}
