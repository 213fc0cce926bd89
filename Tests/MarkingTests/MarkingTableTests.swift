import Foundation
import GradeRecords
import Gradebook
import Testing

@testable import Marking

/// A gradebook with a text that waits for a person and an exercise that was graded.
struct MarkedGradebook {
  let file: GradebookFile

  init() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite")
    file = try GradebookFile(at: path.path(), assignment: "Upsampling")
    let students = ["ada", "bob", "eve"].map { Student(id: $0, name: $0.capitalized) }
    try file.setUp(
      exercises: [
        ExerciseColumn(id: "explain", title: "Explain", kind: "text", maximum: 6),
        ExerciseColumn(id: "overlap", title: "Overlap", kind: "function", maximum: 10),
      ], students: students, policy: GradingPolicy())
    for student in students.dropLast() {
      let source = SubmissionSource(
        student: student.id, attempt: 1, layout: .folders, path: student.id, receivedAt: nil,
        sha256: "sha of \(student.id)")
      let basis = GradingBasis(
        sourceSHA256: "aa", checksSHA256: "bb", toolVersion: "1", isolation: "namespaces")
      let waiting = ExerciseRecord(exercise: "explain", verdict: .waiting, maximum: 6, basis: basis)
      let graded = ExerciseRecord(
        exercise: "overlap", verdict: .wrong, reason: "2 cases are wrong", points: 7, maximum: 10,
        basis: basis)
      try file.add(
        SubmissionRecord(source: try file.register([source])[0], exercises: [waiting, graded]))
    }
  }

  func table(_ marker: String = "Marker", hidesNames: Bool = false) throws -> MarkingTable {
    try MarkingTable(
      file,
      texts: .init(
        answer: { "\($1) of \($0.student)" }, model: { _ in "model" },
        rubric: { $0 == "explain" ? "- 2 points: why\n- 4 points: how" : nil }),
      marker: marker, hidesNames: hidesNames)
  }

  func cell(_ student: String, _ exercise: String) throws -> ExerciseGrade? {
    try file.snapshot().students.first { $0.student.id == student }?.exercises
      .first { $0.exercise == exercise }
  }
}

struct MarkingTableTests {
  @Test func listsWhatWaitsForAPersonFirst() throws {
    let table = try MarkedGradebook().table()
    let listing = try table.listing(nil)
    #expect(listing.exercise == "explain" && listing.maximum == 6)
    #expect(listing.items.map(\.name) == ["Ada", "Bob"], "eve handed nothing in")
    #expect(listing.rubric.map(\.points) == [2, 4] && listing.model == "model")
    #expect(listing.exercises.map(\.marked) == [0, 2])
  }

  @Test func addsAMarkWithWhoAndWhat() throws {
    let book = try MarkedGradebook()
    let table = try book.table()
    let answer = try #require(try table.answer(0, "explain"))
    #expect(answer.text == "explain of ada" && !answer.needsReason && answer.newest == 0)
    let marked = try table.decide(
      .init(
        key: 0, exercise: "explain", kind: .mark, points: 2, rubricLines: [0],
        comment: "why not how",
        after: answer.newest))
    #expect(marked.points == 2 && marked.rubricLines == [0] && marked.isByPerson)
    let cell = try #require(try book.cell("ada", "explain"))
    #expect(cell.origin == .manual && cell.finalPoints == 2 && cell.comment == "why not how")
    #expect(cell.events.last?.by == "Marker")
    #expect(try table.listing("explain").comments == ["why not how"])
  }

  @Test func changesAnAutomaticMarkOnlyWithAReason() throws {
    let book = try MarkedGradebook()
    let table = try book.table()
    let seen = try #require(try table.answer(1, "overlap"))
    #expect(seen.needsReason && seen.automatic == 7 && seen.points == 7)
    func change(_ why: String) throws(MarkingTable.Refusal) -> MarkingTable.Answer {
      try table.decide(
        .init(key: 1, exercise: "overlap", kind: .mark, points: 9, why: why, after: seen.newest))
    }
    #expect(throws: MarkingTable.Refusal.reason) { try change(" ") }
    #expect(try change("the check was too strict").points == 9)
    let cell = try #require(try book.cell("bob", "overlap"))
    #expect(cell.origin == .override && cell.events.last?.why == "the check was too strict")
    let later = try #require(try table.answer(1, "overlap"))
    let back = try table.decide(
      .init(key: 1, exercise: "overlap", kind: .withdraw, why: "wrong line", after: later.newest))
    #expect(back.points == 7 && !back.isByPerson)
  }

  @Test func losesNothingOfTwoMarkers() throws {
    let book = try MarkedGradebook()
    let (first, second) = (try book.table("First"), try book.table("Second"))
    let decision = { (points: Double) in
      MarkingTable.Decision(key: 0, exercise: "explain", kind: .mark, points: points, after: 0)
    }
    _ = try first.decide(decision(5))
    #expect(throws: MarkingTable.Refusal.changed) { try second.decide(decision(1)) }
    let seen = try #require(try second.answer(0, "explain"))
    #expect(seen.points == 5)
    _ = try second.decide(
      .init(key: 0, exercise: "explain", kind: .mark, points: 1, after: seen.newest))
    let events = try #require(try book.cell("ada", "explain")).events.filter { $0.kind == .manual }
    #expect(events.map(\.by) == ["First", "Second"] && events.map(\.points) == [5, 1])
  }

  @Test func takesManyMarkersAtOnce() async throws {
    let book = try MarkedGradebook()
    let table = try book.table()
    let taken = await withTaskGroup(of: Bool.self) { group in
      for points in 0...6 {
        group.addTask {
          (try? table.decide(
            .init(key: 0, exercise: "explain", kind: .mark, points: Double(points), after: 0)))
            != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(taken == 1)
  }

  @Test func refusesPointsOutOfRange() throws {
    let table = try MarkedGradebook().table()
    for points in [-1, 6.5, .nan, .infinity, nil] as [Double?] {
      #expect(throws: MarkingTable.Refusal.points(maximum: 6)) {
        try table.decide(.init(key: 0, exercise: "explain", kind: .mark, points: points, after: 0))
      }
    }
    #expect(throws: MarkingTable.Refusal.unknown) {
      try table.decide(.init(key: 99, exercise: "explain", kind: .mark, points: 1, after: 0))
    }
  }

  @Test func sendsNoNamesWhereTheyAreHidden() throws {
    let table = try MarkedGradebook().table(hidesNames: true)
    #expect(try table.listing("explain").items.map(\.name) == ["", ""])
    let sent = try JSONEncoder().encode(table.listing("explain"))
    #expect(!String(decoding: sent, as: UTF8.self).contains("Ada"))
  }
}
