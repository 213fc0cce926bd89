import GradeRecords

/// A gradebook with one student of each kind.
enum SampleGradebook {
  static let basis = GradingBasis(
    sourceSHA256: "aa", checksSHA256: "bb", toolVersion: "1", isolation: "namespaces")

  static let exercises = [
    ExerciseColumn(id: "overlap", title: "Overlap maps", kind: "function", maximum: 10),
    ExerciseColumn(id: "explain", title: "Explain the grid", kind: "text", maximum: 6),
  ]

  static func record(
    _ verdict: Verdict, points: Double, reason: String = "", printed: String = ""
  ) -> ExerciseRecord {
    var record = ExerciseRecord(
      exercise: "overlap", verdict: verdict, reason: reason, points: points, maximum: 10,
      basis: basis)
    record.groups = [
      GroupRecord(name: "strides", points: min(points, 4), maximum: 4),
      GroupRecord(name: "kernels", points: max(0, points - 4), maximum: 6),
    ]
    record.cases = [
      CaseRecord(id: 0, group: "strides", title: "stride 1", isVisible: true, verdict: .solved),
      CaseRecord(
        id: 1, group: "kernels", title: "", isVisible: true,
        verdict: points < 10 ? verdict : .solved,
        answerSHA256: "cc"),
      CaseRecord(id: 2, group: "kernels", title: "", isVisible: false, verdict: .wrong),
    ]
    record.feedback.hiddenCount = 3
    record.feedback.hiddenRight = 2
    record.feedback.printed = printed
    if points < 10 {
      record.feedback.failures = [
        .init(group: "kernels", title: "", lines: ["expected [1, 2]", "got [1, 1]"], further: 0)
      ]
    }
    record.timing = Timing(seconds: 0.25, gradedAt: Moment(secondsSince1970: 0))
    return record
  }

  static func student(
    _ id: String, name: String, sis: String? = nil, platform: String? = nil, email: String? = nil,
    overlap: ExerciseGrade, explain: ExerciseGrade, isSubmitted: Bool = true
  ) -> StudentGrade {
    StudentGrade(
      student: Student(id: id, name: name, email: email, sisID: sis, platformID: platform),
      source: isSubmitted
        ? SubmissionSource(
          student: id, attempt: 1, layout: .folders, path: id,
          receivedAt: Moment("2026-11-20T10:00:00Z"), sha256: "dd") : nil,
      exercises: [overlap, explain])
  }

  static func overlap(_ points: Double, _ record: ExerciseRecord) -> ExerciseGrade {
    ExerciseGrade(
      exercise: "overlap", origin: .automatic, points: points, finalPoints: points, maximum: 10,
      verdict: record.verdict, record: record)
  }

  static func explain(
    _ points: Double?, _ origin: MarkEvent.Kind? = .manual, comment: String = ""
  ) -> ExerciseGrade {
    ExerciseGrade(
      exercise: "explain", origin: origin, points: points, finalPoints: points, maximum: 6,
      verdict: .waiting, comment: comment)
  }

  static let hostile = "=HYPERLINK(\"http://x\")</failure>\u{1B}[31m\u{0}"

  static let snapshot = GradebookSnapshot(
    assignment: "Upsampling", exercises: exercises,
    students: [
      student(
        "ada", name: "Ada Lovelace", sis: "S123", platform: "1001", email: "Ada@uni.example",
        overlap: overlap(10, record(.solved, points: 10)),
        explain: explain(5.5, comment: "Good, \"clear\"")),
      student(
        "eve", name: "Eve Stone", sis: "S125", platform: "1003", email: "eve@uni.example",
        overlap: overlap(
          4, record(.wrong, points: 4, reason: hostile, printed: String(repeating: "x", count: 900))
        ),
        explain: explain(nil, .excused)),
      student(
        "max", name: "Max Frei", sis: "S126", platform: "1004", email: "max@uni.example",
        overlap: overlap(0, record(.crashed, points: 0, reason: "index out of range")),
        explain: explain(nil, nil)),
    ])
}
