import BookModel
import Diagnostics
import FoundationEssentials

/// Going back to the starter without losing what was written.
extension StudentWork {
  /// The folder of answers that were put aside, relative to the book.
  public static let backupFolder = "\(folder)/backups"

  /// Where a reset has left things.
  public enum Reset: Hashable, Sendable {
    /// There was no answer; the starter is there now.
    case started

    /// The answer was the starter already.
    case unchanged

    /// The answer was put aside at a path relative to the book; the starter is there now.
    case restarted(backup: String)
  }

  /// Puts a student's answer aside and the starter in its place, and forgets the verdicts on it.
  ///
  /// - Throws: `GradingError` if that cannot be done; the answer is then still at one of both places.
  public func reset(_ exercise: Exercise) throws(GradingError) -> Reset {
    guard let answer = try answer(to: exercise) else {
      _ = try start([exercise])
      return .started
    }
    if isStarter(answer, of: exercise) { return .unchanged }
    let backup = try putAside(exercise)
    _ = try start([exercise])
    try updateProgress { $0.forget(exercise) }
    return .restarted(backup: backup)
  }

  /// Moves an answer to the first number that is free.
  private func putAside(_ exercise: Exercise) throws(GradingError) -> String {
    let manager = FileManager.default
    var number = 1
    func backup() -> String { "\(Self.backupFolder)/\(exercise.id).\(number).swift" }
    do {
      try manager.createDirectory(
        atPath: "\(root)/\(Self.backupFolder)", withIntermediateDirectories: true)
      while manager.fileExists(atPath: "\(root)/\(backup())") { number += 1 }
      try manager.moveItem(
        atPath: "\(root)/\(path(of: exercise))", toPath: "\(root)/\(backup())")
    } catch {
      throw .cannotWrite(path: backup(), reason: error.systemReason)
    }
    return backup()
  }
}
