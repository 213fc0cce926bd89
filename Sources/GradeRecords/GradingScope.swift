/// The part of a class and of its exercises that a run was asked to grade.
public struct GradingScope: Hashable, Sendable, Codable {
  /// The ids of the students; `nil` for all.
  public var students: [Student.ID]?

  /// The ids of the exercises; `nil` for all.
  public var exercises: [String]?

  /// Creates a scope.
  public init(students: [Student.ID]? = nil, exercises: [String]? = nil) {
    self.students = students
    self.exercises = exercises
  }
}

extension GradebookSnapshot {
  /// Returns the rows and columns of a scope alone.
  public func restricted(to scope: GradingScope) -> GradebookSnapshot {
    var part = self
    if let students = scope.students.map({ Set($0) }) {
      part.students.removeAll { !students.contains($0.student.id) }
    }
    if let wanted = scope.exercises.map({ Set($0) }) {
      part.exercises.removeAll { !wanted.contains($0.id) }
      for place in part.students.indices {
        part.students[place].exercises.removeAll { !wanted.contains($0.exercise) }
      }
    }
    return part
  }
}
