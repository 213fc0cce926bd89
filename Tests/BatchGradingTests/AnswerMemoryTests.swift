import CourseRuns
import Foundation
import GradeRecords
import Gradebook
import Testing

/// What the largest answers cost the grader, whatever the exercise lets them have.
@Suite(.serialized)
struct AnswerMemoryTests {
  /// An exercise whose right answers are large, in so many cases.
  private func write(
    _ id: String, entry: String, reference: String, _ room: HostileClass
  ) throws {
    let cases = (1...12).map { "checks.example(\"\($0)\", \($0))" }.joined(separator: "; ")
    try room.writeExercise(
      id, kind: "function", entry: entry,
      checks: """
        let checks = Checks(reference: \(reference))
        func addCases() { checks.group("all", points: 2) { \(cases) } }
        """)
    let text = try room.book.read("exercises/\(id)/exercise.md")
    try room.book.write(
      text.replacing("seconds: 1", with: "seconds: 9"), to: "exercises/\(id)/exercise.md")
  }

  @Test(.enabled { await ClassFolder.canGrade() })
  func keepsTheGraderSmallWhateverAnAnswerSends() throws {
    let room = try HostileClass()
    try write(
      "tensors", entry: "func tensors(_ count: Int) -> Tensor",
      reference: "{ (count: Int) in Tensor(zeros: [1 << 18, count > 0 ? 1 : 2]) }", room)
    try write(
      "lists", entry: "func lists(_ count: Int) -> [Bool]",
      reference: "{ (count: Int) in [Bool](repeating: true, count: 1 << 13) }", room)
    try room.book.write("exercises: [tensors, lists]\n", to: "grading.yaml")
    for (student, scale) in [("honest", 0), ("large", 4), ("larger", 5)] {
      try room.book.write(
        """
        import TensorCore
        func tensors(_ count: Int) -> Tensor {
          Tensor(zeros: [1 << \(18 + min(scale, 4) - (scale == 5 ? 1 : 0)), 1])
        }
        """, to: "submissions/\(student)/tensors.swift")
      try room.book.write(
        """
        func lists(_ count: Int) -> [Bool] { [Bool](repeating: true, count: 1 << \(13 + min(scale, 4))) }
        """, to: "submissions/\(student)/lists.swift")
    }
    let run = try WatchedRun(
      [CourseProcess.program, "grade", "submissions", "--jobs", "2"], in: room.book,
      scratch: try TemporaryFolder.make())
    #expect(run.result.status == 0, "\(run.result)")
    #expect((1..<1 << 30).contains(run.peakMemory), "\(run.peakMemory >> 20) MiB")
    let gradebook = try GradebookFile(existingAt: room.book.url.path + "/grades.sqlite")
    let rows = Dictionary(
      uniqueKeysWithValues: try gradebook.snapshot().students.map { ($0.student.id, $0.exercises) })
    #expect(rows["honest"]?.map(\.verdict) == [.solved, .solved])
    for student in ["large", "larger"] {
      let cells = try #require(rows[student])
      #expect(cells.map(\.finalPoints) == [0, 0])
      // The first are only of a wrong size; behind them there is no room any more.
      for cell in cells {
        let verdicts = Set((cell.record?.cases ?? []).map(\.verdict))
        #expect(verdicts == [.wrong, .tooLarge], "\(student) \(cell.exercise) \(verdicts)")
      }
    }
  }
}
