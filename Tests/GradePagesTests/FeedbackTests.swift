import GradeRecords
import Testing

@testable import GradePages

/// What students and instructors read, whatever a student's program printed.
struct FeedbackTests {
  private static let hostile =
    "<script>alert(1)</script>\u{1B}]8;;http://x\u{7}link\u{1B}]8;;\u{7}\u{202E}evil\r```\n# [a](javascript:x)"

  private static let gradebook: GradebookSnapshot = {
    let basis = GradingBasis(
      sourceSHA256: nil, checksSHA256: "", toolVersion: "1", isolation: "namespaces")
    var record = ExerciseRecord(
      exercise: "overlap", verdict: .wrong, reason: hostile, points: 4, maximum: 10, basis: basis)
    record.groups = [GroupRecord(name: "strides `1`", points: 4, maximum: 10)]
    record.cases = (0..<4).map {
      CaseRecord(
        id: $0, group: "strides `1`", title: "", isVisible: $0 < 2,
        verdict: $0 == 3 ? .wrong : .solved,
        answerSHA256: $0 == 3 ? "hidden-digest" : nil)
    }
    record.feedback.failures = [
      .init(group: "strides", title: hostile, lines: [hostile], further: 0)
    ]
    record.feedback.messages = ["3:1: error: \(hostile)"]
    record.feedback.printed = hostile
    record.feedback.hiddenCount = 2
    record.feedback.hiddenRight = 1
    let cell = ExerciseGrade(
      exercise: "overlap", origin: .automatic, points: 4, finalPoints: 3.6, maximum: 10,
      verdict: .wrong,
      record: record, comment: hostile)
    let students = ["ada", "bob"].map { id in
      StudentGrade(
        student: Student(id: id, name: hostile),
        source: SubmissionSource(
          student: id, attempt: 1, layout: .folders, path: id, receivedAt: nil, sha256: ""),
        lateness: Lateness(seconds: 7200, graceDays: 1, penalty: 0.1), exercises: [cell],
        refused: [RefusedFile(path: hostile, reason: "it is a symbolic link")])
    }
    return GradebookSnapshot(
      assignment: "Upsampling",
      exercises: [ExerciseColumn(id: "overlap", title: "Overlap", kind: "function", maximum: 10)],
      students: students)
  }()

  private func expectInert(_ text: String) {
    for forbidden in ["\u{1B}", "\u{202E}", "\r", "\u{7}"] {
      #expect(!text.contains(forbidden), "\(forbidden.debugDescription)")
    }
  }

  @Test func keepsPagesInert() {
    let page = StudentFeedbackPage(Self.gradebook.students[0], in: Self.gradebook).markup
    let report = ClassReportPage(Self.gradebook).markup
    for text in [page, report] {
      expectInert(text)
      #expect(!text.contains("<script") && !text.contains("href=\"javascript"))
      #expect(text.contains("default-src 'none'"))
    }
  }

  @Test func saysWhatAStudentEarned() {
    let page = StudentFeedbackPage(Self.gradebook.students[0], in: Self.gradebook).markup
    #expect(page.contains("3.6 of 10 points"))
    #expect(page.contains("1 of 2 hidden cases are right"))
    #expect(page.contains("10% of the points are lost"))
    #expect(page.contains("strides <code>1</code>"))
    #expect(!page.contains("hidden-digest"))
  }

  @Test func escapesMarksThatACombiningMarkFollows() {
    #expect(
      StudentFeedbackText.escaped("[\u{338}a](x) <\u{338}b>")
        == "\\[\u{338}a\\]\\(x\\) \\<\u{338}b\\>")
  }

  @Test func keepsMarkdownInert() {
    let text = StudentFeedbackText(Self.gradebook.students[0], in: Self.gradebook).markdown
    expectInert(text)
    // Outside blocks of code, what a student printed has its marks escaped.
    var fence: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let ticks = line.prefix { $0 == "`" }
      if let open = fence {
        if line == open { fence = nil }
      } else if ticks.count >= 3 {
        fence = ticks
      } else {
        let marks = line.replacing(#/\\./#, with: "")
        #expect(!marks.contains("<script") && !marks.contains("](javascript"), "\(line)")
      }
    }
    #expect(fence == nil)
  }

  @Test func choosesAFenceThatTheTextDoesNotHave() {
    #expect(StudentFeedbackText.block("a\n`````\nb").hasPrefix("``````text\n"))
  }

  @Test func findsItemsThatDoNotDiscriminate() {
    let fine = ItemStatistics(name: "a", results: (0..<10).map { (Double($0) / 9, Double($0)) })
    #expect(abs((fine.discrimination ?? 0) - 1) < 1e-9 && fine.concern == nil)
    let turned = ItemStatistics(name: "b", results: (0..<10).map { (Double($0) / 9, -Double($0)) })
    #expect(turned.concern?.contains("mistake in the checks") == true)
    let easy = ItemStatistics(name: "c", results: (0..<10).map { (1, Double($0)) })
    #expect(easy.discrimination == nil && easy.concern == "nearly everybody has all points")
    #expect(ItemStatistics.correlation([1, 2], [1, 2]) == nil)
  }

  @Test func gathersEqualWrongAnswers() {
    let report = ClassReportPage(Self.gradebook).markup
    #expect(report.contains("overlap, case 4") && report.contains("ada, bob"))
  }
}
