import GradeRecords
import Gradebook

/// Where people mark answers: what they are shown, and what they decide.
///
/// Several may mark at once, in one program or several: a decision says which history of the mark it
/// was made on, and is refused if there is a newer one.
public struct MarkingTable: Sendable {
  /// Finds texts of answers and of exercises.
  public struct Texts: Sendable {
    /// The answer in a submission to an exercise, if there is one.
    public var answer: @Sendable (SubmissionSource, String) -> String?

    /// The model answer of an exercise.
    public var model: @Sendable (String) -> String?

    /// The text of an exercise's rubric.
    public var rubric: @Sendable (String) -> String?

    /// Creates sources of texts.
    public init(
      answer: @escaping @Sendable (SubmissionSource, String) -> String?,
      model: @escaping @Sendable (String) -> String?,
      rubric: @escaping @Sendable (String) -> String?
    ) {
      self.answer = answer
      self.model = model
      self.rubric = rubric
    }
  }

  private let gradebook: GradebookFile
  private let texts: Texts
  private let marker: String
  private let hidesNames: Bool
  private let keys: [Student.ID]

  /// Opens a table.
  ///
  /// - Parameters:
  ///   - gradebook: The gradebook.
  ///   - texts: Where the texts are.
  ///   - marker: The marker's name.
  ///   - hidesNames: Whether names never leave the program.
  /// - Throws: `GradebookError`.
  public init(
    _ gradebook: GradebookFile, texts: Texts, marker: String, hidesNames: Bool
  ) throws(GradebookError) {
    self.gradebook = gradebook
    self.texts = texts
    self.marker = marker
    self.hidesNames = hidesNames
    keys = try gradebook.snapshot().students.map(\.student.id)
  }
}

extension MarkingTable {
  /// An exercise with its answers.
  public struct Listing: Encodable, Sendable {
    /// An exercise to choose.
    public struct Choice: Encodable, Sendable {
      var id: String
      var title: String
      var marked: Int
      var count: Int
    }

    /// An answer in the list.
    public struct Item: Encodable, Sendable {
      /// The number of the student.
      var key: Int
      var name: String
      var points: Double?
      var isByPerson: Bool
      var isExcused: Bool
    }

    var assignment: String
    var exercise: String
    var title: String
    var maximum: Double
    var exercises: [Choice]
    var items: [Item]
    var rubric: [Rubric.Line]
    var notes: String
    var model: String?
    var comments: [String]
    var marker: String
  }

  /// Lists the answers to an exercise.
  ///
  /// - Parameter exercise: The id; of an unknown one, or `nil`, the first that waits for a person.
  /// - Returns: The list.
  /// - Throws: `GradebookError`.
  public func listing(_ exercise: String?) throws(GradebookError) -> Listing {
    let snapshot = try gradebook.snapshot()
    let choices = snapshot.exercises.enumerated().map { column, exercise in
      let cells = snapshot.students.filter { $0.source != nil }.map { $0.exercises[column] }
      return Listing.Choice(
        id: exercise.id, title: exercise.title,
        marked: cells.count { $0.points != nil || $0.origin == .excused }, count: cells.count)
    }
    let wanted = choices.firstIndex { $0.id == exercise }
    let column = wanted ?? choices.firstIndex { $0.marked < $0.count } ?? 0
    guard snapshot.exercises.indices.contains(column) else {
      return Listing(
        assignment: snapshot.assignment, exercise: "", title: "", maximum: 0, exercises: [],
        items: [],
        rubric: [], notes: "", model: nil, comments: [], marker: marker)
    }
    let chosen = snapshot.exercises[column]
    let rubric = Rubric(texts.rubric(chosen.id) ?? "")
    return Listing(
      assignment: snapshot.assignment, exercise: chosen.id, title: chosen.title,
      maximum: chosen.maximum, exercises: choices, items: items(snapshot, column),
      rubric: rubric.lines, notes: rubric.notes, model: texts.model(chosen.id),
      comments: comments(snapshot, column), marker: marker)
  }

  private func items(_ snapshot: GradebookSnapshot, _ column: Int) -> [Listing.Item] {
    snapshot.students.compactMap { student in
      guard student.source != nil, let key = keys.firstIndex(of: student.student.id) else {
        return nil
      }
      let cell = student.exercises[column]
      return Listing.Item(
        key: key, name: hidesNames ? "" : student.student.displayName, points: cell.points,
        isByPerson: cell.origin == .manual || cell.origin == .override,
        isExcused: cell.origin == .excused)
    }
  }

  /// What was told to others, the most used first.
  private func comments(_ snapshot: GradebookSnapshot, _ column: Int) -> [String] {
    var counts: [String: Int] = [:]
    for student in snapshot.students {
      for event in student.exercises[column].events where !event.comment.isEmpty {
        counts[event.comment, default: 0] += 1
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(20).map(\.key)
  }
}

extension MarkingTable {
  /// An answer with all that is known of its mark.
  public struct Answer: Encodable, Sendable {
    /// An entry of the history.
    public struct Entry: Encodable, Sendable {
      var kind: MarkEvent.Kind
      var points: Double?
      var by: String
      var at: Moment
      var why: String
    }

    var key: Int
    var text: String?
    var verdict: String
    var reason: String
    var lines: [String]
    var automatic: Double?
    var points: Double?
    var comment: String
    var rubricLines: [Int]
    var isExcused: Bool
    var isByPerson: Bool

    /// Whether a reason is needed: the mark is the grader's.
    var needsReason: Bool

    /// The number of the newest event.
    var newest: Int
    var history: [Entry]
  }

  /// Returns an answer; `nil` if there is no such student or exercise.
  public func answer(_ key: Int, _ exercise: String) throws(GradebookError) -> Answer? {
    guard let (cell, source) = try cell(key, exercise) else { return nil }
    let own = cell.events.last { [.manual, .override].contains($0.kind) }
    let isByPerson = cell.origin == .manual || cell.origin == .override
    return Answer(
      key: key, text: source.flatMap { texts.answer($0, exercise) }, verdict: cell.verdict.rawValue,
      reason: cell.record?.reason ?? "", lines: cell.record.map(Self.lines) ?? [],
      automatic: cell.record.flatMap { $0.verdict.isMark ? $0.points : nil }, points: cell.points,
      comment: cell.comment, rubricLines: isByPerson ? own?.rubricLines ?? [] : [],
      isExcused: cell.origin == .excused, isByPerson: isByPerson,
      needsReason: Self.isAutomatic(cell), newest: cell.events.map(\.number).max() ?? 0,
      history: cell.events.map {
        Answer.Entry(kind: $0.kind, points: $0.points, by: $0.by, at: $0.at, why: $0.why)
      })
  }

  /// What the grader shows of its verdict.
  private static func lines(_ record: ExerciseRecord) -> [String] {
    record.groups.map { "\($0.name): \($0.points) of \($0.maximum)" } + record.feedback.messages
      + record.feedback.failures.flatMap(\.lines)
  }

  /// Whether the grader gives the marks of a cell.
  private static func isAutomatic(_ cell: ExerciseGrade) -> Bool {
    cell.verdict != .waiting && cell.verdict.isMark
  }

  private func cell(
    _ key: Int, _ exercise: String
  ) throws(GradebookError) -> (ExerciseGrade, SubmissionSource?)? {
    guard keys.indices.contains(key),
      let student = try gradebook.grade(of: keys[key]),
      let cell = student.exercises.first(where: { $0.exercise == exercise })
    else { return nil }
    return (cell, student.source)
  }
}

extension MarkingTable {
  /// What a person decides.
  public struct Decision: Codable, Sendable {
    /// The kinds of decisions.
    public enum Kind: String, Codable, Sendable {
      /// Points and a comment.
      case mark

      /// The exercise does not count for the student.
      case excuse

      /// Whatever people decided no longer counts.
      case withdraw
    }

    var key: Int
    var exercise: String
    var kind: Kind
    var points: Double?
    var rubricLines: [Int]
    var comment: String
    var why: String

    /// The number of the newest event that the person has seen.
    var after: Int

    /// Creates a decision.
    public init(
      key: Int, exercise: String, kind: Kind, points: Double? = nil, rubricLines: [Int] = [],
      comment: String = "", why: String = "", after: Int
    ) {
      self.key = key
      self.exercise = exercise
      self.kind = kind
      self.points = points
      self.rubricLines = rubricLines
      self.comment = comment
      self.why = why
      self.after = after
    }
  }

  /// Why a decision is not taken.
  public enum Refusal: Error, Hashable, Sendable {
    /// There is no such answer.
    case unknown

    /// The points are not from 0 to the maximum.
    case points(maximum: Double)

    /// An automatic mark is changed without a reason.
    case reason

    /// Somebody else decided meanwhile.
    case changed

    /// The gradebook cannot be written.
    case gradebook(GradebookError)
  }

  /// Takes a decision and returns the answer as it is then.
  public func decide(_ decision: Decision) throws(Refusal) -> Answer {
    do {
      guard let (cell, _) = try cell(decision.key, decision.exercise) else { throw Refusal.unknown }
      let event = try event(decision, on: cell)
      try gradebook.add(event, after: decision.after)
      guard let answer = try answer(decision.key, decision.exercise) else { throw Refusal.unknown }
      return answer
    } catch let refusal as Refusal {
      throw refusal
    } catch GradebookError.changedMeanwhile {
      throw .changed
    } catch let error as GradebookError {
      throw .gradebook(error)
    } catch {
      throw .unknown
    }
  }

  private func event(_ decision: Decision, on cell: ExerciseGrade) throws(Refusal) -> MarkEvent {
    let isAutomatic = Self.isAutomatic(cell)
    let kind: MarkEvent.Kind =
      switch decision.kind {
      case .mark: isAutomatic ? .override : .manual
      case .excuse: .excused
      case .withdraw: .withdrawn
      }
    if decision.kind == .mark {
      guard let points = decision.points, points.isFinite, points >= 0, points <= cell.maximum
      else {
        throw .points(maximum: cell.maximum)
      }
    }
    if isAutomatic || decision.kind == .excuse, decision.why.allSatisfy(\.isWhitespace) {
      throw .reason
    }
    return MarkEvent(
      student: keys[decision.key], exercise: decision.exercise, kind: kind,
      points: decision.kind == .mark ? decision.points : nil, rubricLines: decision.rubricLines,
      comment: decision.comment, why: decision.why, by: marker,
      sourceSHA256: cell.record?.basis.sourceSHA256)
  }
}

extension MarkingTable.Refusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknown: "there is no such answer; load the page again"
    case .points(let maximum): "points are a number from 0 to \(maximum)"
    case .reason: "say why: the grader gave this mark, or the exercise would not count"
    case .changed: "somebody else marked this answer meanwhile; what is here now is theirs"
    case .gradebook(let error): "\(error); \(error.remedy)"
    }
  }
}
