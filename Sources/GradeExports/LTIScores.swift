import Foundation
import GradeRecords

/// Scores as an LTI tool posts them to a platform, one JSON object a line.
///
/// - SeeAlso: *LTI Assignment and Grade Services 2.0*, section 3.4.
struct LTIScores {
  private let gradebook: GradebookSnapshot
  private let moment: Moment

  init(_ gradebook: GradebookSnapshot, at moment: Moment) {
    self.gradebook = gradebook
    self.moment = moment
  }

  var export: Export {
    var (lines, notes): ([String], [String]) = ([], [])
    for student in gradebook.students {
      let grade = student.grade(of: gradebook.maximum)
      if grade == .excused {
        notes.append("'\(student.student.id)' is excused: LTI has no score for that")
        continue
      }
      if student.student.platformID == nil {
        notes.append(
          "'\(student.student.id)' has no platform number in the roster; the id stands in for it")
      }
      lines.append(JSONText.line(score(of: student, grade)) + "\n")
    }
    return Export(files: [.init(path: "scores.jsonl", text: lines.joined())], notes: notes)
  }

  private struct Score: Encodable {
    struct Submission: Encodable {
      var submittedAt: String
    }

    var userId: String
    var scoreGiven: Double?
    var scoreMaximum: Double?
    var comment: String?
    var timestamp: String
    var activityProgress: String
    var gradingProgress: String
    var submission: Submission?
  }

  private func score(of student: StudentGrade, _ grade: PlatformGrade) -> Score {
    var score = Score(
      userId: student.student.platformID ?? student.student.id, timestamp: Self.text(moment),
      activityProgress: student.source == nil ? "Initialized" : "Completed",
      gradingProgress: "FullyGraded",
      submission: student.source?.receivedAt.map { .init(submittedAt: Self.text($0)) })
    if case .points(let points) = grade {
      // A score needs its maximum, and the other way round.
      score.scoreGiven = (points * 100).rounded() / 100
      score.scoreMaximum = gradebook.maximum
      score.comment = student.summary(gradebook.exercises)
    } else {
      let waits = student.exercises.contains { $0.finalPoints == nil && $0.verdict == .waiting }
      score.gradingProgress = waits ? "PendingManual" : "Pending"
    }
    return score
  }

  /// With a fraction and a zone, which the standard asks for.
  private static func text(_ moment: Moment) -> String {
    "\(moment)".replacing(/Z$/, with: ".000+00:00")
  }
}
