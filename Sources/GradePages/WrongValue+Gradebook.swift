import GradeRecords
import Similarity

extension WrongValue {
  /// The wrong values of a gradebook, by the digests of its records.
  ///
  /// - Parameter gradebook: The gradebook.
  /// - Returns: One for each case that a student answered wrongly, in the gradebook's order.
  public static func all(in gradebook: GradebookSnapshot) -> [WrongValue] {
    gradebook.students.flatMap { student in
      student.exercises.flatMap { cell in
        (cell.record?.cases ?? []).compactMap { one in
          guard one.verdict == .wrong, let digest = one.answerSHA256 else { return nil }
          return WrongValue(
            owner: student.student.id, question: "\(cell.exercise), case \(one.id + 1)",
            value: digest)
        }
      }
    }
  }
}
