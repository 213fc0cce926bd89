import BookModel
import Foundation
import GradeRecords
import Intake
import Marking
import Synchronization

/// The texts that a marker reads: answers from the submissions, model answers from the book.
final class MarkedTexts: Sendable {
  private let intake: Intake
  private let pending: [PendingSubmission]
  private let root: String
  private let folders: [String: String]

  /// The submission that was read last; the next question is about it, mostly.
  private let last = Mutex<(source: SubmissionSource, read: ReceivedSubmission)?>(nil)

  /// Finds the submissions in a folder.
  ///
  /// - Throws: `IntakeError` if it cannot be read.
  init(_ intake: Intake, book: Book) throws(IntakeError) {
    self.intake = intake
    pending = try intake.listing().submissions
    root = book.root
    folders = Dictionary(
      book.exercises.map { ($0.id, $0.folder) }, uniquingKeysWith: { first, _ in first })
  }

  /// The sources of texts.
  var texts: MarkingTable.Texts {
    MarkingTable.Texts(
      answer: { self.answer($0, $1) },
      model: { self.file("Solution.swift", of: $0) },
      rubric: { self.file("Rubric.md", of: $0) })
  }

  private func answer(_ source: SubmissionSource, _ exercise: String) -> String? {
    if let known = last.withLock({ $0 }), known.source == source {
      return known.read.answer(to: exercise)?.text
    }
    let found = pending.first { $0.student == source.student && $0.attempt == source.attempt }
    guard let found else { return nil }
    let read = intake.submission(found)
    last.withLock { $0 = (source, read) }
    return read.answer(to: exercise)?.text
  }

  private func file(_ name: String, of exercise: String) -> String? {
    guard let folder = folders[exercise] else { return nil }
    return try? String(contentsOfFile: "\(root)/\(folder)/\(name)", encoding: .utf8)
  }
}
