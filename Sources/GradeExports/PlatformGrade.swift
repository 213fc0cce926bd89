import GradeRecords

/// What a platform is told of a student, for an assignment or one exercise.
enum PlatformGrade: Hashable {
  /// Points.
  case points(Double)

  /// It does not count for the student.
  case excused

  /// There is no mark yet.
  case none
}

extension StudentGrade {
  /// The grade of the whole assignment.
  ///
  /// Where exercises are excused, the others count in their place.
  ///
  /// - Parameter whole: The points of the assignment.
  /// - Returns: The grade.
  func grade(of whole: Double) -> PlatformGrade {
    if !exercises.isEmpty, exercises.allSatisfy({ $0.origin == .excused }) { return .excused }
    guard isComplete else { return .none }
    return .points(maximum > 0 && maximum != whole ? points * whole / maximum : points)
  }
}

extension ExerciseGrade {
  /// The grade of the exercise.
  var grade: PlatformGrade {
    if origin == .excused { return .excused }
    return finalPoints.map(PlatformGrade.points) ?? .none
  }
}

extension GradebookSnapshot {
  /// A column of a platform's table that grades go into.
  enum Target: Hashable {
    case assignment
    case exercise(Int)
  }

  /// What a column with some name is for; `nil` if it is for something else.
  func target(named name: String) -> Target? {
    if name == assignment { return .assignment }
    return exercises.firstIndex { $0.id == name || $0.title == name }.map(Target.exercise)
  }

  /// The grade of a student that goes into a column.
  func grade(of student: StudentGrade, for target: Target) -> PlatformGrade {
    switch target {
    case .assignment: student.grade(of: maximum)
    case .exercise(let column): student.exercises[column].grade
    }
  }

  /// What a column's grades are out of.
  func maximum(for target: Target) -> Double {
    switch target {
    case .assignment: maximum
    case .exercise(let column): exercises[column].maximum
    }
  }
}

extension StudentGrade {
  /// What the student is told in one text: comments of people, then what earned fewer points.
  func summary(_ exercises: [ExerciseColumn]) -> String {
    zip(exercises, self.exercises).compactMap { column, cell in
      guard cell.origin != .excused else { return nil }
      guard let points = cell.finalPoints else { return "\(column.id): no mark yet" }
      let reason = cell.comment.isEmpty ? (cell.record?.reason ?? "") : cell.comment
      guard points < cell.maximum || !cell.comment.isEmpty else { return nil }
      let score = "\(column.id): \(points.gradeText) of \(cell.maximum.gradeText)"
      return reason.isEmpty ? score : "\(score): \(reason)"
    }.joined(separator: "\n")
  }
}
