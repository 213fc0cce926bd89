import ExerciseValues
import Expectations

/// Numbers with a shape, however they are written in Swift.
extension ExerciseValue {
  /// The numbers of a tensor, of lists of equal lengths, or of one number, whose shape is empty.
  ///
  /// They are in row-major order, outermost axis first; `nil` if the value is anything else.
  public var grid: (shape: [Int], cells: [Double])? {
    TensorValue(self).map { ($0.shape, $0.elements) }
  }

  /// Whether it is one number, truth or text.
  public var isScalar: Bool {
    switch self {
    case .integer, .real, .truth, .text: true
    case .tensor(let shape, _): shape.isEmpty
    case .list: false
    }
  }

  /// Returns the places of the numbers that differ from the expected ones.
  ///
  /// - Parameters:
  ///   - expected: The right answer.
  ///   - tolerance: The error that is allowed beside rounding.
  /// - Returns: Places in row-major order; none if the shapes differ, or if either has no numbers.
  public func places(differingFrom expected: ExerciseValue, tolerance: Double?) -> [Int] {
    guard let own = grid, let right = expected.grid, own.shape == right.shape else { return [] }
    let tolerance = tolerance ?? (hasTensors ? 1e-5 : nil)
    return zip(expected.numbers, numbers).enumerated().compactMap { place, pair in
      AnswerComparison.areEqual(pair.0, pair.1, tolerance) ? nil : place
    }
  }

  /// The numbers of a grid in row-major order, whole or not as they are.
  var numbers: [ExerciseValue] {
    switch self {
    case .tensor(_, let scalars): scalars.map { .real(Double($0)) }
    case .list(let items): items.flatMap(\.numbers)
    default: [self]
    }
  }

  /// Whether it is a tensor or a list that holds one.
  var hasTensors: Bool {
    switch self {
    case .tensor: true
    case .list(let items): items.contains(where: \.hasTensors)
    default: false
    }
  }
}
