/// A value as it leaves a chapter's program.
public enum CourseRecord: Equatable, Sendable {
  /// Numbers with a shape, outermost axis first; the element type by NumPy's name, `nil` if unknown.
  case tensor(elementType: String?, shape: [Int], scalars: [Double])

  /// What is no tensor, as it prints.
  case text(String)

  /// Returns the values of an array as one, if their shapes agree.
  static func stacked(_ records: [CourseRecord]) -> CourseRecord? {
    guard case .tensor(let elementType, let shape, _) = records.first else {
      return records.isEmpty ? .tensor(elementType: nil, shape: [0], scalars: []) : nil
    }
    var all: [Double] = []
    for record in records {
      guard case .tensor(elementType, shape, let scalars) = record else { return nil }
      all += scalars
    }
    return .tensor(elementType: elementType, shape: [records.count] + shape, scalars: all)
  }
}
