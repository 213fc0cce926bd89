import GradeRecords
import Gradebook
import Intake

/// Which answers are graded.
struct AnswerSelection: Sendable {
  private let exercises: [String]

  /// The exercises of each student, where verdicts decide.
  private let byStudent: [Student.ID: Set<String>]?

  /// Chooses answers.
  ///
  /// - Parameters:
  ///   - exercises: The ids of the exercises.
  ///   - verdicts: The verdicts that answers must have now; of any where there is none.
  ///   - gradebook: The gradebook; `nil` where there is none yet.
  /// - Throws: `GradebookError`.
  init(
    exercises: [String], verdicts: [Verdict], in gradebook: GradebookFile?
  ) throws {
    self.exercises = exercises
    guard !verdicts.isEmpty else {
      byStudent = nil
      return
    }
    let rows = try (gradebook?.snapshot().students ?? []).map { row in
      (row.student.id, Set(row.exercises.filter { verdicts.contains($0.verdict) }.map(\.exercise)))
    }
    byStudent = Dictionary(uniqueKeysWithValues: rows)
  }

  func exercises(of student: Student.ID) -> Set<String> {
    guard let byStudent else { return Set(exercises) }
    return (byStudent[student] ?? []).intersection(exercises)
  }
}
