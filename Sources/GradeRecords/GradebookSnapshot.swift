/// The gradebook at one moment: what exports, feedback and reports read.
public struct GradebookSnapshot: Hashable, Sendable, Codable {
  /// The assignment's name.
  public var assignment: String

  /// The exercises in the book's order.
  public var exercises: [ExerciseColumn]

  /// The students, sorted by id.
  public var students: [StudentGrade]

  /// Creates a snapshot.
  public init(assignment: String, exercises: [ExerciseColumn], students: [StudentGrade]) {
    self.assignment = assignment
    self.exercises = exercises
    self.students = students
  }

  /// The points of all exercises.
  public var maximum: Double { exercises.reduce(0) { $0 + $1.maximum } }
}

/// An exercise as a column of the gradebook.
public struct ExerciseColumn: Hashable, Sendable, Codable, Identifiable {
  /// The exercise's id.
  public var id: String

  /// The title, in Markdown.
  public var title: String

  /// The kind, such as `function` or `text`.
  public var kind: String

  /// What it is worth.
  public var maximum: Double

  /// Creates a column.
  public init(id: String, title: String, kind: String, maximum: Double) {
    self.id = id
    self.title = title
    self.kind = kind
    self.maximum = maximum
  }
}

/// A student's row of the gradebook.
public struct StudentGrade: Hashable, Sendable, Codable {
  /// The student.
  public var student: Student

  /// The submission that counts; `nil` where none was received.
  public var source: SubmissionSource?

  /// How late that is; `nil` where there is no due date, or nobody says when it was received.
  public var lateness: Lateness?

  /// The cells, one for each column and in the same order.
  public var exercises: [ExerciseGrade]

  /// The files that were not taken in.
  public var refused: [RefusedFile]

  /// Creates a row.
  public init(
    student: Student, source: SubmissionSource? = nil, lateness: Lateness? = nil,
    exercises: [ExerciseGrade], refused: [RefusedFile] = []
  ) {
    self.student = student
    self.source = source
    self.lateness = lateness
    self.exercises = exercises
    self.refused = refused
  }

  /// The points with late penalties, without exercises that have no mark yet.
  public var points: Double { exercises.reduce(0) { $0 + ($1.finalPoints ?? 0) } }

  /// The points of the exercises that count for the student: all but the excused.
  public var maximum: Double {
    exercises.reduce(0) { $0 + ($1.origin == .excused ? 0 : $1.maximum) }
  }

  /// Whether every exercise has a mark or is excused.
  public var isComplete: Bool {
    exercises.allSatisfy { $0.finalPoints != nil || $0.origin == .excused }
  }
}

/// A cell of the gradebook: one student, one exercise.
public struct ExerciseGrade: Hashable, Sendable, Codable {
  /// The exercise's id.
  public var exercise: String

  /// Whose mark counts; `nil` where there is none yet: not graded, or waiting for a person.
  public var origin: MarkEvent.Kind?

  /// The mark before a late penalty; `nil` where there is none, and where it is excused.
  public var points: Double?

  /// The mark with the late penalty.
  public var finalPoints: Double?

  /// What the exercise is worth.
  public var maximum: Double

  /// The grader's verdict; `missing` where there is no submission.
  public var verdict: Verdict

  /// What the grader recorded; `nil` where there is no submission.
  public var record: ExerciseRecord?

  /// What a person told the student with the mark that counts, in Markdown.
  public var comment: String

  /// The history of the mark, oldest first.
  public var events: [MarkEvent]

  /// Creates a cell.
  public init(
    exercise: String, origin: MarkEvent.Kind? = nil, points: Double? = nil,
    finalPoints: Double? = nil, maximum: Double, verdict: Verdict,
    record: ExerciseRecord? = nil, comment: String = "", events: [MarkEvent] = []
  ) {
    self.exercise = exercise
    self.origin = origin
    self.points = points
    self.finalPoints = finalPoints
    self.maximum = maximum
    self.verdict = verdict
    self.record = record
    self.comment = comment
    self.events = events
  }
}

/// How late a submission is, and what that costs.
public struct Lateness: Hashable, Sendable, Codable {
  /// The seconds behind the due date with the student's extension; 0 in time.
  public var seconds: Int

  /// How many grace days it used.
  public var graceDays: Int

  /// The part of the points that is lost, from 0 to 1.
  public var penalty: Double

  /// Creates a lateness.
  public init(seconds: Int, graceDays: Int, penalty: Double) {
    self.seconds = seconds
    self.graceDays = graceDays
    self.penalty = penalty
  }
}
